// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/figure.h"
#include "widgets/common/key_help.h"
#include "widgets/confusion/confusion_painter.h"

#include <QAbstractScrollArea>

namespace pathloom {

/// A confusion matrix: rows are true classes, columns predicted ones, shades the shares of the true class. It scrolls
/// and zooms; one cell is the current one, which the arrow keys move. Names stay in view while the cells scroll.
class ConfusionView final : public QAbstractScrollArea, public Figure
{
    Q_OBJECT

public:
    explicit ConfusionView(QWidget* parent = nullptr);

    void setSubject(const ConfusionSubject& subject);
    const ConfusionSubject& subject() const { return m_subject; }
    void setNumbers(ConfusionNumbers numbers);

    struct Place
    {
        int truth = -1, predicted = -1; ///< -1: there is none
        bool operator==(const Place&) const = default;
    };
    Place current() const { return m_current; }
    /// Scrolls to it.
    void setCurrent(Place place);

    void zoomIn() { zoomTo(m_cell * zoomStep, m_current); }
    void zoomOut() { zoomTo(m_cell / zoomStep, m_current); }
    /// All classes, if their cells can still be told apart at that size.
    void fit();
    double cellSide() const { return m_cell; } ///< pixels

    /// In pixels of the viewport, whether it is in view or not.
    QRectF cellRect(Place place) const;
    Place placeAt(const QPointF& position) const;

    /// What keys do in it.
    static QList<KeyHelp> keys();

    QString figureTitle() const override;
    QSize figureSize() const override;
    void paintFigure(QPaintDevice& device, const QSize& size) override;
    /// The cells that have images.
    FigureTable figureTable() override;

    QSize sizeHint() const override { return {560, 560}; }
    QSize minimumSizeHint() const override { return {220, 200}; }

Q_SIGNALS:
    void currentChanged(int truth, int predicted);
    /// A click, Return or the space bar: somebody wants to see the images of a cell.
    void cellActivated(int truth, int predicted);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    static constexpr double zoomStep = 1.25;

    int classes() const { return m_subject.matrix.classes(); }
    ConfusionPainter painterFor(const Theme& theme) const;
    QPointF origin() const;
    QRectF cellArea() const;
    double fittingCell() const;
    /// @param still stays where it is on the screen, if it is one
    void zoomTo(double cell, Place still);
    void updateScrollBars();
    bool moveCurrent(const QKeyEvent* event);

    ConfusionSubject m_subject;
    ConfusionNumbers m_numbers = ConfusionNumbers::Shares;
    Place m_current;
    double m_cell = 24;
    double m_nameRoom = 0; ///< of the subject in the font of the window
    bool m_fits = true;    ///< the zoom follows the size of the window
};

} // namespace pathloom
