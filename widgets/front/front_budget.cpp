// SPDX-License-Identifier: MIT
// The budget on the page of the front: which it is, how it moves, and what stands there.
#include "core/front/additive_cost.h"
#include "core/run/budget_history.h"
#include "widgets/common/field_note.h"
#include "widgets/common/format.h"
#include "widgets/front/front_curve.h"
#include "widgets/front/front_page.h"

#include <QDoubleSpinBox>
#include <QSignalBlocker>

#include <cmath>

namespace pathloom {

double FrontPage::searchBudget() const
{
    if (!m_view->hasRun())
        return 0;
    const double now = m_view->header().info.config.budgetMs;
    const std::vector<BudgetMove> moves = budgetMoves(m_view->history());
    if (m_view->isLive())
        return moves.empty() ? now : moves.back().after;
    return budgetAt(moves, m_view->shownStep(), now);
}

void FrontPage::setBudget(double ms)
{
    if (std::abs(ms - m_budget) < 5e-4) // what the box shows is rounded
        return;
    follow(ms);
}

void FrontPage::follow(double ms)
{
    m_budget = ms;
    m_isPicked = ms > 0;
    pickBest();
    Q_EMIT changed();
}

void FrontPage::release()
{
    m_isPicked = false;
    m_budget = searchBudget();
    if (m_budget <= 0 && m_curve && !m_curve->points().empty())
        m_budget = m_curve->points().back().cost;
    pickBest();
    Q_EMIT changed();
}

std::optional<FrontPoint> FrontPage::best() const
{
    return m_curve && m_budget > 0 ? m_curve->best(m_budget) : std::nullopt;
}

QString FrontPage::whyNone() const
{
    if (!m_curve || m_curve->points().empty())
        return m_why;
    return tr("No network is as fast as %1: the fastest one takes %2.")
        .arg(Format::ms(m_budget), Format::ms(m_curve->points().front().cost));
}

void FrontPage::pickBest()
{
    {
        const QSignalBlocker blocker(m_box);
        m_box->setValue(m_budget);
        m_box->setEnabled(m_curve && !m_curve->points().empty());
    }
    m_plot->setBudget(m_budget > 0 ? std::optional(m_budget) : std::nullopt);
    const std::optional<FrontPoint> best = this->best();
    m_plot->setBest(best ? std::optional(QPointF(best->cost, m_curve->meanProbability(best->score))) : std::nullopt);
    showFacts(best);
    if (m_isPicked && best && isVisible())
        m_view->setPick(BudgetPick{m_budget, best->architecture, m_curve->network(best->architecture)});
    else
        m_view->setPick(std::nullopt);
}

void FrontPage::showFacts(const std::optional<FrontPoint>& best)
{
    if (!m_curve || m_curve->points().empty()) {
        m_facts->showHint({});
        m_plot->setFacts({});
        return;
    }
    const QString facts = best ? factsOf(*best) : whyNone();
    m_plot->setFacts(facts);
    const QString remark = m_curve->remark();
    if (best)
        m_facts->showHint(remark.isEmpty() ? facts : facts + u'\n' + remark, m_box);
    else
        m_facts->showError(facts, m_box);
}

QString FrontPage::factsOf(const FrontPoint& best) const
{
    const NetworkDescription network = describe(*m_view->header().space, best.architecture);
    const Costs cost = costs(network);
    const std::optional<PredictedLatency> whole = m_curve->network(best.architecture);
    const QString latency = whole ? tr("%1 as a whole, %2 as a sum").arg(Format::ms(whole->ms), Format::ms(best.cost))
                                  : Format::ms(best.cost);
    //: latency, probability, MACs, parameters, memory of the best network for a budget
    return tr("Best: %1, mean path probability %2, %3 MACs, %4 parameters, %5 of memory")
        .arg(latency, Format::percent(m_curve->meanProbability(best.score)), Format::macs(cost.macs),
             Format::parameters(cost.parameters), Format::bytes(peakActivationBytes(network)));
}

} // namespace pathloom
