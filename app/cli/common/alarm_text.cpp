// SPDX-License-Identifier: MIT
#include "app/cli/common/alarm_text.h"

#include "app/cli/common/output.h"
#include "core/search/command.h"
#include "core/search/steering.h"
#include "core/util/error.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

double number(const Alarm& alarm, const char* key)
{
    return alarm.arguments.value(key, 0.0);
}

std::string sentence(const Alarm& alarm)
{
    const std::string& kind = alarm.kind;
    const std::string path = alarm.arguments.value("path", std::string());
    if (kind == "loss_not_finite")
        return fmt::format("The loss is no longer a finite number at a learning rate of {:.3g}: the weights have run "
                           "away.",
                           number(alarm, "learning_rate"));
    if (kind == "entropy_collapsed")
        return fmt::format("The paths were decided after {} of the architecture steps (entropy {:.3f} nats): the "
                           "weights had little time to show what the others can do.",
                           percent(number(alarm, "share")), number(alarm, "entropy"));
    if (kind == "entropy_stuck")
        return fmt::format("After {:.0f} architecture steps the paths are nearly as undecided as at first (entropy "
                           "{:.3f} nats).",
                           number(alarm, "steps"), number(alarm, "entropy"));
    if (kind == "latency_not_approaching")
        return fmt::format("The expected latency of {} does not come closer to the budget of {}.",
                           milliseconds(number(alarm, "expected_ms")), milliseconds(number(alarm, "budget_ms")));
    if (kind == "latency_only") {
        const double paths = number(alarm, "paths");
        const std::string leads = fmt::format("{} leads (+{} of probability) only because it is fast", path,
                                              percent(number(alarm, "gained")));
        if (!alarm.arguments.contains("pull")) // of a run that an older version made
            return leads + ".";
        return fmt::format(
            "{}{}: latency pulls {:.2g} times as strongly as the cross entropy, with {} expected of a budget "
            "of {}.",
            leads, paths > 1 ? fmt::format(", the first of {:.0f} such paths", paths) : std::string(),
            number(alarm, "pull"), milliseconds(number(alarm, "expected_ms")),
            milliseconds(number(alarm, "budget_ms")));
    }
    if (kind == "held_out_diverging")
        return fmt::format("The held-out loss rises ({:.3f}) while the training loss falls ({:.3f}): the supernet "
                           "overfits.",
                           number(alarm, "held_out_loss"), number(alarm, "training_loss"));
    if (kind == "loss_diverging")
        return fmt::format("The training loss runs away: far above what guessing gives for {:.0f} steps, {:.2f} now "
                           "after {:.3f} at its best.",
                           number(alarm, "steps"), number(alarm, "loss"), number(alarm, "best"));
    if (kind == "hardly_sampled") {
        const double paths = number(alarm, "paths");
        return fmt::format("{} was trained in only {:.0f} of {:.0f} steps{}: its probability says little yet; in the "
                           "next search a longer warm-up helps.",
                           path, number(alarm, "samples"), number(alarm, "steps"),
                           paths > 1 ? fmt::format(", the fewest of {:.0f} such paths", paths) : std::string());
    }
    if (kind == "chance_level")
        return fmt::format("The supernet guesses: over the last {:.0f} training images {} were right, and guessing "
                           "gets {}. At a learning rate of {:.3g} its weights learn nothing; if another one does not "
                           "help, the labels may not belong to the images.",
                           number(alarm, "images"), percent(number(alarm, "accuracy")),
                           percent(number(alarm, "chance")), number(alarm, "learning_rate"));
    if (kind == "network_at_chance") {
        const bool inTest = alarm.arguments.value("of", std::string()) == "test";
        return fmt::format(
            "{} guesses: {} of {:.0f} {} images are right, and guessing gets {}. Train it again with {}.",
            alarm.arguments.value("name", std::string()), percent(number(alarm, "accuracy")), number(alarm, "images"),
            inTest ? "test" : "training", percent(number(alarm, "chance")),
            inTest ? "more epochs, and see whether the test images belong to the same classes"
                   : "another learning rate, or from the supernet's weights");
    }
    return fmt::format("Alarm '{}': {}", kind, alarm.arguments.dump());
}

} // namespace

std::string alarmText(const Alarm& alarm)
{
    std::string text = sentence(alarm);
    if (!alarm.arguments.contains("suggest"))
        return text;
    try {
        const Command suggested = commandFromJson(alarm.arguments["suggest"], "alarm");
        return text + fmt::format(" Try --set {}={:.4g}{}.", suggested.key, suggested.value,
                                  alarm.kind == "loss_not_finite" ? " with 'pathloom-cli resume'" : "");
    } catch (const Error&) {
        return text; // a run of a newer version may suggest what this one cannot do
    }
}

std::string actText(const CommandAccepted& command)
{
    const std::optional<Act> act = actOf(command);
    if (!act)
        return command.command;
    std::string text = act->command + (act->byEngine ? " by the engine" : "");
    for (const auto& [key, change] : act->settings)
        text += fmt::format(", {} {:.4g} -> {:.4g}", key, change.before, change.after);
    if (!act->closed.empty())
        text += fmt::format(", paths pruned: {}", act->closed.size());
    if (!act->opened.empty())
        text += fmt::format(", paths opened: {}", act->opened.size());
    return text;
}

} // namespace pathloom::cli
