// SPDX-License-Identifier: MIT
// What leads in a run and what is best for a budget, and networks that are taken out for it.
#include "core/derive/run_front.h"
#include "core/derive/selection.h"
#include "core/run/leading.h"
#include "core/run/mask_history.h"
#include "core/run/stored_history.h"
#include "core/search/steering.h"
#include "tests/support/errors.h"
#include "tests/support/run_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <spdlog/fmt/fmt.h>

using namespace pathloom;
using Kind = Command::Kind;

namespace {

LatencyTable tableFor(const SearchSpace& space)
{
    LatencyTable table{.device = "device", .runtime = "runtime", .batch = 1, .threads = 1};
    for (const LatencyKey& key : latencyKeys(space))
        table.entries[key] = {.ms = key.op == "mbconv" ? 0.1 * key.kernel + 0.01 * key.mid : 0.5};
    return table;
}

PathProbabilities probabilities()
{
    return {{0.2, 0.7, 0.1}, {0.45, 0.55}};
}

/// A recorded search with snapshots and acts at the steps that a test wants. Budget: 2.6 ms.
struct Recorded
{
    QTemporaryDir folder;
    SearchSpace space = runfixture::tinySpace();
    LatencyModel latency = latencyModel(tableFor(space), space);
    RunInfo info = runfixture::tinyInfo();
    std::unique_ptr<RunStore> run;
    Steering steering{space};

    explicit Recorded(SearchMethod method = SearchMethod::Gradient, LatencyLoss loss = LatencyLoss::Hinge)
    {
        info.config.method = method;
        info.config.latencyLoss = loss;
        info.config.budgetMs = msOf({0, 0});
        run = RunStore::create(path(), info, space, tableFor(space));
    }
    std::filesystem::path path() const { return folder.filePath(QStringLiteral("r")).toStdString(); }
    double msOf(std::vector<int> choices) const { return latency.architectureMs({std::move(choices)}); }
    void snapshot(std::int64_t step, PathProbabilities values = probabilities())
    {
        run->record({step, 0.1 * double(step),
                     ProbabilitySnapshot{std::make_shared<const PathProbabilities>(steering.mask().apply(values))}});
        run->flush();
    }
    void act(std::int64_t step, const Command& command)
    {
        const Act act = steering.apply(steering.plan(command, probabilities(), info.config), step);
        for (const auto& [key, change] : act.settings)
            setSetting(info.config, key, change.after);
        run->record({step, 0.1 * double(step), recordOf(act)});
        run->updateInfo(info);
        run->flush();
    }
    std::vector<int> leadsAt(std::int64_t step) const { return leadingAt(*run, step).architecture.choices; }
    /// What the views show.
    std::optional<Architecture> shownAt(std::int64_t step) const
    {
        const History history = readStoredHistory(*run).history;
        MaskHistory masks(space);
        masks.follow(history);
        return leadingArchitecture(space, info.config, latency, history, masks.at(step), step);
    }
};

std::vector<std::string> warningsOf(const RunStore& run)
{
    std::vector<std::string> texts;
    for (const Event& event : run.eventsOfKind("message"))
        if (const auto& message = std::get<Message>(event.body); message.level == MessageLevel::Warning)
            texts.push_back(message.text);
    return texts;
}

/// All architectures of the tiny space.
std::vector<Architecture> allOf(const SearchSpace& space)
{
    std::vector<Architecture> all;
    for (int a = 0; a < static_cast<int>(space.choice(0).candidates.size()); ++a)
        for (int b = 0; b < static_cast<int>(space.choice(1).candidates.size()); ++b)
            all.push_back({{a, b}});
    return all;
}

} // namespace

class TestRunFront : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBestWithinTheBudgetInForceLeads()
    {
        Recorded r;
        QVERIFY(errorOf([&] { r.leadsAt(100); }).contains(QStringLiteral("no path probabilities yet")));
        QVERIFY(!r.shownAt(100));
        r.snapshot(10);
        QVERIFY(r.msOf({1, 1}) > r.info.config.budgetMs); // the most probable of each block lies beside it
        QCOMPARE(r.leadsAt(10), (std::vector{0, 0}));
        r.act(20, {.kind = Kind::Set, .key = "latency.budget_ms", .value = r.msOf({1, 1})});
        r.snapshot(30);
        r.act(40, {.kind = Kind::Prune, .paths = {{0, 1}}});
        r.snapshot(41);
        r.act(50, {.kind = Kind::Set, .key = "latency.budget_ms", .value = r.msOf({2, 0})});
        QCOMPARE(r.leadsAt(19), (std::vector{0, 0})); // before the budget moved
        QCOMPARE(r.leadsAt(20), (std::vector{1, 1}));
        QCOMPARE(r.leadsAt(39), (std::vector{1, 1}));
        QCOMPARE(r.leadsAt(45), (std::vector{0, 1}));
        QCOMPARE(r.leadsAt(60), (std::vector{2, 0}));
        for (std::int64_t step = 10; step < 60; ++step)
            QCOMPARE(r.shownAt(step)->choices, r.leadsAt(step));
    }

    void withoutAPressureOnLatencyTheMostProbableLeads()
    {
        Recorded none(SearchMethod::Gradient, LatencyLoss::None);
        none.snapshot(10);
        QCOMPARE(none.leadsAt(10), (std::vector{1, 1}));
        QVERIFY(!leadingAt(*none.run, 10).budgetMs);
        const PathMask mask(none.space);
        const SearchConfig& config = Recorded().info.config;
        QCOMPARE(leadingBy(probabilities(), mask, config, &none.latency, 0).architecture.choices, (std::vector{1, 1}));
        QCOMPARE(leadingBy(probabilities(), mask, config, nullptr, 1).architecture.choices, (std::vector{1, 1}));
        Recorded reinforce(SearchMethod::Reinforce);
        reinforce.snapshot(10);
        QCOMPARE(reinforce.leadsAt(10), (std::vector{0, 0}));
    }

    void whereNothingKeepsTheBudgetTheFastestIsDerivedAndSaidSo()
    {
        Recorded r;
        r.snapshot(10);
        r.act(20, {.kind = Kind::Set, .key = "latency.budget_ms", .value = 0.5 * r.latency.smallestMs()});
        r.snapshot(21);
        const DerivedNetwork before = deriveNetwork(*r.run, 10);
        QVERIFY(before.choice && before.choice->limits.empty());
        QCOMPARE(before.choice->budgetMs, r.msOf({0, 0}));
        QVERIFY(warningsOf(*r.run).empty());
        const DerivedNetwork after = deriveNetwork(*r.run);
        QCOMPARE(after.predictedMs, r.latency.smallestMs());
        QVERIFY(!after.choice);
        r.run->flush();
        QCOMPARE(warningsOf(*r.run).size(), 1U);
        QVERIFY(warningsOf(*r.run).front().starts_with("No network of the open paths keeps the budget of"));
    }

    void theFrontIsOfThePathsOpenAtTheStep()
    {
        Recorded r;
        r.snapshot(10);
        r.act(20, {.kind = Kind::Pin, .paths = {{0, 0}}});
        r.snapshot(21);
        const RunFront early(*r.run, 15), late(*r.run);
        QVERIFY(early.isSum());
        QCOMPARE(*early.budgetMs(), r.msOf({0, 0}));
        for (const RunFront* front : {&early, &late})
            for (double budget = 0; budget < r.latency.largestMs() + 0.2; budget += 0.05) {
                std::optional<Architecture> best;
                double bestScore = -1e9;
                for (const Architecture& one : allOf(r.space)) {
                    double score = 0;
                    for (int i = 0; i < 2; ++i)
                        score += std::log(probabilities()[std::size_t(i)][std::size_t(one.choices[std::size_t(i)])]);
                    if ((front == &early || one.choices[0] == 0) && score > bestScore &&
                        r.latency.architectureMs(one) <= budget) {
                        best = one;
                        bestScore = score;
                    }
                }
                const std::optional<FrontPoint> found = front->best(budget);
                QCOMPARE(found.has_value(), best.has_value());
                QVERIFY(!best || found->architecture == *best);
            }
        QVERIFY(early.front().points().size() > late.front().points().size());
        QVERIFY(errorOf([&] { RunFront(*r.run, 5); }).contains(QStringLiteral("no path probabilities up to step 5")));
    }

    void aNetworkRemembersItsBudgetAndLimits()
    {
        Recorded r;
        r.snapshot(10);
        const double budget = r.latency.largestMs();
        const double macs = double(costs(describe(r.space, {{0, 1}})).macs);
        const DerivedNetwork network =
            selectNetwork(*r.run, {.step = 10, .budgetMs = budget, .limits = {{"macs", macs}}});
        QCOMPARE(parseArchitecture(r.space, network.architecture).choices, (std::vector{0, 1}));
        r.run.reset();
        const auto again = RunStore::open(r.path(), RunStore::Access::Read);
        const std::optional<NetworkChoice> choice = again->network(network.id).choice;
        QVERIFY(choice);
        QCOMPARE(choice->budgetMs, budget);
        QVERIFY(std::abs(choice->score - std::log(0.2 * 0.55)) < 1e-6); // snapshots are in single precision
        QVERIFY((choice->limits == std::vector<NetworkLimit>{{"macs", macs}}));
        QVERIFY(again->network(network.id).further.empty());
    }

    void theFrontIsDerivedWithoutDoubles()
    {
        Recorded r;
        r.snapshot(10);
        std::vector<std::int64_t> told;
        const std::vector<DerivedNetwork> networks =
            deriveFront(*r.run, {}, 0.5 * r.latency.smallestMs(), 1.1 * r.latency.largestMs(), 40,
                        [&](const Event& event) { told.push_back(std::get<NetworkDerived>(event.body).network); });
        const RunFront front(*r.run);
        const std::vector<FrontPoint>& points = front.front().points();
        QCOMPARE(networks.size(), points.size()); // so many budgets miss none of so few
        QCOMPARE(told.size(), networks.size());
        for (std::size_t i = 0; i < networks.size(); ++i) {
            QCOMPARE(networks[i].architecture, toText(r.space, points[i].architecture));
            QVERIFY(networks[i].predictedMs <= networks[i].choice->budgetMs);
        }
        QVERIFY(errorOf([&] { deriveFront(*r.run, {}, 0.1, 0.2, 3); }).contains(QStringLiteral("the fastest takes")));
        QVERIFY(errorOf([&] { deriveFront(*r.run, {}, 2, 1, 3); }).contains(QStringLiteral("below the first")));
        QVERIFY(errorOf([&] { deriveFront(*r.run, {}, 0, 1, 3); }).contains(QStringLiteral("above 0 ms")));
        QVERIFY(errorOf([&] { deriveFront(*r.run, {}, 1, 2, 0); }).contains(QStringLiteral("0 budgets")));
        QCOMPARE(r.run->networks().size(), networks.size());
    }

    void whatCannotBeAnsweredIsSaid()
    {
        Recorded random(SearchMethod::Random);
        QVERIFY(errorOf([&] { RunFront front(*random.run); }).contains(QStringLiteral("random search")));
        Recorded r;
        r.snapshot(10);
        const auto error = [&](const std::vector<NetworkLimit>& limits, double budgetMs) {
            return errorOf([&] { selectNetwork(*r.run, {.budgetMs = budgetMs, .limits = limits}); });
        };
        const double least = double(costs(describe(r.space, {{2, 0}})).macs);
        QVERIFY(error({}, 0.01).contains(QStringLiteral("the fastest takes %1 ms")
                                             .arg(QString::fromStdString(fmt::format("{:.4g}", r.latency.smallestMs())))));
        QVERIFY(error({{"macs", least - 1}}, 9).contains(QStringLiteral("no network has macs of at most")));
        QVERIFY(error({{"memory", 100}}, 9).contains(QStringLiteral("for its activations")));
        QVERIFY(error({{"latency@atlantis", 1}}, 9).contains(QStringLiteral("atlantis")));
        QVERIFY(error({{"colour", 1}}, 9).contains(QStringLiteral("no limit 'colour'")));
        const QString both = error({{"macs", least}}, r.msOf({2, 0}) - 0.01);
        QVERIFY2(both.contains(QStringLiteral("and the limits: the fastest takes")), qPrintable(both));
        LatencyTable poor{.device = "poor", .runtime = "runtime", .batch = 1, .threads = 1};
        poor.entries[latencyKeys(r.space).front()] = {.ms = 1}; // too few to estimate the others from
        const std::filesystem::path file = r.folder.filePath(QStringLiteral("poor.csv")).toStdString();
        writeLatencyCsv(poor, file);
        QVERIFY(error({{"latency@" + file.string(), 9}}, 9).contains(QStringLiteral("mbconv")));
        QVERIFY(r.run->networks().empty());
    }

    void limitsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("most");
        QTest::newRow("megabytes") << "memory=4MB" << "memory" << 4e6;
        QTest::newRow("kibibytes") << "memory=512KiB" << "memory" << 524288.0;
        QTest::newRow("bytes") << "memory=1.5e6" << "memory" << 1.5e6;
        QTest::newRow("macs") << "macs=80M" << "macs" << 80e6;
        QTest::newRow("parameters") << "parameters=0.5k" << "parameters" << 500.0;
        QTest::newRow("latency") << "latency@a=b=5" << "latency@a=b" << 5.0;
        QTest::newRow("time") << "latency@google-pixel1-tflite=5ms" << "latency@google-pixel1-tflite" << 5.0;
        for (const char* bad : {"memory", "memory=", "memory=MB", "memory=4 MB", "memory=4mb", "memory=-1", "memory=0",
                                "memory=nan", "memory=1e999", "macs=4MB", "latency=5", "latency@=5", "=5", "colour=5"})
            QTest::newRow(bad) << bad << "" << 0.0;
    }
    void limitsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QFETCH(double, most);
        NetworkLimit limit;
        const QString error = errorOf([&] { limit = limitFromText(text.toStdString()); });
        QCOMPARE(error.isEmpty(), !name.isEmpty());
        QCOMPARE(QString::fromStdString(limit.name), name);
        QCOMPARE(limit.most, most);
    }

    void costsAreThoseOfTheNetworks()
    {
        for (const char* name : {"small", "imagenet"}) {
            const SearchSpace space = loadSpace(name);
            RandomStream random(3);
            const AdditiveCost macs = macsCost(space), parameters = parametersCost(space);
            for (int i = 0; i < 20; ++i) {
                const Architecture architecture = randomArchitecture(space, random);
                const Costs total = costs(describe(space, architecture));
                QCOMPARE(macs.of(architecture), double(total.macs));
                QCOMPARE(parameters.of(architecture), double(total.parameters));
            }
        }
    }

    /// 8 channels of 8 x 8 values in four bytes: 2048; the middle of an expansion by three: 6144.
    void memoryIsThatOfTheLargestPart()
    {
        const SearchSpace space = runfixture::tinySpace();
        const PathMask all(space);
        const NetworkDescription skipped = describe(space, {{2, 0}}), whole = describe(space, {{0, 0}});
        const Block& block = *std::ranges::find_if(whole.blocks, [](const Block& one) {
            return one.op.kind == OperatorKind::MBConv && one.shortcut;
        });
        // depthwise convolution: its input and output, and the block's input, which the shortcut adds in the end
        QCOMPARE(activationBytes(block), 2.0 * 6144 + 2048);
        QCOMPARE(peakActivationBytes(whole), 2.0 * 6144 + 2048);
        QVERIFY(peakActivationBytes(skipped) < peakActivationBytes(whole));
        for (const double bytes : {peakActivationBytes(skipped), peakActivationBytes(whole) - 1, 1e9}) {
            const PathMask left = withinMemory(space, all, bytes);
            for (const Architecture& one : allOf(space))
                QCOMPARE(left.allows(one), peakActivationBytes(describe(space, one)) <= bytes);
        }
        QVERIFY(errorOf([&] { (void)withinMemory(space, all, peakActivationBytes(skipped) - 1); })
                    .contains(QStringLiteral("for its activations")));
    }
};

QTEST_GUILESS_MAIN(TestRunFront)
#include "tst_run_front.moc"
