// SPDX-License-Identifier: MIT
// Frames of an animation: which moments they show, and how they are painted.
#include "tests/widgets/support/animated_run.h"

#include "core/util/error.h"
#include "widgets/common/format.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <ctime>

using namespace pathloom;
using test::AnimatedRun;
using test::frameOf;
using test::largestDifference;

namespace {

double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

} // namespace

class TestAnimation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void momentsSayWhatTheRunWasLike()
    {
        const AnimatedRun f;
        const auto moments = runMoments(f.run.space(), f.run.header().info.config, f.run.header().latency, f.history,
                                        {0, 149, 150, 250, 251, 299, 300, 600});
        QVERIFY(moments[1].warmUp && moments[1].epoch == 0);
        QVERIFY(!moments[2].warmUp && moments[2].epoch == 1);
        QCOMPARE(moments[3].epoch, std::int64_t(1)); // it is evaluated at its end
        QCOMPARE(moments[4].epoch, std::int64_t(2));
        QCOMPARE(moments[5].budgetMs.value_or(0), 5.0);
        QCOMPARE(moments[6].budgetMs.value_or(0), 4.5);
        QVERIFY(moments[0].probabilities == uniformProbabilities(f.run.space()));
        QVERIFY(moments[7].probabilities == f.history.snapshots().back());
        QCOMPARE(moments[7].expectedMs.value_or(0), f.run.header().latency->expectedMs(f.history.snapshots().back()));
        QCOMPARE(jointSteps(f.history), (std::pair<std::int64_t, std::int64_t>(150, 600)));
        const QString caption = AnimationPainter::caption(f.look({640, 360}), moments[6]);
        QVERIFY2(caption.startsWith(QStringLiteral("first try · step 300 of 600 · epoch 2 · expected ")),
                 qPrintable(caption));
        QVERIFY2(caption.endsWith(QStringLiteral("budget %1").arg(Format::ms(4.5))), qPrintable(caption));
    }

    void stepsAreSpreadEvenly()
    {
        QCOMPARE(spreadSteps(100, 200, 5), (std::vector<std::int64_t>{100, 125, 150, 175, 200}));
        QCOMPARE(spreadSteps(7, 9, 100), (std::vector<std::int64_t>{7, 8, 9}));
        QCOMPARE(spreadSteps(7, 9, 1), (std::vector<std::int64_t>{9})); // the end says more than the beginning
        QVERIFY_EXCEPTION_THROWN(spreadSteps(9, 7, 2), UsageError);
        QVERIFY_EXCEPTION_THROWN(spreadSteps(1, 7, 0), UsageError);
    }

    void aFrameInStripsIsThePicture_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(1280, 720);
        QTest::newRow("tall") << QSize(500, 901);
    }
    void aFrameInStripsIsThePicture()
    {
        QFETCH(QSize, size);
        const AnimatedRun f("small", size);
        const RunMoment moment = f.moments(3)[2];
        AnimationPainter painter(f.run.space(), f.placed, f.look(size));
        painter.begin(moment);
        int strips = 1;
        while (!painter.paintOn())
            ++strips;
        QVERIFY(strips > 1);
        const QImage frame = painter.image();
        QCOMPARE(frame.size(), size);

        SupernetPicture picture(f.run.space(), f.placed, Theme::paper());
        picture.setProbabilities(moment.probabilities, moment.leading);
        picture.setMask(moment.mask);
        const int caption = std::max(22, size.height() / 22);
        const QRectF room(0, 0, size.width(), size.height() - caption);
        const QSizeF fitted = picture.scene().sceneRect().size().scaled(room.size(), Qt::KeepAspectRatio);
        QImage whole(size, QImage::Format_RGB32);
        whole.fill(Theme::paper().ground);
        QPainter onWhole(&whole);
        QRectF place(QPointF(), fitted);
        place.moveCenter(room.center());
        picture.paint(onWhole, place);
        onWhole.end();
        const QRect graph(0, 0, size.width(), size.height() - caption);
        QVERIFY2(largestDifference(frame.copy(graph), whole.copy(graph)) <= 2,
                 qPrintable(QString::number(largestDifference(frame.copy(graph), whole.copy(graph)))));
        QVERIFY(largestDifference(frame, whole) > 100); // below is the caption
    }

    void prunedPathsAndThemeAreDrawn()
    {
        const AnimatedRun f;
        RunMoment moment = f.moments(1).front();
        AnimationPainter light(f.run.space(), f.placed, f.look({640, 360}));
        const QImage open = frameOf(light, moment);
        moment.mask.set({0, 1}, false);
        QVERIFY(largestDifference(frameOf(light, moment), open) > 40);
        QPalette palette;
        palette.setColor(QPalette::Base, QColor(0x17, 0x1a, 0x20));
        palette.setColor(QPalette::Text, Qt::white);
        AnimationPainter dark(f.run.space(), f.placed, f.look({640, 360}, Theme::of(palette)));
        QCOMPARE(frameOf(dark, moment).pixel(0, 0), qRgb(0x17, 0x1a, 0x20));
    }

    /// The GUI thread paints: no strip may take long, however large the frame.
    void stripsAreShort_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1280x720") << QSize(1280, 720);
        QTest::newRow("3840x2160") << QSize(3840, 2160);
    }
    void stripsAreShort()
    {
        QFETCH(QSize, size);
        const AnimatedRun f("imagenet", size);
        AnimationPainter painter(f.run.space(), f.placed, f.look(size));
        double longest = 0, sum = 0, svg = 0;
        int strips = 0;
        constexpr int frames = 4;
        for (const RunMoment& moment : f.moments(frames)) {
            painter.begin(moment);
            for (bool complete = false; !complete; ++strips) {
                const double before = threadMilliseconds();
                complete = painter.paintOn();
                const double took = threadMilliseconds() - before;
                sum += took;
                if (strips > 3) // fonts are loaded once
                    longest = std::max(longest, took);
            }
            const double before = threadMilliseconds();
            painter.svg(moment);
            svg = std::max(svg, threadMilliseconds() - before);
        }
        qInfo("a frame takes %.1f ms in %d strips, the longest strip %.1f ms, an SVG %.1f ms", sum / frames,
              strips / frames, longest, svg);
        // How long a strip may take is for tests/bench; here it counts that strips divide the work.
        QVERIFY(strips > frames);
        QVERIFY2(longest < 0.9 * sum / frames, qPrintable(QString::number(longest)));
    }
};

QTEST_MAIN(TestAnimation)
#include "tst_animation.moc"
