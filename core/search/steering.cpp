// SPDX-License-Identifier: MIT
#include "core/search/steering.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using Kind = Command::Kind;

int leadingOf(const std::vector<double>& p, const PathMask& mask, int block)
{
    int leading = -1;
    for (int j : mask.open(block))
        if (leading < 0 || p[j] > p[leading])
            leading = j;
    return leading;
}

double valueOf(const SearchConfig& config, const std::string& key)
{
    for (const SettingInfo& setting : listSettings(config))
        if (setting.key == key)
            return setting.value.get<double>();
    throw UsageError("there is no setting '" + key + "'");
}

/// Where paths are drawn uniformly throughout, the first one of a block would count as its best.
void mustLearnProbabilities(const SearchConfig& config)
{
    if (config.method == SearchMethod::Random)
        throw UsageError("a random search learns no path probabilities to go by", {},
                         "name the paths to prune or to pin");
}

} // namespace

Steering::Steering(const SearchSpace& space) : m_space(std::make_shared<const SearchSpace>(space)), m_mask(space) {}

const Act* Steering::nextUndo() const
{
    for (auto act = m_acts.rbegin(); act != m_acts.rend(); ++act)
        if (!act->undone)
            return &*act;
    return nullptr;
}

const Act* Steering::nextRedo() const
{
    return m_redo.empty() ? nullptr : &m_acts[m_redo.back() - 1];
}

bool Steering::isProtected(Path path) const
{
    return std::ranges::any_of(m_acts, [&](const Act& act) {
        const auto& openedByPerson = act.byEngine ? act.closed : act.opened;
        return act.undone == act.byEngine && std::ranges::find(openedByPerson, path) != openedByPerson.end();
    });
}

/// A block keeps one open path at least; for acts that open none.
void Steering::checkLastPaths(const std::vector<Path>& closing) const
{
    std::map<int, int> left;
    for (const Path& path : closing) {
        const auto [entry, isNew] = left.try_emplace(path.block, m_mask.openCount(path.block));
        if (--entry->second < 1)
            throw UsageError(fmt::format("{} needs one path at least; {} is the last that is open",
                                         m_space->choice(path.block).name,
                                         candidateText(m_space->choice(path.block).candidates[path.candidate])));
    }
}

Act Steering::reversed(const Act& act) const
{
    Act back{.command = toText(Kind::Undo), .of = act.id, .closed = act.opened, .opened = act.closed};
    for (const auto& [key, change] : act.settings)
        back.settings[key] = {change.after, change.before};
    return back;
}

/// What an earlier act, or its contrary, still changes: since then the engine may have pruned some of the paths itself.
void Steering::fitToPresent(Act& act, const PathProbabilities& probabilities) const
{
    std::erase_if(act.closed, [&](Path path) { return !m_mask.isOpen(path); });
    std::erase_if(act.opened, [&](Path path) { return m_mask.isOpen(path); });
    for (int i = 0; i < m_mask.blocks(); ++i) {
        const auto isHere = [i](Path path) { return path.block == i; };
        const bool opens = std::ranges::any_of(act.opened, isHere);
        if (opens || std::ranges::count_if(act.closed, isHere) < m_mask.openCount(i))
            continue;
        std::erase(act.closed, Path{i, leadingOf(probabilities[i], m_mask, i)});
    }
}

Act Steering::plan(const Command& command, const PathProbabilities& probabilities, const SearchConfig& config) const
{
    Act act;
    std::vector<Path> closing, opening;
    const auto pin = [&](Path path) {
        if (!m_mask.isOpen(path))
            opening.push_back(path);
        for (int j : m_mask.open(path.block))
            if (j != path.candidate)
                closing.push_back({path.block, j});
    };
    if (command.kind == Kind::Prune || command.kind == Kind::Pin || command.kind == Kind::Restore) {
        std::set<Path> seen;
        std::set<int> pinned;
        for (const Path& path : command.paths) {
            if (!m_mask.contains(path))
                throw UsageError(fmt::format("there is no candidate {} in choice block {}", path.candidate, path.block),
                                 toText(command.kind));
            if (!seen.insert(path).second)
                continue;
            if (command.kind == Kind::Pin) {
                if (!pinned.insert(path.block).second)
                    throw UsageError(fmt::format("{} can have one pinned path only", m_space->choice(path.block).name));
                pin(path);
            } else if (m_mask.isOpen(path) == (command.kind == Kind::Prune)) {
                (command.kind == Kind::Prune ? closing : opening).push_back(path);
            }
        }
    } else if (command.kind == Kind::PruneBelow) {
        mustLearnProbabilities(config);
        if (!(command.value > 0 && command.value < 1))
            throw UsageError(fmt::format("the threshold must be a probability between 0 and 1, not {}", command.value),
                             toText(command.kind));
        for (int i = 0; i < m_mask.blocks(); ++i)
            for (int j : m_mask.open(i))
                if (probabilities[i][j] < command.value && j != leadingOf(probabilities[i], m_mask, i))
                    closing.push_back({i, j});
    } else if (command.kind == Kind::FixStage) {
        mustLearnProbabilities(config);
        bool any = false;
        for (int i = 0; i < m_mask.blocks(); ++i)
            if (m_space->choice(i).stage == command.stage) {
                any = true;
                pin({i, leadingOf(probabilities[i], m_mask, i)});
            }
        if (!any)
            throw UsageError(fmt::format("there is no stage {} with a choice block", command.stage));
    } else if (command.kind == Kind::Set) {
        const auto& keys = steerableSettings();
        if (std::ranges::find(keys, command.key) == keys.end())
            throw UsageError("the setting '" + command.key + "' cannot be changed in a running search");
        SearchConfig changed = config;
        setSetting(changed, command.key, command.value);
        if (const auto sentences = problems(changed); !sentences.empty())
            throw UsageError(sentences.front());
        const double before = valueOf(config, command.key);
        if (before != command.value)
            act.settings[command.key] = {before, command.value};
    } else if (command.kind == Kind::Undo) {
        const Act* last = nextUndo();
        if (!last)
            throw UsageError("there is nothing to undo");
        act = reversed(*last);
        act.request = toJson(command);
        fitToPresent(act, probabilities);
        return act;
    } else if (command.kind == Kind::Redo) {
        const Act* next = nextRedo();
        if (!next)
            throw UsageError("there is nothing to redo");
        act = *next;
        act.of = next->id;
        act.command = toText(Kind::Redo);
        act.byEngine = false;
        act.request = toJson(command);
        fitToPresent(act, probabilities);
        return act;
    } else {
        throw UsageError("'" + toText(command.kind) + "' changes neither paths nor settings");
    }
    if (closing.empty() && opening.empty() && act.settings.empty())
        throw UsageError("there is nothing to change: it is so already");
    if (command.kind == Kind::Prune)
        checkLastPaths(closing);
    act.command = toText(command.kind);
    act.closed = std::move(closing);
    act.opened = std::move(opening);
    act.request = toJson(command);
    return act;
}

Act Steering::planPruning(const std::vector<Path>& paths) const
{
    checkLastPaths(paths);
    return {.command = "auto_prune", .byEngine = true, .closed = paths};
}

Act Steering::apply(Act act, std::int64_t step)
{
    act.step = step;
    for (const Path& path : act.closed)
        m_mask.set(path, false);
    for (const Path& path : act.opened)
        m_mask.set(path, true);
    if (act.of > 0) {
        const bool undo = act.command == toText(Kind::Undo);
        Act& moved = m_acts[act.of - 1];
        moved.undone = undo;
        if (undo)
            m_redo.push_back(act.of);
        else
            std::erase(m_redo, act.of);
        if (!undo) // what it does now may be less than at first: see plan()
            std::tie(moved.closed, moved.opened) = std::tie(act.closed, act.opened);
        act.id = act.of;
        return act;
    }
    act.id = std::ssize(m_acts) + 1;
    if (!act.byEngine)
        m_redo.clear();
    m_acts.push_back(act);
    return act;
}

void Steering::apply(const CommandAccepted& recorded, std::int64_t step)
{
    std::optional<Act> act = actOf(recorded);
    if (!act)
        return;
    for (const auto* paths : {&act->closed, &act->opened})
        for (const Path& path : *paths)
            if (!m_mask.contains(path))
                throw Error(fmt::format("names candidate {} of choice block {}, which this space does not have",
                                        path.candidate, path.block),
                            "command '" + recorded.command + "' at step " + std::to_string(step));
    if (act->of < 0 || act->of > std::ssize(m_acts))
        throw Error("takes an act back that the run does not know", "command '" + recorded.command + "'");
    apply(std::move(*act), step);
}

Json Steering::state() const
{
    Json acts = Json::array(), closed = Json::array();
    for (const Act& act : m_acts)
        acts.push_back({{"record", bodyToJson(recordOf(act))}, {"step", act.step}, {"undone", act.undone}});
    for (int i = 0; i < m_mask.blocks(); ++i)
        for (int j = 0; j < m_mask.candidates(i); ++j)
            if (!m_mask.isOpen({i, j}))
                closed.push_back({i, j});
    return {{"acts", acts}, {"closed", closed}, {"redo", m_redo}};
}

void Steering::setState(const Json& state)
{
    Steering read;
    read.m_space = m_space;
    read.m_mask = PathMask(*m_space);
    for (const Json& entry : state.at("acts")) {
        std::optional<Act> act = actOf(std::get<CommandAccepted>(bodyFromJson("command_accepted", entry.at("record"))));
        if (!act)
            throw Error("is damaged: it lists a command that is no act", "steering");
        act->step = entry.at("step").get<std::int64_t>();
        act->undone = entry.at("undone").get<bool>();
        read.m_acts.push_back(std::move(*act));
    }
    // Kept beside the acts: which of two acts on the same path counts cannot be told from their undone marks alone.
    for (const Json& pair : state.at("closed")) {
        const Path path{pair.at(0).get<int>(), pair.at(1).get<int>()};
        if (!m_mask.contains(path))
            throw Error("belongs to another search space", "steering");
        read.m_mask.set(path, false);
    }
    read.m_redo = state.at("redo").get<std::vector<std::int64_t>>();
    *this = std::move(read);
}

} // namespace pathloom
