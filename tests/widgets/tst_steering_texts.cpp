// SPDX-License-Identifier: MIT
// What commands, effects and alarms say, and what the views of a run make of them.
#include "tests/widgets/support/synthetic_run.h"
#include "widgets/common/format.h"
#include "widgets/models/log_model.h"
#include "widgets/models/model_table.h"
#include "widgets/steering/command_list_model.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

#include <QTest>

using namespace pathloom;
using test::SyntheticRun;
using Kind = Command::Kind;

class SteeringTextsTest : public QObject
{
    Q_OBJECT

private:
    /// A run on show, steered through core's Steering.
    struct Steered
    {
        SyntheticRun run;
        RunView view;
        RunSteering steering{&view};
        Steering engine{run.space()};

        Steered() { view.setRun(run.header()); }
        void record(const Act& act, std::int64_t step)
        {
            view.apply({{step, 0.5 * double(step), recordOf(engine.apply(act, step))}});
        }
        void carryOut(const Command& command, std::int64_t step)
        {
            record(engine.plan(command, run.probabilities(), view.header().info.config), step);
        }
        QString name(Path path) const { return SteeringText::path(run.space(), path); }
    };

private Q_SLOTS:
    void everyCommandIsASentenceInTheLog()
    {
        Steered s;
        LogModel log(&s.view);
        const auto last = [&] { return log.index(log.rowCount() - 1, LogModel::Text).data().toString(); };
        s.carryOut({.kind = Kind::Prune, .paths = {{0, 1}, {0, 2}}}, 10);
        QCOMPARE(
            last(),
            QStringLiteral("Prune %1, %2").arg(s.name({0, 1}), Format::word(s.run.space().choice(0).candidates[2])));
        s.carryOut({.kind = Kind::Pin, .paths = {{1, 3}}}, 20);
        QCOMPARE(last(), QStringLiteral("Pin ") + s.name({1, 3}));
        s.carryOut({.kind = Kind::Undo}, 30);
        QVERIFY2(last().startsWith(QStringLiteral("Taken back: Prune")), qPrintable(last()));
        s.carryOut({.kind = Kind::Restore, .paths = {{0, 2}}}, 40);
        QCOMPARE(last(), QStringLiteral("Restore ") + s.name({0, 2}));
        s.record(s.engine.planPruning({{2, 0}}), 50);
        QCOMPARE(last(), QStringLiteral("Prune %1, by the engine").arg(s.name({2, 0})));
        s.carryOut({.kind = Kind::Set, .key = "alpha.learning_rate", .value = 0.002}, 60);
        QVERIFY2(last().startsWith(QStringLiteral("Change learning rate of the architecture from ")) &&
                     last().endsWith(QStringLiteral(" to 0.002")),
                 qPrintable(last()));
        s.carryOut({.kind = Kind::FixStage, .stage = s.run.space().choice(4).stage}, 70);
        QVERIFY2(last().startsWith(QStringLiteral("Fix stage ")), qPrintable(last()));
        s.view.apply({{75, 1, CommandAccepted{"derive", Json{{"step", 40}}}}});
        QCOMPARE(last(), QStringLiteral("Derive the network that led at step 40"));
        // What cannot be understood is shown as it is, and changes nothing.
        for (const Json& damaged : {Json(), Json::array({40}), Json{{"step", "late"}}}) {
            s.view.apply({{76, 1, CommandAccepted{"derive", damaged}}});
            QVERIFY2(last().startsWith(QStringLiteral("Command taken: derive")), qPrintable(last()));
        }
        s.view.apply({{80, 1, CommandAccepted{"dream", Json{{"of", "electric sheep"}}}}});
        QVERIFY2(last().contains(QStringLiteral("electric sheep")), qPrintable(last()));
        s.view.apply({{81, 1,
                       CommandAccepted{"prune", Json{{"act", 9},
                                                     {"closed", {{99, 0}}},
                                                     {"opened", Json::array()},
                                                     {"settings", Json::object()},
                                                     {"request", Json::object()}}}}});
        QVERIFY(last().contains(QStringLiteral("prune")));
        QCOMPARE(s.steering.steering().acts().size(), s.engine.acts().size());
    }

    void listTellsTheEngineFromThePerson()
    {
        Steered s;
        CommandListModel list(&s.view, &s.steering);
        s.carryOut({.kind = Kind::Prune, .paths = {{0, 1}}}, 10);
        s.record(s.engine.planPruning({{2, 0}}), 20);
        s.carryOut({.kind = Kind::Undo}, 30); // of the engine's act
        QCOMPARE(list.rowCount(), 3);
        QVERIFY(list.actId(1) > 0);
        QCOMPARE(list.actId(2), std::int64_t(0)); // it takes back, and is not taken back itself
        QCOMPARE(list.index(0, CommandListModel::By).data().toString(), QStringLiteral("You"));
        QCOMPARE(list.index(1, CommandListModel::By).data().toString(), QStringLiteral("Engine"));
        QCOMPARE(list.index(1, CommandListModel::State).data().toString(), QStringLiteral("Taken back"));
        // Written as a table: times in seconds, whatever they are shown in.
        const FigureTable table = tableOf(list);
        QCOMPARE(toCsv(table).section(QStringLiteral("\r\n"), 0, 0),
                 QStringLiteral("Step,Command,Effect,State,Networks left,By,Time (s)"));
        QCOMPARE(table.rows[1][CommandListModel::Step].toInt(), 20);
        QCOMPARE(table.rows[1][CommandListModel::Time].toDouble(), s.steering.records()[1].seconds);
        // Another run begins a list of its own.
        s.view.setRun(s.run.header());
        QCOMPARE(list.rowCount(), 0);
    }

    /// Snapshots of the very step may come before and after an act, in one batch with it or later.
    void effectsDoNotDependOnHowEventsWereGrouped()
    {
        const SyntheticRun run;
        Steering engine(run.space());
        const PathProbabilities early = uniformProbabilities(run.space()), then = run.probabilities();
        const auto snapshot = [](std::int64_t step, const PathProbabilities& p) {
            return Event{step, double(step), ProbabilitySnapshot{std::make_shared<const PathProbabilities>(p)}};
        };
        std::vector<Event> events{snapshot(7, early), snapshot(12, then)};
        for (const Command& command :
             {Command{.kind = Kind::Pin, .paths = {{1, 3}}}, Command{.kind = Kind::Restore, .paths = {{1, 0}}}}) {
            events.push_back({12, 12, recordOf(engine.apply(engine.plan(command, then, {}), 12))});
            events.push_back(snapshot(12, engine.mask().apply(then)));
        }
        const auto effects = [&](std::size_t batch) {
            RunView view;
            RunSteering steering(&view);
            CommandListModel list(&view, &steering);
            view.setRun(run.header());
            for (std::size_t i = 0; i < events.size(); i += batch)
                view.apply({events.begin() + std::ptrdiff_t(i),
                            events.begin() + std::ptrdiff_t(std::min(i + batch, events.size()))});
            QStringList told;
            for (int row = 0; row < list.rowCount(); ++row)
                told << list.index(row, CommandListModel::Effect).data().toString();
            return told;
        };
        const double before = run.header().latency->expectedMs(then);
        QCOMPARE(effects(1).size(), 2);
        QVERIFY2(effects(1)[0].startsWith(Format::ms(before)), qPrintable(effects(1)[0]));
        for (const std::size_t batch : {2, 3, 6})
            QCOMPARE(effects(batch), effects(1));
    }

    void reasonsAreSentences()
    {
        QCOMPARE(SteeringText::sentence(QStringLiteral("there is nothing to change")),
                 QStringLiteral("There is nothing to change."));
        QVERIFY(SteeringText::sentence({}).isEmpty());
        Steered s;
        const auto refusal = [&](const Command& command) { return s.steering.plan(command).refusal; };
        QCOMPARE(refusal({.kind = Kind::FixStage, .stage = 99}),
                 QStringLiteral("There is no stage 99 with a choice block."));
        QCOMPARE(refusal({.kind = Kind::Set, .key = "alpha.learning_rate", .value = 900}),
                 QStringLiteral("Setting 'learning rate of the architecture': must lie between 0 and 100, not 900.0."));
        // The name of a block is written as it is.
        std::vector<Path> all;
        for (int j = 0; j < int(s.run.space().choice(0).candidates.size()); ++j)
            all.push_back({0, j});
        const QString ofBlock = refusal({.kind = Kind::Prune, .paths = all});
        QVERIFY2(ofBlock.startsWith(QString::fromStdString(s.run.space().choice(0).name) + QStringLiteral(" needs")) &&
                     ofBlock.endsWith(QStringLiteral(" open.")),
                 qPrintable(ofBlock));
    }

    void pathsTellWhoPrunedThemAtTheShownMoment()
    {
        Steered s;
        s.view.apply(s.run.steps(60));
        s.carryOut({.kind = Kind::Prune, .paths = {{0, 1}}}, 60);
        s.view.apply(s.run.steps(40));
        s.record(s.engine.planPruning({{0, 2}}), 100);
        QCOMPARE(s.steering.stateText({0, 1}), QStringLiteral("Pruned at step 60 by you"));
        QCOMPARE(s.steering.stateText({0, 2}), QStringLiteral("Pruned at step 100 by the engine"));
        QVERIFY(s.steering.stateText({0, 3}).isEmpty());
        s.view.setMoment(80);
        QCOMPARE(s.steering.stateText({0, 1}), QStringLiteral("Pruned at step 60 by you"));
        QVERIFY(s.steering.stateText({0, 2}).isEmpty());
        s.view.setMoment(10);
        QVERIFY(s.steering.stateText({0, 1}).isEmpty());
    }

    void refusalsSayWhy()
    {
        Steered s;
        s.carryOut({.kind = Kind::Pin, .paths = {{3, 1}}}, 10);
        const auto refusal = [&](const Command& command) { return s.steering.plan(command).refusal; };
        QVERIFY(refusal({.kind = Kind::Prune, .paths = {{3, 1}}}).contains(QStringLiteral("last open path")));
        QVERIFY(refusal({.kind = Kind::Prune, .paths = {{3, 0}}}).contains(QStringLiteral("pruned already")));
        QVERIFY(refusal({.kind = Kind::Restore, .paths = {{3, 1}}}).contains(QStringLiteral("is open")));
        QVERIFY(refusal({.kind = Kind::Redo}).contains(QStringLiteral("Nothing has been taken back")));
        QVERIFY(!refusal({.kind = Kind::Set, .key = "alpha.learning_rate", .value = -1}).isEmpty());
        QVERIFY(refusal({.kind = Kind::Undo}).isEmpty());
    }

    void everyAlarmIsExplained_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QStringList>("said");
        const auto row = [](const char* kind, const char* arguments, const QStringList& said) {
            QTest::newRow(kind) << QString::fromLatin1(kind) << QString::fromLatin1(arguments) << said;
        };
        row("loss_not_finite", R"({"learning_rate": 0.05})", {QStringLiteral("0.05")});
        row("entropy_collapsed", R"({"entropy": 0.12, "share": 0.2})", {QStringLiteral("0.12"), QStringLiteral("20")});
        row("entropy_stuck", R"({"entropy": 1.93, "steps": 400})", {QStringLiteral("1.93"), QStringLiteral("400")});
        row("latency_not_approaching", R"({"expected_ms": 4.25, "budget_ms": 3})",
            {QStringLiteral("4.25"), QStringLiteral("3.00")});
        row("latency_only", R"({"block": 1, "candidate": 2, "gained": 0.31, "paths": 3, "pull": 7.5,
                                "expected_ms": 4.25, "budget_ms": 6})",
            {QStringLiteral("k5e3"), QStringLiteral("31.0"), QStringLiteral("2 other path"), QStringLiteral("7.5"),
             QStringLiteral("4.25"), QStringLiteral("6.00")});
        QTest::newRow("latency_only of an older version")
            << QStringLiteral("latency_only") << QStringLiteral(R"({"block": 1, "candidate": 2, "gained": 0.31})")
            << QStringList{QStringLiteral("k5e3"), QStringLiteral("31.0")};
        row("held_out_diverging", R"({"training_loss": 0.41, "held_out_loss": 1.7})",
            {QStringLiteral("0.41"), QStringLiteral("1.7")});
        row("loss_diverging", R"({"loss": 25000, "best": 1.42, "steps": 31})",
            {QStringLiteral("31"), QStringLiteral("1.42")});
        row("hardly_sampled", R"({"block": 1, "candidate": 2, "samples": 3, "steps": 250})",
            {QStringLiteral("k5e3"), QStringLiteral("3"), QStringLiteral("250")});
        row("chance_level", R"({"accuracy": 0.104, "chance": 0.1, "images": 28800, "learning_rate": 5})",
            {QStringLiteral("28,800"), QStringLiteral("10.4"), QStringLiteral("10.0"), QStringLiteral("rate of 5")});
        row("network_at_chance",
            R"({"name": "net-1", "accuracy": 0.1, "chance": 0.1, "images": 90000, "of": "training"})",
            {QStringLiteral("net-1"), QStringLiteral("90,000"), QStringLiteral("another learning rate")});
        row("of a newer version", R"({"x": 1})", {QStringLiteral("of a newer version")});
    }
    void everyAlarmIsExplained()
    {
        QFETCH(QString, kind);
        QFETCH(QString, arguments);
        QFETCH(QStringList, said);
        const SyntheticRun run;
        const QString text =
            SteeringText::alarm(run.space(), {kind.toStdString(), Json::parse(arguments.toStdString())});
        for (const QString& part : said)
            QVERIFY2(text.contains(part), qPrintable(text));
        // Damaged numbers make no damage.
        QVERIFY(!SteeringText::alarm(run.space(), {kind.toStdString(), Json::array()}).isEmpty());
        QVERIFY(!SteeringText::alarm(run.space(), {kind.toStdString(), Json{{"block", 1e9}}}).isEmpty());
    }

    void suggestionIsAButton()
    {
        const SyntheticRun run;
        SearchConfig config;
        config.learningRate = 0.025;
        Alarm alarm{
            "held_out_diverging",
            Json{{"suggest", toJson(Command{.kind = Kind::Set, .key = "weights.learning_rate", .value = 0.0125})}}};
        const std::optional<Command> suggested = SteeringText::suggestion(alarm);
        QVERIFY(suggested);
        QCOMPARE(SteeringText::suggestionText(run.space(), *suggested, config),
                 QStringLiteral("Lower the learning rate of the weights to 0.0125"));
        alarm.arguments["suggest"] = Json{{"command", "conjure"}};
        QVERIFY(!SteeringText::suggestion(alarm));
    }

    void numbersOfNetworksAreReadable()
    {
        QCOMPARE(SteeringText::networks(0), QStringLiteral("1"));
        QCOMPARE(SteeringText::networks(std::log10(1296)), QLocale().toString(1296));
        QCOMPARE(SteeringText::networks(9.2), QStringLiteral("1.6\u00a0billion"));
        SteeringEffect effect;
        effect.before = {.expectedMs = 3.4101, .log10Networks = 6.4};
        effect.after = {.expectedMs = 3.4112, .log10Networks = 5.9};
        const QString text = SteeringText::effect(effect);
        QVERIFY2(text.contains(QStringLiteral("3.4101")) && text.contains(QStringLiteral("3.4112")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("(+0.0011\u00a0ms, +0.032\u00a0%)")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("2.5\u00a0million → 794,328")), qPrintable(text));
        effect.after.expectedMs = 0.8;
        QVERIFY2(SteeringText::latencyChange(effect).endsWith(QStringLiteral("(\u22122.6\u00a0ms, \u221277\u00a0%)")),
                 qPrintable(SteeringText::latencyChange(effect)));
        effect.after.expectedMs = effect.before.expectedMs;
        QVERIFY(SteeringText::latencyChange(effect).contains(QStringLiteral("unchanged")));
        effect.before.expectedMs.reset();
        QVERIFY(!SteeringText::latencyChange(effect).contains(u'('));
    }
};

QTEST_MAIN(SteeringTextsTest)
#include "tst_steering_texts.moc"
