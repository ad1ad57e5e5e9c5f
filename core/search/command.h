// SPDX-License-Identifier: MIT
#pragma once

#include "core/front/network_choice.h"
#include "core/space/path_mask.h"

#include <optional>

namespace pathloom {

/// What a person may ask of a running search; taken at the next step boundary and recorded.
struct Command
{
    enum class Kind {
        Pause,
        Resume,
        Stop,
        Derive,     ///< take the architecture out that leads now, or led at `step`; or that of `paths`
        Checkpoint, ///< write one now and keep it
        Set,        ///< change a steerable setting
        Prune,      ///< close the paths
        Pin,        ///< close every other path of their blocks
        Restore,    ///< open the paths again
        PruneBelow, ///< close every path whose probability is below `value`; the most probable one of a block stays
        FixStage,   ///< pin the most probable path of every choice block of the stage
        Undo,       ///< take the newest act back that is in force
        Redo,       ///< do the act again that was taken back last
    };
    Kind kind;
    std::vector<Path> paths{}; ///< Prune, Pin (at most one a block), Restore; Derive: one of each block, or none
    std::string key{};         ///< Set
    double value = 0;          ///< Set: the new value; PruneBelow: a probability in (0, 1)
    int stage = -1;            ///< FixStage: SpaceBlock::stage
    std::optional<std::int64_t> step{}; ///< Derive: what led at this step, at most the present one; none = now
    std::optional<NetworkChoice> choice{}; ///< Derive with paths: why these
    bool operator==(const Command&) const = default;
};

/// A command and the step at which it is to take effect.
struct ScriptedCommand
{
    std::int64_t step = 0;
    Command command;
    bool operator==(const ScriptedCommand&) const = default;
};

/// Asks for this architecture, as one of a step; none = the present one.
/// @param choice why
Command deriveCommand(const Architecture& architecture, std::optional<std::int64_t> step = {},
                      std::optional<NetworkChoice> choice = {});
/// That which a Derive command names; none = what leads. Throws UsageError if its paths are not one of each block.
std::optional<Architecture> wantedArchitecture(const Command& command, const SearchSpace& space);

/// False for the word of another version.
bool isCommandWord(const std::string& word);
/// The word by which a run records the command: "pause", "prune_below" …
std::string toText(Command::Kind kind);
Json toJson(const Command& command);
/// Throws UsageError naming `where` and what is wrong.
Command commandFromJson(const Json& json, const std::string& where);

/// [{"step": 12, "command": {…}}, …]
Json toJson(const std::vector<ScriptedCommand>& script);
/// Such a list, or an object that has one under the key "commands", as what is told of a run. In the order of steps;
/// those of one step stay as they stand. Throws UsageError naming `where`, entry and key.
std::vector<ScriptedCommand> scriptFromJson(const Json& json, const std::string& where);

/// Settings that Command::Set may change in a running search: budget, trade-off, learning rates, automatic pruning,
/// checkpoint interval.
const std::vector<std::string>& steerableSettings();

} // namespace pathloom
