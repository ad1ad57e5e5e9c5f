// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/data/dataset.h"
#include "core/search/events.h"

#include <QObject>

class QWidget;

namespace pathloom {

/// Takes folders, archives and tables of images that are dropped on a window, and runs.
class DataDrop final : public QObject
{
    Q_OBJECT

public:
    DataDrop(JobRunner* jobs, QWidget* window);

Q_SIGNALS:
    void imagesDropped(const pathloom::DataSpec& data);
    void runDropped(const QString& folder);
    void message(pathloom::MessageLevel level, const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void recognise(const QString& place);

    JobRunner* m_jobs;
};

} // namespace pathloom
