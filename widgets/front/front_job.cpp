// SPDX-License-Identifier: MIT
#include "widgets/front/front_job.h"

#include "widgets/common/core_text.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <utility>

namespace pathloom {

namespace {

struct FrontResult
{
    std::shared_ptr<const FrontCurve> curve;
    QString error;
};

} // namespace

FrontJob::~FrontJob()
{
    m_stop.request_stop();
}

void FrontJob::ask(FrontSubject subject)
{
    if (m_busy)
        m_waiting = std::move(subject);
    else
        start(std::move(subject));
}

void FrontJob::cancel()
{
    ++m_epoch;
    m_waiting.reset();
    m_stop.request_stop();
}

void FrontJob::start(FrontSubject subject)
{
    m_busy = true;
    m_stop = {};
    auto promise = std::make_shared<QPromise<FrontResult>>();
    auto* watcher = new QFutureWatcher<FrontResult>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, epoch = m_epoch] {
        watcher->deleteLater();
        m_busy = false;
        const FrontResult result = watcher->result();
        if (epoch == m_epoch) {
            ++m_computed;
            if (result.error.isEmpty())
                Q_EMIT answered(result.curve);
            else
                Q_EMIT failed(result.error);
        }
        goOn();
    });
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, subject = std::move(subject), stop = m_stop.get_token()] {
        FrontResult result;
        try {
            result.curve = FrontCurve::of(subject, stop);
        } catch (const std::exception& error) {
            result.error = CoreText::of(error.what());
        }
        promise->addResult(std::move(result));
        promise->finish();
    });
}

void FrontJob::goOn()
{
    if (!m_busy && m_waiting)
        start(*std::exchange(m_waiting, std::nullopt));
}

} // namespace pathloom
