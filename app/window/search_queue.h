// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/search_controller.h"

#include <QTimer>

#include <deque>
#include <vector>

namespace pathloom {

/// Searches that wait for the one before to end, with the training of its network: further hardware targets, and what
/// was asked for while one ran. A search that fails is told and the next one starts; one that was stopped by hand holds
/// the queue until startNext().
class SearchQueue final : public QObject
{
    Q_OBJECT

public:
    SearchQueue(SearchController* controller, JobRunner* jobs, QObject* parent = nullptr);

    void setLookUp(SearchController::LookUp find) { m_find = std::move(find); }
    /// What people call a target; its id without that.
    void setTargetName(std::function<QString(const QString& id)> nameOf) { m_nameOf = std::move(nameOf); }

    /// What is asked for now waits for others.
    bool wouldWait() const;
    /// Starts the search, or lets it wait; if its request names several targets, the others wait in any case. A budget
    /// in ms belongs to the first target: the others get the same share of their average network's latency.
    void start(const PreparedSearch& prepared);
    /// Goes on although the last search was stopped by hand.
    void startNext();
    /// Drops what waits; a search that runs goes on. restoreRemoved() brings it back.
    void clear();

    /// A search that waits, as people see it.
    struct Waiting
    {
        QString name; ///< that of the space, where none was given
        QString target, data, space;
        std::uint64_t seed = 0;
        bool operator==(const Waiting&) const = default;
    };
    /// Next one first.
    std::vector<Waiting> waiting() const;
    /// Another place for one of them. Without effect where there is none.
    void move(int from, int to);
    /// Takes some out; restoreRemoved() brings them back.
    void remove(std::vector<int> places);
    bool canRestore() const { return !m_removed.empty(); }
    /// What was taken out last, each to the place that it had, as far as there is one.
    void restoreRemoved();

    bool isEmpty() const { return m_waiting.empty(); }
    int size() const { return static_cast<int>(m_waiting.size()); }
    /// The ids of the targets whose search waits, next one first.
    QStringList targets() const;
    bool isHeld() const { return m_isHeld; }

Q_SIGNALS:
    void changed();
    /// Whether the next search can start was looked at.
    void looked();
    /// @param names of what was taken out
    void removed(const QStringList& names);
    void message(pathloom::MessageLevel level, const QString& sentence);

private:
    struct Item
    {
        SearchRequest request; ///< for one target
        SearchRequest asked;   ///< what the person asked for, with all targets
        QString name;          ///< of the run
        Waiting shown;
        std::optional<PreparedSearch> prepared;
    };
    struct Removed
    {
        std::size_t place = 0;
        Item item;
    };
    /// The one that is being looked up may not be the next one any more.
    void orderChanged();
    bool isFree() const;
    void append(const PreparedSearch& prepared);
    void advance();
    void lookUp(const Item& item);
    void startSearch(PreparedSearch prepared, const Item& item);

    SearchController* m_controller;
    JobRunner* m_jobs;
    SearchController::LookUp m_find = prepareSearch;
    std::function<QString(const QString&)> m_nameOf = [](const QString& id) { return id; };
    std::deque<Item> m_waiting;
    std::vector<std::vector<Removed>> m_removed; ///< at once, in the order of their places; the newest last
    JobId m_lookUp = 0;
    bool m_isHeld = false;
    QTimer m_soon;
};

} // namespace pathloom
