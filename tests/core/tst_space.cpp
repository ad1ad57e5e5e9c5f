// SPDX-License-Identifier: MIT
#include "core/space/architecture.h"
#include "core/util/files.h"
#include "tests/support/errors.h"

#include <QTest>

#include <cmath>

using namespace pathloom;

namespace {

Json smallSpaceJson()
{
    return readJsonFile(resourcePath("spaces/small.json"));
}

} // namespace

class TestSpace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operatorTextReadsBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        QTest::newRow("short") << "k5e6"
                               << "k5e6";
        QTest::newRow("fraction") << "k3e1.5"
                                  << "k3e1.5";
        QTest::newRow("published") << "7x7_MBConv3"
                                   << "k7e3";
        QTest::newRow("zero") << "Zero"
                              << "skip";
        QTest::newRow("conv") << "conv k3 s2 c32"
                              << "conv k3 s2 c32";
        QTest::newRow("mbconv") << "mbconv k5 e3 s2 c24"
                                << "mbconv k5 e3 s2 c24";
        QTest::newRow("pool") << "maxpool k2 s2"
                              << "maxpool k2 s2";
        QTest::newRow("linear") << "linear c10"
                                << "linear c10";
    }
    void operatorTextReadsBack()
    {
        QFETCH(QString, text);
        QFETCH(QString, canonical);
        const Operator op = parseOperator(text.toStdString());
        QCOMPARE(QString::fromStdString(toText(op)), canonical);
        QVERIFY(parseOperator(toText(op)) == op);
    }
    void wrongOperatorsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "k4e3", "k3", "k3e0", "k3e99", "conv k3 q2", "conv s0", "mbconv k5 e", "globalpool k3", "k99e6"})
            QTest::newRow(text) << text;
    }
    void wrongOperatorsAreRefused()
    {
        QFETCH(QString, text);
        QVERIFY_THROWS_EXCEPTION(Error, parseOperator(text.toStdString()));
    }

    void round8FollowsTheReference_data()
    {
        QTest::addColumn<double>("multiplier");
        QTest::addColumn<QList<int>>("expected");
        QTest::newRow("0.5") << 0.5 << QList<int>{16, 8, 16, 24, 40, 48, 96, 160};
        QTest::newRow("0.75") << 0.75 << QList<int>{24, 16, 24, 32, 64, 72, 144, 240};
        QTest::newRow("1.12") << 1.12 << QList<int>{40, 24, 32, 48, 88, 104, 216, 360};
        QTest::newRow("1.35") << 1.35 << QList<int>{40, 24, 32, 56, 112, 128, 256, 432};
        QTest::newRow("1.4") << 1.4 << QList<int>{48, 24, 32, 56, 112, 136, 272, 448};
    }
    void round8FollowsTheReference()
    {
        QFETCH(double, multiplier);
        QFETCH(QList<int>, expected);
        const QList<int> widths{32, 16, 24, 40, 80, 96, 192, 320};
        for (int i = 0; i < widths.size(); ++i)
            QCOMPARE(round8(widths[i] * multiplier), expected[i]);
        // the mix layer follows the same rule in a whole space, but never shrinks
        const SearchSpace space = loadSpace("imagenet", {.widthMultiplier = multiplier});
        const int mix = space.blocks[space.blocks.size() - 3].output.channels;
        QCOMPARE(mix, multiplier > 1 ? round8(1280 * multiplier) : 1280);
        QCOMPARE(space.blocks.front().output.channels, expected[0]);
    }

    void imagenetSpaceIsTheReferences()
    {
        const SearchSpace space = loadSpace("imagenet");
        QCOMPARE(space.choiceCount(), 21);
        int six = 0;
        int scalars = 0;
        for (int i = 0; i < 21; ++i) {
            six += space.choice(i).candidates.size() == 6;
            scalars += static_cast<int>(space.choice(i).candidates.size());
            QCOMPARE(space.choice(i).candidates.back().kind == OperatorKind::Skip, space.choice(i).shortcut);
        }
        QCOMPARE(six, 6);
        QCOMPARE(scalars, 141);
        QCOMPARE(supernetParameters(space), std::int64_t(16034168));
        QCOMPARE(std::llround(expectedMacs(space, uniformProbabilities(space))), 373300544ll);
        QVERIFY(std::abs(meanEntropy(uniformProbabilities(space)) - 1.9019) < 5e-5);
        QVERIFY(std::abs(log10Size(space) - std::log10(2.2e17)) < 0.02);
    }

    void publishedNetworksHaveTheirCounts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<qint64>("macs");
        QTest::newRow("gpu") << "proxyless-gpu" << qint64(7119848) << qint64(465260160);
        QTest::newRow("cpu") << "proxyless-cpu" << qint64(4361648) << qint64(439243864);
        QTest::newRow("mobile") << "proxyless-mobile" << qint64(4080512) << qint64(320427584);
        QTest::newRow("mobile 1.4") << "proxyless-mobile-14" << qint64(6857568) << qint64(580883408);
    }
    void publishedNetworksHaveTheirCounts()
    {
        QFETCH(QString, name);
        const NetworkDescription network = loadNetwork(resourcePath("networks/" + name.toStdString() + ".json"));
        QTEST(qint64(costs(network).parameters), "parameters");
        QTEST(qint64(costs(network).macs), "macs");
    }

    void activationsAreThoseThatAStepKeeps()
    {
        // An MBConv keeps what its three convolutions put out and what it puts out itself: 18 + 18 + 5 + 5 channels of
        // 8 x 8 pixels. A map that another convolution reads is normalised there.
        const Operator op = parseOperator("mbconv k3 e6 c5");
        const Block block{.name = "b", .op = op, .input = {3, 8, 8}, .output = {5, 8, 8}};
        QCOMPARE(costs(block).activationBytes, std::int64_t(4 * (18 + 18 + 5 + 5) * 64));
    }

    void networkJsonReadsBack()
    {
        const SearchSpace space = loadSpace("small");
        const std::string text = "k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3";
        QCOMPARE(toText(space, parseArchitecture(space, text)), text);
        const NetworkDescription network = describe(space, parseArchitecture(space, text));
        QVERIFY(networkFromJson(Json::parse(toJson(network).dump()), "test") == network);
        QVERIFY(architectureText(network).ends_with("k7e6 skip k3e3"));
    }
    void spaceJsonReadsBack()
    {
        const SearchSpace space = loadSpace("small", {.input = {3, 32, 32}, .classes = 7, .widthMultiplier = 1.4});
        const SearchSpace again = spaceFromJson(Json::parse(toJson(space).dump()), "again");
        QVERIFY(again.blocks == space.blocks);
        QCOMPARE(again.classes, 7);
        QVERIFY(again.input == (Shape{3, 32, 32}));
    }

    void skipIsTheIdentity()
    {
        const SearchSpace space = loadSpace("small");
        const NetworkDescription network =
            describe(space, parseArchitecture(space, "k3e3 skip k3e3 skip skip skip k3e3 skip skip"));
        for (const Block& block : network.blocks)
            if (block.op.kind == OperatorKind::Skip) {
                QVERIFY(!block.shortcut);
                QVERIFY(costs(block) == Costs());
            }
    }
    void severalInputsAreAdded()
    {
        const Operator conv = parseOperator("conv k3 c8");
        NetworkDescription network{.name = "dag", .input = {3, 8, 8}, .classes = 0};
        network.blocks = {{.name = "a", .op = conv, .inputs = {-1}},
                          {.name = "b", .op = conv, .inputs = {0}},
                          {.name = "sum", .op = conv, .inputs = {0, 1}}};
        inferShapes(network);
        QVERIFY(network.blocks[2].input == (Shape{8, 8, 8}));
        network.blocks[2].inputs = {-1, 1};
        QVERIFY(errorOf([&] { inferShapes(network); }).contains("sum: adds inputs of different shapes"));
        network.blocks[2].inputs = {2};
        QVERIFY(errorOf([&] { inferShapes(network); }).contains("not an earlier block"));
    }

    void badSpacesNameBlockAndKey_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("mentions");
        QTest::newRow("unknown key") << "/stages/1/width"
                                     << "3" << QStringList{"stages[1]", "'width'", "not known"};
        QTest::newRow("wrong type") << "/stages/2/channels"
                                    << "\"many\"" << QStringList{"stages[2]", "'channels'"};
        QTest::newRow("negative") << "/stages/0/blocks"
                                  << "-1" << QStringList{"stages[0]", "'blocks'"};
        QTest::newRow("bad candidate") << "/candidates"
                                       << "[\"k3e3\", \"k4e3\"]" << QStringList{"'candidates'", "kernel must be odd"};
        QTest::newRow("repeated candidate") << "/candidates"
                                            << "[\"k3e3\", \"k3e3\"]" << QStringList{"'candidates'", "twice"};
        QTest::newRow("only skip") << "/stages/2/fixed"
                                   << "\"skip\"" << QStringList{"stages[2]", "stage2.block0", "nothing but skip"};
        QTest::newRow("no choice") << "/candidates"
                                   << "[\"k3e3\"]" << QStringList{"stages", "nothing to search"};
        QTest::newRow("newer version") << "/version"
                                       << "99" << QStringList{"'version'", "newer"};
        QTest::newRow("other format") << "/format"
                                      << "\"x\"" << QStringList{"'format'"};
        QTest::newRow("huge number") << "/classes"
                                     << "18446744073709551615" << QStringList{"'classes'"};
        QTest::newRow("stem") << "/stem/op"
                              << "\"convolve\"" << QStringList{"stem", "'op'"};
    }
    void badSpacesNameBlockAndKey()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QStringList, mentions);
        Json json = smallSpaceJson();
        json[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
        const QString error = errorOf([&] { spaceFromJson(json, "own.json"); });
        QVERIFY2(error.contains("own.json"), qPrintable(error));
        for (const QString& word : mentions)
            QVERIFY2(error.contains(word), qPrintable(error));
    }
    void everyKindOfCandidateReadsBack()
    {
        Json json = smallSpaceJson();
        json["candidates"] = {"conv k3", "mbconv k3 e3 relu", "k3e3", "k5e1.5", "skip"};
        const SearchSpace space = spaceFromJson(json, "own.json");
        const int count = static_cast<int>(space.choice(space.choiceCount() - 1).candidates.size());
        QVERIFY(count > 3);
        for (int j = 0; j < count; ++j) {
            Architecture architecture{std::vector<int>(std::size_t(space.choiceCount()), 0)};
            architecture.choices.back() = j;
            QCOMPARE(parseArchitecture(space, toText(space, architecture)).choices, architecture.choices);
        }
        json["candidates"] = {"conv k3", "conv k3 s2"}; // the stride is the block's
        QVERIFY(errorOf([&] { spaceFromJson(json, "own.json"); }).contains("twice"));
    }
    void wrongArchitecturesAreRefused()
    {
        const SearchSpace space = loadSpace("cifar");
        QVERIFY(errorOf([&] { parseArchitecture(space, "k3e3 skip"); }).contains("2 words"));
        std::string text = "skip"; // the first block of a stage that changes the width has no skip
        for (int i = 1; i < space.choiceCount(); ++i)
            text += " k3e3";
        QVERIFY(errorOf([&] { parseArchitecture(space, text); }).contains("stage1.block0"));
    }
    void malformedNetworksAreRefused()
    {
        const Json good = readJsonFile(resourcePath("networks/proxyless-cpu.json"));
        Json bad = good;
        bad["blocks"][3]["op"] = "mbconv k3 e3 c33";
        QVERIFY(errorOf([&] { networkFromJson(bad, "n.json"); }).contains("stage1.block1"));
        bad = good;
        bad["blocks"].erase(24);
        QVERIFY(!errorOf([&] { networkFromJson(bad, "n.json"); }).isEmpty());
        bad = good;
        bad["blocks"][5]["inputs"] = Json::array({99});
        QVERIFY(errorOf([&] { networkFromJson(bad, "n.json"); }).contains("n.json"));
    }
};

QTEST_GUILESS_MAIN(TestSpace)
#include "tst_space.moc"
