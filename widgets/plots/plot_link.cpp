// SPDX-License-Identifier: MIT
#include "widgets/plots/plot_link.h"

#include "widgets/common/run_view.h"

namespace pathloom {

PlotLink* PlotLink::of(RunView* view)
{
    auto* link = view->findChild<PlotLink*>(QString(), Qt::FindDirectChildrenOnly);
    return link ? link : new PlotLink(view);
}

PlotLink::PlotLink(RunView* view) : QObject(view)
{
    // The steps of one run say nothing about another. The plots find their new range by themselves.
    connect(view, &RunView::runChanged, this, [this] {
        m_range.reset();
        setCursor({});
    });
}

void PlotLink::setRange(const std::optional<Range>& range)
{
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT rangeChanged();
}

void PlotLink::setCursor(const std::optional<double>& step)
{
    if (step == m_cursor)
        return;
    m_cursor = step;
    Q_EMIT cursorChanged();
}

} // namespace pathloom
