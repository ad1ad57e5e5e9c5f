// SPDX-License-Identifier: MIT
// Pictures of every form that people have, decoded: against pixels that are known, or OpenCV's.
#include "core/data/decoding.h"
#include "tests/support/errors.h"
#include "tests/support/made_pictures.h"

#include <QtTest>

using namespace pathloom;

namespace {

/// A picture decoded at its own size.
Image decoded(const PictureBytes& bytes, int width, int height, int channels = 3)
{
    return decodePicture(bytes, {channels, height, width}, "picture");
}

/// Where EXIF's text says that row 0 and column 0 of what is stored are, the picture is built pixel by pixel.
Image turned(const Image& stored, int orientation)
{
    const auto [channels, height, width] = stored.shape;
    const bool swaps = orientation >= 5;
    Image result{{channels, swaps ? width : height, swaps ? height : width},
                 std::vector<std::uint8_t>(stored.pixels.size())};
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column) {
            const std::array<std::pair<int, int>, 8> places = {{
                {row, column},                          // row 0 is the top, column 0 the left-hand side
                {row, width - 1 - column},              // top, right
                {height - 1 - row, width - 1 - column}, // bottom, right
                {height - 1 - row, column},             // bottom, left
                {column, row},                          // left, top
                {column, height - 1 - row},             // right, top
                {width - 1 - column, height - 1 - row}, // right, bottom
                {width - 1 - column, row},              // left, bottom
            }};
            const auto [y, x] = places.at(std::size_t(orientation - 1));
            for (int c = 0; c < channels; ++c)
                result.pixels[std::size_t((y * result.shape.width + x) * channels + c)] =
                    stored.pixels[std::size_t((row * width + column) * channels + c)];
        }
    return result;
}

const std::vector<std::uint8_t> red = {255, 0, 0}, green = {0, 255, 0}, blue = {0, 0, 255};

} // namespace

class TestDecodePicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOrientationStandsUpright_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<QByteArray>("format");
        for (int orientation = 1; orientation <= 8; ++orientation)
            for (const char* format : {"jpeg", "jpeg big-endian", "png", "webp", "tiff", "tiff 16 bits"})
                QTest::addRow("%s, orientation %d", format, orientation) << orientation << QByteArray(format);
    }

    void everyOrientationStandsUpright()
    {
        QFETCH(int, orientation);
        QFETCH(QByteArray, format);
        const Image stored = madePicture(48, 32);
        PictureBytes bytes;
        if (format.startsWith("jpeg")) {
            bytes = withExif(jpegOf(stored), orientation, format.endsWith("big-endian"));
        } else if (format == "png") {
            PictureBytes rows;
            for (int y = 0; y < 32; ++y) {
                rows.push_back(0);
                rows.insert(rows.end(), stored.pixels.begin() + std::ptrdiff_t(y) * 144,
                            stored.pixels.begin() + std::ptrdiff_t(y + 1) * 144);
            }
            bytes = pngOf(48, 32, 8, 2, rows, {}, {}, exifOf(orientation));
        } else if (format == "webp") {
            bytes = webpWithExif(encodedBy(".webp", stored), 48, 32, orientation);
        } else {
            const bool isDeep = format.endsWith("16 bits");
            PictureBytes samples;
            for (const std::uint8_t value : stored.pixels)
                samples.insert(samples.end(), isDeep ? 2 : 1, value);
            bytes = tiffOf({.width = 48, .height = 32, .bits = isDeep ? 16 : 8, .orientation = orientation}, samples);
        }
        const std::optional<PictureHeader> header = pictureHeader(bytes, true);
        QVERIFY(header);
        const Image expected = turned(format.startsWith("jpeg") ? decodedByOpenCv(bytes) : stored, orientation);
        QCOMPARE(int(header->width), expected.shape.width);
        QCOMPARE(int(header->height), expected.shape.height);
        QCOMPARE(differenceOf(decoded(bytes, expected.shape.width, expected.shape.height), expected).most, 0);
        // A part is the same part whichever way the picture is stored.
        const PictureBox box{3, 5, 16, 12};
        const Image part = decodePicture(bytes, {3, 12, 16}, "picture", [&](int, int) { return box; });
        for (int y = 0; y < 12; ++y)
            for (int i = 0; i < 48; ++i)
                QCOMPARE(part.pixels.at(std::size_t(y * 48 + i)),
                         expected.pixels.at(std::size_t((y + 5) * expected.shape.width * 3 + 9 + i)));
    }

    void greyBecomesColourAndTheReverse()
    {
        const PictureBytes grey = jpegOf(madePicture(40, 24, 1));
        QVERIFY(pictureHeader(grey, true)->isGrey);
        const Image expected = decodedByOpenCv(grey, 1);
        QCOMPARE(differenceOf(decoded(grey, 40, 24, 1), expected).most, 0);
        const Image colours = decoded(grey, 40, 24, 3);
        for (std::size_t i = 0; i < expected.pixels.size(); ++i)
            for (std::size_t c = 0; c < 3; ++c)
                QCOMPARE(colours.pixels.at(3 * i + c), expected.pixels[i]);
        // The luma of a JPEG is its grey; of other formats it is computed, with one level of rounding.
        const PictureBytes coloured = jpegOf(madePicture(40, 24));
        QVERIFY(!pictureHeader(coloured, true)->isGrey);
        QCOMPARE(differenceOf(decoded(coloured, 40, 24, 1), decodedByOpenCv(coloured, 1)).most, 0);
        const PictureBytes png = encodedBy(".png", madePicture(40, 24));
        QVERIFY(differenceOf(decoded(png, 40, 24, 1), decodedByOpenCv(png, 1)).most <= 1);
    }

    void everyFormatGivesItsPixels_data()
    {
        QTest::addColumn<QString>("extension");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("bits");
        for (const char* extension : {".png", ".tiff", ".webp", ".bmp", ".ppm"})
            QTest::addRow("%s", extension) << QString::fromUtf8(extension) << 3 << 8;
        QTest::addRow(".png, 16 bits") << QStringLiteral(".png") << 3 << 16;
        QTest::addRow(".tiff, 16 bits") << QStringLiteral(".tiff") << 3 << 16;
        QTest::addRow(".ppm, 16 bits") << QStringLiteral(".ppm") << 3 << 16;
        for (const char* extension : {".png", ".tiff", ".bmp", ".pgm"})
            QTest::addRow("%s, grey", extension) << QString::fromUtf8(extension) << 1 << 8;
        QTest::addRow(".png, grey, 16 bits") << QStringLiteral(".png") << 1 << 16;
        QTest::addRow(".tiff, grey, 16 bits") << QStringLiteral(".tiff") << 1 << 16;
    }

    void everyFormatGivesItsPixels()
    {
        QFETCH(QString, extension);
        QFETCH(int, channels);
        QFETCH(int, bits);
        const Image picture = madePicture(37, 23, channels);
        const PictureBytes bytes = encodedBy(extension.toStdString(), picture, bits);
        const std::optional<PictureHeader> header = pictureHeader(bytes, true);
        QVERIFY(header && header->isComplete);
        QCOMPARE(header->width, 37);
        QCOMPARE(header->height, 23);
        QCOMPARE(header->isGrey, channels == 1 && extension != QStringLiteral(".bmp"));
        QCOMPARE(differenceOf(decoded(bytes, 37, 23, channels), picture).most, 0);
    }

    void sixteenBitsAreRounded()
    {
        // 0x00ff is 0.99 of a level, 0x807f half a level less than 0x8100; both would be cut off to the level below.
        const PictureBytes rows = {0, 0x00, 0xff, 0x80, 0x7f, 0xff, 0xff};
        const Image image = decoded(pngOf(3, 1, 16, 0, rows), 3, 1, 1);
        QCOMPARE(image.pixels, (std::vector<std::uint8_t>{1, 128, 255}));
    }

    void palettesBecomeColours()
    {
        PictureBytes palette;
        for (const auto& colour : {red, green, blue})
            palette.insert(palette.end(), colour.begin(), colour.end());
        // Two bits a pixel: 0 1 2 1
        const Image image = decoded(pngOf(4, 1, 2, 3, {0, 0b00011001}, palette), 4, 1);
        QCOMPARE(image.pixels, (std::vector<std::uint8_t>{255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 255, 0}));
        // The second one is half transparent, laid on black.
        const Image faded = decoded(pngOf(4, 1, 2, 3, {0, 0b00011001}, palette, {255, 128}), 4, 1);
        QCOMPARE(faded.pixels, (std::vector<std::uint8_t>{255, 0, 0, 0, 128, 0, 0, 0, 255, 0, 128, 0}));
    }

    void transparencyIsLaidOnBlack_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char* format : {".png", ".png 16 bits", ".webp", ".tiff", "tiff unassociated", "tiff associated",
                                   "tiff unassociated 16 bits", "png grey"})
            QTest::addRow("%s", format) << QByteArray(format);
    }

    void transparencyIsLaidOnBlack()
    {
        QFETCH(QByteArray, format);
        const std::vector<std::uint8_t> colour = {200, 100, 50, 128};
        std::vector<std::uint8_t> expected = {100, 50, 25};
        PictureBytes bytes;
        if (format == "png grey") {
            bytes = pngOf(2, 1, 8, 4, {0, 200, 128, 200, 128});
            expected = {100, 100, 100};
        } else if (format.startsWith('.')) {
            const QByteArray extension = format.split(' ').first();
            bytes = encodedBy(extension.toStdString(), evenPicture(2, 1, colour), format.endsWith("16 bits") ? 16 : 8);
        } else {
            const bool isDeep = format.endsWith("16 bits"), isAssociated = format.contains(" associated");
            PictureBytes samples;
            for (int pixel = 0; pixel < 2; ++pixel)
                for (std::size_t c = 0; c < 4; ++c)
                    samples.insert(samples.end(), isDeep ? 2 : 1, isAssociated && c < 3 ? expected[c] : colour[c]);
            bytes = tiffOf(
                {.width = 2, .height = 1, .samples = 4, .bits = isDeep ? 16 : 8, .extraSample = isAssociated ? 1 : 2},
                samples);
        }
        const Image image = decoded(bytes, 2, 1);
        for (std::size_t i = 0; i < 6; ++i)
            QVERIFY2(std::abs(image.pixels.at(i) - expected.at(i % 3)) <= 1, // of rounding to whole levels
                     qPrintable(QString::number(image.pixels.at(i))));
    }

    void theShorterSideFillsTheImage()
    {
        // Red, green and blue thirds: the middle of a wide picture, and of a tall one, is green.
        for (const bool isWide : {true, false}) {
            Image stripes = evenPicture(isWide ? 90 : 30, isWide ? 30 : 90, green);
            for (int y = 0; y < stripes.shape.height; ++y)
                for (int x = 0; x < stripes.shape.width; ++x) {
                    const int along = isWide ? x : y;
                    const auto& colour = along < 30 ? red : along < 60 ? green : blue;
                    std::ranges::copy(colour, stripes.pixels.begin() + (y * stripes.shape.width + x) * 3);
                }
            const Image image = decoded(encodedBy(".png", stripes), 10, 10);
            // The outermost pixels look across the border by half a pixel.
            for (int y = 1; y < 9; ++y)
                for (int x = 1; x < 9; ++x)
                    for (int c = 0; c < 3; ++c)
                        QCOMPARE(image.pixels.at(std::size_t((y * 10 + x) * 3 + c)), green[std::size_t(c)]);
        }
    }

    void bombsAreRefusedBeforeTheyAreDecoded()
    {
        // 60,000 x 60,000 pixels in a few bytes.
        const PictureBytes bomb = pngOf(60000, 60000, 8, 2, {0, 0, 0, 0});
        const QString error = errorOf([&] { decoded(bomb, 224, 224); });
        QVERIFY2(error.contains(QStringLiteral("60000 x 60000")), qPrintable(error));
        QVERIFY2(error.contains(QStringLiteral("3600 megapixels")), qPrintable(error));
        QVERIFY2(error.contains(QStringLiteral("more than 100")), qPrintable(error));
        // A tile that is larger than the picture.
        const PictureBytes tile =
            tiffOf({.width = 4, .height = 4, .tileWidth = 60000, .tileHeight = 60000}, PictureBytes(48));
        QVERIFY(errorOf([&] { decoded(tile, 4, 4); }).contains(QStringLiteral("tiles of 60000 x 60000")));
    }

    void whatIsNotReadIsSaid()
    {
        QVERIFY(errorOf([&] {
                    decoded({'G', 'I', 'F', '8', '9', 'a', 0, 0, 0, 0, 0, 0, 0}, 8, 8);
                }).contains(QStringLiteral("is no picture that can be read")));
        QVERIFY(errorOf([&] { decoded({}, 8, 8); }).contains(QStringLiteral("is no picture")));
        const PictureBytes floating = tiffOf(
            {.width = 2, .height = 2, .samples = 1, .bits = 32, .photometric = 1, .sampleFormat = 3}, PictureBytes(16));
        QVERIFY(errorOf([&] { decoded(floating, 2, 2, 1); }).contains(QStringLiteral("floating-point")));
        PictureBytes damaged = encodedBy(".png", madePicture(64, 64));
        for (std::size_t i = 60; i < 400; ++i)
            damaged[i] = std::uint8_t(i * 37);
        QVERIFY(errorOf([&] { decoded(damaged, 64, 64); }).contains(QStringLiteral("PNG file that cannot be decoded")));
    }

    /// OpenCV would offer them to readers of quite other files, one of which ends the program.
    void nobodyElseIsAsked_data()
    {
        QTest::addColumn<PictureBytes>("bytes");
        const auto with = [](PictureBytes begin) {
            begin.resize(133, 0);
            std::ranges::copy(std::string("DICM"), begin.begin() + 128);
            return begin;
        };
        QTest::addRow("PNM") << with({'P', '4', '4', ' ', '8', ' ', '8', '\n'});
        QTest::addRow("WebP") << with({'R', 'I', 'F', 'F', 125, 0,   0, 0, 'W',  'E', 'B',  'P', 'V', 'P', '8',
                                       ' ', 100, 0,   0,   0,   '1', 0, 0, 0x9d, 1,   0x2a, 8,   0,   8,   0});
    }

    void nobodyElseIsAsked()
    {
        QFETCH(PictureBytes, bytes);
        QVERIFY(pictureHeader(bytes, true));
        QVERIFY(errorOf([&] { decoded(bytes, 8, 8); }).contains(QStringLiteral("cannot be decoded")));
    }

    void cutOffFilesAreSaidToBe_data()
    {
        QTest::addColumn<QString>("extension");
        for (const char* extension : {".jpg", ".png", ".webp", ".bmp", ".tiff", ".ppm"})
            QTest::addRow("%s", extension) << QString::fromUtf8(extension);
    }

    void cutOffFilesAreSaidToBe()
    {
        QFETCH(QString, extension);
        const PictureBytes whole = encodedBy(extension.toStdString(), madePicture(64, 48));
        QVERIFY(pictureHeader(whole, true)->isComplete);
        for (const std::size_t length : {whole.size() - 3, whole.size() * 3 / 4}) {
            const PictureBytes cut(whole.begin(), whole.begin() + std::ptrdiff_t(length));
            const QString error = errorOf([&] { decoded(cut, 32, 32); });
            // TIFF's directory is at the end: without it, or a part of it, nobody can tell what is missing.
            const QString expected =
                extension == QStringLiteral(".tiff") ? QStringLiteral(" is ") : QStringLiteral("cut off");
            QVERIFY2(error.contains(expected), qPrintable(error));
        }
        // Every shorter beginning gives an answer and nothing worse.
        for (std::size_t length = 0; length < whole.size(); length += 1 + length / 8) {
            const PictureBytes cut(whole.begin(), whole.begin() + std::ptrdiff_t(length));
            pictureHeader(cut, false);
            QVERIFY(!errorOf([&] { decoded(cut, 32, 32); }).isEmpty());
        }
    }

private:
    /// As an extended file: canvas, the picture's own part, EXIF at the end.
    static PictureBytes webpWithExif(const PictureBytes& simple, int width, int height, int orientation)
    {
        const PictureBytes exif = exifOf(orientation);
        PictureBytes bytes = {'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', 'X', 10, 0, 0, 0};
        const auto little = [&](std::uint32_t number, int length) {
            for (int i = 0; i < length; ++i)
                bytes.push_back(std::uint8_t(number >> (8 * i)));
        };
        little(8, 4); // with EXIF
        little(std::uint32_t(width - 1), 3);
        little(std::uint32_t(height - 1), 3);
        bytes.insert(bytes.end(), simple.begin() + 12, simple.end());
        bytes.insert(bytes.end(), {'E', 'X', 'I', 'F'});
        little(std::uint32_t(exif.size()), 4);
        bytes.insert(bytes.end(), exif.begin(), exif.end());
        const auto size = std::uint32_t(bytes.size() - 8);
        for (int i = 0; i < 4; ++i)
            bytes[std::size_t(4 + i)] = std::uint8_t(size >> (8 * i));
        return bytes;
    }
};

QTEST_GUILESS_MAIN(TestDecodePicture)
#include "tst_decode_picture.moc"
