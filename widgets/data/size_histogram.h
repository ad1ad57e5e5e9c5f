// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/picture_findings.h"
#include "widgets/common/figure.h"
#include "widgets/common/focus_frame.h"
#include "widgets/common/key_help.h"

class QCPBars;
class QCPGraph;
class QCPTextElement;
class QCustomPlot;

namespace pathloom {

struct Theme;

/// How many pictures of a set are how large, by their shorter sides, with the size that the network sees. The arrow
/// keys go from bar to bar.
class SizeHistogram final : public FocusFrame, public Figure
{
    Q_OBJECT

public:
    explicit SizeHistogram(QWidget* parent = nullptr);

    /// @param networkSide shorter side of the images that the network sees, in pixels
    void setSides(const std::vector<SideCount>& sides, std::int64_t networkSide);
    const std::vector<SideCount>& sides() const { return m_sides; }
    /// Where a side stands on the axis, on which bar i reaches from i - 0.5 to i + 0.5.
    double placeOf(std::int64_t side) const;
    QCustomPlot* plot() const { return m_plot; }
    static QList<KeyHelp> keys();

    QString figureTitle() const override { return tr("Picture sizes"); }
    QSize figureSize() const override;
    void paintFigure(QPaintDevice& device, const QSize& size) override;
    FigureTable figureTable() override;

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void draw();
    void labelEdges(int width);
    void applyTheme(const Theme& theme);
    void showBar(int bar);
    QString rangeText(int bar) const;

    std::vector<SideCount> m_sides;
    std::int64_t m_networkSide = 0;
    std::int64_t m_all = 0; ///< pictures
    QCustomPlot* m_plot;
    QCPTextElement* m_title = nullptr;
    QCPBars *m_bars = nullptr, *m_marked = nullptr;
    QCPGraph* m_network = nullptr;
    int m_current = -1; ///< bar that was shown last
};

} // namespace pathloom
