// SPDX-License-Identifier: MIT
// What a command would do, in words.
#include "core/search/latency_loss.h"
#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

namespace pathloom {

QString RunSteering::effectText(const Command& command) const
{
    if (!m_view->hasRun())
        return {};
    if (command.kind == Command::Kind::Set)
        return settingText(command);
    const SteeringPlan plan = this->plan(command);
    if (!plan || (plan.act->closed.empty() && plan.act->opened.empty()))
        return {};
    return SteeringText::effect(plan.effect);
}

QString RunSteering::settingText(const Command& command) const
{
    SearchConfig config = m_view->header().info.config;
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
    const auto& losses = m_view->history().architecture().crossEntropy;
    const bool isTradeOff = command.key == "latency.beta" || command.key == "latency.lambda";
    if (!isTradeOff || losses.empty() || config.budgetMs <= 0)
        return {};
    const double crossEntropy = losses.back();
    const auto term = [&] { return combineLoss(config, crossEntropy, *now.expectedMs, config.budgetMs).latencyTerm; };
    const double before = term();
    (command.key == "latency.beta" ? config.latencyBeta : config.latencyLambda) = command.value;
    //: latency's part of the loss: now, with the new value, beside the cross entropy
    return tr("latency adds %1 to the loss, %2 then, beside a cross entropy of %3")
        .arg(Format::number(before, 3), Format::number(term(), 3), Format::number(crossEntropy, 3));
}

} // namespace pathloom
