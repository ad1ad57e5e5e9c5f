// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/front/front_curve.h"

#include <QObject>

#include <stop_token>

namespace pathloom {

/// Computes fronts in the background, one at a time. What is asked for meanwhile waits, the newest only: answers come
/// in the order of the questions, none is older than one that came before it, and a search that tells more than can be
/// computed still sees the curve move.
class FrontJob final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~FrontJob() override;

    void ask(FrontSubject subject);
    /// Forgets the question under way and the one that waits: no answer comes.
    void cancel();
    bool isBusy() const { return m_busy; }
    /// Questions that were computed.
    int computed() const { return m_computed; }

Q_SIGNALS:
    void answered(const std::shared_ptr<const pathloom::FrontCurve>& curve);
    void failed(const QString& sentence);

private:
    void start(FrontSubject subject);
    void goOn();

    std::optional<FrontSubject> m_waiting;
    std::stop_source m_stop;
    std::uint64_t m_epoch = 0; ///< grows when what is under way is forgotten
    bool m_busy = false;
    int m_computed = 0;
};

} // namespace pathloom
