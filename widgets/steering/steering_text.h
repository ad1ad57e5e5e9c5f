// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/steering_effect.h"

#include <QCoreApplication>
#include <QString>

namespace pathloom {

/// Commands, acts, effects and alarms in the person's language. One place, so that menu, log, history list and
/// messages say the same.
class SteeringText
{
    Q_DECLARE_TR_FUNCTIONS(SteeringText)

public:
    static QString path(const SearchSpace& space, Path path); ///< "stage3.block2: k7e6"
    /// "stage3.block2: k7e6, k5e6"; of several blocks "7 paths of 3 blocks".
    static QString paths(const SearchSpace& space, const std::vector<Path>& paths);
    static QString stage(const SearchSpace& space, int stage); ///< "stage 3"

    static QString setting(const std::string& key);                    ///< "latency budget"
    static QString settingValue(const std::string& key, double value); ///< "1.84 ms"

    static QString number(double value);                               ///< as short as it can be told from others
    static QString act(const SearchSpace& space, const Act& act);  ///< "Prune stage3.block2: k7e6"
    static QString undo(const SearchSpace& space, const Act& act); ///< "Undo pruning of stage3.block2: k7e6"
    static QString redo(const SearchSpace& space, const Act& act);
    /// A reason that core gives, as a sentence that stands by itself.
    static QString sentence(const QString& reason);
    /// What the log says about a recorded command, whatever it is.
    static QString recorded(const SearchSpace& space, const CommandAccepted& command);

    static QString networks(double log10Networks); ///< "1,296" or "40 million"
    /// "3.41 ms → 3.28 ms (−0.13 ms, −3.8 %)", with as many decimals as it takes to tell them apart.
    static QString latencyChange(const SteeringEffect& effect);
    /// "−0.13 ms, −3.8 %"; "unchanged"; empty where one of them is not known.
    static QString latencyDifference(std::optional<double> before, std::optional<double> after);
    static QString networksChange(const SteeringEffect& effect); ///< "40 million → 27 million"
    /// "expected 3.41 ms → 3.28 ms, 40 million → 27 million networks"
    static QString effect(const SteeringEffect& effect);
    static QString saving(const SteeringEffect::State& state, std::int64_t allPaths);
    /// "Pruning k7e6", "Pinning k7e6", "Restoring k7e6": what stands before the effect.
    static QString doing(const SearchSpace& space, const Command& command);
    /// The same where the block is clear.
    static QString doing(Command::Kind kind, const QString& name);

    static QString alarm(const SearchSpace& space, const Alarm& alarm); ///< one or two sentences
    static QString alarmKind(const std::string& kind);                  ///< "Hardly sampled paths": above those alike
    /// What an alarm suggests to do, if it does.
    static std::optional<Command> suggestion(const Alarm& alarm);
    /// "Lower the learning rate to 0.0125": for the button that does it.
    static QString suggestionText(const SearchSpace& space, const Command& command, const SearchConfig& config);

private:
    static QString deed(const SearchSpace& space, const Act& act); ///< "pruning of stage3.block2: k7e6"
};

} // namespace pathloom
