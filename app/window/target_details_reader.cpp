// SPDX-License-Identifier: MIT
#include "app/window/target_details_reader.h"

#include "app/window/error_text.h"

namespace pathloom {

TargetDetailsReader::TargetDetailsReader(JobRunner* jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

void TargetDetailsReader::read(const TargetRow& row, const QString& space)
{
    m_predictor.reset();
    m_jobs->cancel(m_fitting); // of the target before
    m_isReading = true;
    TargetDetails details;
    details.row = row;
    details.spaceName = space;
    take(details);
    const auto kept = m_kept.find(QString::fromStdString(row.target.id));
    m_jobs->start({.key = QStringLiteral("target-details"),
                   .owner = this,
                   .work = [this, target = row.target,
                            kept = kept == m_kept.end() ? Kept{} : kept->second](JobContext&) -> JobDelivery {
                       std::error_code failure;
                       Kept now{.written = std::filesystem::last_write_time(target.tableFile, failure),
                                .predictor = {}};
                       if (failure) // nothing was measured yet
                           return [this] {
                               m_isReading = false;
                               take(m_details);
                           };
                       now.predictor = kept.predictor && kept.written == now.written
                                           ? kept.predictor
                                           : std::make_shared<const LatencyPredictor>(readTable(target));
                       return [this, now, id = QString::fromStdString(target.id)] {
                           m_kept[id] = now;
                           m_predictor = now.predictor;
                           m_details.table = now.predictor->table();
                           take(m_details);
                           find();
                       };
                   },
                   .failed =
                       [this](const QString& sentence) {
                           m_isReading = false;
                           m_details.row.problem = sentence;
                           take(m_details);
                       }});
}

void TargetDetailsReader::setSpace(const QString& space)
{
    if (m_details.spaceName == space)
        return;
    m_details.spaceName = space;
    m_details.coverage.reset();
    take(m_details);
    if (m_predictor)
        find();
}

void TargetDetailsReader::find()
{
    m_isReading = true;
    m_fitting = m_jobs->start(
        {.lane = JobLane::Fitting,
         .key = QStringLiteral("target-details-fitting"),
         .owner = this,
         .work = [this, predictor = m_predictor, details = m_details](JobContext&) mutable -> JobDelivery {
             if (const EstimateModel* model = predictor->model())
                 details.forms = model->candidates();
             details.formsKnown = true;
             details.coverage = predictor->coverage(loadSpace(details.spaceName.toStdString()));
             details.calibration = calibrate(*predictor, readNetworkMeasurements(details.row.target));
             return [this, details] {
                 m_isReading = false;
                 take(details);
             };
         },
         .failed =
             [this](const QString& sentence) {
                 m_isReading = false;
                 m_details.row.problem = sentence;
                 take(m_details);
             }});
}

void TargetDetailsReader::take(const TargetDetails& details)
{
    m_details = details;
    Q_EMIT changed(m_details);
}

} // namespace pathloom
