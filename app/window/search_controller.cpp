// SPDX-License-Identifier: MIT
#include "app/window/search_controller.h"

#include "app/window/error_text.h"
#include "app/window/trade_off.h"
#include "core/run/command_folder.h"
#include "core/search/steering.h"
#include "core/util/error.h"
#include "widgets/common/core_text.h"
#include "widgets/common/paths.h"
#include "widgets/models/run_list_model.h"
#include "widgets/steering/steering_text.h"

#include <QDateTime>
#include <QDir>

#include <algorithm>
#include <utility>

namespace pathloom {

namespace {

RunHeader headerOf(const PreparedSearch& prepared, const QString& folder)
{
    RunHeader header;
    header.folder = folder;
    header.info.name = prepared.job.name;
    header.info.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    header.info.config = prepared.job.config;
    header.info.data = prepared.job.data;
    header.info.targetId = prepared.job.target.id;
    header.info.targetName = prepared.job.target.name;
    header.space = std::make_shared<const SearchSpace>(prepared.job.space);
    header.latency = prepared.latency;
    if (prepared.table)
        header.table = std::make_shared<const LatencyTable>(*prepared.table);
    return header;
}

} // namespace

SearchController::SearchController(JobRunner* jobs, RunView* view, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_view(view), m_reader(new RunReader(jobs, view, this)),
      m_session(new SearchSession(this)), m_makeRunner([](const PreparedSearch& prepared, const QString& folder) {
          return engineRunner(prepared.job, pathOf(folder));
      }),
      m_makeResumed([](const QString& folder) { return resumingRunner(pathOf(folder)); })
{
    connect(m_session, &SearchSession::stateChanged, this, [this] {
        // A paused search leaves the processor to others, but not its run.
        m_jobs->holdComputing({.all = isComputing(), .run = liveFolder()});
        Q_EMIT changed();
    });
    connect(m_session, &SearchSession::eventsReady, this, &SearchController::takeEvents);
    connect(m_session, &SearchSession::ended, this, &SearchController::end);
    connect(m_session, &SearchSession::failed, this, [this](const QString& sentence) {
        end(Phase::Failed);
        Q_EMIT searchMessage(MessageLevel::Error, sentence, m_liveFolder);
    });
    connect(m_jobs, &JobRunner::jobEnded, this, [this](JobId job) {
        if (job != m_lookUp)
            return;
        dropLookUp(); // it failed or was cancelled: the draft on show is the one that counts
        if (m_shown == Shown::Draft)
            m_view->updateHeader(headerOf(*m_draft, {}));
        Q_EMIT changed();
    });
    connect(m_reader, &RunReader::opened, this, [this](const QString& folder) {
        dropLookUp();
        setShown(Shown::Stored);
        Q_EMIT runOpened(folder);
        tellOfUnknownSettings();
    });
    connect(m_reader, &RunReader::caughtUp, this, &SearchController::startFollowing);
    connect(m_reader, &RunReader::grew, this, &SearchController::follow);
    connect(m_reader, &RunReader::ended, this, &SearchController::runChanged);
    connect(m_reader, &RunReader::failed, this, [this](const QString& sentence) {
        Q_EMIT message(MessageLevel::Error, sentence);
        if (m_shown == Shown::Nothing)
            prepare(SearchRequest{}); // an empty window shows nothing to go on with
        Q_EMIT changed();
    });
    connect(m_view, &RunView::historyChanged, this, [this] {
        // With the first snapshot there is something to derive.
        if (std::exchange(m_couldDerive, canDerive()) != canDerive())
            Q_EMIT changed();
    });
    connect(m_view, &RunView::headerChanged, this, [this] {
        if (m_shown != Shown::Live)
            return;
        const RunHeader header = withSettings(m_view->header());
        if (header.info.config != m_view->header().info.config) {
            m_view->updateHeader(header); // comes back here
            return;
        }
        m_liveHeader = header;
        Q_EMIT changed();
    });
}

void SearchController::prepare(const SearchRequest& request)
{
    m_lookUp = m_jobs->start({.title = tr("Looking up the search space"),
                              .key = QStringLiteral("prepare"),
                              .owner = this,
                              .work = [this, find = m_find, request](JobContext& context) -> JobDelivery {
                                  return [this, prepared = find(request, context.stopToken())] {
                                      m_lookUp = 0;
                                      const bool startsNow = std::exchange(m_startWhenPrepared, false);
                                      showDraft(prepared);
                                      tellOfImages(prepared);
                                      if (!prepared.targetProblem.isEmpty())
                                          Q_EMIT message(MessageLevel::Error, prepared.targetProblem);
                                      else if (startsNow)
                                          start();
                                  };
                              },
                              .failed =
                                  [this, request](const QString& sentence) {
                                      m_startWhenPrepared = false;
                                      Q_EMIT message(MessageLevel::Error, sentence);
                                      // What was remembered may be gone (a file, a target); the default search is
                                      // always there.
                                      if (m_shown == Shown::Nothing && !(request == SearchRequest{}))
                                          prepare(SearchRequest{});
                                  }});
    Q_EMIT changed();
}

void SearchController::tellOfImages(const PreparedSearch& prepared)
{
    QStringList notes;
    for (const std::string& note : prepared.job.images.notes)
        notes.append(CoreText::of(note));
    if (!notes.isEmpty())
        Q_EMIT message(MessageLevel::Info, notes.join(QLatin1Char(' ')));
    if (const QStringList known = warnings(prepared); !known.isEmpty())
        Q_EMIT message(MessageLevel::Warning, known.join(QLatin1Char(' ')));
}

void SearchController::dropLookUp()
{
    m_startWhenPrepared = false;
    m_jobs->cancel(std::exchange(m_lookUp, 0));
}

void SearchController::showDraft(const PreparedSearch& prepared)
{
    dropLookUp();
    m_reader->close();
    m_draft = prepared;
    m_view->setRun(headerOf(prepared, {}));
    setShown(Shown::Draft);
}

void SearchController::start()
{
    if (m_lookUp)
        m_startWhenPrepared = true;
    else if (canStart())
        start(*m_draft);
    else if (wouldResumeWork())
        Q_EMIT workResumed(m_view->header().folder);
    else if (canResumeRun())
        resumeRun(m_view->header().folder);
}

bool SearchController::mayCompute()
{
    if (m_session->isActive()) {
        Q_EMIT message(MessageLevel::Warning, tr("A search is running already; stop it before starting another one."));
        return false;
    }
    return isProcessorFree();
}

bool SearchController::isProcessorFree()
{
    if (m_jobs->isComputing())
        Q_EMIT message(MessageLevel::Warning,
                       tr("A network is being trained or measured; the search can have the processor when that has "
                          "ended."));
    return !m_jobs->isComputing();
}

void SearchController::start(const PreparedSearch& prepared)
{
    if (!mayCompute())
        return;
    if (!prepared.targetProblem.isEmpty()) {
        Q_EMIT message(MessageLevel::Error, prepared.targetProblem);
        return;
    }
    const std::string& folderName = prepared.job.name.empty() ? prepared.job.space.name : prepared.job.name;
    QString folder = prepared.request.folder;
    try {
        if (folder.isEmpty())
            folder = newRunFolder(QString::fromStdString(folderName));
        // Here already: nothing of a run that lies there is to be shown as if it were this search.
        else if (const QDir there(folder); there.exists() && !there.isEmpty())
            throw UsageError("exists and is not empty", folder.toStdString(), "choose another name for the run");
    } catch (...) {
        // What was asked for stays ready to start, for when the folder can be made.
        showDraft(prepared);
        Q_EMIT message(MessageLevel::Error, errorSentence(std::current_exception()));
        return;
    }
    dropLookUp();
    m_draft = prepared;
    PreparedSearch named = prepared;
    if (named.job.name.empty())
        named.job.name = runName(QString::fromStdString(prepared.job.space.name),
                                 CoreText::of(prepared.job.target.name), QDateTime::currentDateTime())
                             .toStdString();
    named.job.plan.until = prepared.request.until;
    m_liveFolder = folder;
    m_liveHeader = headerOf(named, m_liveFolder);
    m_liveSettings.clear();
    m_liveHistory = std::make_shared<History>();
    m_rejoining = Rejoining::No;
    m_progress = {};
    m_trainAtEnd = prepared.request.until != Stage::Search;
    m_session->start(m_makeRunner(named, m_liveFolder));
    showLive();
    Q_EMIT runStarted(m_liveFolder);
}

void SearchController::post(const Command& command)
{
    using Kind = Command::Kind;
    if (m_session->isActive()) { // these work whatever run is looked at
        switch (command.kind) {
        case Kind::Pause:
            return m_session->pause();
        case Kind::Resume:
            return isProcessorFree() ? m_session->resume() : void();
        case Kind::Stop:
            return m_session->stop();
        default:
            break;
        }
    }
    if (m_shown == Shown::Live)
        return m_session->post(command);
    if (isSteeredFromHere())
        return send(command);
    if (m_shown != Shown::Draft || command.kind != Kind::Set)
        return;
    if (const QString refusal = whyNotInDraft(command); !refusal.isEmpty()) {
        Q_EMIT message(MessageLevel::Warning, refusal);
        return;
    }
    setSetting(m_draft->job.config, command.key, command.value);
    draftEdited();
}

QString SearchController::whyNotInDraft(const Command& command) const
{
    PreparedSearch changed = *m_draft;
    try {
        setSetting(changed.job.config, command.key, command.value);
    } catch (...) {
        return SteeringText::sentence(errorSentence(std::current_exception()));
    }
    return command.key == "latency.budget_ms" && !m_lookUp ? budgetProblem(changed) : QString();
}

void SearchController::send(const Command& command)
{
    m_jobs->start({.owner = this,
                   .work = [command, folder = m_view->header().folder](JobContext&) -> JobDelivery {
                       CommandFolder::send(pathOf(folder), command);
                       return [] {};
                   },
                   .failed = [this](const QString& sentence) { Q_EMIT message(MessageLevel::Error, sentence); }});
}

void SearchController::setTradeOff(double value)
{
    post({.kind = Command::Kind::Set, .key = TradeOff(m_view->header().info.config).key(), .value = value});
}

void SearchController::setBudget(double ms)
{
    if (ms > 0 || m_shown == Shown::Draft)
        post({.kind = Command::Kind::Set, .key = "latency.budget_ms", .value = ms});
}

void SearchController::draftEdited()
{
    m_draft->request.settings = changedSettings(m_draft->job.config, m_draft->defaults);
    if (m_lookUp)
        setTarget(QString::fromStdString(m_view->header().info.targetId)); // again, with this setting
    else
        m_view->updateHeader(headerOf(*m_draft, {}));
}

void SearchController::setTarget(const QString& id)
{
    if (m_shown != Shown::Draft)
        return;
    // The views must not show one target's latencies under the name of another.
    RunHeader header = headerOf(*m_draft, {});
    header.info.targetId = header.info.targetName = id.toStdString();
    header.latency.reset();
    header.table.reset();
    SearchRequest request = m_draft->request;
    request.target = id;
    prepare(request);
    m_view->updateHeader(header);
}

void SearchController::openRun(const QString& folder)
{
    if (!folder.isEmpty() && folder == liveFolder())
        showLive();
    else {
        m_reader->open(folder);
        Q_EMIT changed();
    }
}

void SearchController::closeRun(const QString& folder)
{
    if (m_shown != Shown::Stored || m_view->header().folder != folder)
        return;
    if (m_draft) {
        PreparedSearch again = *m_draft;
        again.request.name.clear(); // its run has it
        again.job.name.clear();
        showDraft(again);
        return;
    }
    m_reader->close();
    m_view->clear();
    setShown(Shown::Nothing);
    prepare(SearchRequest{});
}

void SearchController::storedRunChanged(const QString& folder)
{
    if (m_shown == Shown::Stored && m_view->header().folder == folder)
        m_reader->refreshHeader(folder);
    Q_EMIT runChanged(folder);
}

void SearchController::applyToShown(const QString& folder, const std::vector<Event>& events)
{
    // A reader that follows the folder brings them from there; twice would start each curve again.
    if (m_shown == Shown::Stored && m_view->header().folder == folder && !m_reader->isFollowing(folder))
        m_view->apply(events);
}

void SearchController::setWritingTest(WritingTest isWritingHere)
{
    m_isWritingHere = isWritingHere;
    m_reader->setWritingTest(std::move(isWritingHere));
}

void SearchController::tellOfUnknownSettings()
{
    const Json& unknown = m_view->header().info.config.unknown;
    QStringList words;
    for (const auto& [key, value] : unknown.items())
        words << QString::fromStdString(key + '=' + value.dump());
    if (!words.isEmpty())
        Q_EMIT message(MessageLevel::Info,
                       tr("Another version of Pathloom has searched this run with settings that this one does not "
                          "know: %1. They are kept.")
                           .arg(words.join(QStringLiteral(", "))));
}

void SearchController::setShown(Shown shown)
{
    m_shown = shown;
    m_couldDerive = canDerive();
    Q_EMIT changed();
}

} // namespace pathloom
