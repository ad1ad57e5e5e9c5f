// SPDX-License-Identifier: MIT
// Which blocks of two networks belong together, and what differs between them.
#include "core/compare/block_alignment.h"
#include "core/compare/difference.h"
#include "core/compare/yardsticks.h"
#include "core/report/report.h"
#include "tests/support/networks.h"
#include "tests/support/small_networks.h"

#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace pathloom;
using test::smallNetwork;
using test::sumOfParts;
using test::tableOf;

namespace {

/// A chain that begins with the stem and the operators, each with its channels, and ends with pooling and classifier.
NetworkDescription chain(const std::vector<std::string>& operators)
{
    std::vector<test::BlockLine> lines = {{"first", "conv k3 c8", {-1}}};
    for (const std::string& op : operators)
        lines.push_back({"b" + std::to_string(lines.size()), op, {static_cast<int>(lines.size()) - 1}});
    lines.push_back({"end pool", "globalpool", {static_cast<int>(lines.size()) - 1}});
    lines.push_back({"end", "linear c3", {static_cast<int>(lines.size()) - 1}});
    return test::network({1, 32, 32}, 3, lines);
}

using Pairs = std::vector<std::pair<int, int>>;

/// What alignedBlocks gives between stem and head.
Pairs bodyPairs(const NetworkDescription& left, const NetworkDescription& right)
{
    const Pairs all = alignedBlocks(left, right);
    return {all.begin() + 1, all.end() - 2};
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherActivationIsAChange()
    {
        const NetworkDifference found =
            difference(chain({"mbconv k3 e3 c8", "conv k3 c8"}), chain({"mbconv k3 e3 c8", "conv k3 c8 relu"}));
        QCOMPARE(found.otherChanges, 1);
        QVERIFY(found.pairs[2].otherChanged);
    }
    void networksOfOneSpaceArePairedByName()
    {
        const NetworkDescription a = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        const NetworkDescription b = smallNetwork("k3e6 k3e3 k5e6 k3e3 k3e3 skip skip skip k5e6");
        const NetworkDifference found = difference(a, b);
        QCOMPARE(found.pairs.size(), a.blocks.size());
        for (std::size_t i = 0; i < found.pairs.size(); ++i) {
            QCOMPARE(found.pairs[i].left, static_cast<int>(i));
            QCOMPARE(found.pairs[i].right, static_cast<int>(i));
        }
        QCOMPARE(found.changedKernels, 2);    // k7e3 to k3e3, k3e3 to k5e6
        QCOMPARE(found.changedExpansions, 2); // k5e3 to k5e6, k3e3 to k5e6
        QCOMPARE(found.changedDepths, 2);     // skip to k3e3, k7e6 to skip
        QCOMPARE(found.otherChanges, 0);
        QCOMPARE(std::ranges::count_if(found.pairs, &BlockPair::changed), 5);
        QVERIFY(found.leftCosts == costs(a));
        QVERIFY(found.rightCosts == costs(b));
        std::int64_t parameters = 0, macs = 0;
        for (const BlockPair& pair : found.pairs) {
            parameters += pair.rightCosts.parameters - pair.leftCosts.parameters;
            macs += pair.rightCosts.macs - pair.leftCosts.macs;
            QVERIFY(!pair.leftMs && !pair.rightMs);
        }
        QCOMPARE(parameters, costs(b).parameters - costs(a).parameters);
        QCOMPARE(macs, costs(b).macs - costs(a).macs);
        QVERIFY(!found.leftLatency && found.latencyProblem.empty());
    }

    void aNetworkDoesNotDifferFromItself()
    {
        for (const NetworkDescription& network : {test::chainNetwork(), test::branchedNetwork()}) {
            const NetworkDifference found = difference(network, network);
            QVERIFY(std::ranges::none_of(found.pairs, &BlockPair::changed));
            QCOMPARE(found.pairs.size(), network.blocks.size());
        }
    }

    void insideAStageTheLongestCommonSubsequenceIsPaired()
    {
        const NetworkDescription a = chain({"mbconv k3 e3 s2 c16", "k5e3", "k7e6", "k3e3"});
        const NetworkDescription b = chain({"mbconv k3 e3 s2 c16", "k7e6", "k3e3"});
        QCOMPARE(bodyPairs(a, b), (Pairs{{1, 1}, {2, -1}, {3, 2}, {4, 3}}));
        const NetworkDifference found = difference(a, b);
        QCOMPARE(found.changedDepths, 1);
        QCOMPARE(found.changedKernels + found.changedExpansions + found.otherChanges, 0);
        QCOMPARE(bodyPairs(b, a), (Pairs{{1, 1}, {-1, 2}, {2, 3}, {3, 4}}));
    }

    void whatStandsBetweenEqualOperatorsIsPairedToo()
    {
        const NetworkDescription a = chain({"mbconv k3 e3 s2 c16", "k5e3", "k3e3"});
        const NetworkDescription b = chain({"mbconv k5 e3 s2 c24", "k5e6", "k3e3", "k3e3"});
        // the strided block keeps its place although a k3e3 without stride would be an equal kernel
        QCOMPARE(bodyPairs(a, b), (Pairs{{1, 1}, {2, 2}, {3, 3}, {-1, 4}}));
        const NetworkDifference found = difference(a, b);
        QCOMPARE(found.changedKernels, 1);
        QCOMPARE(found.changedExpansions, 1);
        QCOMPARE(found.changedDepths, 1);
        QCOMPARE(found.otherChanges, 3); // the width of all three pairs
    }

    void aSkipAgainstNothingIsNoChange()
    {
        const NetworkDescription a = chain({"mbconv k3 e3 s2 c16", "skip", "k5e3"});
        const NetworkDescription b = chain({"mbconv k3 e3 s2 c16", "k5e3"});
        QCOMPARE(bodyPairs(a, b), (Pairs{{1, 1}, {2, -1}, {3, 2}}));
        QVERIFY(std::ranges::none_of(difference(a, b).pairs, &BlockPair::changed));
    }

    void stagesArePairedByResolution()
    {
        const NetworkDescription a =
            chain({"mbconv k3 e3 s2 c16", "mbconv k5 e3 s2 c32", "mbconv k7 e3 s2 c64", "k3e3"});
        const NetworkDescription b = chain({"mbconv k3 e3 s2 c16", "mbconv k7 e3 s4 c64"});
        QCOMPARE(bodyPairs(a, b), (Pairs{{1, 1}, {2, -1}, {3, 2}, {4, -1}}));
        // every block of both stands exactly once, in order
        int left = 0, right = 0;
        const NetworkDescription mobile = loadYardstick("mobilenet-v2-100");
        const NetworkDescription small = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        for (const auto& [l, r] : alignedBlocks(mobile, small)) {
            if (l >= 0)
                QCOMPARE(l, left++);
            if (r >= 0)
                QCOMPARE(r, right++);
            QVERIFY(l >= 0 || r >= 0);
        }
        QCOMPARE(left, static_cast<int>(mobile.blocks.size()));
        QCOMPARE(right, static_cast<int>(small.blocks.size()));
        const Pairs pairs = alignedBlocks(mobile, small);
        QCOMPARE(pairs.front(), (std::pair{0, 0}));
        QCOMPARE(pairs.back(), (std::pair{left - 1, right - 1}));
    }

    void anotherKindOfOperatorIsAnOtherChange()
    {
        const NetworkDifference found =
            difference(chain({"mbconv k3 e1 c16"}), chain({"conv k5 c16"})); // one name, two kinds
        QCOMPARE(found.otherChanges, 1);
        QCOMPARE(found.changedKernels, 1);
        QCOMPARE(found.changedExpansions, 0);
    }

    void blockLatenciesAddUpToTheNetwork()
    {
        const SearchSpace space = loadSpace("small");
        const LatencyPredictor predictor(tableOf(space));
        const NetworkDescription a = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        const NetworkDescription b = smallNetwork("skip skip k5e6 k3e3 k3e3 skip skip skip k5e6");
        const NetworkDifference found = difference(a, b, &predictor);
        double left = 0, right = 0;
        for (const BlockPair& pair : found.pairs) {
            left += pair.leftMs.value_or(0);
            right += pair.rightMs.value_or(0);
            QVERIFY(!pair.leftEstimated && !pair.rightEstimated);
            const Block& block = a.blocks[static_cast<std::size_t>(pair.left)];
            QCOMPARE(pair.leftMs.has_value(), block.op.kind != OperatorKind::GlobalPool); // timed with the classifier
            if (block.op.kind == OperatorKind::Skip)
                QCOMPARE(*pair.leftMs, 0.0);
        }
        QVERIFY(std::abs(left - sumOfParts(predictor.table(), a)) < 1e-9);
        QVERIFY(std::abs(right - sumOfParts(predictor.table(), b)) < 1e-9);

        // With a correction the blocks still add up to the network.
        LatencyTable table = tableOf(space);
        table.corrections.pooled = NetworkCorrection{.offsetMs = 0.5, .scale = 0.8, .perPartMs = 0.01};
        const LatencyPredictor corrected(table);
        double sum = 0.5;
        for (const BlockPair& pair : difference(a, b, &corrected).pairs)
            sum += pair.leftMs.value_or(0);
        QVERIFY(std::abs(sum - corrected.network(a).ms) < 1e-9);
        QVERIFY(found.leftLatency && std::abs(found.leftLatency->ms - left) < 1e-9);
        QVERIFY(found.latencyProblem.empty());
    }

    void whatTheConstantCoversHasNoTimeOfItsOwn()
    {
        const SearchSpace space = loadSpace("small");
        LatencyTable table = tableOf(space);
        const NetworkDescription network = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        for (const LatencyItem& item : latencyItems(network))
            if (isUsuallyConstant(network, item.block))
                table.entries.erase(item.key);
        table.constantMs = 2;
        const LatencyPredictor predictor(table);
        const NetworkDifference found = difference(network, network, &predictor);
        double sum = 0;
        for (const BlockPair& pair : found.pairs) {
            sum += pair.leftMs.value_or(0);
            if (isUsuallyConstant(network, pair.left))
                QVERIFY(!pair.leftMs);
        }
        QVERIFY(std::abs(sum + 2 - sumOfParts(table, network)) < 1e-9);
    }

    void aTableThatCannotTellLeavesAProblem()
    {
        const LatencyPredictor predictor(LatencyTable{.device = "Empty", .runtime = "none"});
        const NetworkDescription network = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        const NetworkDifference found = difference(network, network, &predictor);
        QVERIFY(!found.leftLatency && !found.rightLatency);
        QVERIFY2(found.latencyProblem.find("Empty") != std::string::npos, found.latencyProblem.c_str());
        for (const BlockPair& pair : found.pairs)
            QCOMPARE(pair.leftMs.has_value(),
                     network.blocks[static_cast<std::size_t>(pair.left)].op.kind == OperatorKind::Skip);
    }

    void theDifferenceIsDrawn()
    {
        const SearchSpace space = loadSpace("small");
        const LatencyPredictor predictor(tableOf(space));
        const NetworkDescription a = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        const NetworkDescription b = smallNetwork("k3e6 k3e3 k5e3 k3e3 k3e3 skip k7e6 skip k3e3");
        const std::string svg = differenceSvg(a, b, difference(a, b, &predictor), "one <&>", "two", "a phone");
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        int outlined = 0, boxes = 0;
        QStringList texts;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement() && reader.name() == u"rect") {
                ++boxes;
                outlined += reader.attributes().value(QLatin1String("stroke")) == u"#000000";
            }
            if (reader.isStartElement() && reader.name() == u"text")
                texts << reader.readElementText();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        // two blocks changed: a kernel (two boxes) and a depth (one box, one line); none of the skips is a box
        QCOMPARE(outlined, 3);
        const auto skips = [](const NetworkDescription& network) {
            return std::ranges::count(network.blocks, OperatorKind::Skip, [](const Block& x) { return x.op.kind; });
        };
        QCOMPARE(boxes, 1 + 3 + int(a.blocks.size() + b.blocks.size() - skips(a) - skips(b))); // background, legend
        QVERIFY(texts.join(u'|').contains(QStringLiteral("A: one <&>")));
        QVERIFY(texts.join(u'|').contains(QStringLiteral("expansion 0")));
        QVERIFY(texts.join(u'|').contains(QStringLiteral("latency on a phone")));
        const double stemMs = predictor.entry(latencyItems(a).front().key).ms;
        QCOMPARE(texts.count(QString::number(stemMs, 'g', 3) + QStringLiteral(" ms")), 2);
    }
};

QTEST_GUILESS_MAIN(TestCompare)
#include "tst_compare.moc"
