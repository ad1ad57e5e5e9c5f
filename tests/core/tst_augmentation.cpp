// SPDX-License-Identifier: MIT
#include "core/data/augmentation.h"
#include "core/data/augmented_preview.h"
#include "core/data/decoding.h"
#include "core/data/loader.h"
#include "tests/support/errors.h"
#include "tests/support/made_pictures.h"

#include <QtTest>

#include <numeric>
#include <set>

using namespace pathloom;

namespace {

/// Everything that can be on.
AugmentationSettings everything()
{
    return {.shift = 3,
            .flip = true,
            .cropArea = 0.3,
            .colourJitter = 0.4,
            .cutout = 8,
            .list = AugmentationList::RandAugment,
            .listCount = 2,
            .listMagnitude = 12};
}

/// JPEG pictures in memory, decoded when they are asked for.
class Pictures final : public ImageDataset
{
public:
    Pictures()
    {
        for (int i = 0; i < 24; ++i)
            m_bytes.push_back(withExif(jpegOf(madePicture(90 + i, 70 + 2 * i)), 1 + i % 8));
    }
    std::int64_t size() const override { return std::int64_t(m_bytes.size()); }
    Shape imageShape() const override { return {3, 32, 32}; }
    const std::vector<std::string>& classNames() const override { return m_names; }
    int label(std::int64_t index) const override { return int(index % 2); }
    Image image(std::int64_t index) const override { return part(index, {}); }
    Image part(std::int64_t index, const ChooseBox& choose) const override
    {
        return decodePicture(m_bytes.at(std::size_t(index)), imageShape(), "picture", choose);
    }
    std::string fingerprint() const override { return "pictures"; }

private:
    std::vector<PictureBytes> m_bytes;
    std::vector<std::string> m_names = {"even", "odd"};
};

std::vector<Batch> take(Loader& loader, int count)
{
    std::vector<Batch> batches;
    for (int i = 0; i < count; ++i)
        batches.push_back(loader.next());
    return batches;
}

bool equal(const std::vector<Batch>& a, const std::vector<Batch>& b)
{
    return std::ranges::equal(a, b, [](const Batch& x, const Batch& y) {
        return x.pixels == y.pixels && x.labels == y.labels && x.shape == y.shape;
    });
}

std::vector<std::int64_t> allOf(const ImageDataset& data)
{
    std::vector<std::int64_t> indices(static_cast<std::size_t>(data.size()));
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

Image changed(const char* name, Image image, double strength)
{
    const auto found = std::ranges::find_if(
        pixelOperations(), [&](const PixelOperation& operation) { return std::string_view(operation.name) == name; });
    found->apply(image, strength);
    return image;
}

using Pixels = std::vector<std::uint8_t>;

} // namespace

class TestAugmentation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesDoNotDependOnTheNumberOfThreads()
    {
        const auto data = std::make_shared<Pictures>();
        const auto options = [](int threads) {
            return LoaderOptions{
                .batchSize = 7, .threads = threads, .prefetch = 5, .seed = 3, .augmentation = everything()};
        };
        Loader one(data, allOf(*data), options(1)), four(data, allOf(*data), options(4));
        const std::vector<Batch> batches = take(one, 9);
        QVERIFY(equal(batches, take(four, 9)));
        // Another epoch, another draw.
        Loader other(data, allOf(*data), {.batchSize = 7, .seed = 4, .augmentation = everything()});
        QVERIFY(!equal(batches, take(other, 9)));
    }

    void aLoaderContinuesFromItsState()
    {
        const auto data = std::make_shared<Pictures>();
        const LoaderOptions options{.batchSize = 5, .threads = 2, .seed = 3, .augmentation = everything()};
        Loader first(data, allOf(*data), options);
        take(first, 6);
        Loader second(data, allOf(*data), options, first.state());
        QVERIFY(equal(take(first, 8), take(second, 8)));
    }

    /// Runs that were begun before there was more go on with the same images.
    void furtherAugmentationsLeaveTheDrawsOfTheOldOnes()
    {
        const Shape shape{3, 32, 32};
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            RandomStream few(seed), many(seed);
            const AugmentationDraw old = drawAugmentation({.shift = 3}, shape, few);
            QVERIFY(old.placement == drawAugmentation(everything(), shape, many).placement);
            QVERIFY(!old.crop && old.operations.empty() && !old.colours && !old.cutout);
            RandomStream plain(seed); // as they have always been drawn
            const int x = plain.below(7) - 3, y = plain.below(7) - 3;
            QVERIFY((old.placement == Placement{x, y, plain.below(2) == 1}));
        }
    }

    void everyAugmentationHasItsRow()
    {
        std::set<std::string> names;
        for (const Augmentation& augmentation : augmentations()) {
            names.insert(augmentation.name);
            QVERIFY(augmentation.isOn(everything()));
            QVERIFY(!augmentation.isOn({.shift = 0, .flip = false}));
        }
        QCOMPARE(names.size(), augmentations().size());
        RandomStream random(1);
        const AugmentationDraw draw = drawAugmentation(everything(), {3, 32, 32}, random);
        QVERIFY(draw.crop && draw.colours && draw.cutout);
        QCOMPARE(draw.operations.size(), std::size_t(2));
    }

    void cropsLieWithinThePicture()
    {
        RandomStream random(5);
        const AugmentationSettings settings{.shift = 0, .flip = false, .cropArea = 0.08};
        double least = 1, most = 0, narrowest = 9, widest = 0;
        for (int i = 0; i < 2000; ++i) {
            const std::optional<RandomCrop> crop = drawAugmentation(settings, {3, 224, 224}, random).crop;
            QVERIFY(crop);
            const PictureBox box = crop->box(500, 375, {3, 224, 224});
            QVERIFY(box.x >= 0 && box.y >= 0 && box.x + box.width <= 500 && box.y + box.height <= 375);
            least = std::min(least, box.width * box.height / (500 * 375));
            most = std::max(most, box.width * box.height / (500 * 375));
            narrowest = std::min(narrowest, box.width / box.height);
            widest = std::max(widest, box.width / box.height);
        }
        QVERIFY2(least > 0.079 && least < 0.1, qPrintable(QString::number(least)));
        QVERIFY2(most > 0.9, qPrintable(QString::number(most)));
        QVERIFY2(narrowest >= 0.7499 && narrowest < 0.78, qPrintable(QString::number(narrowest)));
        QVERIFY2(widest <= 1.3334 && widest > 1.28, qPrintable(QString::number(widest)));
    }

    /// Of a set that has pictures the crop is cut out of the picture, with all its pixels.
    void cropsComeFromThePicture()
    {
        const Pictures data;
        const PixelTable table = pixelTable({}, 3);
        AugmentationDraw draw;
        draw.crop = RandomCrop{.area = 0.2};
        std::vector<float> out(3 * 32 * 32);
        augmentedImage(data, 0, draw, table, out);
        const Image expected =
            decodePicture(jpegOf(madePicture(90, 70)), {3, 32, 32}, "picture", [](int width, int height) {
                return RandomCrop{.area = 0.2}.box(width, height, {3, 32, 32});
            });
        for (std::size_t i = 0; i < out.size(); ++i)
            QCOMPARE(out[i], table[i % 3][expected.pixels[i]]);
    }

    void cutoutTakesASquareOut()
    {
        const Pictures data;
        const PixelTable table = pixelTable({{0.5, 0.5, 0.5}, {0.25, 0.25, 0.25}}, 3);
        std::vector<float> whole(3 * 32 * 32), cut(whole.size());
        augmentedImage(data, 3, {}, table, whole);
        for (const auto& [x, y] : {std::pair{4, 9}, {-3, -2}, {28, 30}}) {
            AugmentationDraw draw;
            draw.cutout = AugmentationDraw::Square{x, y, 6};
            augmentedImage(data, 3, draw, table, cut);
            for (int row = 0; row < 32; ++row)
                for (int column = 0; column < 32; ++column) {
                    const bool isOut = column >= x && column < x + 6 && row >= y && row < y + 6;
                    const auto at = std::size_t((row * 32 + column) * 3);
                    QCOMPARE(cut[at], isOut ? 0.0F : whole[at]);
                }
        }
    }

    void operationsDoWhatTheirNamesSay()
    {
        const Image image{{3, 1, 3}, {10, 20, 30, 100, 100, 100, 250, 200, 0}};
        QCOMPARE(changed("identity", image, 0).pixels, image.pixels);
        QCOMPARE(changed("solarize", image, 100).pixels, (Pixels{10, 20, 30, 100, 100, 100, 5, 55, 0}));
        QCOMPARE(changed("posterize", image, 4).pixels, (Pixels{0, 16, 16, 96, 96, 96, 240, 192, 0}));
        QCOMPARE(changed("brightness", image, -0.5).pixels, (Pixels{5, 10, 15, 50, 50, 50, 125, 100, 0}));
        QCOMPARE(changed("auto-contrast", image, 0).pixels, (Pixels{0, 0, 77, 96, 113, 255, 255, 255, 0}));
        QCOMPARE(changed("translate-x", image, 1 / 3.0).pixels, (Pixels{100, 100, 100, 250, 200, 0, 0, 0, 0}));
        Image grey = image;
        changeSaturation(grey, 0);
        QCOMPARE(grey.pixels, (Pixels{18, 18, 18, 100, 100, 100, 192, 192, 192}));
        Image flat = image;
        changeContrast(flat, 0);
        QCOMPARE(flat.pixels, Pixels(9, 103)); // the mean of 18, 100 and 192
        // Four levels in equal numbers are spread over all of them, with the rounding of Pillow.
        Image uneven{{1, 4, 256}, {}};
        for (int i = 0; i < 1024; ++i)
            uneven.pixels.push_back(std::uint8_t(10 + i / 256));
        const Pixels even = changed("equalize", uneven, 0).pixels;
        QCOMPARE((std::set<int>(even.begin(), even.end())), (std::set<int>{0, 85, 171, 255}));
    }

    void movesGoWhereTheyShould()
    {
        Image image = evenPicture(9, 9, {0});
        const auto dot = [&](const Image& in) {
            const auto at = std::ranges::max_element(in.pixels) - in.pixels.begin();
            return std::pair{int(at % 9), int(at / 9)};
        };
        image.pixels[4 * 9 + 7] = 200; // right of the centre
        QCOMPARE(dot(changed("rotate", image, 0)), (std::pair{7, 4}));
        QCOMPARE(dot(changed("rotate", image, 90)), (std::pair{4, 7}));
        QCOMPARE(dot(changed("translate-y", image, 1 / 3.0)), (std::pair{7, 1}));
        QCOMPARE(dot(changed("shear-y", image, 1)), (std::pair{7, 1}));
        QCOMPARE(dot(changed("shear-x", image, 1)), (std::pair{7, 4}));
        const Image made = madePicture(31, 17);
        for (const PixelOperation& operation : pixelOperations()) {
            Image same = made;
            operation.apply(same, 0);
            const bool hasStrength = operation.strongest > 0;
            QVERIFY2(!hasStrength || same.pixels == made.pixels, operation.name);
            Image strong = made;
            operation.apply(strong, operation.strongest);
            QVERIFY2(!hasStrength || strong.pixels != made.pixels, operation.name);
            Image one = evenPicture(1, 1, {7});
            operation.apply(one, operation.strongest); // nothing to look at beside it
            QCOMPARE(one.pixels.size(), std::size_t(1));
            Image four = madePicture(9, 6, 4); // as IDX files may hold them
            operation.apply(four, operation.strongest);
            QCOMPARE(four.pixels.size(), std::size_t(9 * 6 * 4));
        }
    }

    void listsHoldTheirOperations()
    {
        QCOMPARE(operationsOf(AugmentationList::RandAugment).size(), std::size_t(14));
        QCOMPARE(operationsOf(AugmentationList::TrivialAugment).size(), std::size_t(14));
        QCOMPARE(operationsOf(AugmentationList::Geometry).size(), std::size_t(5));
        QCOMPARE(operationsOf(AugmentationList::Colours).size(), std::size_t(9));
        QVERIFY(operationsOf(AugmentationList::None).empty());
        // Each of them is drawn.
        std::set<std::string> seen;
        RandomStream random(2);
        for (int i = 0; i < 1000; ++i)
            for (const auto& each :
                 drawAugmentation({.list = AugmentationList::TrivialAugment}, {3, 8, 8}, random).operations)
                seen.insert(each.operation->name);
        QCOMPARE(seen.size(), std::size_t(14));
    }

    void wrongSettingsAreRefused()
    {
        const auto data = std::make_shared<Pictures>();
        const auto error = [&](const AugmentationSettings& settings) {
            return errorOf([&] { Loader(data, {0}, {.augmentation = settings}); });
        };
        QVERIFY(error({.shift = -1}).contains(QStringLiteral("must not be negative")));
        QVERIFY(error({.cropArea = 0}).contains(QStringLiteral("share above 0")));
        QVERIFY(error({.cropAspect = 0.5}).contains(QStringLiteral("aspect of 1 or more")));
        QVERIFY(error({.colourJitter = -1}).contains(QStringLiteral("must not be negative")));
        QVERIFY(error({.listMagnitude = 31}).contains(QStringLiteral("between 0 and 30")));
    }

    /// What is shown of the augmented pictures is what training gets, not something like it.
    void aPreviewIsTheBatchOfALoaderBitByBit()
    {
        const auto data = std::make_shared<Pictures>();
        const Normalization normalization = measureNormalization(*data);
        const std::vector<std::int64_t> indices = {5, 5, 5, 17, 2};
        const Batch preview = augmentedBatch(data, indices, everything(), normalization, 42);
        // The first batch of a training that goes on to others, with more threads.
        std::vector<std::int64_t> all = indices;
        for (const std::int64_t index : allOf(*data))
            all.push_back(index);
        Loader training(data, all,
                        {.batchSize = 5,
                         .threads = 3,
                         .seed = 42,
                         .shuffle = false,
                         .augmentation = everything(),
                         .normalization = normalization});
        QVERIFY(equal({preview}, take(training, 1)));
        QVERIFY(equal({preview}, {augmentedBatch(data, indices, everything(), normalization, 42)}));
        QVERIFY(!equal({preview}, {augmentedBatch(data, indices, everything(), normalization, 43)}));
        QVERIFY(visibleImage(preview, 0, normalization).pixels != visibleImage(preview, 1, normalization).pixels);
        QVERIFY(errorOf([&] {
                    augmentedBatch(data, {}, everything(), normalization, 42);
                }).contains(QStringLiteral("no images to load")));
    }

    void aPreviewWithoutItsNormalisationHasThePixelsOfTheImage()
    {
        const auto data = std::make_shared<Pictures>();
        const AugmentationSettings nothing{.shift = 0, .flip = false};
        for (const Normalization& normalization : {Normalization{}, measureNormalization(*data)}) {
            const Batch batch = augmentedBatch(data, {3, 4}, nothing, normalization, 1);
            const Image visible = visibleImage(batch, 1, normalization);
            QVERIFY(visible.shape == data->imageShape());
            QVERIFY(visible.pixels == data->image(4).pixels);
            const auto [least, greatest] = valueRange(batch, 1);
            const auto first = batch.pixels.begin() + std::ptrdiff_t(batch.pixels.size() / 2);
            QCOMPARE(least, *std::min_element(first, batch.pixels.end()));
            QCOMPARE(greatest, *std::max_element(first, batch.pixels.end()));
        }
    }
};

QTEST_GUILESS_MAIN(TestAugmentation)
#include "tst_augmentation.moc"
