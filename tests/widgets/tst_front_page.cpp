// SPDX-License-Identifier: MIT
#include "core/latency/targets.h"
#include "tests/widgets/support/figure_files.h"
#include "tests/widgets/support/synthetic_run.h"
#include "widgets/common/format.h"
#include "widgets/common/inspector.h"
#include "widgets/front/front_curve.h"
#include "widgets/front/front_job.h"
#include "widgets/front/front_page.h"
#include "widgets/models/network_table_model.h"

#include <QAccessible>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <qcustomplot.h>

using namespace pathloom;
using test::SyntheticRun;

namespace {

struct ShownFront
{
    /// @param steps of the run, all told before the page is shown
    explicit ShownFront(int steps = 600)
    {
        view.setRun(run.header());
        if (steps > 0)
            view.apply(run.steps(steps));
        page.resize(640, 460);
        page.show();
        exposed = QTest::qWaitForWindowExposed(&page);
    }
    bool settle() const
    {
        return QTest::qWaitFor([this] { return page.curve() != nullptr && !page.job()->isBusy(); });
    }
    FrontPlot& plot() const { return *page.plot(); }
    QPoint at(double ms) const { return {qRound(plot().pixelOf(ms)), plot().plot()->axisRect()->rect().center().y()}; }
    QString facts() const { return page.findChild<QLabel*>(QStringLiteral("frontFacts"))->text(); }
    QDoubleSpinBox* box(const char* name) const { return page.findChild<QDoubleSpinBox*>(QLatin1String(name)); }
    NetworkRow network(std::int64_t id, const Architecture& architecture, std::optional<double> trained,
                       std::optional<double> shared = {}) const
    {
        NetworkRow row;
        row.runFolder = run.header().folder;
        row.network.id = id;
        row.network.name = "net-" + std::to_string(id);
        row.network.architecture = toText(run.space(), architecture);
        row.network.description = describe(run.space(), architecture);
        row.network.testAccuracy = trained;
        row.network.sharedAccuracy = shared;
        return row;
    }

    SyntheticRun run;
    RunView view;
    NetworkTableModel networks;
    FrontPage page{&view, &networks};
    bool exposed = false;
};

FrontSubject subjectOf(const SyntheticRun& run)
{
    return {.space = run.header().space,
            .table = nullptr,
            .latency = *run.header().latency,
            .probabilities = run.probabilities(),
            .mask = PathMask(run.space()),
            .limits = {},
            .step = 1};
}

} // namespace

class TestFrontPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void theCurveEndsWithTheMostProbableArchitecture()
    {
        ShownFront f;
        QVERIFY(f.exposed && f.settle());
        const std::vector<FrontPoint>& points = f.page.curve()->points();
        QVERIFY(points.size() > 5);
        QCOMPARE(points.back().architecture.choices, mostProbable(f.view.probabilities()).choices);
        QCOMPARE(points.front().cost, f.view.header().latency->smallestMs());
        for (std::size_t i = 1; i < points.size(); ++i)
            QVERIFY(points[i].cost > points[i - 1].cost && points[i].score > points[i - 1].score);
        // The whole plot shows it, in percent; the line stands at the budget of the search.
        const FrontContent& content = f.plot().content();
        QCOMPARE(content.ms.size(), points.size());
        const double product = std::exp(points.back().score);
        QVERIFY(std::abs(std::pow(content.probability.back(), f.run.space().choiceCount()) - product) < 1e-9);
        QVERIFY(content.probability.back() <= 1);
        QCOMPARE(f.page.budget(), f.run.header().info.config.budgetMs);
        QVERIFY(!f.view.pick()); // nobody has moved it yet: what leads is shown
    }

    void itFollowsTheSearch()
    {
        ShownFront f(400);
        QVERIFY(f.settle());
        const auto before = f.page.curve();
        const int asked = f.page.job()->computed();
        f.view.apply(f.run.steps(300));
        QTRY_VERIFY(f.page.curve() != before && !f.page.job()->isBusy());
        QCOMPARE(f.page.curve()->step(), f.view.history().step());
        QVERIFY(f.page.curve()->points() != before->points());
        QVERIFY(f.page.job()->computed() - asked <= 3); // not once a step
        // And the moment that is looked at.
        f.view.setMoment(400);
        QTRY_COMPARE(f.page.curve()->step(), std::int64_t(400));
        QVERIFY(f.page.curve()->points() == before->points());
    }

    void theLineIsDraggedAndTheArchitectureShown()
    {
        ShownFront f;
        Inspector inspector(&f.view);
        inspector.resize(400, 600);
        inspector.show();
        QVERIFY(f.exposed && f.settle() && QTest::qWaitForWindowExposed(&inspector));
        f.plot().plot()->replot();
        QSignalSpy picked(&f.view, &RunView::pickChanged);
        const std::vector<FrontPoint>& points = f.page.curve()->points();
        const FrontPoint& middle = points[points.size() / 2];
        const double ms = middle.cost + 1e-3;
        auto* canvas = f.plot().plot();
        QTest::mousePress(canvas, Qt::LeftButton, {}, f.at(f.page.budget()));
        QTest::mouseMove(canvas, f.at(ms));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, f.at(ms));
        QVERIFY(std::abs(f.plot().pixelOf(f.page.budget()) - f.plot().pixelOf(ms)) <= 1);
        QVERIFY(!picked.isEmpty() && f.view.pick());
        const std::optional<FrontPoint> best = f.page.best();
        QVERIFY(best && best->cost <= f.page.budget());
        QCOMPARE(f.view.pick()->architecture.choices, best->architecture.choices);
        QCOMPARE(f.view.marked()->choices, best->architecture.choices);
        QCOMPARE(inspector.leadingArchitecture(), QString::fromStdString(toText(f.run.space(), best->architecture)));
        const QString costs = inspector.findChild<QLabel*>(QStringLiteral("costs"))->text();
        const Costs cost = pathloom::costs(describe(f.run.space(), best->architecture));
        QVERIFY2(costs.contains(Format::macs(cost.macs)) && costs.contains(Format::parameters(cost.parameters)) &&
                     costs.contains(QStringLiteral("memory")),
                 qPrintable(costs));
        const QString predicted = inspector.findChild<QLabel*>(QStringLiteral("predicted"))->text();
        QVERIFY2(predicted.contains(Format::ms(best->cost)), qPrintable(predicted));
        QVERIFY2(f.facts().contains(Format::ms(best->cost)), qPrintable(f.facts()));
        QVERIFY(std::abs(f.box("frontBudget")->value() - f.page.budget()) < 1e-3);
        // Escape gives back what leads.
        QTest::keyClick(&f.plot(), Qt::Key_Escape);
        QVERIFY(!f.view.pick());
        QCOMPARE(f.page.budget(), f.run.header().info.config.budgetMs);
        QTRY_COMPARE(inspector.leadingArchitecture(), QString::fromStdString(toText(f.run.space(), *f.view.leading())));
    }

    void keysMoveTheLine()
    {
        ShownFront f;
        QVERIFY(f.settle());
        const std::vector<double> ms = f.plot().content().ms;
        QTest::keyClick(&f.plot(), Qt::Key_Home);
        QCOMPARE(f.page.budget(), ms.front());
        QCOMPARE(f.page.best()->cost, ms.front());
        QTest::keyClick(&f.plot(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(f.page.budget(), ms[1]);
        QTest::keyClick(&f.plot(), Qt::Key_Left);
        QCOMPARE(f.page.budget(), ms.front());
        QTest::keyClick(&f.plot(), Qt::Key_End);
        QCOMPARE(f.page.budget(), ms.back());
        QCOMPARE(f.page.best()->cost, ms.back());
        QTest::keyClick(&f.plot(), Qt::Key_PageDown);
        QVERIFY(f.page.budget() < ms.back() && f.page.budget() > ms.front());
        const double below = f.page.budget();
        QTest::keyClick(&f.plot(), Qt::Key_PageUp);
        QVERIFY(f.page.budget() > below);
        // As a slider for those who do not see it.
        QAccessibleInterface* slider = QAccessible::queryAccessibleInterface(&f.plot());
        QVERIFY(slider && slider->role() == QAccessible::Slider && slider->valueInterface());
        slider->valueInterface()->setCurrentValue(ms[1]);
        QCOMPARE(f.page.budget(), ms[1]);
        QCOMPARE(slider->text(QAccessible::Value), Format::ms(ms[1]));
        QVERIFY2(f.plot().accessibleDescription().contains(Format::ms(f.page.best()->cost)),
                 qPrintable(f.plot().accessibleDescription()));
        QVERIFY(f.plot().accessibleName().contains(QStringLiteral("This machine")));
        // The field beside it.
        f.box("frontBudget")->setValue(ms.back() + 0.1);
        QVERIFY(std::abs(f.page.budget() - ms.back() - 0.1) < 1e-3);
        QCOMPARE(f.page.best()->cost, ms.back());
    }

    void belowTheFastestItSaysWhy()
    {
        ShownFront f;
        QVERIFY(f.settle());
        const double fastest = f.plot().fastest();
        f.page.setBudget(fastest * 0.9);
        QVERIFY(!f.page.best() && !f.view.pick());
        QVERIFY2(f.page.whyNone().contains(Format::ms(fastest)), qPrintable(f.page.whyNone()));
        QCOMPARE(f.facts(), f.page.whyNone());
        QCOMPARE(f.plot().accessibleDescription(), f.page.whyNone());
        f.page.setBudget(fastest);
        QVERIFY(f.page.best());
    }

    void whereThereIsNoCurveASentenceSaysWhy()
    {
        ShownFront f(0);
        QVERIFY(f.plot().showsEmptyState());
        QTRY_VERIFY2(f.page.whyNone().contains(QStringLiteral("first snapshot")), qPrintable(f.page.whyNone()));
        QCOMPARE(f.plot().accessibleDescription(), f.page.whyNone());
        f.view.clear();
        QTRY_VERIFY(f.page.whyNone().contains(QStringLiteral("Open a run")));

        RunHeader random = f.run.header();
        random.info.config.method = SearchMethod::Random;
        f.view.setRun(random);
        f.view.apply(f.run.steps(300));
        QTRY_VERIFY2(f.page.whyNone().contains(QStringLiteral("random search")), qPrintable(f.page.whyNone()));

        RunHeader unmeasured = f.run.header();
        unmeasured.latency.reset();
        f.view.setRun(unmeasured);
        f.view.apply(f.run.steps(300));
        QTRY_VERIFY2(f.page.whyNone().contains(QStringLiteral("latencies of the target")),
                     qPrintable(f.page.whyNone()));
        f.view.updateHeader(f.run.header());
        QVERIFY(f.settle());
        QVERIFY(!f.plot().showsEmptyState());
        // A moment before the first snapshot.
        f.view.setMoment(5);
        QTRY_VERIFY2(f.page.whyNone().contains(QStringLiteral("step 5")), qPrintable(f.page.whyNone()));
        f.view.goLive();
        QVERIFY(f.settle());
    }

    void aCurveOfOnePointSaysWhy()
    {
        SyntheticRun run;
        run.steps(600);
        FrontSubject subject = subjectOf(run);
        const Architecture only = run.goal();
        for (int i = 0; i < subject.mask.blocks(); ++i)
            for (int j = 0; j < subject.mask.candidates(i); ++j)
                subject.mask.set({i, j}, j == only.choices[static_cast<std::size_t>(i)]);
        const auto one = FrontCurve::of(subject);
        QCOMPARE(one->points().size(), std::size_t(1));
        QCOMPARE(one->points().front().architecture.choices, only.choices);
        QVERIFY2(one->remark().contains(QStringLiteral("One architecture")), qPrintable(one->remark()));

        subject = subjectOf(run);
        subject.probabilities = uniformProbabilities(run.space());
        const auto uniform = FrontCurve::of(subject);
        QCOMPARE(uniform->points().size(), std::size_t(1));
        QCOMPARE(uniform->points().front().cost, subject.latency.smallestMs());
        QVERIFY2(uniform->remark().contains(QStringLiteral("equally probable")), qPrintable(uniform->remark()));
        QVERIFY(FrontCurve::of(subjectOf(run))->remark().isEmpty());
    }

    void limitsCutTheCurveAndSayWhatCannotBeKept()
    {
        ShownFront f(1400);
        QVERIFY(f.settle());
        f.page.findChild<QToolButton*>(QStringLiteral("frontLimitButton"))->click();
        QVERIFY(f.box("limitMacs")->isVisible());
        const FrontPoint free = f.page.curve()->points().back();
        const auto macsOf = [&](const FrontPoint& point) {
            return costs(describe(f.run.space(), point.architecture)).macs;
        };
        const double most = 0.8 * static_cast<double>(macsOf(free));
        f.box("limitMacs")->setValue(most / 1e6);
        QTRY_VERIFY(f.page.curve()->points().back().architecture.choices != free.architecture.choices);
        for (const FrontPoint& point : f.page.curve()->points())
            QVERIFY(static_cast<double>(macsOf(point)) <= f.page.limits().front().most);
        QCOMPARE(f.page.limits().front().name, std::string(macsLimit));
        f.box("limitMacs")->setValue(0);
        f.box("limitParameters")->setValue(0.1);
        QTRY_VERIFY2(f.page.whyNone().contains(QStringLiteral("limit of parameters")), qPrintable(f.page.whyNone()));
        QVERIFY(f.plot().showsEmptyState());
        f.box("limitParameters")->setValue(0);
        f.box("limitMemory")->setValue(0.1);
        QTRY_VERIFY2(!f.page.whyNone().isEmpty() && f.plot().showsEmptyState(), qPrintable(f.page.whyNone()));
        // Limits that nobody sees limit nothing.
        f.page.findChild<QToolButton*>(QStringLiteral("frontLimitButton"))->click();
        QTRY_VERIFY(!f.plot().showsEmptyState());
        QCOMPARE(f.page.curve()->points().back().architecture.choices, free.architecture.choices);
    }

    void furtherTargetsLimitAsWell()
    {
        ShownFront f(1400);
        QVERIFY(f.settle());
        f.page.setTargets({{QStringLiteral("google-pixel3-tflite"), QStringLiteral("Pixel 3")},
                                          {QStringLiteral("raspberry-pi4-tflite"), QStringLiteral("Raspberry Pi 4")},
                                          {QStringLiteral("gone"), QStringLiteral("A table that is gone")}});
        f.page.findChild<QToolButton*>(QStringLiteral("frontLimitButton"))->click();
        const auto target = [&](int i) {
            return f.page.findChild<QComboBox*>(QStringLiteral("limitTarget%1").arg(i));
        };
        QVERIFY(target(1) && target(1)->isVisible() && !target(2));
        QVERIFY(!f.box("limitLatency1")->isEnabled()); // of what?
        target(1)->setCurrentIndex(1);
        QVERIFY(f.box("limitLatency1")->isEnabled() && target(2));
        target(2)->setCurrentIndex(2);
        QVERIFY(target(3));
        const std::vector<FrontPoint> free = f.page.curve()->points();
        const auto latencyOn = [&](const char* id) {
            return latencyModel(predictorFor(findTarget(id)).completedFor(f.run.space()), f.run.space());
        };
        const LatencyModel phone = latencyOn("google-pixel3-tflite"), board = latencyOn("raspberry-pi4-tflite");
        const Architecture& slowest = free.back().architecture;
        const double onPhone = 0.9 * phone.architectureMs(slowest), onBoard = 0.8 * board.architectureMs(slowest);
        f.box("limitLatency1")->setValue(onPhone);
        f.box("limitLatency2")->setValue(onBoard);
        const std::vector<NetworkLimit> limits = f.page.limits();
        QCOMPARE(limits.size(), std::size_t(2));
        QCOMPARE(limits[0].name, std::string("latency@google-pixel3-tflite"));
        QCOMPARE(limits[1].name, std::string("latency@raspberry-pi4-tflite"));
        const auto keepsBoth = [&](const FrontPoint& point) {
            return phone.architectureMs(point.architecture) <= limits[0].most &&
                   board.architectureMs(point.architecture) <= limits[1].most;
        };
        QVERIFY(!std::ranges::all_of(free, keepsBoth));
        QTRY_VERIFY(f.page.curve() && !f.page.curve()->points().empty() &&
                    std::ranges::all_of(f.page.curve()->points(), keepsBoth));
        // What is taken out for a budget remembers them.
        const FrontPoint last = f.page.curve()->points().back();
        QVERIFY(f.page.curve()->chosen(last, 5).choice.limits == limits);
        // The first goes: the second moves up, and with it what has the keyboard.
        f.page.activateWindow();
        target(1)->setFocus();
        QTRY_VERIFY(target(1)->hasFocus());
        QTest::keyClick(target(1), Qt::Key_Home);
        QVERIFY(target(1)->hasFocus());
        QCOMPARE(f.page.limits(), std::vector<NetworkLimit>{limits[1]});
        QCOMPARE(target(1)->currentText(), QStringLiteral("Raspberry Pi 4"));
        // Its table is taken away meanwhile: what is set stays, and a change of the others leaves it alone.
        target(2)->setCurrentIndex(1);
        QVERIFY(target(3));
        f.page.setTargets({{QStringLiteral("google-pixel3-tflite"), QStringLiteral("Pixel 3")},
                           {QStringLiteral("gone"), QStringLiteral("A table that is gone")}});
        QCOMPARE(target(1)->currentText(), QStringLiteral("Raspberry Pi 4"));
        target(2)->setCurrentIndex(0);
        QVERIFY(target(2) && !target(3));
        QCOMPARE(f.page.limits(), std::vector<NetworkLimit>{limits[1]});
        f.box("limitLatency1")->setValue(0.001);
        QTRY_VERIFY2(f.page.whyNone().startsWith(QStringLiteral("No network takes at most")),
                     qPrintable(f.page.whyNone()));
        f.box("limitLatency1")->setValue(onBoard);
        // A target without a table, in a sentence.
        target(2)->setCurrentIndex(2);
        f.box("limitLatency2")->setValue(1);
        QTRY_VERIFY2(f.page.whyNone().contains(QStringLiteral("gone")), qPrintable(f.page.whyNone()));
        f.page.findChild<QToolButton*>(QStringLiteral("frontLimitButton"))->click();
        QTRY_VERIFY(f.page.curve() && f.page.curve()->points() == free);
        QVERIFY(f.page.limits().empty());
    }

    void networksOfTheRunAreMarksAndTheTrainedOnesAFront()
    {
        ShownFront f;
        QVERIFY(f.exposed && f.settle());
        QVERIFY(!f.plot().showsAccuracies());
        const std::vector<FrontPoint> points = f.page.curve()->points();
        const auto& fast = points.front().architecture;
        const auto& middle = points[points.size() / 2].architecture;
        const auto& slow = points.back().architecture;
        NetworkRow other = f.network(9, fast, 0.99);
        other.runFolder = QStringLiteral("/runs/another.pathloom");
        f.networks.setNetworks(
            {f.network(1, fast, 0.90), f.network(2, middle, {}, 0.71), f.network(3, slow, 0.89), other});
        QTRY_COMPARE(f.plot().content().marks.size(), std::size_t(3)); // those of this run
        QVERIFY(f.plot().showsAccuracies());
        QCOMPARE(f.plot().trainedFront(), std::vector<std::int64_t>{1}); // slower and worse is not in it
        const FrontMark& mark = f.plot().content().marks[1];
        QCOMPARE(mark.ms, points[points.size() / 2].cost);
        QVERIFY(std::abs(*mark.probability - f.page.curve()->meanProbability(points[points.size() / 2].score)) < 1e-12);
        QCOMPARE(mark.shared, std::optional(0.71));
        // A training ends.
        f.networks.updateNetwork(f.network(2, middle, 0.92, 0.71));
        QTRY_COMPARE(f.plot().trainedFront(), (std::vector<std::int64_t>{1, 2}));
        f.plot().plot()->replot();
        QSignalSpy selected(&f.page, &FrontPage::networkSelected);
        const double before = f.page.budget();
        QTest::mouseClick(f.plot().plot(), Qt::LeftButton, {}, f.plot().placeOf(2)->toPoint());
        QCOMPARE(selected.size(), 1);
        QCOMPARE(selected[0][0].toLongLong(), 2);
        QCOMPARE(f.page.budget(), before); // a click on a mark moves nothing
        // Of a low plot the curve is what stays.
        f.page.resize(400, 200);
        QTRY_VERIFY(!f.plot().showsAccuracies());
        QVERIFY(f.plot().placeOf(2));
    }

    void whatNobodySeesPicksNothing()
    {
        ShownFront f;
        QVERIFY(f.settle());
        QTest::keyClick(&f.plot(), Qt::Key_Home);
        QVERIFY(f.view.pick());
        f.page.hide();
        QVERIFY(!f.view.pick());
        f.page.show();
        QTRY_VERIFY(f.view.pick()); // the line is still there
        f.view.setRun(SyntheticRun("small", 2).header());
        QVERIFY(!f.view.pick());
    }

    void theBudgetIsKeptByThePredictorWhereItSaysSomethingElse()
    {
        const SyntheticRun run;
        FrontSubject subject = subjectOf(run);
        LatencyTable table{.device = "device", .runtime = "runtime", .batch = 1, .threads = 1};
        double ms = 0.01;
        for (const LatencyKey& key : latencyKeys(run.space()))
            table.entries[key] = LatencyEntry{.ms = ms += 0.02};
        subject.table = std::make_shared<const LatencyTable>(table);
        // As sums: those of the table, made a fifth less, as where fused parts cost less than their sum.
        subject.latency = latencyModel(table, run.space());
        subject.latency.fixedMs *= 0.8;
        for (std::vector<double>& block : subject.latency.pathMs)
            for (double& time : block)
                time *= 0.8;
        RandomStream random(3);
        for (std::vector<double>& block : subject.probabilities) {
            double sum = 0;
            for (double& p : block)
                sum += p = 0.05 + random.uniform();
            for (double& p : block)
                p /= sum;
        }
        const auto curve = FrontCurve::of(subject);
        const LatencyPredictor predictor(table);
        const std::vector<FrontPoint>& points = curve->points();
        const double budget = points[points.size() / 2].cost * 1.3;
        const std::optional<FrontPoint> best = curve->best(budget);
        QVERIFY(best);
        const std::optional<PredictedLatency> whole = curve->network(best->architecture);
        QVERIFY(whole);
        QVERIFY(std::abs(whole->ms - predictor.network(describe(run.space(), best->architecture)).ms) < 1e-12);
        QVERIFY(whole->ms <= budget);
        QVERIFY(whole->ms > 1.2 * best->cost);
        // The best by the sum would have broken it.
        const auto bySum = std::ranges::find_if(points.rbegin(), points.rend(),
                                                [&](const FrontPoint& point) { return point.cost <= budget; });
        QVERIFY(predictor.network(describe(run.space(), bySum->architecture)).ms > budget);
        // Where both say the same, there is one number.
        subject.latency = latencyModel(table, run.space());
        QVERIFY(!FrontCurve::of(subject)->network(best->architecture));
    }

    void answersComeInOrderAndNotAfterCancelling()
    {
        const SyntheticRun run;
        FrontJob job;
        std::vector<std::int64_t> steps;
        connect(&job, &FrontJob::answered, &job,
                [&](const std::shared_ptr<const FrontCurve>& curve) { steps.push_back(curve->step()); });
        for (int step = 1; step <= 20; ++step) {
            FrontSubject subject = subjectOf(run);
            subject.step = step;
            job.ask(std::move(subject));
        }
        QTRY_VERIFY(!job.isBusy());
        // The first was under way, the newest has waited; those between were out of date.
        QCOMPARE(steps, (std::vector<std::int64_t>{1, 20}));
        job.ask(subjectOf(run));
        job.cancel();
        QTRY_VERIFY(!job.isBusy());
        QCoreApplication::processEvents();
        QCOMPARE(steps.size(), std::size_t(2));
        // What does not belong together is a sentence.
        QSignalSpy failed(&job, &FrontJob::failed);
        FrontSubject wrong = subjectOf(run);
        wrong.latency.pathMs.pop_back();
        job.ask(std::move(wrong));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!failed[0][0].toString().isEmpty());
    }

    void leavesTheProgramAsEveryFigure()
    {
        ShownFront f;
        QVERIFY(f.settle());
        const auto& slow = f.page.curve()->points().back().architecture;
        f.networks.setNetworks({f.network(1, slow, 0.9, 0.7)});
        QTRY_COMPARE(f.plot().content().marks.size(), std::size_t(1));
        const QTemporaryDir folder;
        for (const char* extension : {"svg", "png", "pdf", "csv"})
            saveFigure(f.plot(), folder.filePath(QStringLiteral("front.") + QLatin1String(extension)));
        QVERIFY(test::inkOf(test::drawn(folder.filePath(QStringLiteral("front.svg")))) > 2000);
        QVERIFY(!QImage(folder.filePath(QStringLiteral("front.png"))).isNull());
        QVERIFY(test::read(folder.filePath(QStringLiteral("front.pdf"))).startsWith("%PDF"));
        const FigureTable table = f.plot().figureTable();
        QCOMPARE(table.rows.size(), static_cast<qsizetype>(f.page.curve()->points().size() + 1));
        QCOMPARE(table.rows.back()[0].toString(), QStringLiteral("net-1"));
        QVERIFY(std::abs(table.rows.back()[4].toDouble() - 90) < 1e-9);
        QCOMPARE(table.rows.front()[1].toDouble(), f.plot().fastest());
        const QByteArray csv = test::read(folder.filePath(QStringLiteral("front.csv")));
        QCOMPARE(csv.count('\n'), table.rows.size() + 1);
    }
};

QTEST_MAIN(TestFrontPage)
#include "tst_front_page.moc"
