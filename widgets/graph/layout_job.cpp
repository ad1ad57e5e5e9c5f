// SPDX-License-Identifier: MIT
#include "widgets/graph/layout_job.h"
#include "widgets/common/core_text.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

namespace pathloom {

namespace {

struct Result
{
    PlacedGraph placed;
    QString error;
};

} // namespace

void LayoutJob::start(Graph graph, std::shared_ptr<const Layouter> layouter, const RowRoom& room)
{
    const std::uint64_t job = ++m_newest;
    auto promise = std::make_shared<QPromise<Result>>();
    auto* watcher = new QFutureWatcher<Result>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, job] {
        watcher->deleteLater();
        if (job != m_newest)
            return;
        const Result result = watcher->result();
        if (result.error.isEmpty())
            Q_EMIT placed(result.placed);
        else
            Q_EMIT failed(result.error);
    });
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, graph = std::move(graph), layouter, room] {
        Result result;
        try {
            result.placed = placeInRows(graph, *layouter, room);
        } catch (const std::exception& error) {
            result.error = CoreText::of(error.what());
        }
        promise->addResult(std::move(result));
        promise->finish();
    });
}

} // namespace pathloom
