// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <QWidget>

class QAction;
class QLabel;
class QTimer;
class QToolButton;

namespace pathloom {

/// Tells one sentence and does not stand in the way of work. Information goes by itself unless there is something to do
/// about it; warnings and errors stay until they are closed, by the cross or by Escape.
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

Q_SIGNALS:
    /// By hand, or by itself after an information was long enough to be read.
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void close();
    void applyTheme();
    QColor accent() const;

    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_act;
    QToolButton* m_close;
    QTimer* m_timer;
    MessageLevel m_level = MessageLevel::Info;
};

} // namespace pathloom
