// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QString>

#include <deque>
#include <optional>

class QAction;
class QMenu;

namespace pathloom {

class MessageBar;

/// Shows one message at a time in a bar. Warnings and errors that give way to another one before somebody has closed
/// them are kept, and can be listed and shown again.
class MessageDesk final : public QObject
{
    Q_OBJECT

public:
    explicit MessageDesk(MessageBar* bar);

    /// @param run the folder of the run that it is about: it goes from the bar when another one is shown; none: it
    /// stays
    /// @param action what can be done about it, as a button
    void show(MessageLevel level, const QString& sentence, const std::optional<QString>& run = {},
              QAction* action = nullptr);
    /// What was said of a run says nothing of another one.
    void runShown(const QString& folder);

    /// How many are kept.
    int count() const { return static_cast<int>(m_kept.size()); }
    /// Adds those that are kept to a menu, errors before warnings, the newest of them first; choosing one shows it in
    /// the bar again.
    void list(QMenu* menu);
    void dismissAll();

Q_SIGNALS:
    /// What is kept is another.
    void changed();

private:
    struct Told
    {
        MessageLevel level = MessageLevel::Info;
        QString sentence;
        std::optional<QString> run;
        QPointer<QAction> action;
        QDateTime time;
        int number = 0;
    };
    /// The one in the bar gives way.
    void keep();
    void put(const Told& told);

    MessageBar* m_bar;
    std::optional<Told> m_shown;
    std::deque<Told> m_kept; ///< the newest first
    int m_lastNumber = 0;
};

} // namespace pathloom
