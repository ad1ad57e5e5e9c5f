// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <QFrame>

class QAction;
class QLabel;
class QTimer;
class QToolButton;

namespace pathloom {

/// A strip below the tool bar that tells one sentence and does not stand in the way of work. Information goes by
/// itself unless there is something to do about it; warnings and errors stay until they are closed. It is shown and
/// hidden with the tool bar it stands in: hidden alone, the tool bar would disable it for good.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// @param action what can be done about it, as a button; closes the message
    void show(MessageLevel level, const QString& sentence, QAction* action = nullptr);
    /// Closing as a button with words instead of a cross.
    void setCloseText(const QString& text);
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
    void resizeEvent(QResizeEvent* event) override;

private:
    void close();
    void applyTheme();
    /// A tool bar does not ask how high wrapped text is at its width.
    void fitHeight();

    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_act;
    QToolButton* m_close;
    QTimer* m_timer;
    MessageLevel m_level = MessageLevel::Info;
};

} // namespace pathloom
