// SPDX-License-Identifier: MIT
#include "widgets/steering/steering_text.h"

#include "widgets/common/format.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <map>

namespace pathloom {

namespace {

using Kind = Command::Kind;

bool isShare(const std::string& key)
{
    return key == "prune.below";
}

std::optional<Command> requestOf(const Act& act)
{
    try {
        return commandFromJson(act.request, "request");
    } catch (const std::exception&) {
        return std::nullopt; // acts of the engine have none
    }
}

/// A number of the present as short as it can be told apart from others.
QString shortNumber(double value)
{
    return QLocale().toString(value, 'g', 4);
}

} // namespace

QString SteeringText::number(double value)
{
    return shortNumber(value);
}

QString SteeringText::path(const SearchSpace& space, Path path)
{
    const SpaceBlock& block = space.choice(path.block);
    //: choice block and candidate
    return tr("%1: %2").arg(QString::fromStdString(block.name),
                            Format::word(block.candidates[static_cast<std::size_t>(path.candidate)]));
}

QString SteeringText::paths(const SearchSpace& space, const std::vector<Path>& paths)
{
    std::map<int, QStringList> words;
    for (const Path& path : paths)
        words[path.block] << Format::word(
            space.choice(path.block).candidates[static_cast<std::size_t>(path.candidate)]);
    if (words.size() == 1)
        return tr("%1: %2").arg(QString::fromStdString(space.choice(words.begin()->first).name),
                                words.begin()->second.join(QStringLiteral(", ")));
    //: "7 paths of 3 blocks"
    return tr("%1 of %2")
        .arg(tr("%Ln path(s)", nullptr, static_cast<int>(paths.size())),
             tr("%Ln block(s)", nullptr, static_cast<int>(words.size())));
}

QString SteeringText::stage(const SearchSpace& space, int stage)
{
    for (const SpaceBlock& block : space.blocks) {
        const QString name = QString::fromStdString(block.name).section(u'.', 0, 0);
        if (block.stage == stage)
            return name.startsWith(QStringLiteral("stage")) ? tr("stage %1").arg(name.mid(5)) : name;
    }
    return tr("stage %1").arg(stage);
}

QString SteeringText::setting(const std::string& key)
{
    if (key == "latency.budget_ms")
        return tr("latency budget");
    if (key == "latency.beta" || key == "latency.lambda" || key == "reinforce.exponent")
        return tr("latency trade-off");
    if (key == "weights.warmup_learning_rate")
        return tr("learning rate of the warm-up");
    if (key == "weights.learning_rate")
        return tr("learning rate of the weights");
    if (key == "alpha.learning_rate")
        return tr("learning rate of the architecture");
    if (key == "prune.below")
        return tr("automatic pruning threshold");
    if (key == "prune.after")
        return tr("architecture steps before automatic pruning");
    if (key == "checkpoint_seconds")
        return tr("time between checkpoints");
    if (key == "checkpoint_steps")
        return tr("steps between checkpoints");
    return QString::fromStdString(key);
}

QString SteeringText::settingValue(const std::string& key, double value)
{
    if (key == "latency.budget_ms")
        return Format::ms(value);
    if (key == "checkpoint_seconds")
        return Format::duration(value);
    if (key == "checkpoint_steps" && value == 0)
        return tr("by time only");
    if (key == "checkpoint_steps")
        return tr("%Ln step(s)", nullptr, static_cast<int>(value));
    if (isShare(key))
        return value > 0 ? Format::percent(value) : tr("off");
    return shortNumber(value);
}

QString SteeringText::act(const SearchSpace& space, const Act& act)
{
    const std::optional<Command> request = requestOf(act);
    if (request && request->kind == Kind::Pin)
        return tr("Pin %1").arg(paths(space, request->paths));
    if (request && request->kind == Kind::PruneBelow)
        return tr("Prune below %1: %2").arg(Format::percent(request->value), paths(space, act.closed));
    if (request && request->kind == Kind::FixStage)
        return tr("Fix %1").arg(stage(space, request->stage));
    if (!act.settings.empty()) {
        const auto& [key, change] = *act.settings.begin();
        return tr("Change %1 from %2 to %3")
            .arg(setting(key), settingValue(key, change.before), settingValue(key, change.after));
    }
    return act.closed.empty() ? tr("Restore %1").arg(paths(space, act.opened))
                              : tr("Prune %1").arg(paths(space, act.closed));
}

QString SteeringText::deed(const SearchSpace& space, const Act& act)
{
    const std::optional<Command> request = requestOf(act);
    if (request && request->kind == Kind::Pin)
        return tr("pinning of %1").arg(paths(space, request->paths));
    if (request && request->kind == Kind::PruneBelow)
        return tr("pruning below %1").arg(Format::percent(request->value));
    if (request && request->kind == Kind::FixStage)
        return tr("fixing of %1").arg(stage(space, request->stage));
    if (!act.settings.empty()) {
        const auto& [key, change] = *act.settings.begin();
        return tr("change of %1 to %2").arg(setting(key), settingValue(key, change.after));
    }
    return act.closed.empty() ? tr("restoring of %1").arg(paths(space, act.opened))
                              : tr("pruning of %1").arg(paths(space, act.closed));
}

QString SteeringText::sentence(const QString& reason)
{
    if (reason.isEmpty())
        return reason;
    QString named = reason; // as the fields are called, not the file
    for (const std::string& key : steerableSettings())
        named.replace(QString::fromStdString(key), setting(key));
    const QString word = named.section(u' ', 0, 0);
    const bool isName = word.contains(u'.') || word.contains(u'_'); // of another setting or a block: as it is
    const QString begun = isName ? named : named.at(0).toUpper() + named.mid(1);
    return begun.endsWith(u'.') ? begun : begun + u'.';
}

QString SteeringText::undo(const SearchSpace& space, const Act& act)
{
    return act.byEngine ? tr("Undo %1, by the engine", "… pruning of a path").arg(deed(space, act))
                        : tr("Undo %1", "… pruning of a path").arg(deed(space, act));
}

QString SteeringText::redo(const SearchSpace& space, const Act& act)
{
    return act.byEngine ? tr("Redo %1, by the engine", "… pruning of a path").arg(deed(space, act))
                        : tr("Redo %1", "… pruning of a path").arg(deed(space, act));
}

QString SteeringText::recorded(const SearchSpace& space, const CommandAccepted& command)
{
    if (command.command == toText(Kind::Pause))
        return tr("Paused by command");
    if (command.command == toText(Kind::Resume))
        return tr("Resumed by command");
    if (command.command == toText(Kind::Stop))
        return tr("Stopped by command");
    if (command.command == toText(Kind::Checkpoint))
        return tr("Write a checkpoint and keep it");
    try {
        if (command.command == toText(Kind::Derive)) {
            const std::int64_t step = command.arguments.value("step", std::int64_t(-1));
            return step < 0 ? tr("Derive the leading network")
                            : tr("Derive the network that led at step %L1").arg(step);
        }
        if (const std::optional<Act> act = actOf(command)) {
            PathMask mask(space);
            for (const auto* paths : {&act->closed, &act->opened})
                for (const Path& path : *paths)
                    if (!mask.contains(path))
                        throw std::out_of_range("path");
            if (command.command == toText(Kind::Undo)) {
                // Recorded is what changes now, the opposite of what was done.
                Act done{.closed = act->opened, .opened = act->closed};
                for (const auto& [key, change] : act->settings)
                    done.settings[key] = {change.after, change.before};
                return tr("Taken back: %1").arg(SteeringText::act(space, done));
            }
            if (command.command == toText(Kind::Redo))
                return tr("Done again: %1").arg(SteeringText::act(space, *act));
            return act->byEngine ? tr("%1, by the engine").arg(SteeringText::act(space, *act))
                                 : SteeringText::act(space, *act);
        }
    } catch (const std::exception&) {
        // A record that this program does not understand is shown as it is.
    }
    QString text = QString::fromStdString(command.command);
    if (!command.arguments.is_null() && !command.arguments.empty())
        text += u' ' % QString::fromStdString(command.arguments.dump());
    return tr("Command taken: %1").arg(text);
}

QString SteeringText::networks(double log10Networks)
{
    return Format::networks(log10Networks);
}

QString SteeringText::networksChange(const SteeringEffect& effect)
{
    const double before = effect.before.log10Networks, after = effect.after.log10Networks;
    QString was = networks(before), is = networks(after);
    if (was == is && before != after) { // 31.7 million is not 32.1
        constexpr int fine = 4;
        was = Format::networks(before, fine);
        is = Format::networks(after, fine);
    }
    return tr("%1 → %2", "before, after").arg(was, is);
}

QString SteeringText::latencyChange(const SteeringEffect& effect)
{
    const std::optional<double> before = effect.before.expectedMs, after = effect.after.expectedMs;
    QString was = Format::ms(before), is = Format::ms(after);
    if (was == is && before && after && *before != *after) {
        constexpr int fine = 4;
        was = tr("%1\u00a0ms").arg(Format::number(*before, fine));
        is = tr("%1\u00a0ms").arg(Format::number(*after, fine));
    }
    const QString difference = latencyDifference(before, after);
    return difference.isEmpty() ? tr("%1 → %2", "before, after").arg(was, is)
                                //: before, after, and their difference
                                : tr("%1 → %2 (%3)").arg(was, is, difference);
}

QString SteeringText::latencyDifference(std::optional<double> before, std::optional<double> after)
{
    if (!before || !after)
        return {};
    if (*before == *after)
        return tr("unchanged");
    const QString ms = Format::difference(*after - *before, tr("ms"));
    //: difference of a latency in ms and in percent
    return *before > 0 ? tr("%1, %2").arg(ms, Format::difference((*after / *before - 1) * 100, QStringLiteral("%")))
                       : ms;
}

QString SteeringText::effect(const SteeringEffect& effect)
{
    const QString networks = tr("%1 networks", "40 million → 27 million").arg(networksChange(effect));
    return effect.before.expectedMs ? tr("expected %1, %2").arg(latencyChange(effect), networks) : networks;
}

QString SteeringText::saving(const SteeringEffect::State& state, std::int64_t allPaths)
{
    const QLocale locale;
    return tr("%1 of %2 paths open; an architecture step evaluates %3 fewer candidates than with all")
        .arg(locale.toString(static_cast<qlonglong>(state.openPaths)),
             locale.toString(static_cast<qlonglong>(allPaths)),
             Format::percent(SteeringEffect::savedShare(state, allPaths), 0));
}

QString SteeringText::doing(const SearchSpace& space, const Command& command)
{
    switch (command.kind) {
    case Kind::PruneBelow:
        return tr("Pruning below %1").arg(Format::percent(command.value));
    case Kind::FixStage:
        return tr("Fixing %1").arg(stage(space, command.stage));
    case Kind::Set:
        return tr("Changing %1 to %2").arg(setting(command.key), settingValue(command.key, command.value));
    default:
        return command.paths.empty() ? QString() : doing(command.kind, paths(space, command.paths));
    }
}

QString SteeringText::doing(Command::Kind kind, const QString& name)
{
    return kind == Kind::Prune     ? tr("Pruning %1").arg(name)
           : kind == Kind::Pin     ? tr("Pinning %1").arg(name)
           : kind == Kind::Restore ? tr("Restoring %1").arg(name)
                                   : QString();
}

} // namespace pathloom
