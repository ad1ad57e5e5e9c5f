// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/measuring_conditions.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace pathloom {

class TargetMeasuring;

/// Measures a target again as soon as other programs have left the machine alone for some seconds and no search runs.
/// It waits without a thread and without keeping a search from being started.
class QuietMeasuring final : public QObject
{
    Q_OBJECT

public:
    using Look = std::function<bool()>;

    /// @param searchRuns whether a search is running now
    QuietMeasuring(TargetMeasuring* measuring, std::function<bool()> searchRuns, QObject* parent = nullptr);

    void start(const QString& targetId, const QString& space);
    void stop();
    bool isWaiting() const { return m_timer.isActive(); }
    /// Tests bring a machine of their own: whether it is quiet now.
    void setLook(Look look) { m_look = std::move(look); }

Q_SIGNALS:
    /// Waiting has begun or ended.
    void changed();

private:
    void look();

    TargetMeasuring* m_measuring;
    std::function<bool()> m_searchRuns;
    Look m_look;
    QTimer m_timer;
    std::optional<QuietWatch> m_watch;
    QString m_targetId, m_space;
};

} // namespace pathloom
