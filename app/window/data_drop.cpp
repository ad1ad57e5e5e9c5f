// SPDX-License-Identifier: MIT
#include "app/window/data_drop.h"

#include "core/data/data_kinds.h"
#include "widgets/common/paths.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace pathloom {

namespace {

QStringList placesIn(const QMimeData* data)
{
    QStringList places;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            places << url.toLocalFile();
    return places;
}

} // namespace

DataDrop::DataDrop(JobRunner* jobs, QWidget* window) : QObject(window), m_jobs(jobs)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool DataDrop::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        auto* enter = static_cast<QDragEnterEvent*>(event);
        if (placesIn(enter->mimeData()).isEmpty())
            return false;
        enter->setDropAction(Qt::CopyAction); // nothing is moved from where it lies
        enter->accept();
        return true;
    }
    if (event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        const QStringList places = placesIn(drop->mimeData());
        if (places.isEmpty())
            return false;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        if (places.size() == 1)
            recognise(places.front());
        else
            Q_EMIT message(MessageLevel::Warning, tr("Drop one folder, archive or table of images at a time."));
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void DataDrop::recognise(const QString& place)
{
    if (QFileInfo(place + QStringLiteral("/run.db")).isFile()) {
        Q_EMIT runDropped(place);
        return;
    }
    m_jobs->start({.key = QStringLiteral("recogniseDrop"), // a slow disk must not hold the window up
                   .owner = this,
                   .work = [this, place](JobContext&) -> JobDelivery {
                       const DataSpec data{.kind = kindOf(pathOf(place)), .folder = pathOf(place)};
                       return [this, place, data] {
                           if (!data.kind.empty())
                               Q_EMIT imagesDropped(data);
                           else
                               Q_EMIT message(MessageLevel::Warning,
                                              tr("%1 holds no images that are recognised: a folder with one folder for "
                                                 "each class is, an archive of that, or a table of paths and labels.")
                                                  .arg(place));
                       };
                   }});
}

} // namespace pathloom
