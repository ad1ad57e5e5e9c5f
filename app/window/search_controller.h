// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/followed_progress.h"
#include "app/window/resume_loss.h"
#include "app/window/run_reader.h"
#include "app/window/search_request.h"
#include "app/window/search_session.h"

#include <map>

namespace pathloom {

/// What the window's buttons mean at the moment: the search that is ready to start, the one that runs, and which of
/// them (or which stored run) the views show. Owns the session; knows no widget.
class SearchController final : public QObject
{
    Q_OBJECT

public:
    /// What the views show.
    enum class Shown { Nothing, Draft, Live, Stored };
    /// Makes the runner of a prepared search; tests put a scripted one here.
    using RunnerMaker = std::function<SearchRunnerFactory(const PreparedSearch&, const QString& folder)>;
    /// Looks a request up, on a background thread.
    using LookUp = SearchLookUp;

    SearchController(JobRunner* jobs, RunView* view, QObject* parent = nullptr);

    /// Makes the runner that goes on with a stored run.
    using ResumeMaker = std::function<SearchRunnerFactory(const QString& folder)>;
    void setResumeMaker(ResumeMaker maker) { m_makeResumed = std::move(maker); }
    void setRunnerMaker(RunnerMaker maker) { m_makeRunner = std::move(maker); }
    void setLookUp(LookUp find) { m_find = std::move(find); }
    /// Asks a person whether to go on although much is done again; calls the function if so.
    using ResumeQuestion = std::function<void(const ResumeLoss&, const std::function<void()>& goOn)>;
    void setResumeQuestion(ResumeQuestion ask) { m_ask = std::move(ask); }
    /// See RunReader.
    void setWritingTest(WritingTest isWritingHere);

    Shown shown() const { return m_shown; }
    /// Something is being looked up or read that will be shown.
    bool isGettingReady() const { return m_lookUp != 0 || !m_reader->isClosed(); }
    const SearchSession& session() const { return *m_session; }
    /// The search of this window computes: it is neither paused nor over.
    bool isComputing() const { return m_session->isActive() && m_session->state() != SearchSession::State::Paused; }
    /// Folder of the search that runs; empty if none does.
    QString liveFolder() const { return m_session->isActive() ? m_liveFolder : QString(); }
    /// Of one that is paused, where it stands: it tells no progress of its own.
    Progress liveProgress() const;
    const std::optional<PreparedSearch>& draft() const { return m_draft; }

    bool canStart() const;
    bool canResume() const;
    bool canPause() const;
    bool canStop() const;
    bool canDerive() const;
    /// The run on show is searched by another process, which takes commands through the run folder.
    bool isSteeredFromHere() const;
    /// Whether the run on show can be changed by commands now, and the sentence that says why not.
    bool canSteer() const;
    QString whyNotSteerable() const;
    /// The run on show was interrupted, and its search or the work on its networks could go on.
    bool canResumeRun() const;
    /// What would go on is not the search: work that was begun on networks comes before a search that had ended, and
    /// what was to follow a search comes after it.
    bool wouldResumeWork() const;
    /// Why a stored run cannot be gone on with, or have a network derived; empty if it can, or another run is on show.
    QString whyNotResumedFromHere() const;
    QString whyNotDerivable() const;
    /// Another program runs the search on show.
    bool isFollowing() const;
    /// Where that one stands; its detail says who runs it.
    std::optional<Progress> followedProgress() const;

    /// Looks a request up in the background and shows it as ready to start. A failure is told by message().
    void prepare(const SearchRequest& request);
    /// Shows a search that was looked up elsewhere.
    void showDraft(const PreparedSearch& prepared);
    /// Starts the draft that is shown, or the one that is being looked up as soon as it is there; goes on with a stored
    /// run that was interrupted.
    void start();
    void start(const PreparedSearch& prepared);
    /// Goes on with a stored run from its last checkpoint. What prevents it is told by message().
    /// @param commands to take at its first step
    void resumeRun(const QString& folder, std::vector<Command> commands = {});
    void pause() { post({.kind = Command::Kind::Pause}); }
    void resume() { post({.kind = Command::Kind::Resume}); }
    void stop() { post({.kind = Command::Kind::Stop}); }
    void stopAndWait() { m_session->stopAndWait(); }
    /// Asks the running search that is shown for something. A setting can be changed before the start as well.
    void post(const Command& command);
    void setTradeOff(double value);
    /// Why a setting of the search that is ready to start cannot have this value; empty if it can.
    QString whyNotInDraft(const Command& command) const;
    /// @param ms 0 = automatic, which only a search that has not begun yet can be set to
    void setBudget(double ms);
    void setTarget(const QString& id);

    /// Shows the running search, or a stored run.
    void openRun(const QString& folder);
    /// Shows the search that was prepared last, or the default one, if this stored run is on show.
    void closeRun(const QString& folder);
    /// Reads the shown run's header again after something was stored in it.
    void storedRunChanged(const QString& folder);
    /// Events that come from elsewhere (training) for the run if it is shown.
    void applyToShown(const QString& folder, const std::vector<Event>& events);

Q_SIGNALS:
    /// What is shown or possible has changed.
    void changed();
    void progressChanged(const pathloom::Progress& progress);
    void runStarted(const QString& folder);
    /// A stored run is on show; a folder that is none gives a message() instead.
    void runOpened(const QString& folder);
    /// What was left to do for this run besides its search is to go on.
    void workResumed(const QString& folder);
    /// The live run's state or networks changed on disk.
    void runChanged(const QString& folder);
    /// @param folder empty if the search ended before it had a run
    /// @param trainAtEnd a run without a plan of its own is to have its network trained and exported
    void runEnded(const QString& folder, pathloom::Phase phase, bool trainAtEnd);
    /// About what is shown.
    void message(pathloom::MessageLevel level, const QString& sentence);
    /// By the running search in this folder, whatever is shown.
    void searchMessage(pathloom::MessageLevel level, const QString& sentence, const QString& folder);
    /// By the search in this folder, which is the running one or followed; the body is an Alarm.
    void alarmRaised(const pathloom::Event& event, const QString& folder);

private:
    /// What is shown next is newer than what is being looked up.
    void dropLookUp();
    /// How the files of its images were read, where that is worth a sentence.
    void tellOfImages(const PreparedSearch& prepared);
    void draftEdited();
    void takeEvents(const std::vector<Event>& events);
    void showLive();
    void send(const Command& command);
    void startFollowing(const QString& folder, const std::vector<Event>& last);
    void follow(const QString& folder, const std::vector<Event>& events);
    bool hasBegun() const;
    bool mayCompute();
    bool isProcessorFree();
    void goOn(const RunHeader& header, const std::vector<Command>& commands);
    void rejoin(const Event& resumed);
    void readUpToResumed();
    void applyLive(const std::vector<Event>& events);
    void takeSettings(const std::vector<Event>& events);
    RunHeader withSettings(RunHeader header) const;
    void setShown(Shown shown);
    void tellOfUnknownSettings();
    void end(Phase phase);

    JobRunner* m_jobs;
    RunView* m_view;
    RunReader* m_reader;
    SearchSession* m_session;
    RunnerMaker m_makeRunner;
    ResumeMaker m_makeResumed;
    LookUp m_find = prepareSearch;
    ResumeQuestion m_ask; ///< without it nothing is done that has to be asked
    WritingTest m_isWritingHere = [](const std::filesystem::path&) { return false; };
    FollowedProgress m_followed; ///< of the run that another program searches

    Shown m_shown = Shown::Nothing;
    bool m_couldDerive = false;
    std::optional<PreparedSearch> m_draft;
    JobId m_lookUp = 0; ///< of the next draft; while there is one, the draft on show is out of date
    bool m_startWhenPrepared = false;

    QString m_liveFolder;
    RunHeader m_liveHeader;
    std::map<std::string, double> m_liveSettings; ///< that commands have set; the folder may not know them yet
    std::shared_ptr<History> m_liveHistory =
        std::make_shared<History>(); ///< all so far, to show the live run again after another one
    /// A search that goes on first takes some steps out of its record; its history is read after that, up to where it
    /// says so. What comes meanwhile waits.
    enum class Rejoining { No, Expected, Reading };
    Rejoining m_rejoining = Rejoining::No;
    Event m_resumed; ///< of the search that goes on
    std::vector<Event> m_sinceResumed;
    Progress m_progress;
    bool m_trainAtEnd = false;
};

} // namespace pathloom
