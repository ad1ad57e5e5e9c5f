// SPDX-License-Identifier: MIT
// What a command would do, in words.
#include "core/search/latency_loss.h"
#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

#include <QLocale>

namespace pathloom {

QString RunSteering::effectText(const Command& command) const
{
    if (!m_view->hasRun())
        return {};
    if (command.kind == Command::Kind::Set)
        return settingText(command, m_view->header().info.config);
    const SteeringPlan plan = this->plan(command);
    if (!plan || (plan.act->closed.empty() && plan.act->opened.empty()))
        return {};
    return SteeringText::effect(plan.effect);
}

QString RunSteering::effectText(const Command& setting, const SearchConfig& others) const
{
    return m_view->hasRun() ? settingText(setting, others) : QString();
}

/// The learning rates follow a schedule, but for the architecture's: what counts is the value of the present step.
QString RunSteering::learningRateText(const Command& command) const
{
    const SearchConfig& config = m_view->header().info.config;
    const double before = command.key == "alpha.learning_rate"     ? config.alphaLearningRate
                          : command.key == "weights.learning_rate" ? config.learningRate
                                                                   : config.warmupLearningRate;
    if (before <= 0)
        return {};
    const double factor = command.value / before;
    const QString times = tr("%1 times what it is").arg(SteeringText::number(factor));
    if (command.key == "alpha.learning_rate")
        return times;
    std::optional<Phase> running;
    for (const Event& event : m_view->history().messages())
        if (const auto* phase = std::get_if<PhaseChanged>(&event.body))
            if (phase->phase == Phase::WarmUp || phase->phase == Phase::Joint)
                running = phase->phase;
    const bool ofWarmUp = command.key == "weights.warmup_learning_rate";
    if (ofWarmUp && running == Phase::Joint)
        return tr("nothing changes: the warm-up is over");
    const Samples& rates = m_view->history().weights().learningRate;
    if (rates.empty() || running != (ofWarmUp ? Phase::WarmUp : Phase::Joint))
        return ofWarmUp ? times : tr("%1, from the joint phase on").arg(times);
    //: by its schedule the learning rate falls; then follows its value at the present step, before and after
    return tr("%1; at this step of its schedule %2 → %3")
        .arg(times, SteeringText::number(rates.back()), SteeringText::number(rates.back() * factor));
}

/// @param then the settings as they will be, but for the command's own
QString RunSteering::settingText(const Command& command, SearchConfig then) const
{
    const SearchConfig& config = m_view->header().info.config;
    if (command.key == "weights.learning_rate" || command.key == "weights.warmup_learning_rate" ||
        command.key == "alpha.learning_rate")
        return learningRateText(command);
    const SteeringEffect::State now = effect({}).before;
    if (command.key == "prune.below") {
        const auto below = [&] {
            int count = 0;
            const PathMask& mask = steering().mask();
            for (int i = 0; i < mask.blocks(); ++i)
                for (int j : mask.open(i))
                    if (now.probabilities[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] < command.value)
                        ++count;
            return count;
        };
        return command.value > 0 ? tr("%Ln open path(s) are below it now", nullptr, below())
                                 : tr("the engine prunes nothing any more");
    }
    if (!now.expectedMs)
        return {};
    if (command.key == "latency.budget_ms") {
        const double share = *now.expectedMs / command.value - 1;
        return share > 0 ? tr("%1 expected now, %2 above it").arg(Format::ms(now.expectedMs), Format::percent(share))
                         : tr("%1 expected now, %2 below it").arg(Format::ms(now.expectedMs), Format::percent(-share));
    }
    if (command.key == "reinforce.exponent" && config.budgetMs > 0 && then.budgetMs > 0) {
        then.reinforceExponent = command.value;
        const auto share = [&](const SearchConfig& c) { return reward(c, 1, *now.expectedMs, c.budgetMs); };
        //: what accuracy is multiplied by in the reward, for a network with the expected latency; then the difference
        return tr("latency multiplies the reward by %1, by %2 then (%3)")
            .arg(Format::number(share(config), 3), Format::number(share(then), 3),
                 Format::difference((share(then) / share(config) - 1) * 100, QStringLiteral("%")));
    }
    const auto& losses = m_view->history().architecture().crossEntropy;
    const bool isTradeOff = command.key == "latency.beta" || command.key == "latency.lambda";
    if (!isTradeOff || losses.empty() || config.budgetMs <= 0 || then.budgetMs <= 0)
        return {};
    (command.key == "latency.beta" ? then.latencyBeta : then.latencyLambda) = command.value;
    const double crossEntropy = losses.back();
    const auto term = [&](const SearchConfig& c) {
        return combineLoss(c, crossEntropy, *now.expectedMs, c.budgetMs).latencyTerm;
    };
    const double is = term(config), would = term(then);
    if (is == 0 && would == 0)
        return tr("nothing changes now: the expected %1 keeps the budget, so latency adds nothing to the loss")
            .arg(Format::ms(now.expectedMs));
    const auto amount = [](double nats) {
        constexpr int digits = 3;
        return nats == 0 ? tr("nothing") : tr("%1 nats").arg(QLocale().toString(nats, 'g', digits));
    };
    //: latency's part of the loss: now, with the new value, the difference, beside the cross entropy
    return tr("latency adds %1 to the loss, %2 then (%3), beside a cross entropy of %4")
        .arg(amount(is), amount(would), Format::difference(would - is, tr("nats")), Format::nats(crossEntropy));
}

} // namespace pathloom
