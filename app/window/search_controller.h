// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/run_reader.h"
#include "app/window/search_request.h"
#include "app/window/search_session.h"

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
    using LookUp = std::function<PreparedSearch(const SearchRequest&)>;

    SearchController(JobRunner* jobs, RunView* view, QObject* parent = nullptr);

    void setRunnerMaker(RunnerMaker maker) { m_makeRunner = std::move(maker); }
    void setLookUp(LookUp find) { m_find = std::move(find); }

    Shown shown() const { return m_shown; }
    const SearchSession& session() const { return *m_session; }
    /// Folder of the search that runs; empty if none does.
    QString liveFolder() const { return m_session->isActive() ? m_liveFolder : QString(); }
    const Progress& liveProgress() const { return m_progress; }
    const std::optional<PreparedSearch>& draft() const { return m_draft; }

    bool canStart() const;
    bool canResume() const;
    bool canPause() const;
    bool canStop() const;
    bool canDerive() const;

    /// Looks a request up in the background and shows it as ready to start. A failure is told by message().
    void prepare(const SearchRequest& request);
    /// Shows a search that was looked up elsewhere.
    void showDraft(const PreparedSearch& prepared);
    /// Starts the draft that is shown, or the one that is being looked up as soon as it is there.
    void start();
    void start(const PreparedSearch& prepared);
    void pause() { m_session->pause(); }
    void resume() { m_session->resume(); }
    void stop() { m_session->stop(); }
    void stopAndWait() { m_session->stopAndWait(); }
    /// Takes the leading network out of the running search.
    void deriveLive();
    void setTradeOff(double value);
    void setBudget(double ms);
    void setTarget(const QString& id);

    /// Shows the running search, or a stored run.
    void openRun(const QString& folder);
    /// Reads the shown run's header again after something was stored in it.
    void storedRunChanged(const QString& folder);
    /// Events that come from elsewhere (training) for the run if it is shown.
    void applyToShown(const QString& folder, const std::vector<Event>& events);

Q_SIGNALS:
    /// What is shown or possible has changed.
    void changed();
    void progressChanged(const pathloom::Progress& progress);
    void runStarted(const QString& folder);
    /// The live run's state or networks changed on disk.
    void runChanged(const QString& folder);
    void runEnded(const QString& folder, pathloom::Phase phase, bool trainAtEnd);
    void message(pathloom::MessageLevel level, const QString& sentence);

private:
    /// What is shown next is newer than what is being looked up.
    void dropLookUp();
    void draftEdited();
    void takeEvents(const std::vector<Event>& events);
    void showLive();
    void setShown(Shown shown);
    void end(Phase phase);

    JobRunner* m_jobs;
    RunView* m_view;
    RunReader* m_reader;
    SearchSession* m_session;
    RunnerMaker m_makeRunner;
    LookUp m_find = prepareSearch;

    Shown m_shown = Shown::Nothing;
    bool m_couldDerive = false;
    std::optional<PreparedSearch> m_draft;
    JobId m_lookUp = 0; ///< of the next draft; while there is one, the draft on show is out of date
    bool m_startWhenPrepared = false;

    QString m_liveFolder;
    RunHeader m_liveHeader;
    std::vector<Event> m_liveEvents; ///< all so far, to show the live run again after another one
    Progress m_progress;
    bool m_trainAtEnd = false;
};

} // namespace pathloom
