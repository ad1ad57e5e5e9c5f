// SPDX-License-Identifier: MIT
// Frames of an animation and the files they become, read back with other code than wrote them.
#include "tests/support/acts.h"
#include "tests/support/errors.h"
#include "tests/widgets/support/synthetic_run.h"

#include "core/util/error.h"
#include "widgets/common/format.h"
#include "widgets/graph/animation_painter.h"
#include "widgets/graph/animation_writer.h"
#include "widgets/graph/supernet_picture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <csignal>
#include <ctime>
#include <thread>

#include <sys/resource.h>
#include <webp/demux.h>

using namespace pathloom;
using pathloom::test::movedBudget;
using pathloom::test::SyntheticRun;
namespace fs = std::filesystem;

namespace {

fs::path pathOf(const QString& text)
{
    return fs::path(text.toStdU16String());
}

struct DecodedFrame
{
    QImage image;
    int milliseconds = 0;
};

std::vector<DecodedFrame> decodedWebP(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = in.readAll();
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.constData()), std::size_t(bytes.size())};
    WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, nullptr);
    if (!decoder)
        return {};
    WebPAnimInfo info;
    WebPAnimDecoderGetInfo(decoder, &info);
    std::vector<DecodedFrame> frames;
    int before = 0;
    while (WebPAnimDecoderHasMoreFrames(decoder)) {
        std::uint8_t* pixels = nullptr;
        int end = 0;
        if (!WebPAnimDecoderGetNext(decoder, &pixels, &end))
            break;
        const QImage image(pixels, int(info.canvas_width), int(info.canvas_height), QImage::Format_RGBA8888);
        frames.push_back({image.convertToFormat(QImage::Format_RGB32), end - before});
        before = end;
    }
    WebPAnimDecoderDelete(decoder);
    return frames;
}

int largestDifference(const QImage& a, const QImage& b)
{
    int largest = a.size() == b.size() ? 0 : 255;
    for (int y = 0; largest < 255 && y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            largest = std::max(
                {largest, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
        }
    }
    return largest;
}

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

private:
    struct Fixture
    {
        SyntheticRun run;
        History history;
        PlacedGraph placed;
        QTemporaryDir folder;

        explicit Fixture(const std::string& space = "small", QSize size = {640, 360}) : run(space)
        {
            for (const Event& event : run.steps(600))
                history.apply(event);
            history.apply({300, 80, movedBudget(1, 5, 4.5)});
            placed = placeInRows(SupernetPicture::graphFor(run.space()), *graphvizLayouter(),
                                 AnimationPainter::graphAspect(size), SupernetPicture::rowGap());
        }
        std::vector<RunMoment> moments(int count) const
        {
            const auto [first, last] = jointSteps(history);
            return runMoments(run.space(), run.header().info.config, run.header().latency, history,
                              spreadSteps(first, last, count));
        }
        AnimationLook look(QSize size, const Theme& theme = Theme::paper()) const
        {
            return {size, theme, QStringLiteral("first try"), history.step()};
        }
        QString file(const char* name) const { return folder.filePath(QLatin1String(name)); }
    };
    static QImage frameOf(AnimationPainter& painter, const RunMoment& moment)
    {
        painter.begin(moment);
        while (!painter.paintOn())
            ;
        return painter.image();
    }

private Q_SLOTS:
    void momentsSayWhatTheRunWasLike()
    {
        const Fixture f;
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
        const Fixture f("small", size);
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
        picture.setProbabilities(moment.probabilities);
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
        const Fixture f;
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

    void webpHoldsEveryFrame()
    {
        const Fixture f;
        constexpr QSize size(640, 360);
        const auto moments = f.moments(12);
        AnimationPainter painter(f.run.space(), f.placed, f.look(size));
        std::vector<QImage> painted;
        {
            const auto writer = animationWriter(AnimationFormat::WebP, pathOf(f.file("evolution.webp")), size);
            QVERIFY(!QFileInfo::exists(f.file("evolution.webp")));
            for (std::size_t i = 0; i < moments.size(); ++i) {
                painted.push_back(frameOf(painter, moments[i]));
                writer->add({painted.back(), {}, i + 1 < moments.size() ? 80 : 1500}, {});
            }
            QCOMPARE(writer->filesWritten(), 0);
            writer->finish({});
            QCOMPARE(writer->filesWritten(), 1);
        }
        const std::vector<DecodedFrame> decoded = decodedWebP(f.file("evolution.webp"));
        QCOMPARE(decoded.size(), moments.size());
        for (std::size_t i = 0; i < decoded.size(); ++i) {
            QCOMPARE(decoded[i].image.size(), size);
            QCOMPARE(largestDifference(decoded[i].image, painted[i]), 0); // without loss
            QCOMPARE(decoded[i].milliseconds, i + 1 < decoded.size() ? 80 : 1500);
        }
        QVERIFY(largestDifference(decoded.front().image, decoded.back().image) > 40);
        QCOMPARE(QDir(f.folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("evolution.webp")});
    }

    void sequencesAreWholeFiles()
    {
        const Fixture f;
        constexpr QSize size(640, 360);
        AnimationPainter painter(f.run.space(), f.placed, f.look(size));
        const auto png = animationWriter(AnimationFormat::Png, pathOf(f.file("png")), size);
        const auto svg = animationWriter(AnimationFormat::Svg, pathOf(f.file("svg")), size);
        const auto moments = f.moments(3);
        for (const RunMoment& moment : moments) {
            png->add({frameOf(painter, moment), {}, 40}, {});
            svg->add({{}, painter.svg(moment), 40}, {});
        }
        QCOMPARE(png->filesWritten(), 3);
        QCOMPARE(svg->filesWritten(), 3);
        const QImage last(f.file("png/frame-00003.png"));
        QCOMPARE(largestDifference(last.convertToFormat(QImage::Format_RGB32), frameOf(painter, moments[2])), 0);
        QFile file(f.file("svg/frame-00002.svg"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString text;
        int paths = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isCharacters())
                text += xml.text();
            paths += xml.isStartElement() && xml.name() == QLatin1String("path");
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(text.contains(AnimationPainter::caption(f.look(size), moments[1])));
        QVERIFY(paths > f.run.space().choiceCount());
        // Frames of another animation would mix with these.
        QVERIFY_EXCEPTION_THROWN(animationWriter(AnimationFormat::Png, pathOf(f.file("png")), size), Error);
    }

    void cancellingLeavesNothingHalf()
    {
        const QTemporaryDir folder;
        const QString target = folder.filePath(QStringLiteral("a.webp"));
        constexpr QSize size(3840, 2160);
        QImage noise(size, QImage::Format_RGB32); // the worst there is for the encoder
        unsigned state = 1;
        for (int y = 0; y < size.height(); ++y) {
            auto* line = reinterpret_cast<QRgb*>(noise.scanLine(y));
            for (int x = 0; x < size.width(); ++x)
                line[x] = 0xff000000u | ((state = state * 1664525u + 1013904223u) >> 8);
        }
        auto writer = animationWriter(AnimationFormat::WebP, pathOf(target), size);
        std::stop_source stop;
        std::thread soon([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            stop.request_stop();
        });
        QElapsedTimer time;
        time.start();
        bool cancelled = false;
        try {
            for (int i = 0; i < 50; ++i)
                writer->add({noise, {}, 40}, stop.get_token());
        } catch (const Cancelled&) {
            cancelled = true;
        }
        soon.join();
        QVERIFY(cancelled);
        QVERIFY2(time.elapsed() < 1100, qPrintable(QString::number(time.elapsed())));
        QVERIFY_EXCEPTION_THROWN(writer->finish(stop.get_token()), Cancelled);
        writer.reset();
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
    }

    void troubleIsOneSentence()
    {
        const Fixture f;
        constexpr QSize size(640, 360);
        QFile file(f.file("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const AnimationFormat format : {AnimationFormat::WebP, AnimationFormat::Png}) {
            const QString sentence = errorOf([&] { animationWriter(format, pathOf(f.file("file/below")), size); });
            QVERIFY2(sentence.contains(QStringLiteral("Not a directory")), qPrintable(sentence));
        }
        // A disk that takes no more: files may not grow beyond 4 KiB.
        AnimationPainter painter(f.run.space(), f.placed, f.look(size));
        const QImage frame = frameOf(painter, f.moments(1).front());
        const auto webp = animationWriter(AnimationFormat::WebP, pathOf(f.file("a.webp")), size);
        webp->add({frame, {}, 40}, {});
        const auto png = animationWriter(AnimationFormat::Png, pathOf(f.file("png")), size);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{4096, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        const QString first = errorOf([&] { webp->finish({}); });
        const QString second = errorOf([&] { png->add({frame, {}, 40}, {}); });
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        for (const QString& sentence : {first, second})
            QVERIFY2(sentence.contains(QStringLiteral("cannot be written: File too large")), qPrintable(sentence));
        QVERIFY(!QFileInfo::exists(f.file("a.webp")));
        QVERIFY(!QFileInfo::exists(f.file("a.webp.part")));
        QVERIFY(QDir(f.file("png")).entryList(QDir::Files).isEmpty());
        QCOMPARE(png->filesWritten(), 0);
    }

    void theEstimateIsNear_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("webp") << int(AnimationFormat::WebP);
        QTest::newRow("png") << int(AnimationFormat::Png);
        QTest::newRow("svg") << int(AnimationFormat::Svg);
    }

    void theEstimateIsNear()
    {
        QFETCH(int, format);
        const Fixture f;
        constexpr QSize size(640, 360);
        AnimationPainter painter(f.run.space(), f.placed, f.look(size));
        const auto moments = f.moments(30);
        std::vector<AnimationFrame> frames;
        for (const RunMoment& moment : moments)
            frames.push_back({frameOf(painter, moment), painter.svg(moment), 40});
        const double estimate =
            estimatedAnimationBytes(AnimationFormat(format), {frames[7], frames[8], frames[22], frames[23]}, 30, {});
        const QString target = f.file("out");
        const auto writer = animationWriter(AnimationFormat(format), pathOf(target), size);
        for (const AnimationFrame& frame : frames)
            writer->add(frame, {});
        writer->finish({});
        double bytes = double(QFileInfo(target).isFile() ? QFileInfo(target).size() : 0);
        if (QFileInfo(target).isDir()) {
            const auto files = QDir(target).entryInfoList(QDir::Files);
            for (const QFileInfo& file : files)
                bytes += double(file.size());
        }
        QVERIFY2(estimate > 0.6 * bytes && estimate < 1.6 * bytes,
                 qPrintable(QStringLiteral("%1 estimated, %2 written").arg(estimate).arg(bytes)));
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
        const Fixture f("imagenet", size);
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
