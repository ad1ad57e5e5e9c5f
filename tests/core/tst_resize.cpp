// SPDX-License-Identifier: MIT
#include "core/data/resize.h"
#include "tests/support/made_pictures.h"

#include <QtTest>

#include <cmath>

using namespace pathloom;

namespace {

/// The filter as it is defined, in floating point: what Pillow's BILINEAR and torchvision with antialias compute.
Image straightforward(const Image& source, const PictureBox& box, int width, int height)
{
    const auto channels = std::size_t(source.shape.channels);
    const auto along = [](double start, double length, int wanted, int i, int available) {
        const double step = length / wanted, radius = std::max(1.0, step), centre = start + (i + 0.5) * step;
        std::vector<double> weights(std::size_t(available), 0);
        double sum = 0;
        for (int at = 0; at < available; ++at)
            sum += weights[std::size_t(at)] = std::max(0.0, 1 - std::abs(at + 0.5 - centre) / radius);
        for (double& weight : weights)
            weight /= sum;
        return weights;
    };
    Image result{{source.shape.channels, height, width}, {}};
    for (int y = 0; y < height; ++y) {
        const std::vector<double> down = along(box.y, box.height, height, y, source.shape.height);
        for (int x = 0; x < width; ++x) {
            const std::vector<double> across = along(box.x, box.width, width, x, source.shape.width);
            for (std::size_t c = 0; c < channels; ++c) {
                double sum = 0;
                for (std::size_t row = 0; row < down.size(); ++row)
                    for (std::size_t column = 0; down[row] > 0 && column < across.size(); ++column)
                        sum +=
                            down[row] * across[column] * source.pixels[(row * across.size() + column) * channels + c];
                result.pixels.push_back(std::uint8_t(std::lround(sum)));
            }
        }
    }
    return result;
}

Image resized(const Image& source, const PictureBox& box, int width, int height)
{
    Image result{{source.shape.channels, height, width}, std::vector<std::uint8_t>()};
    result.pixels.resize(std::size_t(result.shape.elements()));
    resizeBox({source.pixels.data(), source.shape.width, source.shape.height, source.shape.channels}, box, width,
              height, result.pixels);
    return result;
}

} // namespace

class TestResize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFilterIsThatOfOthers_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("channels");
        QTest::addColumn<PictureBox>("box");
        QTest::addColumn<int>("wantedWidth");
        QTest::addColumn<int>("wantedHeight");
        const auto row = [](const char* name, int width, int height, int channels, const PictureBox& box, int wide,
                            int high) { QTest::newRow(name) << width << height << channels << box << wide << high; };
        row("photograph to a network", 125, 94, 3, {15.5, 0, 94, 94}, 56, 56);
        row("the same, grey", 125, 94, 1, {15.5, 0, 94, 94}, 56, 56);
        row("of two channels", 125, 94, 2, {15.5, 0, 94, 94}, 56, 56);
        row("of four channels", 125, 94, 4, {15.5, 0, 94, 94}, 56, 56);
        row("larger", 20, 13, 3, {0, 0, 20, 13}, 47, 31);
        row("a box within a pixel", 20, 13, 3, {7.25, 4.5, 0.5, 0.25}, 5, 3);
        row("much smaller", 300, 200, 3, {0, 0, 300, 200}, 7, 5);
        row("to one pixel", 37, 23, 3, {0, 0, 37, 23}, 1, 1);
        row("of one pixel", 1, 1, 3, {0, 0, 1, 1}, 6, 4);
        row("of one row", 50, 1, 1, {0, 0, 50, 1}, 13, 4);
        row("of three columns", 3, 40, 3, {0, 0, 3, 40}, 2, 16);
        row("by halves", 64, 64, 3, {0, 0, 64, 64}, 32, 32);
        row("as it is", 17, 9, 3, {0, 0, 17, 9}, 17, 9);
        row("moved by half a pixel", 17, 9, 3, {0.5, 0.5, 16, 8}, 16, 8);
    }

    void theFilterIsThatOfOthers()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, channels);
        QFETCH(PictureBox, box);
        QFETCH(int, wantedWidth);
        QFETCH(int, wantedHeight);
        const Image source = madePicture(width, height, channels);
        const PixelDifference difference = differenceOf(resized(source, box, wantedWidth, wantedHeight),
                                                        straightforward(source, box, wantedWidth, wantedHeight));
        // Weights of 14 bits: a value that lies between two levels may fall to the other one.
        QVERIFY2(difference.most <= 1 && difference.mean < 0.03, qPrintable(QString::number(difference.mean)));
    }

    void anEvenSurfaceStaysAsItIs()
    {
        for (const std::uint8_t level : {0, 1, 127, 254, 255}) {
            const Image even = evenPicture(97, 61, {level, level, level});
            QCOMPARE(resized(even, {3.3, 1.7, 90.1, 50.9}, 41, 29).pixels,
                     evenPicture(41, 29, {level, level, level}).pixels);
        }
    }

    /// However many of them are computed at a time, and by whatever instructions.
    void rowsAndColumnsAreThoseOfAPart_data()
    {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("width"); // three times that of the result
        for (const int channels : {1, 2, 3, 4})
            for (const int width : {3, 9, 33, 99})
                QTest::addRow("%d channels, %d wide", channels, width) << channels << width;
    }

    void rowsAndColumnsAreThoseOfAPart()
    {
        QFETCH(int, channels);
        QFETCH(int, width);
        constexpr int height = 28, wantedHeight = 14, beside = 6; // as far as the filter looks
        const int wanted = width / 3, whole = width + beside;
        const Image source = madePicture(whole, height, channels);
        const Image all = resized(source, {0, 0, double(width), height}, wanted, wantedHeight);
        const auto rowValues = std::ptrdiff_t(wanted) * channels;
        for (int y = 0; y < wantedHeight; ++y) {
            const Image row = resized(source, {0, 2.0 * y, double(width), 2}, wanted, 1);
            QVERIFY(std::equal(row.pixels.begin(), row.pixels.end(), all.pixels.begin() + y * rowValues));
        }
        // The first pixel, of a picture that ends behind what it is made of.
        Image narrow{{channels, height, beside + 3}, {}};
        for (int y = 0; y < height; ++y) {
            const auto begin = source.pixels.begin() + std::ptrdiff_t(y) * whole * channels;
            narrow.pixels.insert(narrow.pixels.end(), begin, begin + std::ptrdiff_t(beside + 3) * channels);
        }
        const Image first = resized(narrow, {0, 0, 3, height}, 1, wantedHeight);
        for (int y = 0; y < wantedHeight; ++y)
            QVERIFY(std::equal(first.pixels.begin() + y * channels, first.pixels.begin() + (y + 1) * channels,
                               all.pixels.begin() + y * rowValues));
    }

    void theCentreHasTheProportionsOfTheImage()
    {
        QVERIFY((centreBox(500, 375, 224, 224) == PictureBox{62.5, 0, 375, 375}));
        QVERIFY((centreBox(375, 500, 224, 224) == PictureBox{0, 62.5, 375, 375}));
        QVERIFY((centreBox(100, 50, 40, 10) == PictureBox{0, 12.5, 100, 25}));
        QVERIFY((centreBox(8, 8, 224, 224) == PictureBox{0, 0, 8, 8}));
    }
};

QTEST_GUILESS_MAIN(TestResize)
#include "tst_resize.moc"
