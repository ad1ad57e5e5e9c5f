// SPDX-License-Identifier: MIT
#include "core/graph/supernet_graph.h"
#include "tests/widgets/support/grid_layouter.h"
#include "tests/widgets/support/synthetic_run.h"
#include "widgets/graph/row_placement.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace pathloom;
using test::GridLayouter;

class RowPlacementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWideViewGetsOneRow()
    {
        const Graph graph = supernetGraph(loadSpace("small"));
        const PlacedGraph placed = placeInRows(graph, GridLayouter(), {.width = 100'000, .height = 1000, .gap = 30});
        QCOMPARE(placed.rows.size(), std::size_t(1));
        QCOMPARE(placed.graph.nodes.size(), graph.nodes.size());
        QCOMPARE(placed.graph.edges.size(), graph.edges.size());
        QVERIFY(placed.continuations.empty());
        QCOMPARE(placed.rows.front().top, 30.0);
    }

    void rowsKeepEveryStrandAndDoubleOnlyJunctions_data()
    {
        QTest::addColumn<QString>("space");
        QTest::addColumn<double>("width");
        QTest::newRow("small, wide") << "small" << 2200.0;
        QTest::newRow("small, square") << "small" << 1000.0;
        QTest::newRow("imagenet") << "imagenet" << 2200.0;
    }

    void rowsKeepEveryStrandAndDoubleOnlyJunctions()
    {
        QFETCH(QString, space);
        QFETCH(double, width);
        const Graph graph = supernetGraph(loadSpace(space.toStdString()));
        const PlacedGraph placed = placeInRows(graph, GridLayouter(), {.width = width, .height = 1000, .gap = 30});
        QVERIFY(placed.rows.size() > 1);
        QCOMPARE(placed.continuations.size(), placed.rows.size() - 1);
        QCOMPARE(placed.graph.edges.size(), graph.edges.size());
        QCOMPARE(placed.graph.nodes.size(), graph.nodes.size() + placed.continuations.size());
        QCOMPARE(placed.layout.nodeCenters.size(), placed.graph.nodes.size());
        QCOMPARE(placed.layout.edgePaths.size(), placed.graph.edges.size());

        std::map<std::pair<int, int>, int> candidates;
        for (const GraphNode& node : placed.graph.nodes) {
            if (node.role == NodeRole::Candidate)
                ++candidates[{node.choice, node.candidate}];
        }
        for (const auto& [key, count] : candidates)
            QCOMPARE(count, 1);
        for (const auto& [end, begin] : placed.continuations) {
            QVERIFY(placed.graph.nodes[std::size_t(end)].role == NodeRole::Junction);
            QVERIFY(placed.graph.nodes[std::size_t(begin)].role == NodeRole::Junction);
            QVERIFY(placed.layout.nodeCenters[std::size_t(end)].y < placed.layout.nodeCenters[std::size_t(begin)].y);
        }
        // Blocks keep their order: within a row from left to right, rows from top to bottom.
        std::map<int, std::pair<int, double>> places;
        for (std::size_t i = 0; i < placed.graph.nodes.size(); ++i) {
            const GraphNode& node = placed.graph.nodes[i];
            if (node.role != NodeRole::Candidate)
                continue;
            const Point center = placed.layout.nodeCenters[i];
            const auto row = std::find_if(placed.rows.begin(), placed.rows.end(), [&](const PlacedGraph::Row& r) {
                return center.y >= r.top && center.y <= r.bottom;
            });
            QVERIFY(row != placed.rows.end());
            places[node.choice] = {static_cast<int>(row - placed.rows.begin()), center.x};
        }
        for (auto next = std::next(places.begin()); next != places.end(); ++next)
            QVERIFY(std::prev(next)->second < next->second);
        for (std::size_t i = 1; i < placed.rows.size(); ++i)
            QVERIFY(placed.rows[i].top >= placed.rows[i - 1].bottom + 30);
    }

    void asManyRowsAsMakeTheLargestTexts()
    {
        const std::vector<PlacedGraph::Extent> choices{{3000, 200}, {1500, 400}, {1000, 600}, {800, 800}};
        QCOMPARE(rowsFor(choices, {.width = 3000, .height = 250}), 1);
        QCOMPARE(rowsFor(choices, {.width = 1000, .height = 300}), 2);
        QCOMPARE(rowsFor(choices, {.width = 1000, .height = 1000}), 4);
        // Where no number of rows can be read as a whole, it is read from top to bottom.
        QCOMPARE(rowsFor(choices, {.width = 1000, .height = 300, .pans = true}), 3);
        QCOMPARE(rowsFor(choices, {.width = 900, .height = 300, .pans = true}), 4);
        QCOMPARE(rowsFor(choices, {.width = 500, .height = 300, .pans = true}), 4);
        QCOMPARE(rowsFor(choices, {.width = 1600, .height = 450, .pans = true}), 2);
    }

    /// The number of rows is chosen before they are laid out.
    void sizesAreForeseen()
    {
        const Graph graph = supernetGraph(loadSpace("small"));
        const auto layouter = graphvizLayouter();
        for (const double width : {4000, 1500, 800, 600}) {
            const PlacedGraph placed = placeInRows(graph, *layouter, {.width = width, .height = 700, .gap = 30});
            const PlacedGraph::Extent foreseen = placed.choices[placed.rows.size() - 1];
            QVERIFY(std::abs(foreseen.width / placed.layout.width - 1) < 0.1);
            QVERIFY(std::abs(foreseen.height / placed.layout.height - 1) < 0.1);
        }
    }
};

QTEST_GUILESS_MAIN(RowPlacementTest)
#include "tst_row_placement.moc"
