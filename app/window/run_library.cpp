// SPDX-License-Identifier: MIT
#include "app/window/run_library.h"

#include "core/compare/yardsticks.h"
#include "core/latency/predictor.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>

namespace pathloom {

namespace {

QString textOf(const std::filesystem::path& path)
{
    return QString::fromStdU16String(path.u16string());
}

/// Accuracy that stands for the run: its best trained network's on test images, else the newest evaluation's.
void fillAccuracy(RunRow& row, const RunStore& store, const std::vector<DerivedNetwork>& networks)
{
    for (const DerivedNetwork& network : networks) {
        if (network.testAccuracy && !isYardstick(network) &&
            (!row.bestAccuracy || *network.testAccuracy > *row.bestAccuracy)) {
            row.bestAccuracy = network.testAccuracy;
            row.accuracyIsTest = true;
        }
    }
    if (row.bestAccuracy)
        return;
    store.readEvents(0, [&row](const Event& event) {
        if (const auto* evaluation = std::get_if<Evaluation>(&event.body))
            row.bestAccuracy = std::max(row.bestAccuracy.value_or(0), evaluation->accuracy);
    });
}

/// A network of the run's own space: all its parts stand in the run's table, so nothing is fitted here.
std::optional<PredictedLatency> predictedOf(const DerivedNetwork& network, const LatencyTable& table)
{
    if (isYardstick(network) || table.entries.empty())
        return std::nullopt;
    try {
        return LatencyPredictor(table).network(network.description);
    } catch (const Error&) {
        return std::nullopt; // the number stored with it is shown
    }
}

} // namespace

RunLibrary::RunLibrary(JobRunner* jobs, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_runs(new RunListModel(this)), m_networks(new NetworkTableModel(this))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(150);
    connect(&m_soon, &QTimer::timeout, this, &RunLibrary::scan);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &RunLibrary::refresh);
    try {
        m_watcher.addPath(textOf(defaultRunsFolder()));
    } catch (const Error& error) {
        // Without a folder for runs there is nothing to list; starting a search tells the reason.
        spdlog::warn("{}", error.what());
    }
}

void RunLibrary::refresh()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void RunLibrary::addFolder(const QString& folder)
{
    if (m_runs->rowOf(folder) < 0 && !m_further.contains(folder)) {
        m_further.append(folder);
        refresh();
    }
}

void RunLibrary::setTrainingTest(std::function<bool(const QString&, std::int64_t)> isTraining)
{
    m_isTraining = std::move(isTraining);
}

void RunLibrary::scan()
{
    m_jobs->start({.key = QStringLiteral("scan-runs"),
                   .owner = this,
                   .work = [this, further = m_further](JobContext& context) -> JobDelivery {
                       std::vector<std::filesystem::path> folders = listRuns(defaultRunsFolder());
                       for (const QString& folder : further) {
                           const std::filesystem::path path(folder.toStdU16String());
                           if (std::find(folders.begin(), folders.end(), path) == folders.end())
                               folders.push_back(path);
                       }
                       Reading reading;
                       for (const auto& folder : folders) {
                           if (context.stopToken().stop_requested())
                               return {};
                           if (!std::filesystem::exists(folder))
                               continue; // a search that has only just begun, or a run that was moved away
                           RunRow row;
                           row.folder = textOf(folder);
                           row.name = textOf(folder.stem());
                           try {
                               const auto store = RunStore::open(folder, RunStore::Access::Read);
                               const RunInfo info = store->info();
                               if (!info.name.empty())
                                   row.name = QString::fromStdString(info.name);
                               row.state = info.state;
                               row.message = QString::fromStdString(info.message);
                               row.target = QString::fromStdString(info.targetName);
                               row.created = QDateTime::fromString(QString::fromStdString(info.created), Qt::ISODate);
                               row.live = store->isBeingWritten();
                               const std::vector<DerivedNetwork> networks = store->networks();
                               fillAccuracy(row, *store, networks);
                               const LatencyTable table = store->latencyTable();
                               for (const DerivedNetwork& network : networks)
                                   reading.networks.push_back({.runFolder = row.folder,
                                                               .runName = row.name,
                                                               .network = network,
                                                               .predicted = predictedOf(network, table)});
                           } catch (const Error& error) {
                               row.state = Phase::Failed;
                               row.message = QString::fromStdString(error.what());
                           }
                           reading.runs.push_back(std::move(row));
                       }
                       return [this, reading = std::move(reading)] { take(reading); };
                   }});
}

void RunLibrary::take(Reading reading)
{
    if (m_isTraining) {
        for (NetworkRow& row : reading.networks)
            row.beingTrained = m_isTraining(row.runFolder, row.network.id);
    }
    // Networks that stay keep their row, so that a selection survives.
    std::set<std::pair<QString, std::int64_t>> kept;
    bool anyGone = false;
    for (const NetworkRow& row : reading.networks)
        kept.insert({row.runFolder, row.network.id});
    for (int i = 0; i < m_networks->rowCount(); ++i)
        anyGone = anyGone || !kept.contains({m_networks->network(i).runFolder, m_networks->network(i).network.id});
    m_runs->setRuns(reading.runs);
    if (anyGone) {
        m_networks->setNetworks(reading.networks);
    } else {
        for (const NetworkRow& row : reading.networks)
            m_networks->updateNetwork(row);
    }
    Q_EMIT refreshed();
}

} // namespace pathloom
