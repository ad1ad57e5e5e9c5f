// SPDX-License-Identifier: MIT
#include "core/graph/supernet_graph.h"
#include "core/space/architecture.h"
#include "tests/support/errors.h"
#include "tests/support/run_fixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <clocale>
#include <thread>

using namespace pathloom;

namespace {

constexpr double tolerance = 1.5; // points; dot rounds positions

SearchSpace spaceNamed(const QString& name)
{
    return name == QLatin1String("tiny") ? runfixture::tinySpace() : runfixture::longSpace(21);
}

Graph graphNamed(const QString& name)
{
    if (name != QLatin1String("network"))
        return supernetGraph(spaceNamed(name));
    const SearchSpace space = runfixture::longSpace(6);
    return networkGraph(describe(space, parseArchitecture(space, "k3e3 k5e6 skip k7e6 k3e6 k3e3")));
}

Point along(const std::vector<Point>& path, std::size_t piece, double t)
{
    const auto mix = [&](double Point::*axis) {
        const double u = 1 - t;
        return u * u * u * path[3 * piece].*axis + 3 * u * u * t * path[3 * piece + 1].*axis +
               3 * u * t * t * path[3 * piece + 2].*axis + t * t * t * path[3 * piece + 3].*axis;
    };
    return {mix(&Point::x), mix(&Point::y)};
}

/// Distance of a point from the border of a node's box.
double distanceFromBorder(const GraphNode& node, Point center, Point p)
{
    const double dx = std::abs(p.x - center.x) - node.width / 2;
    const double dy = std::abs(p.y - center.y) - node.height / 2;
    if (dx <= 0 && dy <= 0)
        return std::min(-dx, -dy);
    return std::hypot(std::max(dx, 0.0), std::max(dy, 0.0));
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCandidateIsAStrandBetweenTwoJunctions()
    {
        const SearchSpace space = runfixture::tinySpace();
        const Graph graph = supernetGraph(space);
        for (int i = 0; i < space.choiceCount(); ++i)
            for (int j = 0; j < static_cast<int>(space.choice(i).candidates.size()); ++j) {
                int nodes = 0, in = 0, out = 0;
                for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
                    const GraphNode& node = graph.nodes[n];
                    if (node.role != NodeRole::Candidate || node.choice != i || node.candidate != j)
                        continue;
                    ++nodes;
                    QCOMPARE(node.block, space.choiceBlocks[i]);
                    QCOMPARE(node.label, candidateText(space.choice(i).candidates[j]));
                    for (const GraphEdge& edge : graph.edges) {
                        if (edge.to != static_cast<int>(n) && edge.from != static_cast<int>(n))
                            continue;
                        QCOMPARE(edge.choice, i);
                        QCOMPARE(edge.candidate, j);
                        const bool enters = edge.to == static_cast<int>(n);
                        QCOMPARE(graph.nodes[enters ? edge.from : edge.to].role, NodeRole::Junction);
                        ++(enters ? in : out);
                    }
                }
                QCOMPARE(nodes, 1);
                QCOMPARE(in, 1);
                QCOMPARE(out, 1);
            }
        int boxes = 0;
        for (const GraphNode& node : graph.nodes)
            boxes += node.role == NodeRole::Block ? 1 : 0;
        QCOMPARE(boxes, static_cast<int>(space.blocks.size()) - space.choiceCount());
    }

    void shortcutsGoAroundTheirBlock()
    {
        const SearchSpace space = runfixture::longSpace(3);
        const NetworkDescription network = describe(space, parseArchitecture(space, "k3e3 skip k5e6"));
        const Graph graph = networkGraph(network);
        int shortcuts = 0, expected = 0;
        for (const GraphEdge& edge : graph.edges) {
            if (!edge.shortcut)
                continue;
            ++shortcuts;
            const GraphNode& sum = graph.nodes[edge.to];
            QCOMPARE(sum.role, NodeRole::Junction);
            // the block's own output meets it there
            bool meets = false;
            for (const GraphEdge& other : graph.edges)
                meets |= other.to == edge.to && !other.shortcut && graph.nodes[other.from].block == sum.block;
            QVERIFY(meets);
        }
        for (const Block& block : network.blocks)
            expected += block.shortcut ? 1 : 0;
        QVERIFY(expected >= 2);
        QCOMPARE(shortcuts, expected);
    }

    void severalInputsMeetInASum()
    {
        NetworkDescription network{.name = "n", .input = {1, 4, 4}, .classes = 2};
        const Operator conv{.kind = OperatorKind::Conv, .kernel = 3, .channels = 2};
        network.blocks = {{.name = "a", .op = conv, .inputs = {-1}},
                          {.name = "b", .op = conv, .inputs = {0}},
                          {.name = "c", .op = conv, .inputs = {0, 1}}};
        const Graph graph = networkGraph(network);
        QCOMPARE(graph.nodes.size(), std::size_t(4));
        QCOMPARE(graph.edges.size(), std::size_t(4));
        QCOMPARE(graphvizLayouter()->layout(graph).edgePaths.size(), std::size_t(4));
    }

    void layoutIsInOrder_data() { graphs(); }
    void layoutIsInOrder()
    {
        QFETCH(QString, name);
        const Graph graph = graphNamed(name);
        const Layout layout = graphvizLayouter()->layout(graph);
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            for (std::size_t j = 0; j < graph.nodes.size(); ++j) {
                const GraphNode& a = graph.nodes[i];
                const GraphNode& b = graph.nodes[j];
                if (a.block >= 0 && b.block > a.block && a.role != NodeRole::Junction && b.role != NodeRole::Junction)
                    QVERIFY2(layout.nodeCenters[i].x < layout.nodeCenters[j].x, "blocks from left to right");
                if (a.role == NodeRole::Candidate && a.block == b.block && i < j)
                    QVERIFY2(layout.nodeCenters[i].y < layout.nodeCenters[j].y, "candidates from top to bottom");
            }
    }

    void skipStandsLast()
    {
        Json json = runfixture::tinySpace().declaration;
        json["candidates"] = {"skip", "k3e3", "k5e3"};
        const SearchSpace space = spaceFromJson(json, "tiny");
        const Graph graph = supernetGraph(space);
        const Layout layout = graphvizLayouter()->layout(graph);
        double skip = 0, others = 0;
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            if (graph.nodes[i].choice == 0)
                (graph.nodes[i].label == "skip" ? skip : others) =
                    std::max(graph.nodes[i].label == "skip" ? skip : others, layout.nodeCenters[i].y);
        QVERIFY(skip > others);
    }

    void nodesDoNotOverlap_data() { graphs(); }
    void nodesDoNotOverlap()
    {
        QFETCH(QString, name);
        const Graph graph = graphNamed(name);
        const Layout layout = graphvizLayouter()->layout(graph);
        QCOMPARE(layout.nodeCenters.size(), graph.nodes.size());
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const double apartX = std::abs(layout.nodeCenters[i].x - layout.nodeCenters[j].x) -
                                      (graph.nodes[i].width + graph.nodes[j].width) / 2;
                const double apartY = std::abs(layout.nodeCenters[i].y - layout.nodeCenters[j].y) -
                                      (graph.nodes[i].height + graph.nodes[j].height) / 2;
                QVERIFY2(apartX > 0 || apartY > 0, qPrintable(QStringLiteral("%1 and %2")
                                                                  .arg(QString::fromStdString(graph.nodes[i].label),
                                                                       QString::fromStdString(graph.nodes[j].label))));
            }
    }

    void everythingLiesInsideTheBounds_data() { graphs(); }
    void everythingLiesInsideTheBounds()
    {
        QFETCH(QString, name);
        const Graph graph = graphNamed(name);
        const Layout layout = graphvizLayouter()->layout(graph);
        const auto inside = [&](Point p, double halfWidth, double halfHeight) {
            return p.x - halfWidth >= -tolerance && p.x + halfWidth <= layout.width + tolerance &&
                   p.y - halfHeight >= -tolerance && p.y + halfHeight <= layout.height + tolerance;
        };
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            QVERIFY(inside(layout.nodeCenters[i], graph.nodes[i].width / 2, graph.nodes[i].height / 2));
        for (const auto& path : layout.edgePaths)
            for (std::size_t piece = 0; 3 * piece + 3 < path.size(); ++piece)
                for (double t = 0; t <= 1; t += 0.125)
                    QVERIFY(inside(along(path, piece, t), 0, 0));
    }

    void edgesEndAtTheirNodes_data() { graphs(); }
    void edgesEndAtTheirNodes()
    {
        QFETCH(QString, name);
        const Graph graph = graphNamed(name);
        const Layout layout = graphvizLayouter()->layout(graph);
        QCOMPARE(layout.edgePaths.size(), graph.edges.size());
        for (std::size_t i = 0; i < graph.edges.size(); ++i) {
            const auto& path = layout.edgePaths[i];
            QVERIFY(path.size() >= 4);
            QCOMPARE(path.size() % 3, std::size_t(1));
            const int from = graph.edges[i].from, to = graph.edges[i].to;
            QVERIFY(distanceFromBorder(graph.nodes[from], layout.nodeCenters[from], path.front()) < tolerance);
            QVERIFY(distanceFromBorder(graph.nodes[to], layout.nodeCenters[to], path.back()) < tolerance);
        }
    }

    void shortcutsDoNotCrossTheirBlock()
    {
        const Graph graph = graphNamed(QStringLiteral("network"));
        const Layout layout = graphvizLayouter()->layout(graph);
        for (std::size_t i = 0; i < graph.edges.size(); ++i) {
            if (!graph.edges[i].shortcut)
                continue;
            const auto& path = layout.edgePaths[i];
            for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
                const GraphNode& node = graph.nodes[n];
                if (node.role != NodeRole::Block || static_cast<int>(n) == graph.edges[i].from)
                    continue;
                for (std::size_t piece = 0; 3 * piece + 3 < path.size(); ++piece)
                    for (double t = 0; t <= 1; t += 0.05) {
                        const Point p = along(path, piece, t);
                        QVERIFY(std::abs(p.x - layout.nodeCenters[n].x) > node.width / 2 - tolerance ||
                                std::abs(p.y - layout.nodeCenters[n].y) > node.height / 2 - tolerance);
                    }
            }
        }
    }

    void aBigSpaceIsLaidOutQuickly()
    {
        const Graph graph = graphNamed(QStringLiteral("long"));
        QVERIFY(graph.nodes.size() > 21 * 7);
        QElapsedTimer timer;
        timer.start();
        graphvizLayouter()->layout(graph);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        qInfo("%lld ms", static_cast<long long>(timer.elapsed()));
    }

    void theSameGraphGivesTheSameLayoutOnEveryThread()
    {
        const Graph graph = graphNamed(QStringLiteral("tiny"));
        const Layout first = graphvizLayouter()->layout(graph);
        std::vector<Layout> layouts(4);
        {
            std::vector<std::jthread> threads;
            for (Layout& layout : layouts)
                threads.emplace_back([&] { layout = graphvizLayouter()->layout(graph); });
        }
        for (const Layout& layout : layouts)
            for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
                QCOMPARE(layout.nodeCenters[i].x, first.nodeCenters[i].x);
                QCOMPARE(layout.nodeCenters[i].y, first.nodeCenters[i].y);
            }
    }

    void decimalCommasChangeNothing()
    {
        const Graph graph = graphNamed(QStringLiteral("tiny"));
        const Layout plain = graphvizLayouter()->layout(graph);
        const std::string before = std::setlocale(LC_ALL, nullptr);
        QVERIFY(std::setlocale(LC_ALL, "de_DE.UTF-8")); // tests/CMakeLists.txt makes it
        const std::string chosen = std::setlocale(LC_ALL, nullptr);
        const Layout german = graphvizLayouter()->layout(graph);
        const std::string after = std::setlocale(LC_ALL, nullptr);
        std::setlocale(LC_ALL, before.c_str());
        QCOMPARE(after, chosen); // and the process keeps its locale
        QCOMPARE(german.width, plain.width);
        QCOMPARE(german.height, plain.height);
    }

    void anEmptyGraphHasAnEmptyLayout()
    {
        const Layout layout = graphvizLayouter()->layout({});
        QVERIFY(layout.nodeCenters.empty() && layout.edgePaths.empty() && layout.width == 0);
    }

private:
    static void graphs()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"tiny", "long", "network"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
