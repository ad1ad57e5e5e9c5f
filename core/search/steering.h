// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/command.h"
#include "core/search/events.h"
#include "core/search/search_config.h"

#include <map>
#include <memory>
#include <optional>

namespace pathloom {

/// A change to a running search with all that is needed to take it back.
struct Act
{
    struct Change
    {
        double before = 0, after = 0;
        bool operator==(const Change&) const = default;
    };

    std::int64_t id = 0;              ///< 1, 2 … in the order in which they happened
    std::string command;              ///< "prune", "set" …; "undo" and "redo" name the act they move in `of`
    std::int64_t of = 0;              ///< for undo and redo
    bool byEngine = false;            ///< automatic pruning
    std::vector<Path> closed, opened; ///< what it really changed: paths that were as wished already are not among them
    std::map<std::string, Change> settings;
    Json request = Json::object(); ///< the command as it was asked for
    std::int64_t step = 0;         ///< at which it took effect
    bool undone = false;
    bool operator==(const Act&) const = default;
};

/// The hand in a search: which paths are open, what was changed, and what can be taken back. Filled by the engine, or
/// from the commands that a run has recorded: both give the same.
class Steering
{
public:
    Steering() = default; ///< of no space
    explicit Steering(const SearchSpace& space);

    const PathMask& mask() const { return m_mask; }
    /// All acts in order, undone ones included; undo and redo are no acts of their own here.
    const std::vector<Act>& acts() const { return m_acts; }
    /// What undo would take back and redo would do again; null if there is nothing.
    const Act* nextUndo() const;
    const Act* nextRedo() const;
    /// True for a path that a person opened again: automatic pruning leaves it alone from then on.
    bool isProtected(Path path) const;

    /// What a path or settings command, undo or redo would change now. Throws UsageError with the sentence to show if
    /// it cannot be done: the last path of a block, a path or setting that does not exist, a setting out of range or
    /// at odds with others, nothing to undo.
    /// Undo and redo are refused only where there is nothing to undo or redo, so that earlier acts stay within reach:
    /// where the engine has pruned since, they change what is left to change, and in a block that they would leave
    /// without a path the most probable open one stays.
    /// @param probabilities the present ones
    Act plan(const Command& command, const PathProbabilities& probabilities, const SearchConfig& config) const;
    /// The engine's act of closing these paths.
    Act planPruning(const std::vector<Path>& paths) const;
    /// Carries a planned act out at a step and returns it with its id, for recordOf(). The settings are for the caller
    /// to take over.
    Act apply(Act act, std::int64_t step);
    /// Carries out what a run has recorded; commands that are no acts are passed over.
    /// Throws Error if the record does not fit the space.
    void apply(const CommandAccepted& recorded, std::int64_t step);

    Json state() const;
    /// Throws Error if the state belongs to another space.
    void setState(const Json& state);

private:
    Act reversed(const Act& act) const;
    void fitToPresent(Act& act, const PathProbabilities& probabilities) const;
    void checkLastPaths(const std::vector<Path>& closing) const;

    std::shared_ptr<const SearchSpace> m_space; ///< names and stages, for the sentences
    PathMask m_mask;
    std::vector<Act> m_acts;
    std::vector<std::int64_t> m_redo; ///< ids of the acts that may be done again, the next one last
};

/// The record of an act, and back. Arguments: {"act", "closed", "opened", "settings", "request", "by"?, "of"?}.
CommandAccepted recordOf(const Act& act);
/// None for commands that are no acts (pause, derive …), and for acts of another version whose effect this one does not
/// understand. Throws Error if the arguments of a known one are damaged.
std::optional<Act> actOf(const CommandAccepted& recorded);

} // namespace pathloom
