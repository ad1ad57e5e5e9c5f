// SPDX-License-Identifier: MIT
#include "widgets/plots/plot_link.h"

#include "widgets/common/run_view.h"
#include "widgets/models/run_list_model.h"

#include <QFileInfo>
#include <QMenu>

namespace pathloom {

PlotLink* PlotLink::of(RunView* view)
{
    auto* link = view->findChild<PlotLink*>(QString(), Qt::FindDirectChildrenOnly);
    return link ? link : new PlotLink(view);
}

namespace {

QString ownName(const RunHeader& header)
{
    if (!header.space)
        return {};
    // A search that has not begun has no name yet.
    return header.folder.isEmpty() && header.info.name.empty() ? PlotLink::tr("New search")
                                                               : runName(header.info, header.space->name);
}

} // namespace

PlotLink::PlotLink(RunView* view) : QObject(view), m_first(view), m_second(new RunView(this))
{
    // The steps of one run say nothing about another. The plots find their new range by themselves.
    connect(view, &RunView::runChanged, this, [this] {
        m_range.reset();
        setCursor({});
    });
}

bool PlotLink::hasSecond() const
{
    return m_first->hasRun() && m_second->hasRun() && m_first->header().folder != m_second->header().folder;
}

QString PlotLink::nameOf(const RunView& run) const
{
    const QString name = ownName(run.header());
    if (!hasSecond() || run.header().folder.isEmpty() || ownName(m_first->header()) != ownName(m_second->header()))
        return name;
    return QStringLiteral("%1 (%2)").arg(name, QFileInfo(run.header().folder).completeBaseName());
}

QMenu* PlotLink::secondMenu() const
{
    return m_secondMenu;
}

void PlotLink::setSecondMenu(QMenu* menu)
{
    m_secondMenu = menu;
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
