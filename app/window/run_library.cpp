// SPDX-License-Identifier: MIT
#include "app/window/run_library.h"

#include "app/window/present_predictions.h"
#include "core/compare/yardsticks.h"
#include "core/derive/remaining_work.h"
#include "core/run/run_lock.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "widgets/common/core_text.h"
#include "widgets/common/paths.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <set>

namespace pathloom {

namespace {

/// A state that is a few seconds old does in a list; the run that is looked at is followed more closely.
constexpr std::chrono::seconds followInterval{4};

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
    for (const Event& event : store.eventsOfKind(kindOf(Evaluation{})))
        row.bestAccuracy = std::max(row.bestAccuracy.value_or(0), std::get<Evaluation>(event.body).accuracy);
}

/// Folders that are named as runs are and hold no record: something went wrong with them. One that is being made now is
/// left out.
std::vector<std::filesystem::path> runsWithoutRecord(const std::filesystem::path& root)
{
    namespace fs = std::filesystem;
    constexpr std::chrono::seconds making{5};
    std::vector<fs::path> found;
    std::error_code ignored;
    for (fs::directory_iterator entry(root, fs::directory_options::skip_permission_denied, ignored), end; entry != end;
         entry.increment(ignored)) {
        const fs::path& folder = entry->path();
        const bool isNew = fs::file_time_type::clock::now() - fs::last_write_time(folder, ignored) < making;
        if (folder.extension() == ".pathloom" && entry->is_directory(ignored) &&
            !fs::is_regular_file(folder / "run.db", ignored) && !isNew && !RunLock::isHeld(folder))
            found.push_back(folder);
    }
    return found;
}

} // namespace

RunLibrary::RunLibrary(JobRunner* jobs, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_runs(new RunListModel(this)), m_networks(new NetworkTableModel(this))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(150);
    connect(&m_soon, &QTimer::timeout, this, &RunLibrary::scan);
    m_follow.setSingleShot(true);
    m_follow.setInterval(followInterval);
    connect(&m_follow, &QTimer::timeout, this, &RunLibrary::scanFollowed);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &RunLibrary::refresh);
    watchFolder();
}

/// The folder for runs; where there is none yet, the nearest one above it, in which it would be made.
void RunLibrary::watchFolder()
{
    std::error_code ignored;
    std::filesystem::path folder = std::filesystem::absolute(defaultRunsFolder(), ignored);
    while (!std::filesystem::is_directory(folder, ignored) && folder.has_relative_path())
        folder = folder.parent_path();
    const QStringList wanted = {textOf(folder)};
    if (const QStringList watched = m_watcher.directories(); watched != wanted) {
        if (!watched.isEmpty())
            m_watcher.removePaths(watched);
        m_watcher.addPaths(wanted);
    }
}

void RunLibrary::refresh()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void RunLibrary::addFolder(const QString& folder)
{
    const bool isFromElsewhere = pathOf(folder).parent_path() != defaultRunsFolder();
    if (isFromElsewhere && (m_further.isEmpty() || m_further.constLast() != folder)) {
        constexpr qsizetype most = 100;
        m_further.removeAll(folder);
        m_further.append(folder);
        m_further = m_further.last(std::min(most, m_further.size()));
        Q_EMIT furtherChanged();
    }
    if (m_runs->rowOf(folder) < 0)
        refresh();
}

void RunLibrary::setFurther(const QStringList& folders)
{
    m_further = folders;
    refresh();
}

void RunLibrary::setTrainingTest(std::function<QString(const QString&, std::int64_t)> trainingText)
{
    m_trainingText = std::move(trainingText);
}

/// On a job's thread: one run with its networks.
void RunLibrary::readRun(const std::filesystem::path& folder, const WritingTest& isWritingHere,
                         PresentPredictions& predictions, Reading& reading)
{
    if (!std::filesystem::exists(folder))
        return; // a search that has only just begun, or a run that was moved away
    RunRow row;
    row.folder = textOf(folder);
    row.name = textOf(folder.stem());
    std::vector<NetworkRow> found;
    try {
        const auto store = RunStore::open(folder, RunStore::Access::Read);
        const RunInfo info = store->info();
        row.state = info.state;
        row.message = CoreText::of(info.message);
        row.target = CoreText::of(info.targetName);
        row.created = QDateTime::fromString(QString::fromStdString(info.created), Qt::ISODate);
        row.name = runName(info, store->space().name);
        // Asked before reading what it writes, so that the last of it is not missed.
        const RunWriter writer = writerOf(*store, isWritingHere);
        row.live = writer == RunWriter::Search;
        row.locked = writer == RunWriter::Other;
        row.workLeft = !isWritingHere(folder) && nextWork(*store).has_value();
        const std::vector<DerivedNetwork> networks = store->networks();
        fillAccuracy(row, *store, networks);
        const LatencyPredictor atSearch(store->latencyTable());
        for (const DerivedNetwork& network : networks) {
            std::optional<PredictedLatency> predicted = predictions.of(network, info.targetId);
            if (!predicted)
                predicted = predictionWithoutFit(atSearch, network); // else the number stored with it is shown
            found.push_back({.runFolder = row.folder, .runName = row.name, .network = network, .predicted = predicted});
        }
    } catch (const Error& error) {
        if (RunLock::isHeld(folder)) { // somebody is only just making it
            reading.again.append(row.folder);
            return;
        }
        row.unreadable = true;
        row.message = CoreText::of(error.what());
    }
    reading.runs.push_back(std::move(row));
    reading.networks.insert(reading.networks.end(), found.begin(), found.end());
}

void RunLibrary::scan()
{
    m_follow.stop();
    watchFolder();
    m_jobs->start({.key = QStringLiteral("scan-runs"),
                   .owner = this,
                   .work = [this, further = m_further, test = m_isWritingHere,
                            targets = m_targets()](JobContext& context) -> JobDelivery {
                       std::vector<std::filesystem::path> folders = listRuns(defaultRunsFolder());
                       const auto add = [&folders](const std::filesystem::path& path) {
                           if (std::find(folders.begin(), folders.end(), path) == folders.end())
                               folders.push_back(path);
                       };
                       for (const QString& folder : further)
                           if (std::error_code ignored; std::filesystem::exists(pathOf(folder) / "run.db", ignored))
                               add(pathOf(folder));
                       std::ranges::for_each(runsWithoutRecord(defaultRunsFolder()), add);
                       Reading reading;
                       PresentPredictions predictions(targets);
                       for (const auto& folder : folders) {
                           if (context.stopToken().stop_requested())
                               return {};
                           readRun(folder, test, predictions, reading);
                       }
                       return [this, reading = std::move(reading)] { take(reading); };
                   }});
}

/// Reads what other programs are changing.
void RunLibrary::scanFollowed()
{
    m_jobs->start({.key = QStringLiteral("scan-followed-runs"),
                   .owner = this,
                   .work = [this, folders = m_followed, test = m_isWritingHere,
                            targets = m_targets()](JobContext&) -> JobDelivery {
                       Reading reading;
                       PresentPredictions predictions(targets);
                       for (const QString& folder : folders)
                           readRun(pathOf(folder), test, predictions, reading);
                       return [this, reading = std::move(reading)] { update(reading); };
                   }});
}

void RunLibrary::take(Reading reading)
{
    keepRunning(reading);
    markTrained(reading);
    // Networks that stay keep their row, so that a selection survives.
    std::set<std::pair<QString, std::int64_t>> kept;
    bool anyGone = false;
    for (const NetworkRow& row : reading.networks)
        kept.insert({row.runFolder, row.network.id});
    for (int i = 0; i < m_networks->rowCount(); ++i)
        anyGone = anyGone || !kept.contains({m_networks->network(i).runFolder, m_networks->network(i).network.id});
    m_runs->setRuns(reading.runs);
    if (anyGone)
        m_networks->setNetworks(reading.networks);
    else
        updateNetworks(reading.networks);
    follow(reading);
    Q_EMIT refreshed();
}

void RunLibrary::update(Reading reading)
{
    markTrained(reading);
    const int before = m_networks->rowCount();
    for (const RunRow& row : reading.runs)
        m_runs->updateRun(row);
    updateNetworks(reading.networks);
    follow(reading);
    if (m_networks->rowCount() != before) // otherwise what a person has selected stays as it is
        Q_EMIT refreshed();
}

/// The running search is listed whatever became of its folder.
void RunLibrary::keepRunning(Reading& reading) const
{
    const QString running = m_runningFolder ? m_runningFolder() : QString();
    const auto isIt = [&running](const RunRow& row) { return row.folder == running; };
    if (running.isEmpty() || std::ranges::any_of(reading.runs, isIt))
        return;
    RunRow row{.folder = running, .name = QFileInfo(running).completeBaseName(), .live = true};
    if (const int known = m_runs->rowOf(running); known >= 0 && !m_runs->run(known).unreadable) {
        row = m_runs->run(known);
        row.message = tr("The folder of this run is gone; nothing can be stored until it is back.");
        row.live = true;
        for (int i = 0; i < m_networks->rowCount(); ++i)
            if (m_networks->network(i).runFolder == running)
                reading.networks.push_back(m_networks->network(i));
    }
    reading.runs.insert(reading.runs.begin(), row);
}

void RunLibrary::markTrained(Reading& reading) const
{
    if (!m_trainingText)
        return;
    for (NetworkRow& row : reading.networks) {
        row.training = m_trainingText(row.runFolder, row.network.id);
        const auto run = std::ranges::find(reading.runs, row.runFolder, &RunRow::folder);
        if (run != reading.runs.end() && !run->live && !row.training.isEmpty())
            run->training = true;
    }
}

void RunLibrary::updateNetworks(const std::vector<NetworkRow>& networks)
{
    for (const NetworkRow& row : networks)
        m_networks->updateNetwork(row);
}

/// Runs that other programs write to are looked at again after a while: they tell nobody of their changes.
void RunLibrary::follow(const Reading& reading)
{
    const QString running = m_runningFolder ? m_runningFolder() : QString();
    m_followed = reading.again;
    for (const RunRow& row : reading.runs)
        if ((row.live || row.locked) && row.folder != running)
            m_followed.append(row.folder);
    if (!m_followed.isEmpty())
        m_follow.start();
}

} // namespace pathloom
