// SPDX-License-Identifier: MIT
#include "tests/support/real_menu.h"
#include "tests/widgets/support/grid_layouter.h"
#include "tests/widgets/support/synthetic_run.h"
#include "widgets/common/format.h"
#include "widgets/graph/graph_items.h"
#include "widgets/graph/network_picture_view.h"
#include "widgets/graph/supernet_view.h"

#include "core/util/error.h"

#include <QFile>
#include <QGraphicsScene>
#include <QImageReader>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <set>

using namespace pathloom;
using namespace std::chrono_literals;
using test::GridLayouter;
using test::SyntheticRun;

namespace {

class FailingLayouter final : public Layouter
{
public:
    Layout layout(const Graph&) const override { throw Error("no room on this table"); }
};

/// A shown view of a small space, laid out.
struct Shown
{
    explicit Shown(std::shared_ptr<GridLayouter> layouter = std::make_shared<GridLayouter>()) : graph(&view, layouter)
    {
        graph.resize(1000, 450);
        view.setRun(run.header());
        QSignalSpy ready(&graph, &SupernetView::pictureReady);
        graph.show();
        laidOut = QTest::qWaitForWindowExposed(&graph) && (ready.count() > 0 || ready.wait(10000));
    }
    SyntheticRun run;
    RunView view;
    SupernetView graph;
    bool laidOut = false;
};

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SupernetViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QThreadPool::globalInstance()->waitForDone(); }

    void movingProbabilitiesRecolourWithoutAnotherLayout()
    {
        Shown shown;
        QVERIFY(shown.laidOut);
        const int before = shown.graph.recolorCount();
        for (int i = 0; i < 5; ++i) {
            shown.view.apply(shown.run.steps(200));
            QTRY_VERIFY(shown.graph.recolorCount() > before + i);
        }
        shown.view.updateHeader(shown.run.header());
        QCOMPARE(shown.graph.layoutCount(), 1);
    }

    void aBurstOfEventsIsAHandfulOfRecolourings()
    {
        Shown shown;
        QVERIFY(shown.laidOut);
        const int before = shown.graph.recolorCount();
        for (int i = 0; i < 1000; ++i)
            shown.view.apply(shown.run.steps(1));
        QTest::qWait(50);
        QVERIFY2(shown.graph.recolorCount() - before <= 5, qPrintable(QString::number(shown.graph.recolorCount())));
    }

    void aHiddenViewLaysNothingOut()
    {
        auto layouter = std::make_shared<GridLayouter>();
        SyntheticRun run;
        RunView view;
        SupernetView graph(&view, layouter);
        view.setRun(run.header());
        view.apply(run.steps(200));
        QTest::qWait(30);
        QCOMPARE(layouter->calls.load(), 0);
        QCOMPARE(graph.recolorCount(), 0);
        QSignalSpy ready(&graph, &SupernetView::pictureReady);
        graph.show();
        QVERIFY(ready.wait(10000));
        QCOMPARE(graph.layoutCount(), 1);
    }

    void onlyTheNewestRunIsTakenOver()
    {
        auto layouter = std::make_shared<GridLayouter>(50ms);
        RunView view;
        SupernetView graph(&view, layouter);
        graph.show();
        QVERIFY(QTest::qWaitForWindowExposed(&graph));
        QSignalSpy ready(&graph, &SupernetView::pictureReady);
        view.setRun(SyntheticRun("imagenet").header());
        view.setRun(SyntheticRun("cifar").header());
        view.setRun(SyntheticRun("small").header());
        QVERIFY(ready.wait(10000));
        QThreadPool::globalInstance()->waitForDone();
        QTest::qWait(20);
        QCOMPARE(ready.count(), 1);
    }

    void destroyingTheViewWhileALayoutRunsIsHarmless()
    {
        auto layouter = std::make_shared<GridLayouter>(100ms);
        {
            RunView view;
            SupernetView graph(&view, layouter);
            graph.show();
            QVERIFY(QTest::qWaitForWindowExposed(&graph));
            view.setRun(SyntheticRun().header());
            QTRY_VERIFY(layouter->calls.load() > 0);
        }
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(layouter.use_count(), 1L);
    }

    void closingARunRemovesThePicture()
    {
        Shown shown;
        QVERIFY(shown.laidOut);
        shown.view.clear();
        QVERIFY(!shown.graph.hasPicture());
        QVERIFY(shown.graph.findChild<QLabel*>()->isVisible());
    }

    void aFailedLayoutIsToldInOneSentence()
    {
        RunView view;
        SupernetView graph(&view, std::make_shared<FailingLayouter>());
        graph.show();
        view.setRun(SyntheticRun().header());
        auto* label = graph.findChild<QLabel*>();
        QTRY_VERIFY(label->text().contains(QStringLiteral("no room on this table")));
        QVERIFY(label->isVisible());
    }

    void arrowKeysWalkBetweenBlocksAndCandidates()
    {
        Shown shown;
        QVERIFY(shown.laidOut);
        QTest::keyClick(&shown.graph, Qt::Key_Right);
        QCOMPARE(shown.view.selectedChoice(), 0);
        QCOMPARE(shown.view.selectedCandidate(), -1);
        QTest::keyClick(&shown.graph, Qt::Key_Down);
        QTest::keyClick(&shown.graph, Qt::Key_Down);
        QCOMPARE(shown.view.selectedCandidate(), 1);
        QTest::keyClick(&shown.graph, Qt::Key_Right);
        QCOMPARE(shown.view.selectedChoice(), 1);
        QCOMPARE(shown.view.selectedCandidate(), 1);
        QVERIFY(shown.graph.accessibleName().contains(QString::fromStdString(shown.run.space().choice(1).name)));
        QVERIFY(shown.graph.accessibleDescription().contains(QStringLiteral("Probability")));
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(&shown.graph, Qt::Key_Right);
        QCOMPARE(shown.view.selectedChoice(), shown.run.space().choiceCount() - 1);
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(&shown.graph, Qt::Key_Up);
        QCOMPARE(shown.view.selectedCandidate(), 0);
        QTest::keyClick(&shown.graph, Qt::Key_Escape);
        QCOMPARE(shown.view.selectedChoice(), -1);
    }

    void keysZoomAndFit()
    {
        Shown shown;
        QVERIFY(shown.laidOut);
        QTest::keyClick(&shown.graph, Qt::Key_F);
        const double fitted = shown.graph.transform().m11();
        QTest::keyClick(&shown.graph, Qt::Key_Plus);
        QVERIFY(shown.graph.transform().m11() > fitted);
        shown.graph.resize(900, 440); // the person's zoom stays
        QVERIFY(shown.graph.transform().m11() > fitted);
        shown.graph.resize(1000, 450);
        QTest::keyClick(&shown.graph, Qt::Key_F);
        QVERIFY(std::abs(shown.graph.transform().m11() - fitted) < 1e-6);
        const QRectF scene = shown.graph.sceneRect();
        QVERIFY(shown.graph.viewport()
                    ->rect()
                    .adjusted(-1, -1, 1, 1)
                    .contains(shown.graph.mapFromScene(scene).boundingRect().adjusted(1, 1, -1, -1)));
    }

    void textsAreNeverTooSmallToBeReadAndTheRestIsReached()
    {
        SyntheticRun run("imagenet");
        RunView view;
        SupernetView graph(&view);
        graph.resize(640, 260);
        view.setRun(run.header());
        QSignalSpy ready(&graph, &SupernetView::pictureReady);
        graph.show();
        QVERIFY(ready.wait(20000));
        const double readable = graph.transform().m11();
        QVERIFY2(readable * graph_metrics::fontPixels >= 8.5, qPrintable(QString::number(readable)));
        // Rows are as wide as the view; only up and down is there more.
        QCOMPARE(graph.horizontalScrollBar()->minimum(), graph.horizontalScrollBar()->maximum());
        QVERIFY(graph.verticalScrollBar()->maximum() > graph.verticalScrollBar()->minimum());
        QCOMPARE(graph.verticalScrollBar()->value(), graph.verticalScrollBar()->minimum());
        // What is selected comes into view, by the arrow keys as well.
        QTest::keyClick(&graph, Qt::Key_Left);
        QCOMPARE(view.selectedChoice(), run.space().choiceCount() - 1);
        for (const QGraphicsItem* item : graph.scene()->items()) {
            const auto* column = dynamic_cast<const ColumnItem*>(item);
            if (column && column->choice == view.selectedChoice())
                QVERIFY(graph.viewport()->rect().intersects(
                    graph.mapFromScene(column->boundingRect()).boundingRect().adjusted(9, 9, -9, -9)));
        }
        QTest::keyClick(&graph, Qt::Key_F); // the whole, however small
        QVERIFY(graph.transform().m11() < readable);
        QCOMPARE(graph.verticalScrollBar()->minimum(), graph.verticalScrollBar()->maximum());
        QTest::keyClick(&graph, Qt::Key_1);
        QCOMPARE(graph.transform().m11(), readable);
    }

    /// What nearly fits is shown whole: no bar for a last tenth.
    void aGraphThatNearlyFitsIsSeenWhole()
    {
        SyntheticRun run("small");
        RunView view;
        SupernetView graph(&view);
        graph.resize(900, 420);
        view.setRun(run.header());
        QSignalSpy ready(&graph, &SupernetView::pictureReady);
        graph.show();
        QVERIFY(ready.wait(20000));
        const QSizeF picture = graph.sceneRect().size();
        int whole = 0, moved = 0;
        for (const double scale : {0.9, 0.78, 0.72, 0.66, 0.5}) {
            graph.resize((picture * scale).toSize() + QSize(6, 6)); // laid out anew only later
            const bool isWhole = graph.verticalScrollBar()->maximum() == graph.verticalScrollBar()->minimum() &&
                                 graph.horizontalScrollBar()->maximum() == graph.horizontalScrollBar()->minimum();
            const double pixels = graph.transform().m11() * graph_metrics::fontPixels;
            QVERIFY2(pixels >= 7.6, qPrintable(QString::number(pixels)));
            QCOMPARE(isWhole, scale > 0.7);
            ++(isWhole ? whole : moved);
        }
        QVERIFY(whole > 0 && moved > 0);
    }

    /// In a window of 1600 x 1000 the view has about this room.
    void theRoomIsUsedForLargeTexts()
    {
        SyntheticRun run("small");
        RunView view;
        SupernetView graph(&view);
        graph.resize(815, 450);
        view.setRun(run.header());
        QSignalSpy ready(&graph, &SupernetView::pictureReady);
        graph.show();
        QVERIFY(ready.wait(20000));
        const double pixels = graph.transform().m11() * graph_metrics::fontPixels;
        QVERIFY2(pixels >= 10, qPrintable(QString::number(pixels)));
        QCOMPARE(graph.verticalScrollBar()->minimum(), graph.verticalScrollBar()->maximum());
    }

    void everyStageSaysWhichShapeLeavesIt_data()
    {
        QTest::addColumn<QString>("space");
        for (const std::string& space : shippedSpaces())
            QTest::newRow(space.c_str()) << QString::fromStdString(space);
    }

    void everyStageSaysWhichShapeLeavesIt()
    {
        QFETCH(QString, space);
        SyntheticRun run(space.toStdString());
        RunView view;
        SupernetView graph(&view, std::make_shared<GridLayouter>());
        view.setRun(run.header());
        QSignalSpy ready(&graph, &SupernetView::pictureReady);
        graph.show();
        QVERIFY(ready.wait(20000));
        QStringList told, wanted;
        for (const QGraphicsItem* item : graph.scene()->items()) {
            if (const auto* band = dynamic_cast<const BandItem*>(item)) {
                told << band->shapeText();
                QVERIFY2(band->boundingRect().contains(band->shapePlace()), qPrintable(band->shapeText()));
            }
        }
        for (const SpaceBlock& block : run.space().blocks)
            if (block.stage >= 0)
                wanted << QStringLiteral("→ ") + Format::shape(block.output);
        for (const QString& shape : std::as_const(told))
            QVERIFY2(wanted.contains(shape), qPrintable(shape));
        std::set<int> stages;
        for (const SpaceBlock& block : run.space().blocks)
            if (block.stage >= 0)
                stages.insert(block.stage);
        QVERIFY(std::size_t(told.size()) >= stages.size()); // a stage in two rows says it twice
    }

    void aClickSelectsTheCandidateUnderTheMouse()
    {
        Shown shown;
        QVERIFY(shown.laidOut);
        shown.graph.fit();
        // Find some candidate's place by asking the scene itself.
        bool found = false;
        for (int x = 10; x < 990 && !found; x += 6) {
            for (int y = 10; y < 440 && !found; y += 6) {
                QTest::mouseClick(shown.graph.viewport(), Qt::LeftButton, {}, {x, y});
                found = shown.view.selectedCandidate() >= 0;
            }
        }
        QVERIFY(found);
        QTest::mouseClick(shown.graph.viewport(), Qt::LeftButton, {}, {2, 2});
        QCOMPARE(shown.view.selectedChoice(), -1);
    }

    void theGraphLeavesInEveryFormat()
    {
        Shown shown;
        QVERIFY(shown.laidOut);
        shown.view.apply(shown.run.steps(900));
        QTemporaryDir folder;
        const auto path = [&](const char* name) { return folder.filePath(QString::fromLatin1(name)); };
        for (const char* name : {"graph.svg", "graph.pdf", "graph.PNG", "graph.csv"})
            saveFigure(shown.graph, path(name));
        QSvgRenderer svg(path("graph.svg"));
        QVERIFY(svg.isValid());
        QVERIFY(read(path("graph.svg")).contains("k7e6"));
        QVERIFY(read(path("graph.pdf")).startsWith("%PDF-"));
        QCOMPARE(QImageReader(path("graph.PNG")).read().size(), shown.graph.figureSize() * 2);
        const QList<QByteArray> lines = read(path("graph.csv")).trimmed().split('\n');
        std::size_t candidates = 0;
        for (int i = 0; i < shown.run.space().choiceCount(); ++i)
            candidates += shown.run.space().choice(i).candidates.size();
        QCOMPARE(std::size_t(lines.size()), candidates + 1);
        QVERIFY(lines.at(1).startsWith("stage1.block0,k3e3,\"MBConv 3×3, expand 3\",0."));
    }

    void whatCannotBeSavedIsToldInOneSentence()
    {
        Shown shown;
        QVERIFY(shown.laidOut);
        QVERIFY_EXCEPTION_THROWN(saveFigure(shown.graph, QStringLiteral("/tmp/graph.docx")), Error);
        QVERIFY_EXCEPTION_THROWN(saveFigure(shown.graph, QStringLiteral("/nowhere/at/all/graph.svg")), Error);
    }

    void aDerivedNetworkIsDrawn()
    {
        SyntheticRun run;
        NetworkPictureView picture;
        picture.resize(900, 300);
        const NetworkDescription network = describe(run.space(), run.goal());
        picture.setNetwork(network);
        QVERIFY(picture.heightForWidth(300) > picture.heightForWidth(1200));
        QCOMPARE(std::size_t(picture.figureTable().rows.size()), network.blocks.size());
        picture.show();
        QVERIFY(QTest::qWaitForWindowExposed(&picture));
        QCOMPARE(test::menuUnderRightButton(&picture, {300, 60}).size(), 2);
        QTemporaryDir folder;
        saveFigure(picture, folder.filePath(QStringLiteral("net.svg")));
        QVERIFY(QSvgRenderer(folder.filePath(QStringLiteral("net.svg"))).isValid());
        QVERIFY(read(folder.filePath(QStringLiteral("net.svg"))).contains("k3e1"));
    }
};

QTEST_MAIN(SupernetViewTest)
#include "tst_supernet_view.moc"
