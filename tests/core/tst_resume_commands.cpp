// SPDX-License-Identifier: MIT
// Commands and interruptions that meet: whatever the order, the search has the history of the one that was not
// interrupted, and nothing that a person asked for is lost.
#include "core/derive/derive.h"
#include "core/run/checkpoints.h"
#include "tests/support/tiny_search.h"
#include "tests/support/watched_search.h"

#include <QTest>

#include <fstream>

using namespace tinysearch;
namespace fs = std::filesystem;
using Kind = Command::Kind;

namespace {

constexpr std::int64_t epochEnd = 40; ///< the leading architecture is evaluated after it
constexpr std::int64_t searchEnd = 60;

bool isStep(const Event& event, std::int64_t step)
{
    return event.step == step && std::holds_alternative<WeightStep>(event.body);
}

Command setLambda(double value)
{
    return {.kind = Kind::Set, .key = "latency.lambda", .value = value};
}

/// Runs to its end.
void finish(WatchedSearch& search, Phase end = Phase::Finished)
{
    search.start();
    QVERIFY2(search.waitForEnd(60), search.said());
    search.join();
    QVERIFY2(search.end() == end && search.error().isEmpty(), search.said());
}

/// Runs until this step and is stopped there.
void finishAt(WatchedSearch& search, std::int64_t step)
{
    search.onEvent([&search, step](const Event& event) {
        if (isStep(event, step))
            search.requestStop();
    });
    finish(search, Phase::Stopped);
}

/// As a kill leaves a run: with the checkpoints of an earlier time.
class Killed
{
public:
    explicit Killed(fs::path run) : m_checkpoints(run / Checkpoints::folderName), m_kept(run.string() + "-checkpoints")
    {
    }
    void remember() const { fs::copy(m_checkpoints, m_kept); }
    void leave() const
    {
        fs::remove_all(m_checkpoints);
        fs::rename(m_kept, m_checkpoints);
    }

private:
    fs::path m_checkpoints, m_kept;
};

/// A search with this script that was killed after step 35, its newest checkpoint before step 5.
void killAfter35(TinySearch& tiny, std::vector<ScriptedCommand> script)
{
    const Killed killed(tiny.path("run"));
    WatchedSearch first(tiny.job(), tiny.path("run"));
    first.engine().setScript(std::move(script));
    first.onEvent([&](const Event& event) {
        if (isStep(event, 5))
            killed.remember();
        if (isStep(event, 35))
            first.requestStop();
    });
    finish(first, Phase::Stopped);
    killed.leave();
}

void damage(const fs::path& file)
{
    std::ofstream(file, std::ios::app) << "x";
}

} // namespace

class TestResumeCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsEvaluatedIsNotChangedByACommandMeanwhile()
    {
        TinySearch tiny;
        const std::vector<Command> acts = {{.kind = Kind::Prune, .paths = {{0, 0}}},
                                           {.kind = Kind::Pin, .paths = {{1, 1}}},
                                           {.kind = Kind::Pin, .paths = {{2, 2}}}};
        WatchedSearch whole(tiny.job(), tiny.path("whole"));
        std::vector<ScriptedCommand> script;
        for (const Command& act : acts)
            script.push_back({epochEnd, act});
        whole.engine().setScript(script);
        finish(whole);

        WatchedSearch first(tiny.job(), tiny.path("parts"));
        first.onEvent([&](const Event& event) {
            if (!isStep(event, epochEnd))
                return;
            for (const Command& act : acts)
                first.engine().post(act);
            first.engine().post({.kind = Kind::Stop});
        });
        finish(first, Phase::Stopped);
        const auto run = RunStore::open(tiny.path("parts"), RunStore::Access::Read);
        QVERIFY(run->eventsOfKind("evaluation").empty()); // it was cut short
        QCOMPARE(run->eventsOfKind("command_accepted").size(), acts.size() + 1);
        WatchedSearch second(tiny.path("parts"));
        finish(second);
        QCOMPARE(tiny.record("parts"), tiny.record("whole"));
    }
    void whatWasRecordedFirstIsDoneFirstAgain()
    {
        TinySearch tiny;
        const Killed killed(tiny.path("run"));
        WatchedSearch first(tiny.job(), tiny.path("run"));
        first.engine().setScript({{epochEnd, setLambda(0.2)}});
        first.onEvent([&](const Event& event) {
            if (isStep(event, 5))
                killed.remember();
            if (isStep(event, epochEnd))
                first.engine().post(setLambda(0.9)); // within the evaluation, before what is scripted
            if (isStep(event, epochEnd + 5))
                first.requestStop();
        });
        finish(first, Phase::Stopped);
        const auto run = RunStore::open(tiny.path("run"), RunStore::Access::Read);
        const std::vector<ScriptedCommand> asked = {{epochEnd, setLambda(0.9)}, {epochEnd, setLambda(0.2)}};
        QVERIFY(commandsOf(*run) == asked);
        killed.leave();
        WatchedSearch second(tiny.path("run"));
        finish(second);
        QVERIFY(commandsOf(*run) == asked);
        QCOMPARE(run->info().config.latencyLambda, 0.2);
    }
    void aSettingThatIsGivenAtAResumeOutlivesAKill()
    {
        TinySearch tiny;
        killAfter35(tiny, {{30, setLambda(0.9)}});
        WatchedSearch second(tiny.path("run"));
        second.engine().post(setLambda(0.5));
        second.onEvent([&](const Event& event) {
            if (std::holds_alternative<Resumed>(event.body)) {
                fs::copy(tiny.path("run"), tiny.path("killed"), fs::copy_options::recursive);
                second.requestStop();
            }
        });
        finish(second, Phase::Stopped);
        WatchedSearch third(tiny.path("killed"));
        finish(third);
        const auto run = RunStore::open(tiny.path("killed"), RunStore::Access::Read);
        QCOMPARE(run->info().config.latencyLambda, 0.5);
        QCOMPARE(commandsOf(*run).size(), std::size_t(1));
    }
    void aStopBeforeItGoesOnChangesNothing()
    {
        TinySearch tiny;
        WatchedSearch first(tiny.job(), tiny.path("run"));
        finishAt(first, 25);
        std::stop_source stop;
        stop.request_stop();
        SearchEngine second(tiny.path("run"), {});
        QCOMPARE(second.run(stop.get_token()), Phase::Stopped);
        const auto run = RunStore::open(tiny.path("run"), RunStore::Access::Read);
        QCOMPARE(run->lastStep(), std::int64_t(25));
        WatchedSearch third(tiny.path("run"));
        finish(third);
        QCOMPARE(tiny.record("run"), (tiny.history("whole"), tiny.record("whole")));
    }
    void aRandomSearchIsRepeatedWithItsNetworks()
    {
        TinySearch tiny;
        WatchedSearch first(tiny.job({"method=random", "seed=3"}), tiny.path("run"));
        first.onEvent([&](const Event& event) {
            if (isStep(event, searchEnd))
                first.engine().post({.kind = Kind::Derive}); // within the second evaluation
        });
        finish(first);
        const auto run = RunStore::open(tiny.path("run"), RunStore::Access::Read);
        QCOMPARE(run->networks().size(), std::size_t(1));
        const std::vector<Event> evaluations = run->eventsOfKind("evaluation");
        QVERIFY(std::get<Evaluation>(evaluations.at(0).body).architecture !=
                std::get<Evaluation>(evaluations.at(1).body).architecture); // else this test says nothing
        WatchedSearch again(jobOf(*run), tiny.path("again"));
        again.engine().setScript(commandsOf(*run));
        finish(again);
        const auto repeated = RunStore::open(tiny.path("again"), RunStore::Access::Read);
        QCOMPARE(repeated->network(1).architecture, run->network(1).architecture);
    }
    void whatWaitsForTheEndOfAnEvaluationKeepsItsPlace()
    {
        TinySearch tiny;
        WatchedSearch search(tiny.job({"method=random", "seed=3"}), tiny.path("run"));
        search.onEvent([&](const Event& event) {
            if (!isStep(event, searchEnd))
                return;
            search.engine().post({.kind = Kind::Derive});
            for (int i = 0; i < 3; ++i) // to a path that neither evaluated network takes
                search.engine().post({.kind = Kind::Pin, .paths = {{i, 1}}});
        });
        finish(search);
        const auto run = RunStore::open(tiny.path("run"), RunStore::Access::Read);
        QVERIFY2(run->networks().size() == 1, search.said());
        QCOMPARE(commandsOf(*run).size(), std::size_t(4));
        QVERIFY(commandsOf(*run).front().command.kind == Kind::Derive);
    }
    void whatCannotBeDoneAnyMoreIsTold()
    {
        TinySearch tiny;
        WatchedSearch search(tiny.job({"method=random"}), tiny.path("run"));
        search.onEvent([&](const Event& event) {
            if (!isStep(event, searchEnd))
                return;
            search.engine().post({.kind = Kind::Derive}); // has to wait for the evaluation's end
            search.engine().post({.kind = Kind::Stop});
        });
        finish(search, Phase::Stopped);
        QVERIFY2(search.waitForMessage("The command 'derive' was not carried out", 0), search.said());
    }
    void theUndoOfASettingGoesWithIt()
    {
        TinySearch tiny;
        killAfter35(tiny, {{30, setLambda(0.9)}, {31, {.kind = Kind::Undo}}});
        WatchedSearch second(tiny.path("run"));
        second.engine().post(setLambda(0.5));
        finish(second);
        const auto run = RunStore::open(tiny.path("run"), RunStore::Access::Read);
        QCOMPARE(run->info().config.latencyLambda, 0.5);
        QCOMPARE(commandsOf(*run).size(), std::size_t(1));
    }
    void theLastCommandIsHeard()
    {
        TinySearch tiny;
        WatchedSearch search(tiny.job(), tiny.path("run"));
        search.onEvent([&](const Event& event) {
            if (event.step == searchEnd && std::holds_alternative<Evaluation>(event.body))
                search.engine().post(setLambda(0.5));
        });
        finish(search);
        QCOMPARE(RunStore::open(tiny.path("run"), RunStore::Access::Read)->info().config.latencyLambda, 0.5);
    }
    void aScriptThatGoesBeyondTheEndIsTold()
    {
        TinySearch tiny;
        WatchedSearch search(tiny.job(), tiny.path("run"));
        search.engine().setScript({{searchEnd, setLambda(0.5)}, {searchEnd + 1, setLambda(0.6)}});
        finish(search);
        QVERIFY2(search.waitForMessage("1 of the commands lie beyond the last step, 60", 0), search.said());
        QCOMPARE(RunStore::open(tiny.path("run"), RunStore::Access::Read)->info().config.latencyLambda, 0.5);
    }
    void undoIsNotHeldUpByABudget()
    {
        TinySearch tiny; // a block takes 2, 4 or 0 ms; the rest of the network takes some as well
        WatchedSearch search(tiny.job(), tiny.path("run"));
        const auto budget = [](double ms) {
            return Command{.kind = Kind::Set, .key = "latency.budget_ms", .value = ms};
        };
        search.engine().setScript({{25, budget(9)},
                                   {26, budget(16)},
                                   {27, {.kind = Kind::Pin, .paths = {{0, 1}, {1, 1}, {2, 1}}}}, // 12 ms and more
                                   {28, {.kind = Kind::Undo}},
                                   {29, {.kind = Kind::Pin, .paths = {{0, 1}, {1, 1}, {2, 1}}}},
                                   {30, budget(17)},
                                   {31, {.kind = Kind::Undo}},
                                   {32, {.kind = Kind::Undo}},
                                   {33, {.kind = Kind::Undo}}});
        finish(search);
        const auto run = RunStore::open(tiny.path("run"), RunStore::Access::Read);
        QCOMPARE(commandsOf(*run).size(), std::size_t(9));
        QCOMPARE(run->info().config.budgetMs, 9.0);
    }
    void mulLogRefusesWhatWouldEndTheSearch()
    {
        TinySearch tiny;
        LatencyTable table{.device = "Toy", .runtime = "none"};
        for (const LatencyKey& key : latencyKeys(tiny.job().space))
            table.entries[key] = {.ms = key.op == "mbconv" ? 2.0 : 0.1};
        writeLatencyCsv(table, tiny.path("toy.csv"));
        WatchedSearch search(tiny.job({"latency.loss=mul#log"}), tiny.path("run"));
        search.engine().setScript({{30, {.kind = Kind::Pin, .paths = {{0, 2}, {1, 2}, {2, 2}}}}});
        finish(search);
        QVERIFY2(search.waitForMessage("mul#log", 0), search.said());
        QVERIFY(commandsOf(*RunStore::open(tiny.path("run"), RunStore::Access::Read)).empty());
        // REINFORCE does not use that loss.
        WatchedSearch other(tiny.job({"latency.loss=mul#log", "method=reinforce"}), tiny.path("other"));
        other.engine().setScript({{30, {.kind = Kind::Pin, .paths = {{0, 2}, {1, 2}, {2, 2}}}}});
        finish(other);
        QCOMPARE(commandsOf(*RunStore::open(tiny.path("other"), RunStore::Access::Read)).size(), std::size_t(1));
    }
    void aKeptCheckpointStepsInForDamagedOnes()
    {
        TinySearch tiny;
        WatchedSearch first(tiny.job(), tiny.path("run"));
        first.engine().setScript({{22, {.kind = Kind::Checkpoint}}});
        finishAt(first, 35);
        const fs::path checkpoints = tiny.path("run") / Checkpoints::folderName;
        fs::copy_file(tiny.path("run") / RunStore::keptCheckpoint(22),
                      checkpoints / "copy"); // a link to one of the two
        fs::rename(checkpoints / "copy", tiny.path("run") / RunStore::keptCheckpoint(22));
        damage(checkpoints / "checkpoint-a.pt");
        damage(checkpoints / "checkpoint-b.pt");
        WatchedSearch second(tiny.path("run"));
        finish(second);
        QVERIFY2(second.waitForMessage("goes on from the one before it, at step 22", 0), second.said());
        QCOMPARE(tiny.record("run"), (tiny.history("whole"), tiny.record("whole")));
    }
    void fromTheBeginningWithOtherThreadsIsNotCalledExact()
    {
        TinySearch tiny;
        WatchedSearch first(tiny.job(), tiny.path("run"));
        finishAt(first, 25);
        fs::remove_all(tiny.path("run") / Checkpoints::folderName);
        fs::create_directory(tiny.path("run") / Checkpoints::folderName);
        WatchedSearch second(tiny.path("run"));
        second.engine().setThreads(2);
        finish(second);
        QVERIFY2(second.waitForMessage("threads was 1, now 2", 0), second.said());
    }
};

QTEST_GUILESS_MAIN(TestResumeCommands)
#include "tst_resume_commands.moc"
