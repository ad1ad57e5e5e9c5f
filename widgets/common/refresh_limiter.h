// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

class QWidget;

namespace pathloom {

/// Decides when a view that streams data repaints. It measures what a refresh costs and waits long enough for the view
/// to stay below its share of the wall time, because the search runs on the same cores. Nothing happens while the view
/// is hidden; it is brought up to date when it is shown.
class RefreshLimiter final : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::milliseconds minInterval{250};
        std::chrono::milliseconds maxInterval{4000}; ///< slower machines stay alive at the price of a larger share
        double dutyCycle = 0.01;
    };

    RefreshLimiter(QWidget* view, std::function<void()> refresh, Limits limits);

    /// New data: refreshes at once if the share allows, otherwise later, once for all requests in between.
    void request();
    /// The person acted: refreshes now if the view is visible.
    void refreshNow();
    /// The same soon, of all views that ask for it one in each turn of the event loop: what shows another run, or
    /// something else that keeps every view busy, does not stop the window for all of them together.
    void refreshInTurn();
    /// Cost that arises outside the refresh function, such as painting.
    void addCost(std::chrono::nanoseconds cost);

    bool isPending() const { return m_dirty; }
    int refreshCount() const { return m_refreshCount; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::chrono::nanoseconds interval() const;
    void run();

    QWidget* m_view;
    std::function<void()> m_refresh;
    Limits m_limits;
    QTimer m_timer;
    QElapsedTimer m_sinceRefresh;
    std::chrono::nanoseconds m_cost{0};
    bool m_dirty = false;
    bool m_waitsForTurn = false;
    int m_refreshCount = 0;
};

} // namespace pathloom
