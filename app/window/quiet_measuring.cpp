// SPDX-License-Identifier: MIT
#include "app/window/quiet_measuring.h"

#include "app/window/target_measuring.h"

namespace pathloom {

QuietMeasuring::QuietMeasuring(TargetMeasuring* measuring, std::function<bool()> searchRuns, QObject* parent)
    : QObject(parent), m_measuring(measuring), m_searchRuns(std::move(searchRuns)), m_look([this] {
          m_watch->look();
          return m_watch->isQuiet();
      })
{
    m_timer.setInterval(QuietWatch::interval);
    connect(&m_timer, &QTimer::timeout, this, &QuietMeasuring::look);
}

void QuietMeasuring::start(const QString& targetId, const QString& space)
{
    m_targetId = targetId;
    m_space = space;
    m_watch.emplace();
    m_timer.start();
    Q_EMIT changed();
}

void QuietMeasuring::stop()
{
    m_timer.stop();
    Q_EMIT changed();
}

void QuietMeasuring::look()
{
    if (m_searchRuns()) { // its own work is not others', but measuring waits for its end
        m_watch.emplace();
        return;
    }
    if (!m_look())
        return;
    stop();
    m_measuring->measureShapes(m_targetId, m_space, true);
}

} // namespace pathloom
