// SPDX-License-Identifier: MIT
// Random search learns no probabilities: nothing may go by them, and what is derived was evaluated and is open.
#include "core/derive/derive.h"
#include "core/run/leading.h"
#include "core/run/mask_history.h"
#include "core/run/stored_history.h"
#include "core/search/auto_pruner.h"
#include "tests/support/errors.h"
#include "tests/support/run_fixture.h"
#include "tests/support/tiny_search.h"

#include <QTest>

using namespace tinysearch;
using Kind = Command::Kind;

namespace {

/// A recorded random search: evaluations and acts at the steps that a test wants.
struct Recorded
{
    QTemporaryDir folder;
    SearchSpace space = runfixture::tinySpace();
    std::unique_ptr<RunStore> run;
    Steering steering{space};
    RunInfo info = runfixture::tinyInfo();

    Recorded()
    {
        info.config.method = SearchMethod::Random;
        run =
            RunStore::create(folder.filePath(QStringLiteral("r")).toStdString(), info, space, runfixture::tinyTable());
    }
    void evaluate(std::int64_t step, std::vector<int> choices)
    {
        run->record({step, 0.1 * double(step), Evaluation{.architecture = toText(space, Architecture{choices})}});
    }
    void act(std::int64_t step, const Command& command)
    {
        const Act act = steering.apply(steering.plan(command, uniformProbabilities(space), info.config), step);
        run->record({step, 0.1 * double(step), recordOf(act)});
    }
    std::vector<int> derivedAt(std::int64_t step) const { return leadingArchitecture(*run, step).choices; }
    /// What the views show.
    std::optional<Architecture> shownAt(std::int64_t step) const
    {
        const History history = readStoredHistory(*run).history;
        MaskHistory masks(space);
        masks.follow(history);
        return leadingArchitecture(space, info.config, {}, history, masks.at(step), step);
    }
};

} // namespace

class TestRandomSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestEvaluatedArchitectureThatIsOpenIsDerived()
    {
        Recorded r;
        QVERIFY(errorOf([&] { r.derivedAt(100); }).contains(QStringLiteral("no evaluated architecture yet")));
        r.evaluate(10, {0, 0});
        r.evaluate(20, {1, 1});
        r.act(25, {.kind = Kind::Prune, .paths = {{0, 1}}});
        r.act(30, {.kind = Kind::Undo});
        r.act(40, {.kind = Kind::Pin, .paths = {{0, 2}}});
        r.evaluate(50, {2, 0});
        r.act(60, {.kind = Kind::Prune, .paths = {{1, 0}}});
        QCOMPARE(r.derivedAt(10), (std::vector<int>{0, 0}));
        QCOMPARE(r.derivedAt(24), (std::vector<int>{1, 1}));
        QCOMPARE(r.derivedAt(25), (std::vector<int>{0, 0})); // the newer one has a path that is pruned here
        QCOMPARE(r.derivedAt(30), (std::vector<int>{1, 1}));
        QCOMPARE(r.derivedAt(59), (std::vector<int>{2, 0}));
        for (const std::int64_t step : {45, 60}) {
            const QString error = errorOf([&] { r.derivedAt(step); });
            QVERIFY2(error.contains(QStringLiteral("without a pruned path")), qPrintable(error));
        }
        QVERIFY(errorOf([&] { r.derivedAt(9); }).contains(QStringLiteral("no evaluated architecture yet")));
        QVERIFY_EXCEPTION_THROWN(r.derivedAt(60), UsageError);
        r.act(70, {.kind = Kind::Undo});
        r.act(71, {.kind = Kind::Undo}); // the pin
        QCOMPARE(r.derivedAt(71), (std::vector<int>{2, 0}));
        for (const std::int64_t step : {9, 10, 24, 25, 30, 45, 59, 60, 71}) {
            const std::optional<Architecture> shown = r.shownAt(step);
            const bool derives = errorOf([&] { r.derivedAt(step); }).isEmpty();
            QCOMPARE(shown.has_value(), derives);
            if (shown)
                QCOMPARE(shown->choices, r.derivedAt(step));
        }
    }
    /// As in the picture of the run, not a failing disk that a search would wait for.
    void aRecordThatDoesNotFitIsPassedOver()
    {
        Recorded r;
        r.evaluate(10, {0, 0});
        r.act(11, {.kind = Kind::Prune, .paths = {{0, 1}}});
        Act stray = r.steering.acts().back();
        stray.closed = {{7, 0}};
        r.run->record({12, 1.2, recordOf(stray)});
        r.evaluate(20, {1, 1});
        QCOMPARE(r.derivedAt(20), (std::vector<int>{0, 0}));
    }
    void nothingIsChosenByProbability()
    {
        const SearchSpace space = runfixture::tinySpace();
        Steering steering(space);
        const PathProbabilities p = uniformProbabilities(space);
        const int stage = space.choice(0).stage;
        for (const Command& command :
             {Command{.kind = Kind::PruneBelow, .value = 0.4}, Command{.kind = Kind::FixStage, .stage = stage}}) {
            const QString error =
                errorOf([&] { steering.plan(command, p, SearchConfig{.method = SearchMethod::Random}); });
            QVERIFY2(error.contains(QStringLiteral("learns no path probabilities")), qPrintable(error));
            for (const SearchMethod method : {SearchMethod::Gradient, SearchMethod::Reinforce})
                QVERIFY(!steering.plan(command, p, SearchConfig{.method = method}).closed.empty());
        }
        const Command pin{.kind = Kind::Pin, .paths = {{0, 1}}};
        QVERIFY(!steering.plan(pin, p, SearchConfig{.method = SearchMethod::Random}).closed.empty());
    }
    void automaticPruningIsRefused()
    {
        SearchConfig config{.method = SearchMethod::Random};
        QVERIFY(problems(config).empty());
        config.pruneBelow = 0.2;
        QCOMPARE(problems(config).size(), std::size_t(1));
        QVERIFY(problems(config).front().find("prune.below") != std::string::npos);
        // Runs that were begun before it was refused are not pruned any more.
        const SearchSpace space = runfixture::tinySpace();
        AutoPruner pruner(space);
        config.pruneBelow = 0.5;
        config.pruneAfter = 1;
        QVERIFY(pruner.afterStep(uniformProbabilities(space), Steering(space), config).empty());
        config.method = SearchMethod::Reinforce;
        QVERIFY(!pruner.afterStep(uniformProbabilities(space), Steering(space), config).empty());

        TinySearch search;
        const SearchJob job = search.job({"method=random", "prune.below=0.2"});
        QVERIFY(
            errorOf([&] { SearchEngine(job, search.path("r"), {}).run(); }).contains(QStringLiteral("prune.below")));
    }
    /// In the engine: what was evaluated is pruned, so no network can be taken out before the next evaluation.
    void aPrunedArchitectureIsNotTakenOut()
    {
        TinySearch search;
        SearchEngine* running = nullptr;
        QStringList warnings;
        const SearchSpace space = search.job().space;
        SearchEngine engine(search.job({"method=random"}), search.path("r"), [&](const Event& event) {
            if (const auto* said = std::get_if<Message>(&event.body); said && said->level == MessageLevel::Warning)
                warnings << QString::fromStdString(said->text);
            const auto* evaluated = std::get_if<Evaluation>(&event.body);
            if (!evaluated || evaluated->epoch > 0)
                return;
            const Architecture leading = parseArchitecture(space, evaluated->architecture);
            running->post({.kind = Kind::Prune, .paths = {{1, leading.choices[1]}}});
            running->post({.kind = Kind::Derive});
        });
        running = &engine;
        QCOMPARE(engine.run(), Phase::Finished);
        QVERIFY2(warnings.size() == 1 && warnings.front().contains(QStringLiteral("without a pruned path")),
                 qPrintable(warnings.join(u'\n')));
        const auto run = RunStore::open(search.path("r"), RunStore::Access::Write);
        QVERIFY(run->networks().empty());
        Steering steering(space);
        for (const Event& event : run->eventsOfKind("command_accepted"))
            steering.apply(std::get<CommandAccepted>(event.body), event.step);
        QCOMPARE(steering.mask().openCount(1), 2);
        QVERIFY(steering.mask().allows(parseArchitecture(space, deriveNetwork(*run).architecture)));
    }
};

QTEST_GUILESS_MAIN(TestRandomSearch)
#include "tst_random_search.moc"
