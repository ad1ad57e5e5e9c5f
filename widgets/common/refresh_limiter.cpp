// SPDX-License-Identifier: MIT
#include "widgets/common/refresh_limiter.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>
#include <QWidget>

#include <algorithm>
#include <deque>

namespace pathloom {

using std::chrono::nanoseconds;

namespace {

/// Runs what it is given, one function in each turn of the event loop.
class Turns final : public QObject
{
public:
    explicit Turns(QObject* parent) : QObject(parent)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const std::function<void()> next = std::move(m_waiting.front());
            m_waiting.pop_front();
            if (!m_waiting.empty())
                m_timer.start(0);
            next();
        });
    }
    static Turns* ofProgram()
    {
        static QPointer<Turns> turns;
        if (!turns)
            turns = new Turns(QCoreApplication::instance());
        return turns;
    }
    void add(std::function<void()> function)
    {
        m_waiting.push_back(std::move(function));
        if (!m_timer.isActive())
            m_timer.start(0);
    }

private:
    std::deque<std::function<void()>> m_waiting;
    QTimer m_timer;
};

} // namespace

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
    if (!m_view->isVisible() || m_timer.isActive() || m_waitsForTurn)
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

void RefreshLimiter::refreshInTurn()
{
    m_dirty = true;
    if (m_waitsForTurn || !m_view->isVisible())
        return;
    m_waitsForTurn = true;
    Turns::ofProgram()->add([limiter = QPointer<RefreshLimiter>(this)] {
        if (limiter)
            limiter->run();
    });
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
    m_waitsForTurn = false;
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
