// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

class QPainter;

namespace pathloom {

class History;
class RunView;
struct Theme;

/// Something that happened at a step and is marked on the timeline.
struct TimelineMark
{
    /// Ordered by how much attention it deserves: what comes later lies on top.
    enum class Kind { Epoch, Checkpoint, EngineAct, Command, Resume, Network, Alarm };
    static constexpr int kinds = 7;

    Kind kind = Kind::Epoch;
    std::int64_t step = 0;
    std::size_t index = 0; ///< among the history's messages; of an epoch among its evaluations
};

/// The marks of a run, by step. Follows the history piece by piece.
class TimelineMarks
{
    Q_DECLARE_TR_FUNCTIONS(TimelineMarks)

public:
    /// Phases from their first step on; where one ends the next begins.
    struct Stretch
    {
        std::int64_t from = 0;
        bool joint = false; ///< else warm-up
    };

    void clear();
    /// @return true if there is something new
    bool follow(const History& history);

    const std::vector<TimelineMark>& all() const { return m_marks; }
    const std::vector<Stretch>& phases() const { return m_phases; }
    /// Step of the next mark after a step, or of the last one before it; epochs do not count.
    std::optional<std::int64_t> next(std::int64_t step) const;
    std::optional<std::int64_t> previous(std::int64_t step) const;

    /// What happened, in a sentence: "Step 1,200: Network 1 derived".
    static QString text(const TimelineMark& mark, const RunView& view);
    static QString kindText(TimelineMark::Kind kind); ///< "Alarm"
    /// Draws the kind's sign; shapes differ as well as colours.
    static void paint(QPainter& painter, TimelineMark::Kind kind, const QRectF& place, const Theme& theme);

private:
    std::vector<TimelineMark> m_marks; ///< by step, of equal ones in order of happening
    std::vector<Stretch> m_phases;
    std::size_t m_messages = 0, m_evaluations = 0; ///< looked at
};

} // namespace pathloom
