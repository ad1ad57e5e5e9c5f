// SPDX-License-Identifier: MIT
#include "core/space/architecture.h"
#include "core/space/proposal.h"
#include "core/space/space_facts.h"
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

/// Stride of the stem, then of each stage.
QList<int> stridesOf(const SearchSpace& space)
{
    QList<int> strides{space.blocks.front().candidates.front().stride};
    int stage = -1;
    for (const SpaceBlock& block : space.blocks)
        if (block.stage > stage) {
            stage = block.stage;
            strides << block.candidates.front().stride;
        }
    return strides;
}

/// Empty if a proposal is one that can be searched.
QString wrongWith(const Shape& images, int classes)
{
    const SpaceProposal proposal = proposeSpace(images, classes);
    const SpaceFacts facts = factsOf(proposal.space);
    const QString place =
        QStringLiteral("%1x%2x%3, %4 classes: ").arg(images.channels).arg(images.height).arg(images.width).arg(classes);
    if (std::min(facts.smallestMap.height, facts.smallestMap.width) < leastMapSide)
        return place + QStringLiteral("a map that is too small");
    if (proposal.space.input != images || proposal.space.classes != classes || proposal.space.choiceCount() < 9)
        return place + QStringLiteral("another space");
    const SearchSpace again = spaceFromJson(parseJson(toJson(proposal.space).dump(), "again"), "again");
    if (!(again.blocks == proposal.space.blocks) || !(again.input == images) || again.classes != classes)
        return place + QStringLiteral("does not read back");
    const int batch = proposal.space.recommended.value("batch_size", 256);
    if (batch > 8 && batch * facts.activationBytes > std::int64_t(4) << 30)
        return place + QStringLiteral("too much memory");
    if (!QString::fromStdString(proposal.reason).endsWith(u'.'))
        return place + QStringLiteral("no reason");
    return {};
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
        QTest::newRow("fraction of three digits") << "mbconv k5 e2.125 s2"
                                                  << "mbconv k5 e2.125 s2";
        QTest::newRow("ReLU") << "conv k3 s2 relu"
                              << "conv k3 s2 relu";
        QTest::newRow("ReLU before") << "mbconv relu k3 e3"
                                     << "mbconv k3 e3 relu";
        QTest::newRow("no activation") << "conv k1 linear"
                                       << "conv k1 linear";
        QTest::newRow("ReLU6") << "mbconv k3 e6 relu6"
                               << "k3e6";
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
             {"", "k4e3", "k3", "k3e0", "k3e99", "conv k3 q2", "conv s0", "mbconv k5 e", "globalpool k3", "k99e6",
              "k3e1,5", "mbconv k3 e1,5", "conv k3 swish", "conv k3 k5", "conv k3 relu linear", "maxpool k2 relu",
              "linear c10 relu6", "skip relu", "mbconv k3.0 e3"})
            QTest::newRow(text) << text;
    }
    void wrongOperatorsAreRefused()
    {
        QFETCH(QString, text);
        QVERIFY_THROWS_EXCEPTION(Error, parseOperator(text.toStdString()));
    }

    /// Under any locale: these tests run a second time under one with decimal commas.
    void expansionsKeepTheirFraction()
    {
        const Operator op = parseOperator("k3e1.5");
        QCOMPARE(op.expand, 1.5);
        QCOMPARE(expand(op, {8, 4, 4}).front().output.channels, 12);
        QCOMPARE(toText(op), std::string("k3e1.5"));
        QCOMPARE(parseJson("2.5", "").get<double>(), 2.5);
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

    void factsAreThoseOfTheExtremeNetworks()
    {
        const SearchSpace space = loadSpace("cifar");
        const SpaceFacts facts = factsOf(space);
        const auto extreme = [&](const char* wide) { // skips where there are any
            Architecture architecture;
            for (int i = 0; i < space.choiceCount(); ++i) {
                const auto& candidates = space.choice(i).candidates;
                int chosen = static_cast<int>(candidates.size()) - 1;
                if (*wide || candidates.back().kind != OperatorKind::Skip)
                    for (chosen = 0; candidateText(candidates[std::size_t(chosen)]) != (*wide ? wide : "k3e3");)
                        ++chosen;
                architecture.choices.push_back(chosen);
            }
            return costs(describe(space, architecture)).macs;
        };
        QCOMPARE(facts.smallestMacs, extreme(""));
        QCOMPARE(facts.largestMacs, extreme("k7e6"));
        QCOMPARE(facts.log10Networks, log10Size(space));
        QCOMPARE(facts.activationBytes, largestPathActivationBytes(space));
        QVERIFY(facts.smallestMap == (Shape{192, 4, 4}));
    }

    void proposalsFitTheImages_data()
    {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("classes");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QList<int>>("strides");
        const QList<int> small{2, 1, 1, 2, 1, 1, 1}, cifar{1, 1, 1, 2, 2, 1, 2}, imagenet{2, 1, 2, 2, 2, 1, 2, 1};
        const auto row = [](const char* name, int channels, int side, int classes, const char* space,
                            const QList<int>& strides) {
            QTest::newRow(name) << channels << side << classes << QString::fromLatin1(space) << strides;
        };
        row("garments", 1, 28, 10, "small", small);
        row("tiny grey", 1, 8, 10, "small-8", {1, 1, 1, 2, 1, 1, 1});
        row("grey with many classes", 1, 28, 101, "cifar", cifar);
        row("CIFAR-10", 3, 32, 10, "cifar", cifar);
        row("tiny colour", 3, 8, 2, "cifar-8", {1, 1, 1, 1, 1, 1, 2});
        row("one stride less", 3, 24, 2, "cifar-24", {1, 1, 1, 1, 2, 1, 2});
        row("one stride more", 3, 64, 10, "cifar-64", {2, 1, 1, 2, 2, 1, 2});
        row("ImageNet at 32 pixels", 3, 32, 1000, "cifar-32-1000", cifar);
        row("both", 3, 64, 10000, "cifar-64-10000", {2, 1, 1, 2, 2, 1, 2});
        row("largest of these", 3, 96, 10, "cifar-96", {2, 1, 1, 2, 2, 1, 2});
        row("photographs", 3, 97, 10, "imagenet", imagenet);
        row("ImageNet", 3, 224, 1000, "imagenet", imagenet);
        row("large", 3, 512, 1000, "imagenet-512", {2, 2, 2, 2, 2, 1, 2, 1});
    }
    void proposalsFitTheImages()
    {
        QFETCH(int, channels);
        QFETCH(int, side);
        QFETCH(int, classes);
        const SpaceProposal proposal = proposeSpace({channels, side, side}, classes);
        QTEST(QString::fromStdString(proposal.space.name), "name");
        QTEST(stridesOf(proposal.space), "strides");
        QCOMPARE(proposal.isShipped, proposal.space.name == proposal.base);
        if (proposal.isShipped) // but for the batches that are recommended
            QVERIFY(proposal.space.blocks ==
                    loadSpace(proposal.base, {.input = proposal.space.input, .classes = classes}).blocks);
    }
    void everyProposalCanBeSearched()
    {
        QStringList wrong;
        for (const int channels : {1, 3})
            for (int side = 8; side <= 512; ++side)
                wrong << wrongWith({channels, side, side}, 10);
        for (const int side : {8, 28, 32, 64, 96, 224, 512})
            for (const int channels : {1, 3, 4})
                for (const int classes : {2, 100, 101, 640, 641, 1000, 10000})
                    wrong << wrongWith({channels, side, side}, classes);
        for (const auto& [height, width] : {std::pair(4, 4), {8, 512}, {512, 8}, {32, 1024}, {99, 300}, {7, 33}})
            wrong << wrongWith({3, height, width}, 10);
        wrong.removeAll(QString());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(errorOf([] { proposeSpace({3, 64, 3}, 10); }).contains("fits images of 3x64 pixels"));
    }
    void spacesSaySidesThatSuitThem()
    {
        QCOMPARE(suitableSides(loadSpace("small")), (SideRange{13, 42}));
        QCOMPARE(suitableSides(loadSpace("cifar")), (SideRange{25, 48}));
        QCOMPARE(suitableSides(loadSpace("imagenet")), (SideRange{97, 336}));
        // also of images that are far from what it was made for
        QCOMPARE(suitableSides(loadSpace("imagenet", {.input = {1, 28, 28}, .classes = 3})), (SideRange{97, 336}));
        // and when it was written out for them and read again, but not with stages that were made for them
        const SearchSpace small = loadSpace("small", {.input = {3, 64, 64}, .classes = 10});
        const Json written = toJson(small);
        QCOMPARE(written["made_for"].dump(), std::string(R"({"height":28,"width":28})"));
        QCOMPARE(written["version"].get<int>(), 2); // which programs that do not know the key say they are too old for
        QCOMPARE(toJson(loadSpace("small"))["version"].get<int>(), 1);
        const SearchSpace again = spaceFromJson(written, "again");
        QCOMPARE(suitableSides(again), (SideRange{13, 42}));
        QCOMPARE(again.input, small.input);
        QCOMPARE(toJson(again).dump(), toJson(small).dump());
        QVERIFY(!toJson(proposeSpace({3, 64, 64}, 10).space).contains("made_for"));
        for (const int side : {8, 64, 96, 512}) {
            const SideRange suitable = suitableSides(proposeSpace({3, side, side}, 10).space);
            QVERIFY(suitable.least <= side && side <= suitable.most);
        }
    }
    void manyClassesWidenTheLastStages()
    {
        const auto widths = [](int classes) {
            const SearchSpace space = proposeSpace({3, 32, 32}, classes).space;
            QList<int> found;
            for (const SpaceBlock& block : space.blocks)
                if (block.name == "stage5.block1" || block.name == "mix" || block.name == "classifier")
                    found << block.output.channels;
            return found;
        };
        QCOMPARE(widths(640), (QList<int>{192, 640, 640}));
        QCOMPARE(widths(1000), (QList<int>{248, 1000, 1000}));
        QCOMPARE(widths(10000), (QList<int>{320, 1280, 10000}));
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

    void networksKeepTheirActivations()
    {
        Json json = smallSpaceJson();
        json["candidates"] = {"mbconv k3 e3 relu", "conv k3 linear", "skip"};
        const SearchSpace space = spaceFromJson(json, "own.json");
        const std::string text = "mbconv_k3_e3"; // never the word of a candidate with another activation
        QVERIFY(errorOf([&] { parseArchitecture(space, text); }).contains("1 words"));
        const NetworkDescription network = describe(space, {std::vector<int>(std::size_t(space.choiceCount()), 0)});
        const NetworkDescription again = networkFromJson(Json::parse(toJson(network).dump()), "n.json");
        QVERIFY(again == network);
        QVERIFY(architectureText(again).ends_with("k3e3_relu k3e3_relu"));
        QVERIFY(displayName(again.blocks[2].op).ends_with(", ReLU"));
    }
    void anActivationIsReadWhereverItStands_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("activation");
        QTest::newRow("nowhere") << "conv k3 c4" << QString() << int(Activation::Relu6);
        QTest::newRow("in the operator") << "conv k3 c4 relu" << QString() << int(Activation::Relu);
        QTest::newRow("under its key") << "conv k3 c4"
                                       << "relu" << int(Activation::Relu);
        QTest::newRow("in both") << "conv k3 c4 linear"
                                 << "none" << int(Activation::None);
        QTest::newRow("differently") << "conv k3 c4 relu6"
                                     << "relu" << -1;
        QTest::newRow("unknown") << "conv k3 c4"
                                 << "swish" << -1;
        QTest::newRow("where there is none") << "maxpool k2"
                                             << "relu" << -1;
    }
    void anActivationIsReadWhereverItStands()
    {
        QFETCH(QString, op);
        QFETCH(QString, key);
        QFETCH(int, activation);
        Json block = {{"name", "a"}, {"op", op.toStdString()}, {"inputs", {-1}}};
        if (!key.isEmpty())
            block["activation"] = key.toStdString();
        const Json json = {{"format", "pathloom.network"},
                           {"version", 1},
                           {"name", "n"},
                           {"input", {{"channels", 3}, {"height", 8}, {"width", 8}}},
                           {"classes", 0},
                           {"blocks", {block}}};
        if (activation < 0)
            QVERIFY(errorOf([&] { networkFromJson(json, "n.json"); }).contains("n.json: blocks[0]: key 'activation'"));
        else
            QCOMPARE(int(networkFromJson(json, "n.json").blocks[0].op.activation), activation);
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
        network.blocks[2] = {.name = "nothing", .op = parseOperator("skip"), .shortcut = true, .inputs = {1}};
        QVERIFY(errorOf([&] { inferShapes(network); }).contains("nothing: a skip takes no shortcut"));
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
        QTest::newRow("stride of an operator")
            << "/stages/1/candidates"
            << "[\"k3e3\", \"conv k3 s3\"]" << QStringList{"stages[1]", "'stride'", "conv k3 s3"};
        QTest::newRow("channels of an operator")
            << "/stages/1/fixed"
            << "\"conv k3 c7\"" << QStringList{"stages[1]", "'channels'", "conv k3 c7"};
        QTest::newRow("channels of the stem") << "/stem/op"
                                              << "\"conv k3 s2 c7\"" << QStringList{"stem", "'channels'", "c7"};
        QTest::newRow("an operator without channels")
            << "/stages/4/fixed"
            << "\"maxpool k1\"" << QStringList{"stages[4]", "stage4.block0", "channels"};
        QTest::newRow("half a block") << "/stages/1/blocks"
                                      << "2.5" << QStringList{"stages[1]", "'blocks'", "whole number"};
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
    void wholeNumbersMayBeWrittenAsFractions()
    {
        Json json = smallSpaceJson();
        const SearchSpace space = spaceFromJson(json, "own.json");
        for (Json& stage : json["stages"])
            for (const char* key : {"blocks", "channels", "stride"})
                stage[key] = stage[key].get<double>();
        json["classes"] = 1e1;
        QVERIFY(json.dump().find("\"blocks\":1.0") != std::string::npos);
        QVERIFY(spaceFromJson(parseJson(json.dump(), "own.json"), "own.json").blocks == space.blocks);
        QVERIFY(wholeNumber(Json(2.0)) == 2 && wholeNumber(Json(-3)) == -3);
        for (const char* other : {"2.5", "1e300", "18446744073709551615", "\"2\"", "null", "[2]"})
            QVERIFY(!wholeNumber(Json::parse(other)));
    }
    void aKeyThatStandsTwiceIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("place");
        QTest::newRow("outermost") << QByteArray(R"({"classes": 3, "a": {}, "classes": 4})") << "f.json: key 'classes'";
        QTest::newRow("in a list") << QByteArray(
                                          R"({"stages": [{"blocks": 1}, {"blocks": 4, "x": [1, {}], "blocks": 1}]})")
                                   << "f.json: stages[1]: key 'blocks'";
        QTest::newRow("a list") << QByteArray(R"({"blocks": [1, 2], "blocks": []})") << "f.json: key 'blocks'";
        QTest::newRow("in an object") << QByteArray(R"({"r": {"seed": 1, "seed": 1}})") << "f.json: r: key 'seed'";
        QTest::newRow("deep") << QByteArray(R"([0, {"a": [[], [{"k": 1}, {"k": 1, "k": null}]]}])")
                              << "f.json[1]: a[1][1]: key 'k'";
    }
    void aKeyThatStandsTwiceIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, place);
        const QString error = errorOf([&] { parseJson(text.toStdString(), "f.json"); });
        QVERIFY2(error.startsWith(place + QStringLiteral(" stands there twice")), qPrintable(error));
    }
    void theSameKeyInTwoObjectsIsNone()
    {
        const std::string text = R"({"a": {"k": 1, "l": [{"k": 2}, {"k": 3}]}, "b": {"k": 4, "a": 5}})";
        QVERIFY(parseJson(text, "f.json") == Json::parse(text));
        QVERIFY(errorOf([] { parseJson("{\"a\": }", "f.json"); }).startsWith("f.json: is not valid JSON"));
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
