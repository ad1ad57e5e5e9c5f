// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <QFrame>

class QLabel;
class QTimer;
class QToolButton;

namespace pathloom {

/// A strip below the tool bar that tells one sentence and does not stand in the way of work. Information goes by
/// itself, warnings and errors stay until they are closed.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void show(MessageLevel level, const QString& sentence);
    QString text() const;
    MessageLevel level() const { return m_level; }

Q_SIGNALS:
    /// By hand, or by itself after an information was long enough to be read.
    void closed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void close();
    void applyTheme();

    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_close;
    QTimer* m_timer;
    MessageLevel m_level = MessageLevel::Info;
};

} // namespace pathloom
