// SPDX-License-Identifier: MIT
#include "core/compare/comparison.h"
#include "core/compare/yardsticks.h"
#include "core/latency/latency_model.h"
#include "tests/support/errors.h"
#include "tests/support/networks.h"
#include "tests/support/run_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

/// Input of the global pooling.
Shape lastMap(const NetworkDescription& network)
{
    for (const Block& block : network.blocks)
        if (block.op.kind == OperatorKind::GlobalPool)
            return block.input;
    return {};
}

} // namespace

class TestYardsticks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath(QStringLiteral("run.pathloom")).toStdString();
    }

    void mobileNetsHaveTheirPublishedCosts_data()
    {
        // Sandler et al. 2018, table 4 and the authors' model list: millions, rounded as published.
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("parameters");
        QTest::addColumn<double>("macs");
        QTest::addColumn<int>("exactParameters");
        QTest::newRow("0.35") << "mobilenet-v2-035" << 1.66 << 59.0 << 1677128;
        QTest::newRow("0.5") << "mobilenet-v2-050" << 1.95 << 97.0 << 1968680;
        QTest::newRow("0.75") << "mobilenet-v2-075" << 2.61 << 209.0 << 2636424;
        QTest::newRow("1.0") << "mobilenet-v2-100" << 3.47 << 300.0 << 3504872; // torchvision's count, with batch norm
        QTest::newRow("1.4") << "mobilenet-v2-140" << 6.06 << 582.0 << 6108776;
    }
    void mobileNetsHaveTheirPublishedCosts()
    {
        QFETCH(QString, name);
        QFETCH(double, parameters);
        QFETCH(double, macs);
        const NetworkDescription network = loadYardstick(name.toStdString());
        const Costs total = costs(network);
        // published counts leave a part of the batch norm parameters out
        QVERIFY(total.parameters / 1e6 >= parameters && total.parameters / 1e6 < 1.02 * parameters);
        QVERIFY(std::abs(double(total.macs) / 1e6 - macs) < 0.01 * macs);
        QTEST(int(total.parameters), "exactParameters");
        QCOMPARE(network.input, (Shape{3, 224, 224}));
        QCOMPARE(lastMap(network).width, 7);
    }

    void aNetworkForItsOwnImagesStaysAsItIs()
    {
        for (const std::string& name : yardstickNames()) {
            const NetworkDescription network = loadYardstick(name);
            QVERIFY2(adaptNetwork(network, network.input, network.classes) == network, name.c_str());
        }
        QVERIFY(yardstickNames().size() >= 9);
    }

    void smallImagesTakeTheEarliestStridesOut()
    {
        const NetworkDescription network = loadYardstick("mobilenet-v2-100");
        const NetworkDescription adapted = adaptNetwork(network, {1, 28, 28}, 10);
        QCOMPARE(adapted.input, (Shape{1, 28, 28}));
        QCOMPARE(adapted.blocks.back().output, (Shape{10, 1, 1}));
        QCOMPARE(adapted.blocks.size(), network.blocks.size());
        // five strides of two: 28 pixels bear three of them (28, 14, 7, 4), so the first two go
        QStringList strided;
        for (std::size_t i = 0; i < adapted.blocks.size(); ++i) {
            const Operator& now = adapted.blocks[i].op;
            const Operator& before = network.blocks[i].op;
            QCOMPARE(now.kernel, before.kernel);
            QCOMPARE(now.expand, before.expand);
            if (before.stride != now.stride)
                strided << QString::fromStdString(adapted.blocks[i].name);
        }
        QCOMPARE(strided, (QStringList{QStringLiteral("stem"), QStringLiteral("stage1.block0")}));
        QCOMPARE(lastMap(adapted), (Shape{1280, 4, 4}));
    }

    void theLastMapKeepsThreePixels_data()
    {
        QTest::addColumn<int>("pixels");
        QTest::addColumn<int>("last");
        QTest::newRow("3") << 3 << 3;
        QTest::newRow("4") << 4 << 4;
        QTest::newRow("5") << 5 << 3;
        QTest::newRow("28") << 28 << 4;
        QTest::newRow("32") << 32 << 4;
        QTest::newRow("33") << 33 << 3;
        QTest::newRow("64") << 64 << 4;
        QTest::newRow("65") << 65 << 3;
        QTest::newRow("96") << 96 << 3;
        QTest::newRow("224") << 224 << 7;
    }
    void theLastMapKeepsThreePixels()
    {
        QFETCH(int, pixels);
        for (const std::string& name : yardstickNames()) {
            const NetworkDescription adapted = adaptNetwork(loadYardstick(name), {3, pixels, pixels}, 5);
            QTEST(lastMap(adapted).width, "last");
        }
        // the shorter side counts
        QVERIFY(lastMap(adaptNetwork(loadYardstick("proxyless-cpu"), {3, 200, pixels}, 5)).width >= 3);
    }

    void tooSmallImagesAreRefused()
    {
        const QString message = errorOf([] { adaptNetwork(loadYardstick("mobilenet-v2-100"), {3, 2, 40}, 5); });
        QVERIFY2(message.contains(QStringLiteral("3x2x40")) && message.contains(QStringLiteral("too small")),
                 qPrintable(message));
    }

    void poolingIsTakenOutAndBranchesGoTogether()
    {
        const NetworkDescription network = test::network({3, 64, 64}, 5,
                                                         {{"stem", "conv k3 s2 c8", {-1}},
                                                          {"left", "mbconv k3 e3 s2 c8", {0}},
                                                          {"right", "maxpool k2 s2", {0}},
                                                          {"join", "mbconv k3 e3 s2 c16", {1, 2}},
                                                          {"pool", "globalpool", {3}},
                                                          {"head", "linear c5", {4}}});
        const NetworkDescription adapted = adaptNetwork(network, {3, 7, 7}, 2);
        QCOMPARE(adapted.blocks[0].op.stride, 1);
        QCOMPARE(adapted.blocks[1].op.stride, 1);
        QCOMPARE(adapted.blocks[2].op.kind, OperatorKind::Skip);
        QCOMPARE(adapted.blocks[3].op.stride, 2);
        QCOMPARE(lastMap(adapted), (Shape{16, 4, 4}));
    }

    void aNetworkWithoutClassifierIsRefused()
    {
        const NetworkDescription network = test::network({3, 8, 8}, 0, {{"only", "conv k3 c8", {-1}}});
        QVERIFY(errorOf([&] { adaptNetwork(network, {3, 8, 8}, 2); }).contains(QStringLiteral("linear")));
    }

    void aYardstickJoinsARun()
    {
        const SearchSpace space = loadSpace("small");
        RunInfo info = runfixture::tinyInfo();
        info.classNames.clear();
        {
            const auto run = RunStore::create(m_folder, info, space, {});
            run->record(runfixture::weightEvent(42));
            for (const std::string& name : yardstickNames()) {
                const DerivedNetwork added = addYardstick(*run, name);
                QVERIFY(isYardstick(added));
                QCOMPARE(added.name, name);
                QCOMPARE(added.step, std::int64_t(42));
                QCOMPARE(added.description.input, space.input);
                QCOMPARE(added.description.classes, space.classes);
                QVERIFY(!hasPrediction(added)); // the run has no latency table
                QVERIFY(!added.testAccuracy);
                QCOMPARE(addYardstick(*run, name).id, added.id);
            }
            DerivedNetwork found{.architecture = "k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3"};
            found.description = describe(space, parseArchitecture(space, found.architecture));
            run->addNetwork(found);
        }
        const auto run = RunStore::open(m_folder, RunStore::Access::Read);
        const std::vector<DerivedNetwork> networks = run->networks();
        QCOMPARE(networks.size(), yardstickNames().size() + 1);
        for (std::size_t i = 0; i < yardstickNames().size(); ++i) {
            QVERIFY(isYardstick(networks[i]));
            QVERIFY(networks[i].description ==
                    adaptNetwork(loadYardstick(yardstickNames()[i]), space.input, space.classes));
        }
        QVERIFY(!isYardstick(networks.back()));
        const std::vector<ComparedNetwork> compared = comparedNetworks({m_folder});
        QVERIFY(compared.front().yardstick && compared.front().foundFor.empty());
        QCOMPARE(compared.front().runTarget, info.targetId);
        QCOMPARE(compared.back().foundFor, info.targetId);
    }

    void aYardstickIsPredictedByTheRunsTable()
    {
        const SearchSpace space = loadSpace("small");
        const NetworkDescription adapted = adaptNetwork(loadYardstick("mobilenet-v2-035"), space.input, space.classes);
        LatencyTable table{.device = "Made", .runtime = "up"};
        double sum = 0, ms = 0.1;
        for (const LatencyItem& item : latencyItems(adapted)) {
            const auto [entry, isNew] = table.entries.try_emplace(item.key, LatencyEntry{.ms = ms});
            ms += isNew ? 0.05 : 0;
            sum += entry->second.ms;
        }
        const auto run = RunStore::create(m_folder, runfixture::tinyInfo(), space, table);
        const DerivedNetwork added = addYardstick(*run, "mobilenet-v2-035");
        QVERIFY(hasPrediction(added));
        QVERIFY(std::abs(added.predictedMs - sum) < 1e-9);
    }

    void anUnknownYardstickIsAnError()
    {
        const auto run = RunStore::create(m_folder, runfixture::tinyInfo(), loadSpace("small"), {});
        const QString message = errorOf([&] { addYardstick(*run, "resnet-9000"); });
        QVERIFY2(message.contains(QStringLiteral("resnet-9000")) &&
                     message.contains(QStringLiteral("mobilenet-v2-100")),
                 qPrintable(message));
        QVERIFY(run->networks().empty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestYardsticks)
#include "tst_yardsticks.moc"
