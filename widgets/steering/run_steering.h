// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/steering_effect.h"

#include <QObject>
#include <QString>

namespace pathloom {

class RunView;

/// What a command would do to the run on show, or why it cannot be done.
struct SteeringPlan
{
    std::optional<Act> act;
    SteeringEffect effect; ///< only with an act
    QString refusal;       ///< one sentence; only without an act
    explicit operator bool() const { return act.has_value(); }
};

/// The hand in the run on show, from the commands that it has recorded: what was done, by whom, and what could be done
/// now. Always that of the newest step, whatever moment is looked at.
class RunSteering final : public QObject
{
    Q_OBJECT

public:
    explicit RunSteering(const RunView* view, QObject* parent = nullptr);
    ~RunSteering() override;

    const Steering& steering() const;
    /// A command that the run has recorded, and what it did to the search then.
    struct Record
    {
        std::int64_t step = 0;
        double seconds = 0; ///< running time of the search
        CommandAccepted command;
        int act = -1;               ///< its place in steering().acts(); -1 for undo, redo and what is no act
        std::optional<Act> changed; ///< what changed then, also by undo and redo
        SteeringEffect effect;
    };
    /// All of them, in order.
    const std::vector<Record>& records() const;

    /// The act that closed a path which is closed at the step; none if no recorded act did.
    struct Closing
    {
        std::int64_t step = 0;
        bool byEngine = false;
    };
    std::optional<Closing> closingOf(Path path, std::int64_t step) const;
    /// Who pruned the path and when, or that it is the only one left, at the step that is looked at; empty for an
    /// ordinary open path.
    QString stateText(Path path) const;

    /// The newest probabilities; uniform before the first snapshot.
    PathProbabilities probabilities() const;
    SteeringPlan plan(const Command& command) const;
    /// Why nothing can be chosen by its probability in the run on show; empty if it can.
    QString whyNotByProbability() const;
    /// Why the latency budget cannot be this; empty if it can.
    QString whyNotBudget(double ms) const;
    /// Of taking an act back and with it everything that was done after it.
    SteeringPlan planUndoTo(std::int64_t act) const;
    /// How many times "undo" that takes.
    int undosTo(std::int64_t act) const;
    SteeringEffect effect(const Act& planned) const;
    /// The same in words, also for settings as far as something can be told of them; empty if nothing can.
    QString effectText(const Command& command) const;
    /// Of a setting that is changed together with others.
    /// @param others the settings with the new values of the others
    QString effectText(const Command& setting, const SearchConfig& others) const;

Q_SIGNALS:
    /// A command was recorded, or another run is on show.
    void changed();

private:
    struct State;
    void follow() const;
    QString refusalOf(const Command& command) const;
    QString settingText(const Command& command, SearchConfig then) const;
    QString learningRateText(const Command& command) const;

    const RunView* m_view;
    std::unique_ptr<State> m_state; ///< follows the history when it is asked
};

} // namespace pathloom
