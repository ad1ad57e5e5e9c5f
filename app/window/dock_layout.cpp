// SPDX-License-Identifier: MIT
#include "app/window/dock_layout.h"

#include <QDataStream>
#include <QDockWidget>
#include <QEvent>
#include <QIODevice>
#include <QLayout>
#include <QMainWindow>
#include <QResizeEvent>
#include <QScreen>
#include <QStyle>
#include <QTabBar>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace pathloom {

namespace {

constexpr int leastForThree = 1000;    ///< pixels; in a narrower window two of the panels above share a place
constexpr quint32 format = 0x504c0001; ///< what QMainWindow gives begins otherwise

} // namespace

DockLayout::DockLayout(QMainWindow* window, Panels panels)
    : QObject(window), m_window(window), m_panels(std::move(panels))
{
    window->installEventFilter(this);
    applyDefault();
    for (const QDockWidget* page : std::as_const(m_panels.ofAllRuns)) {
        // The plots step aside for them: what they need in front is not what the window must have beside the plots.
        constexpr int leastBehindTab = 100; ///< pixels
        page->widget()->setMinimumHeight(leastBehindTab);
        // Later: the signal comes in the middle of a layout.
        connect(
            page, &QDockWidget::visibilityChanged, this, [this] { followPage(); }, Qt::QueuedConnection);
        connect(
            page, &QDockWidget::topLevelChanged, this, [this] { followPage(); }, Qt::QueuedConnection);
    }
}

QSize DockLayout::screenRoom() const
{
    return m_window->screen()->availableGeometry().size();
}

QList<QDockWidget*> DockLayout::all() const
{
    return QList<QDockWidget*>{m_panels.runs} + m_panels.pages + QList<QDockWidget*>{m_panels.inspector} +
           m_panels.plots;
}

void DockLayout::applyDefault()
{
    m_aside.clear();
    m_isOfAllRuns = false;
    m_oneRun = m_allRuns = {};
    m_wanted.clear();
    for (QDockWidget* dock : all()) {
        dock->setFloating(false);
        m_window->removeDockWidget(dock);
    }
    // Above: runs, the graph (with what shares its place), inspector. Below, side by side, the whole story of the
    // search.
    m_window->addDockWidget(Qt::TopDockWidgetArea, m_panels.runs);
    QDockWidget* graph = m_panels.pages.front();
    m_window->splitDockWidget(m_panels.runs, graph, Qt::Horizontal);
    const int width = m_window->width();
    const int height = m_window->height();
    const bool hasRoom = width >= leastForThree;
    if (hasRoom)
        m_window->splitDockWidget(graph, m_panels.inspector, Qt::Horizontal);
    else
        m_window->tabifyDockWidget(m_panels.runs, m_panels.inspector);
    for (qsizetype i = 1; i < m_panels.pages.size(); ++i)
        m_window->tabifyDockWidget(m_panels.pages[i - 1], m_panels.pages[i]);
    const QList<PlotPlace> places = plotPlaces();
    QList<QDockWidget*> plots; // those in front
    QList<int> plotWidths;
    for (const PlotPlace& place : places) {
        if (plots.isEmpty())
            m_window->addDockWidget(Qt::BottomDockWidgetArea, place.docks.front());
        else
            m_window->splitDockWidget(plots.last(), place.docks.front(), Qt::Horizontal);
        plots << place.docks.front();
        plotWidths << place.width;
    }
    for (const PlotPlace& place : places)
        for (QDockWidget* behind : place.docks.mid(1))
            m_window->tabifyDockWidget(place.docks.front(), behind);
    for (QDockWidget* dock : all())
        dock->show();
    for (QDockWidget* dock : plots + QList<QDockWidget*>{graph, m_panels.inspector})
        dock->raise();

    if (hasRoom)
        m_window->resizeDocks({m_panels.runs, graph, m_panels.inspector},
                              {width * 18 / 100, width * 51 / 100, width * 31 / 100}, Qt::Horizontal);
    else
        m_window->resizeDocks({m_panels.inspector, graph}, {width * 32 / 100, width * 68 / 100}, Qt::Horizontal);
    m_window->resizeDocks(plots, plotWidths, Qt::Horizontal);
    constexpr int low = 600; ///< pixels; plots that are lower still have no room for their curves
    const int above = height < low ? 46 : 54, below = height < low ? 44 : 36; // percent
    m_window->resizeDocks({graph, plots.front()}, {height * above / 100, height * below / 100}, Qt::Vertical);
}

QList<DockLayout::PlotPlace> DockLayout::plotPlaces() const
{
    constexpr int leastOfPlot = 220, rounding = 4; // pixels
    constexpr qsizetype leastForWide = 3;          ///< columns; of fewer it would leave the others nothing
    const auto tabWidth = [this](const QDockWidget* dock) {
        return m_window->fontMetrics().horizontalAdvance(dock->windowTitle()) +
               m_window->style()->pixelMetric(QStyle::PM_TabBarTabHSpace) + rounding;
    };
    const auto tabsWidth = [&](const PlotPlace& place) {
        int width = 0;
        for (const QDockWidget* dock : place.docks)
            width += tabWidth(dock);
        return width;
    };
    const qsizetype most = m_panels.plots.size() + (m_panels.widePlot ? 1 : 0);
    for (qsizetype columns = std::clamp<qsizetype>(m_window->width() / leastOfPlot, 1, most);; --columns) {
        const int room = m_window->width() / static_cast<int>(columns);
        QDockWidget* wide = columns >= leastForWide ? m_panels.widePlot : nullptr;
        QList<QDockWidget*> behind = m_panels.plots;
        behind.removeOne(wide);
        QList<PlotPlace> places;
        for (QDockWidget* plot : behind.mid(0, columns - (wide ? 2 : 0)))
            places << PlotPlace{{plot}, room};
        behind = behind.mid(places.size());
        if (wide)
            places << PlotPlace{{wide}, 2 * room};
        std::ranges::stable_sort(behind, std::greater<>(), tabWidth);
        bool fits = true;
        for (QDockWidget* plot : std::as_const(behind)) {
            // Where the tabs can be read, also when the window becomes narrower; before the wide one if there is
            // another place.
            const auto rank = [&](const PlotPlace& place) {
                constexpr double narrower = 0.8;
                const int before = tabsWidth(place), with = before + tabWidth(plot);
                return std::tuple(with > place.width, with > narrower * place.width, place.docks.front() == wide,
                                  before);
            };
            PlotPlace& place = *std::ranges::min_element(places, {}, rank);
            fits = fits && !std::get<0>(rank(place));
            place.docks << plot;
        }
        if (columns == 1 || fits)
            return places;
    }
}

bool DockLayout::isBehindTab(const QDockWidget* dock)
{
    return !dock->isHidden() && !dock->isFloating() && (dock->geometry().right() < 0 || dock->geometry().bottom() < 0);
}

void DockLayout::followPage()
{
    if (m_window->isMinimized() || !m_window->isVisible())
        return;
    const bool isOfAllRuns = std::ranges::any_of(m_panels.ofAllRuns, [](const QDockWidget* page) {
        return !page->isHidden() && !page->isFloating() && !isBehindTab(page);
    });
    if (isOfAllRuns == m_isOfAllRuns)
        return;
    m_isOfAllRuns = isOfAllRuns;
    const Sizes before = present();
    (isOfAllRuns ? m_oneRun : m_allRuns) = before;
    if (isOfAllRuns) {
        for (QDockWidget* dock : m_panels.plots + QList<QDockWidget*>{m_panels.inspector}) {
            if (dock->isHidden() || dock->isFloating())
                continue;
            dock->hide();
            m_aside.append(dock);
        }
    } else {
        for (QDockWidget* dock : std::exchange(m_aside, {}))
            dock->show();
    }
    resize(!isOfAllRuns ? m_oneRun : m_allRuns.isEmpty() ? firstOfAllRuns(before) : m_allRuns);
}

DockLayout::Sizes DockLayout::firstOfAllRuns(const Sizes& before) const
{
    const QString runs = m_panels.runs->objectName();
    if (!before.contains(runs))
        return {};
    Sizes sizes{{runs, before[runs]}};
    const int rest = m_window->width() - before[runs].width() -
                     m_window->style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent, nullptr, m_window);
    for (const QDockWidget* page : m_panels.pages)
        sizes[page->objectName()] = {rest, m_window->height()};
    return sizes;
}

const QTabBar* DockLayout::tabsOf(const QDockWidget* dock) const
{
    const QRect place = dock->geometry();
    for (const QTabBar* tabs : m_window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly))
        if (const QRect row = tabs->geometry();
            tabs->isVisible() && row.left() == place.left() && row.bottom() + 1 == place.top())
            return tabs;
    return nullptr;
}

QSize DockLayout::placeOf(const QDockWidget* dock) const
{
    const QTabBar* tabs = tabsOf(dock);
    return dock->size() + QSize(0, tabs ? tabs->height() : 0);
}

void DockLayout::showTabsWhole()
{
    m_window->layout()->activate();
    QList<QDockWidget*> row; // each place once
    for (QDockWidget* dock : all())
        if (!dock->isHidden() && !dock->isFloating() && !isBehindTab(dock))
            row << dock;
    for (QDockWidget* page : std::as_const(row)) {
        const QTabBar* tabs = m_panels.pages.contains(page) ? tabsOf(page) : nullptr;
        const int cut = tabs ? tabs->sizeHint().width() - tabs->width() : 0;
        if (cut <= 0)
            continue;
        constexpr int rounding = 4;
        const int missing = cut + rounding;
        row.removeIf([page](const QDockWidget* dock) {
            return dock->geometry().bottom() < page->y() || dock->y() > page->geometry().bottom();
        });
        int others = 0;
        for (const QDockWidget* dock : std::as_const(row))
            others += dock == page ? 0 : dock->width();
        QList<int> widths;
        for (const QDockWidget* dock : std::as_const(row))
            widths << dock->width() + (dock == page ? missing : -missing * dock->width() / std::max(1, others));
        m_window->resizeDocks(row, widths, Qt::Horizontal);
        return;
    }
}

DockLayout::Sizes DockLayout::present() const
{
    Sizes sizes;
    for (const QDockWidget* dock : all())
        if (!dock->isHidden() && !dock->isFloating() && !isBehindTab(dock))
            sizes[dock->objectName()] = placeOf(dock);
    return sizes;
}

void DockLayout::resize(const Sizes& sizes)
{
    // Docks that share a place have its size, whichever was in front.
    QList<QDockWidget*> docks;
    QList<int> widths, heights;
    for (QDockWidget* dock : all()) {
        if (dock->isHidden() || dock->isFloating() || isBehindTab(dock))
            continue;
        auto size = sizes.find(dock->objectName());
        for (const QDockWidget* other : m_window->tabifiedDockWidgets(dock))
            if (size == sizes.end())
                size = sizes.find(other->objectName());
        if (size == sizes.end())
            continue;
        docks << dock;
        widths << size->width();
        heights << size->height();
    }
    if (docks.isEmpty())
        return;
    m_window->layout()->activate(); // with what came or went: later it would share out the room anew
    m_window->resizeDocks(docks, widths, Qt::Horizontal);
    m_window->resizeDocks(docks, heights, Qt::Vertical);
}

QByteArray DockLayout::save() const
{
    QStringList aside;
    for (const QDockWidget* dock : m_aside)
        aside << dock->objectName();
    QByteArray saved;
    QDataStream out(&saved, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << format << m_window->saveState() << m_window->size() << m_isOfAllRuns << aside << m_oneRun << m_allRuns;
    return saved;
}

void DockLayout::restore(const QByteArray& saved)
{
    QDataStream in(saved);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 found = 0;
    in >> found;
    m_wanted = saved;
    m_wantedSize = {};
    if (found == format) {
        QStringList aside;
        in >> m_wanted >> m_wantedSize >> m_isOfAllRuns >> aside >> m_oneRun >> m_allRuns;
        m_aside.clear();
        for (QDockWidget* dock : all())
            if (aside.contains(dock->objectName()))
                m_aside.append(dock);
    }
    if (m_window->isVisible())
        restoreWanted();
}

bool DockLayout::eventFilter(QObject* watched, QEvent* event)
{
    constexpr std::chrono::seconds comingUp{2};
    if (event->type() == QEvent::Show && !event->spontaneous() && !m_wanted.isEmpty()) {
        restoreWanted();
        QTimer::singleShot(0, this, &DockLayout::showFloatingAbove);
        QTimer::singleShot(comingUp, this, [this] { m_wanted.clear(); });
    } else if (event->type() == QEvent::Show && !event->spontaneous() && m_window->width() < leastForThree) {
        applyDefault(); // at first it was for a usual screen
        m_window->resize(m_window->size().boundedTo(screenRoom()));
    } else if (event->type() == QEvent::Resize && m_window->isVisible()) {
        const auto* resized = static_cast<QResizeEvent*>(event);
        const bool isNarrower = resized->size().width() < resized->oldSize().width();
        QTimer::singleShot(0, this, [this, isNarrower] { // when it is laid out
            if (!m_wanted.isEmpty() && m_window->size() == m_wantedSize)
                restoreWanted();
            else if (isNarrower)
                showTabsWhole();
        });
    }
    return QObject::eventFilter(watched, event);
}

/// Not before the window is shown: until then Qt shares the room out otherwise. Once more where it comes up maximised
/// and has another size at first, from which the panels would not grow back to what they were.
void DockLayout::restoreWanted()
{
    m_window->layout()->activate();
    m_window->restoreState(m_wanted);
    if (m_window->minimumSizeHint().boundedTo(screenRoom()) != m_window->minimumSizeHint()) {
        m_window->resize(m_window->size().boundedTo(screenRoom()));
        applyDefault(); // it comes from a larger screen
    } else if (m_window->size() == m_wantedSize) {
        m_wanted.clear();
    } else {
        constexpr std::chrono::milliseconds laidOut{100};
        QTimer::singleShot(laidOut, this, &DockLayout::showTabsWhole); // tabs have their places then
    }
}

/// Those that came up before the window did lie behind it for a window manager.
void DockLayout::showFloatingAbove()
{
    for (QDockWidget* dock : all())
        if (dock->isFloating() && !dock->isHidden()) {
            dock->hide();
            dock->show();
        }
}

} // namespace pathloom
