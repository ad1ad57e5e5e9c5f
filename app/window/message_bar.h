// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <QWidget>

class QAction;
class QGridLayout;
class QLabel;
class QTimer;
class QToolButton;

namespace pathloom {

class ElidedLabel;

/// Tells one sentence in a line, the end of which is left out where there is no room. The whole sentence unfolds while
/// it is new and while the mouse or the keyboard is in the bar; whoever places the bar gives it the room for that.
/// Information goes by itself unless there is something to do about it; warnings and errors stay until they are
/// closed, by the cross or by Escape.
class MessageBar final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// @param action what can be done about it, as a button; closes the message
    void show(MessageLevel level, const QString& sentence, QAction* action = nullptr);
    /// What closing means here, as the tooltip of the cross.
    void setCloseTip(const QString& tip);
    /// Takes a further button, to the left of the one that closes.
    void addButton(QToolButton* button);
    /// As if it was closed by hand.
    void dismiss() { close(); }
    QString text() const;
    MessageLevel level() const { return m_level; }

    /// Pixels for the whole sentence and all buttons in one line.
    int lineWidth() const;
    /// One reads it, or should: it is new, or the mouse or the keyboard is in it.
    bool isRead() const { return m_isRead; }
    /// A line of that width. Buttons other than the cross are left out before the sentence is hardly there.
    void fold(int width);
    /// As many lines as the sentence needs, the buttons below.
    void unfold();

Q_SIGNALS:
    /// By hand, or by itself after an information was long enough to be read.
    void closed();
    /// It says something else, or isRead() is another.
    void roomWanted();

protected:
    void changeEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void keepLow(QToolButton* button) const;
    void close();
    void followReader();
    /// Where the buttons stand: beside the sentence or below it.
    void place(bool isFolded, bool hasButtons);
    int buttonsWidth() const;
    void applyTheme();
    QColor accent() const;

    QGridLayout* m_grid;
    QLabel* m_icon;
    ElidedLabel* m_line;
    QLabel* m_text;
    QWidget* m_buttons;
    QToolButton* m_act;
    QToolButton* m_close;
    QTimer* m_goes;    ///< runs until it goes by itself
    QTimer* m_reading; ///< runs while it is new
    QTimer* m_hover;   ///< a mouse that passes by does not unfold it
    MessageLevel m_level = MessageLevel::Info;
    bool m_isHovered = false, m_isRead = false;
};

} // namespace pathloom
