// SPDX-License-Identifier: MIT
#include "widgets/common/refresh_limiter.h"

#include <QEvent>
#include <QWidget>

#include <algorithm>

namespace pathloom {

using std::chrono::nanoseconds;

RefreshLimiter::RefreshLimiter(QWidget* view, std::function<void()> refresh, Limits limits)
    : m_view(view), m_refresh(std::move(refresh)), m_limits(limits)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RefreshLimiter::run);
    view->installEventFilter(this);
}

void RefreshLimiter::request()
{
    m_dirty = true;
    if (!m_view->isVisible() || m_timer.isActive())
        return;
    const nanoseconds since =
        m_sinceRefresh.isValid() ? nanoseconds(m_sinceRefresh.nsecsElapsed()) : nanoseconds::max();
    if (since >= interval())
        run();
    else
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(interval() - since));
}

void RefreshLimiter::refreshNow()
{
    m_dirty = true;
    if (m_view->isVisible())
        run();
}

void RefreshLimiter::addCost(nanoseconds cost)
{
    m_cost += cost;
}

bool RefreshLimiter::eventFilter(QObject* watched, QEvent* event)
{
    // Show arrives before the widget calls itself visible, so the refresh waits for the event loop.
    if (watched == m_view && event->type() == QEvent::Show && m_dirty)
        m_timer.start(0);
    return QObject::eventFilter(watched, event);
}

nanoseconds RefreshLimiter::interval() const
{
    const nanoseconds affordable(static_cast<qint64>(static_cast<double>(m_cost.count()) / m_limits.dutyCycle));
    return std::clamp<nanoseconds>(affordable, m_limits.minInterval, m_limits.maxInterval);
}

void RefreshLimiter::run()
{
    m_timer.stop();
    if (!m_dirty || !m_view->isVisible())
        return;
    m_dirty = false;
    ++m_refreshCount;
    QElapsedTimer cost;
    cost.start();
    m_refresh();
    m_cost = nanoseconds(cost.nsecsElapsed());
    m_sinceRefresh.start();
}

} // namespace pathloom
