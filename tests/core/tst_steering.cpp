// SPDX-License-Identifier: MIT
// The hand in a search: what acts change, how they are taken back, and that the record says all of it.
#include "core/search/alarms.h"
#include "core/search/auto_pruner.h"
#include "core/search/steering.h"
#include "core/util/error.h"
#include "core/util/random.h"
#include "tests/support/errors.h"

#include <QTest>

#include <cmath>

using namespace pathloom;
using Kind = Command::Kind;

namespace {

PathProbabilities skewed(const SearchSpace& space)
{
    PathProbabilities p = uniformProbabilities(space);
    for (std::size_t i = 0; i < p.size(); ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < p[i].size(); ++j)
            sum += p[i][j] = 1 + double((i + 2 * j) % 5);
        for (double& value : p[i])
            value /= sum;
    }
    return p;
}

/// Steering of the small space with a few short words.
struct Hand
{
    SearchSpace space = loadSpace("small");
    SearchConfig config{.latencyLoss = LatencyLoss::Hinge, .budgetMs = 3};
    PathProbabilities p = skewed(space);
    Steering steering{space};
    std::int64_t step = 0;

    Act act(const Command& command) { return steering.apply(steering.plan(command, p, config), ++step); }
    QString refusal(const Command& command)
    {
        return errorOf([&] { steering.plan(command, p, config); });
    }
};

} // namespace

class TestSteering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNetworkToDeriveCanBeNamed()
    {
        const SearchSpace space = loadSpace("small");
        RandomStream random(5);
        const Architecture wanted = randomArchitecture(space, random);
        const Command command = deriveCommand(wanted, 120);
        QVERIFY(commandFromJson(toJson(command), "command") == command);
        QVERIFY(wantedArchitecture(command, space) == wanted);
        const NetworkChoice choice{2.5, {{latencyLimit("pixel1"), 5}, {memoryLimit, 4e6}}, -3.25, "effect"};
        const Command chosen = deriveCommand(wanted, 120, choice);
        QVERIFY(commandFromJson(toJson(chosen), "command") == chosen);
        QVERIFY(chosen != command);
        QVERIFY(!wantedArchitecture({.kind = Kind::Derive}, space)); // what leads
        Command part = command;
        part.paths.pop_back();
        QVERIFY(errorOf([&] { wantedArchitecture(part, space); }).contains(QStringLiteral("9 blocks")));
        part.paths.push_back({0, 1}); // of a block that has one already
        QVERIFY(!errorOf([&] { wantedArchitecture(part, space); }).isEmpty());
        part.paths.back() = {8, 99};
        QVERIFY(errorOf([&] { wantedArchitecture(part, space); }).contains(QStringLiteral("no candidate 99")));
    }

    void eachCommandClosesWhatItSays()
    {
        Hand hand;
        QCOMPARE(hand.act({.kind = Kind::Prune, .paths = {{0, 1}, {0, 1}, {2, 3}}}).closed,
                 (std::vector<Path>{{0, 1}, {2, 3}}));
        const int candidates = hand.steering.mask().candidates(1);
        const Act pinned = hand.act({.kind = Kind::Pin, .paths = {{1, 2}}});
        QCOMPARE(int(pinned.closed.size()), candidates - 1);
        QCOMPARE(hand.steering.mask().open(1), std::vector<int>{2});
        // Pinning a pruned path opens it again.
        const Act moved = hand.act({.kind = Kind::Pin, .paths = {{1, 0}}});
        QCOMPARE(moved.opened, (std::vector<Path>{{1, 0}}));
        QCOMPARE(moved.closed, (std::vector<Path>{{1, 2}}));
        QCOMPARE(hand.act({.kind = Kind::Restore, .paths = {{1, 2}, {1, 0}}}).opened, (std::vector<Path>{{1, 2}}));

        const Act below = hand.act({.kind = Kind::PruneBelow, .value = 0.1});
        for (int i = 0; i < hand.steering.mask().blocks(); ++i)
            for (const int j : hand.steering.mask().open(i))
                QVERIFY(hand.p[i][j] >= 0.1 || hand.steering.mask().openCount(i) == 1);
        for (const Path& path : below.closed)
            QVERIFY(hand.p[path.block][path.candidate] < 0.1);

        const int stage = hand.space.choice(3).stage;
        hand.act({.kind = Kind::FixStage, .stage = stage});
        for (int i = 0; i < hand.steering.mask().blocks(); ++i)
            if (hand.space.choice(i).stage == stage)
                QCOMPARE(hand.steering.mask().openCount(i), 1);
        const Act set = hand.act({.kind = Kind::Set, .key = "latency.lambda", .value = 0.5});
        QCOMPARE(set.settings.at("latency.lambda"), (Act::Change{0.1, 0.5}));
    }
    void whatCannotBeDoneIsRefusedInASentence()
    {
        Hand hand;
        hand.act({.kind = Kind::Pin, .paths = {{0, 1}}});
        QVERIFY(hand.refusal({.kind = Kind::Prune, .paths = {{0, 1}}}).contains("needs one path at least"));
        std::vector<Path> all;
        for (int j = 0; j < hand.steering.mask().candidates(1); ++j)
            all.push_back({1, j});
        QVERIFY(hand.refusal({.kind = Kind::Prune, .paths = all}).contains("needs one path at least"));
        QVERIFY(hand.refusal({.kind = Kind::Pin, .paths = {{1, 0}, {1, 1}}}).contains("one pinned path"));
        QVERIFY(hand.refusal({.kind = Kind::Prune, .paths = {{99, 0}}}).contains("no candidate"));
        QVERIFY(hand.refusal({.kind = Kind::Restore, .paths = {{1, 0}}}).contains("nothing to change"));
        QVERIFY(hand.refusal({.kind = Kind::PruneBelow, .value = 1.5}).contains("between 0 and 1"));
        QVERIFY(hand.refusal({.kind = Kind::FixStage, .stage = 77}).contains("no stage 77"));
        QVERIFY(hand.refusal({.kind = Kind::Set, .key = "seed", .value = 1}).contains("running search"));
        QVERIFY(hand.refusal({.kind = Kind::Set, .key = "latency.lambda", .value = -1}).contains("latency.lambda"));
        QVERIFY(hand.refusal({.kind = Kind::Redo}).contains("nothing to redo"));
        hand.act({.kind = Kind::Undo});
        QVERIFY(hand.refusal({.kind = Kind::Undo}).contains("nothing to undo"));
        // The first block of a stage has no shortcut and therefore no skip: there is no such path to pin.
        for (int i = 0; i < hand.space.choiceCount(); ++i)
            for (const Operator& candidate : hand.space.choice(i).candidates)
                QVERIFY(candidate.kind != OperatorKind::Skip || hand.space.choice(i).shortcut);
    }
    void undoAndRedoGoThroughEveryState()
    {
        Hand hand;
        std::vector<PathMask> masks{hand.steering.mask()};
        for (const Command& command :
             {Command{.kind = Kind::Prune, .paths = {{0, 1}}}, Command{.kind = Kind::Pin, .paths = {{1, 2}}},
              Command{.kind = Kind::PruneBelow, .value = 0.1},
              Command{.kind = Kind::Restore, .paths = {{0, 1}, {1, 0}}}}) {
            hand.act(command);
            masks.push_back(hand.steering.mask());
        }
        for (std::size_t i = masks.size() - 1; i > 0; --i) {
            QCOMPARE(hand.steering.mask(), masks[i]);
            hand.act({.kind = Kind::Undo});
        }
        QCOMPARE(hand.steering.mask(), masks[0]);
        for (std::size_t i = 1; i < masks.size(); ++i) {
            hand.act({.kind = Kind::Redo});
            QCOMPARE(hand.steering.mask(), masks[i]);
        }
        hand.act({.kind = Kind::Undo});
        QVERIFY(hand.steering.nextRedo());
        hand.act({.kind = Kind::Prune, .paths = {{3, 0}}}); // a new act: the other future is gone
        QVERIFY(!hand.steering.nextRedo());
    }
    void settingsGoBackToo()
    {
        Hand hand;
        hand.act({.kind = Kind::Set, .key = "latency.lambda", .value = 0.5});
        const Act back = hand.act({.kind = Kind::Undo});
        QCOMPARE(back.settings.at("latency.lambda"), (Act::Change{0.5, 0.1}));
    }
    void theEnginesActsAreUndoneLikeAPersons()
    {
        Hand hand;
        hand.act({.kind = Kind::Prune, .paths = {{0, 1}}});
        hand.act({.kind = Kind::Undo});
        const Act pruned = hand.steering.apply(hand.steering.planPruning({{2, 0}, {2, 1}}), 9);
        QVERIFY(pruned.byEngine);
        QVERIFY(hand.steering.nextRedo()); // a person's way back is not cut off by the engine
        QCOMPARE(hand.steering.nextUndo()->id, pruned.id);
        hand.act({.kind = Kind::Undo});
        QVERIFY(hand.steering.mask().isOpen({2, 0}));
        QVERIFY(hand.steering.isProtected({2, 0}));
        QVERIFY(!hand.steering.isProtected({0, 1}));
    }
    void aPinOnAPrunedPathIsTakenBack()
    {
        Hand hand;
        hand.act({.kind = Kind::Prune, .paths = {{1, 0}}});
        const PathMask pruned = hand.steering.mask();
        hand.act({.kind = Kind::Pin, .paths = {{1, 0}}});
        QCOMPARE(hand.steering.mask().open(1), std::vector<int>{0});
        hand.act({.kind = Kind::Undo});
        QCOMPARE(hand.steering.mask(), pruned);
        hand.act({.kind = Kind::Redo});
        QCOMPARE(hand.steering.mask().open(1), std::vector<int>{0});
        hand.act({.kind = Kind::Undo});
        hand.act({.kind = Kind::Undo}); // the prune before it is within reach
        QCOMPARE(hand.steering.mask(), PathMask(hand.space));
    }
    void whatWouldLeaveNoPathLeavesTheMostProbable()
    {
        Hand hand;
        std::vector<Path> others;
        for (int j = 2; j < hand.steering.mask().candidates(0); ++j)
            others.push_back({0, j});
        hand.act({.kind = Kind::Set, .key = "latency.lambda", .value = 0.5});
        hand.act({.kind = Kind::Prune, .paths = {{0, 0}, {0, 1}}});
        hand.act({.kind = Kind::Undo});
        hand.act({.kind = Kind::Undo});
        hand.steering.apply(hand.steering.planPruning(others), 9); // what the person's act had left
        hand.act({.kind = Kind::Redo});
        const Act again = hand.act({.kind = Kind::Redo});
        const int leading = hand.p[0][0] >= hand.p[0][1] ? 0 : 1;
        QCOMPARE(again.closed, (std::vector<Path>{{0, 1 - leading}}));
        QCOMPARE(hand.steering.mask().open(0), std::vector<int>{leading});
        for (int k = 0; k < 3; ++k)
            hand.act({.kind = Kind::Undo});
        QVERIFY(!hand.steering.nextUndo());
        QCOMPARE(hand.steering.mask(), PathMask(hand.space));
    }
    /// Engine and viewers, who fold the record, agree after any sequence; so does a state that was stored in between.
    /// Undo and redo are never refused while there is something to take back or to do again.
    void theRecordGivesTheSameSteering()
    {
        Hand hand;
        Steering viewer(hand.space);
        RandomStream dice(5);
        int done = 0;
        for (int k = 0; k < 1500; ++k) {
            const Path path{dice.below(hand.space.choiceCount()), dice.below(7)};
            const Command commands[] = {{.kind = Kind::Prune, .paths = {path}},
                                        {.kind = Kind::Pin, .paths = {path}},
                                        {.kind = Kind::Restore, .paths = {path, {0, 0}, {1, 1}}},
                                        {.kind = Kind::PruneBelow, .value = 0.05 + 0.2 * dice.uniform()},
                                        {.kind = Kind::Set, .key = "latency.lambda", .value = dice.uniform()},
                                        {.kind = Kind::Undo},
                                        {.kind = Kind::Undo},
                                        {.kind = Kind::Redo}};
            const bool engine =
                dice.below(9) == 0 && hand.steering.mask().contains(path) && hand.steering.mask().isOpen(path);
            const Command& command = commands[dice.below(8)];
            const bool mustWork = !engine && ((command.kind == Kind::Undo && hand.steering.nextUndo()) ||
                                              (command.kind == Kind::Redo && hand.steering.nextRedo()));
            Act act;
            try {
                act = hand.steering.apply(
                    engine ? hand.steering.planPruning({path}) : hand.steering.plan(command, hand.p, hand.config), k);
            } catch (const UsageError& e) {
                QVERIFY2(!mustWork, e.what());
                continue;
            }
            ++done;
            for (int i = 0; i < hand.steering.mask().blocks(); ++i)
                QVERIFY(hand.steering.mask().openCount(i) > 0);
            for (const auto& [key, change] : act.settings)
                setSetting(hand.config, key, change.after);
            const EventBody body = recordOf(act);
            viewer.apply(std::get<CommandAccepted>(bodyFromJson(kindOf(body), Json::parse(bodyToJson(body).dump()))),
                         k);
            QCOMPARE(viewer.mask(), hand.steering.mask());
            QCOMPARE(viewer.acts(), hand.steering.acts());
            if (k % 10 == 0) {
                Steering stored(hand.space);
                stored.setState(Json::parse(hand.steering.state().dump()));
                QCOMPARE(stored.mask(), hand.steering.mask());
                QCOMPARE(stored.acts(), hand.steering.acts());
                QCOMPARE(stored.nextRedo() != nullptr, hand.steering.nextRedo() != nullptr);
            }
        }
        QVERIFY(done > 500);
    }
    void commandsReadBack()
    {
        for (const Command& command :
             {Command{.kind = Kind::Pause}, Command{.kind = Kind::Prune, .paths = {{1, 2}, {3, 4}}},
              Command{.kind = Kind::Set, .key = "latency.beta", .value = 0.6},
              Command{.kind = Kind::PruneBelow, .value = 0.01}, Command{.kind = Kind::FixStage, .stage = 4}})
            QCOMPARE(commandFromJson(Json::parse(toJson(command).dump()), "x"), command);
        const auto refusal = [](const char* text) {
            return errorOf([&] { commandFromJson(Json::parse(text), "file.json"); });
        };
        QVERIFY(refusal(R"({"command": "explode"})").contains("no command"));
        QVERIFY(refusal(R"({"command": "prune"})").contains("paths"));
        QVERIFY(refusal(R"({"command": "prune", "paths": [[1]]})").contains("[block, candidate]"));
        QVERIFY(refusal(R"({"command": "set", "key": "a"})").contains("value"));
        QVERIFY(refusal(R"([1])").contains("file.json"));
    }
    void scriptsReadBackInTheOrderOfTheirSteps()
    {
        const std::vector<ScriptedCommand> script = {
            {3, {.kind = Kind::Undo}}, {3, {.kind = Kind::Redo}}, {0, {.kind = Kind::Derive, .step = 0}}};
        const std::vector<ScriptedCommand> sorted = {script[2], script[0], script[1]};
        const Json list = Json::parse(toJson(script).dump());
        QCOMPARE(scriptFromJson(list, "x"), sorted);
        QCOMPARE(scriptFromJson({{"kind", "run"}, {"networks", 3}, {"commands", list}}, "x"), sorted);
        const auto refusal = [](const char* text) {
            return errorOf([&] { scriptFromJson(Json::parse(text), "s.json"); });
        };
        QVERIFY(refusal("{}").contains("s.json: must be a list"));
        QVERIFY(refusal(R"({"commands": {}})").contains("must be a list"));
        QVERIFY(refusal("[1]").contains("s.json: entry 1: must be a JSON object"));
        QVERIFY(refusal(R"([{"step": 1, "command": {"command": "undo"}}, {"command": {"command": "undo"}}])")
                    .contains("s.json: entry 2: key 'step' is missing"));
        QVERIFY(refusal(R"([{"step": 1.5, "command": {"command": "undo"}}])").contains("whole number"));
        QVERIFY(refusal(R"([{"step": -4, "command": {"command": "undo"}}])").contains("must not be below 0"));
        QVERIFY(refusal(R"([{"step": 4, "command": {"command": "explode"}}])").contains("s.json: entry 1: 'explode'"));
        QVERIFY(refusal(R"([{"step": 4, "comand": {"command": "undo"}}])").contains("'command' is missing"));
    }
    void automaticPruningWaitsForItsSteps()
    {
        Hand hand;
        hand.config.pruneBelow = 0.1;
        hand.config.pruneAfter = 4;
        AutoPruner pruner(hand.space);
        const auto low = [&](Path path) { return hand.p[path.block][path.candidate] < 0.1; };
        for (int k = 0; k < 3; ++k)
            QVERIFY(pruner.afterStep(hand.p, hand.steering, hand.config).empty());
        PathProbabilities once = hand.p;
        Path lucky{};
        for (int j = 0; j < int(once[0].size()); ++j)
            if (low({0, j}))
                lucky = {0, j};
        QVERIFY(low(lucky));
        once[0][lucky.candidate] = 0.3; // above in this one step: counts anew
        const std::vector<Path> pruned = pruner.afterStep(once, hand.steering, hand.config);
        QVERIFY(!pruned.empty());
        for (const Path& path : pruned)
            QVERIFY(low(path) && path != lucky);
        hand.steering.apply(hand.steering.planPruning(pruned), 1);
        AutoPruner stored(hand.space);
        stored.setState(Json::parse(pruner.state().dump()));
        for (int k = 0; k < 3; ++k)
            QVERIFY(stored.afterStep(hand.p, hand.steering, hand.config).empty());
        QCOMPARE(stored.afterStep(hand.p, hand.steering, hand.config), std::vector<Path>{lucky});
        // What a person takes back stays.
        hand.act({.kind = Kind::Undo});
        for (int k = 0; k < 10; ++k)
            for (const Path& path : stored.afterStep(hand.p, hand.steering, hand.config))
                QVERIFY(std::ranges::find(pruned, path) == pruned.end());
        hand.config.pruneBelow = 0; // off
        for (int k = 0; k < 10; ++k)
            QVERIFY(stored.afterStep(hand.p, hand.steering, hand.config).empty());
    }
};

QTEST_APPLESS_MAIN(TestSteering)
#include "tst_steering.moc"
