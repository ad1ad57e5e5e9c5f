// SPDX-License-Identifier: MIT
// The files that an animation becomes, read back with other code than wrote them.
#include "tests/support/errors.h"
#include "tests/widgets/support/animated_run.h"

#include "core/util/error.h"
#include "widgets/common/format.h"
#include "widgets/common/paths.h"
#include "widgets/graph/animation_writer.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <csignal>
#include <thread>

#include <sys/resource.h>
#include <webp/demux.h>

using namespace pathloom;
using test::AnimatedRun;
using test::frameOf;
using test::largestDifference;
namespace fs = std::filesystem;

namespace {

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

} // namespace

class TestAnimationFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void webpHoldsEveryFrame()
    {
        const AnimatedRun f;
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
        const AnimatedRun f;
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
        const AnimatedRun f;
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
        const AnimatedRun f;
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
};

QTEST_MAIN(TestAnimationFiles)
#include "tst_animation_files.moc"
