// SPDX-License-Identifier: MIT
// JPEG in the forms that occur, and how much of it is decoded.
#include "core/data/decoding.h"
#include "core/data/jpeg_decoder.h"
#include "core/data/orientation.h"
#include "tests/support/errors.h"
#include "tests/support/made_pictures.h"

#include <QtTest>

using namespace pathloom;

namespace {

DecodedPart decodedPart(const PictureBytes& bytes, const PixelRectangle& rectangle, int divisor = 1, int channels = 3)
{
    DecodedPart part;
    decodeJpeg(bytes, rectangle, divisor, channels, "picture.jpg", part);
    return part;
}

Image decodedWhole(const PictureBytes& bytes, int width, int height, int divisor = 1, int channels = 3)
{
    const DecodedPart part = decodedPart(bytes, {0, 0, width, height}, divisor, channels);
    return {{channels, part.height, part.width}, part.pixels};
}

/// Averages of squares, as a smaller picture should be.
Image averaged(const Image& image, int divisor)
{
    const auto [channels, height, width] = image.shape;
    Image result{{channels, height / divisor, width / divisor}, {}};
    for (int y = 0; y < result.shape.height; ++y)
        for (int x = 0; x < result.shape.width; ++x)
            for (int c = 0; c < channels; ++c) {
                int sum = 0;
                for (int i = 0; i < divisor * divisor; ++i)
                    sum += image.pixels.at(
                        std::size_t(((y * divisor + i / divisor) * width + x * divisor + i % divisor) * channels + c));
                result.pixels.push_back(std::uint8_t((sum + divisor * divisor / 2) / (divisor * divisor)));
            }
    return result;
}

} // namespace

class TestJpegDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPartIsThatOfTheWhole_data()
    {
        QTest::addColumn<PictureBytes>("bytes");
        const Image picture = madePicture(203, 149);
        for (const auto& [horizontal, vertical] : {std::pair{1, 1}, {2, 1}, {1, 2}, {2, 2}, {4, 1}})
            for (const bool isProgressive : {false, true})
                QTest::addRow("%dx%d%s", horizontal, vertical, isProgressive ? ", progressive" : "") << jpegOf(
                    picture, {.horizontal = horizontal, .vertical = vertical, .isProgressive = isProgressive});
        QTest::addRow("restarts") << jpegOf(picture, {.restartRows = 1});
        QTest::addRow("RGB") << jpegOf(picture, {.colours = JpegForm::Colours::Rgb});
        QTest::addRow("grey") << jpegOf(madePicture(203, 149, 1));
    }

    /// Bit by bit, at every place where blocks and their groups begin and end.
    void aPartIsThatOfTheWhole()
    {
        QFETCH(PictureBytes, bytes);
        const Image whole = decodedByOpenCv(bytes);
        QCOMPARE(differenceOf(decodedWhole(bytes, 203, 149), whole).most, 0);
        for (const int x : {0, 1, 7, 15, 16, 17, 33, 100})
            for (const int y : {0, 1, 8, 15, 16, 17, 31, 70})
                for (const auto& [width, height] : {std::pair{1, 1}, {16, 16}, {50, 40}, {203 - x, 149 - y}}) {
                    const DecodedPart part = decodedPart(bytes, {x, y, width, height});
                    QVERIFY(part.x <= x && part.y <= y && part.x + part.width >= x + width &&
                            part.y + part.height >= y + height);
                    for (int row = y; row < y + height; ++row)
                        for (int i = 3 * x; i < 3 * (x + width); ++i)
                            QCOMPARE(part.pixels[std::size_t((row - part.y) * part.width * 3 + i - 3 * part.x)],
                                     whole.pixels[std::size_t(row * 203 * 3 + i)]);
                }
    }

    void noMoreIsDecodedThanIsNeeded()
    {
        const PictureBytes bytes = jpegOf(madePicture(640, 480));
        const DecodedPart part = decodedPart(bytes, {300, 200, 40, 30});
        QCOMPARE(part.height, 30);
        QVERIFY2(part.width <= 40 + 2 * 16, "blocks of 4:2:0 are 16 pixels wide");
    }

    /// The decoder's own averages are those of the picture, within the rounding of its transform at hard edges.
    void fractionsAreAverages_data()
    {
        QTest::addColumn<int>("divisor");
        for (const int divisor : {2, 4, 8})
            QTest::addRow("1/%d", divisor) << divisor;
    }

    void fractionsAreAverages()
    {
        QFETCH(int, divisor);
        const PictureBytes bytes = jpegOf(madePicture(320, 240), {.horizontal = 1, .vertical = 1});
        const Image whole = decodedByOpenCv(bytes);
        const PixelDifference difference =
            differenceOf(decodedWhole(bytes, 320, 240, divisor), averaged(whole, divisor));
        // The transform's lower frequencies are a sharper filter than a box: equal in the mean, not at every edge.
        QVERIFY2(difference.mean < 3, qPrintable(QString::number(difference.mean)));
        // A part at a fraction is a part of the whole at that fraction.
        const Image fraction = decodedWhole(bytes, 320, 240, divisor);
        const DecodedPart part = decodedPart(bytes, {97, 61, 111, 77}, divisor);
        QCOMPARE(part.divisor, divisor);
        for (int y = 61 / divisor; y < (61 + 77) / divisor; ++y)
            for (int i = 97 / divisor * 3; i < (97 + 111) / divisor * 3; ++i)
                QCOMPARE(part.pixels.at(std::size_t((y - part.y) * part.width * 3 + i - 3 * part.x)),
                         fraction.pixels.at(std::size_t(y * fraction.shape.width * 3 + i)));
    }

    /// As the network sees it: a crop that is decoded alone is the crop of the whole picture, bit by bit at full size;
    /// at a fraction the mean differs by less than a level.
    void cropsAreThoseOfTheWhole_data()
    {
        QTest::addColumn<int>("wanted");
        QTest::addColumn<int>("most");
        QTest::addColumn<double>("mean");
        QTest::addRow("full size") << 224 << 0 << 0.0;
        QTest::addRow("half") << 96 << 40 << 1.0;
        QTest::addRow("quarter") << 48 << 40 << 1.0;
        QTest::addRow("eighth") << 24 << 40 << 1.0;
    }

    void cropsAreThoseOfTheWhole()
    {
        QFETCH(int, wanted);
        QFETCH(int, most);
        QFETCH(double, mean);
        const PictureBytes bytes = jpegOf(madePicture(500, 375));
        const Image whole = decodedByOpenCv(bytes);
        for (const PictureBox& box :
             {PictureBox{62.5, 0, 375, 375}, {3.25, 17.75, 403.5, 333.25}, {90, 100, 390, 272}}) {
            const Shape shape{3, wanted, wanted};
            const Image image = decodePicture(bytes, shape, "picture", [&](int, int) { return box; });
            Image expected{shape, std::vector<std::uint8_t>(std::size_t(shape.elements()))};
            resizeBox({whole.pixels.data(), 500, 375, 3}, box, wanted, wanted, expected.pixels);
            const PixelDifference difference = differenceOf(image, expected);
            QVERIFY2(difference.most <= most && difference.mean <= mean,
                     qPrintable(QStringLiteral("%1, mean %2").arg(difference.most).arg(difference.mean)));
        }
    }

    void inksBecomeColours_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<bool>("isAdobes");
        QTest::addRow("CMYK of Adobe's, inverted") << int(JpegForm::Colours::Cmyk) << true;
        QTest::addRow("YCCK") << int(JpegForm::Colours::Ycck) << true;
        QTest::addRow("CMYK of nobody's") << int(JpegForm::Colours::Cmyk) << false;
    }

    void inksBecomeColours()
    {
        QFETCH(int, form);
        QFETCH(bool, isAdobes);
        struct Case
        {
            std::vector<std::uint8_t> inks, colour; ///< 255 is full ink
        };
        for (const auto& [inks, colour] : std::vector<Case>{{{0, 0, 0, 0}, {255, 255, 255}},
                                                            {{0, 255, 255, 0}, {255, 0, 0}},
                                                            {{255, 0, 255, 0}, {0, 255, 0}},
                                                            {{0, 0, 0, 255}, {0, 0, 0}},
                                                            {{100, 50, 0, 55}, {122, 161, 200}}}) {
            std::vector<std::uint8_t> stored = inks;
            if (isAdobes)
                for (std::uint8_t& ink : stored)
                    ink = std::uint8_t(255 - ink);
            const PictureBytes bytes =
                jpegOf(evenPicture(16, 16, stored),
                       {.quality = 100, .colours = JpegForm::Colours(form), .hasAdobeMarker = isAdobes});
            const Image image = decodePicture(bytes, {3, 16, 16}, "picture");
            const PixelDifference known = differenceOf(image, evenPicture(16, 16, colour));
            QVERIFY2(known.most <= 3, qPrintable(QString::number(known.most))); // of YCCK's rounding
            if (isAdobes)                                                       // OpenCV takes all for inverted
                QVERIFY(differenceOf(image, decodedByOpenCv(bytes)).most <= 2);
            const Image grey = decodePicture(bytes, {1, 16, 16}, "picture");
            const double luma = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2];
            QVERIFY(std::abs(grey.pixels.at(0) - luma) <= 3);
        }
    }

    void damageIsAnErrorWhereItIsDecoded()
    {
        const PictureBytes whole = jpegOf(madePicture(320, 240), {.restartRows = 1});
        // A file that ends where its picture does not, with the end's mark set behind: only decoding can tell.
        PictureBytes cut(whole.begin(), whole.begin() + std::ptrdiff_t(whole.size() / 2));
        cut.insert(cut.end(), {0xff, 0xd9});
        QVERIFY(pictureHeader(cut, true)->isComplete);
        const QString error = errorOf([&] { decodedPart(cut, {0, 0, 320, 240}); });
        QVERIFY2(error.startsWith(QStringLiteral("picture.jpg: is a JPEG file that cannot be decoded")),
                 qPrintable(error));
        QVERIFY(errorOf([&] { decodedPart(cut, {0, 0, 320, 40}); }).isEmpty()); // what is asked for is there
        PictureBytes wrong = whole;
        for (std::size_t i = whole.size() / 2; i < whole.size() / 2 + 200; ++i)
            wrong[i] = std::uint8_t(i * 31);
        QVERIFY(!errorOf([&] { decodedPart(wrong, {0, 0, 320, 240}); }).isEmpty());
        // Bytes between two parts are of no concern.
        PictureBytes filled = whole;
        filled.insert(filled.begin() + 2, {0xff, 0xff, 0xff});
        QCOMPARE(decodedWhole(filled, 320, 240).pixels, decodedByOpenCv(whole).pixels);
    }

    void moreScansThanAnybodyNeedsAreRefused()
    {
        // Each scan of a progressive picture is decoded over all of it.
        const PictureBytes bytes = jpegOf(madePicture(64, 64), {.isSliced = true});
        const QString error = errorOf([&] { decodedPart(bytes, {0, 0, 64, 64}); });
        QVERIFY2(error.contains(QStringLiteral("more than 64 scans")), qPrintable(error));
    }

    void memoryIsBounded()
    {
        // A progressive picture must be held as coefficients: 99 megapixels of three whole channels.
        PictureBytes bytes = jpegOf(madePicture(64, 64), {.horizontal = 1, .vertical = 1, .isProgressive = true});
        for (std::size_t i = 0; i + 9 < bytes.size(); ++i)
            if (bytes[i] == 0xff && bytes[i + 1] == 0xc2) {
                for (const std::size_t at : {i + 5, i + 7}) { // 9950 x 9950
                    bytes[at] = 0x26;
                    bytes[at + 1] = 0xde;
                }
                break;
            }
        const QString error = errorOf([&] { decodePicture(bytes, {3, 224, 224}, "picture"); });
        QVERIFY2(error.contains(QStringLiteral("takes more than 512 MB")), qPrintable(error));
    }
};

QTEST_GUILESS_MAIN(TestJpegDecoder)
#include "tst_jpeg_decoder.moc"
