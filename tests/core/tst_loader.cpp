// SPDX-License-Identifier: MIT
#include "core/data/augmentation.h"
#include "core/data/loader.h"
#include "core/data/lost_pictures.h"
#include "tests/support/errors.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <numeric>
#include <set>
#include <thread>

using namespace pathloom;
using namespace std::chrono_literals;

namespace {

/// Images in memory whose every pixel is known; can be slow, and broken at one place.
class MadeImages final : public ImageDataset
{
public:
    explicit MadeImages(std::int64_t size, std::chrono::microseconds delay = {}, std::int64_t broken = -1)
        : m_size(size), m_delay(delay), m_broken(broken)
    {
    }
    std::int64_t size() const override { return m_size; }
    Shape imageShape() const override { return {2, 3, 4}; }
    const std::vector<std::string>& classNames() const override { return m_names; }
    int label(std::int64_t index) const override { return int(index % 2); }
    std::string fingerprint() const override { return "made"; }
    Image image(std::int64_t index) const override
    {
        ++decoded;
        std::this_thread::sleep_for(m_delay);
        if (areAway)
            throw PicturesAway("are away", "the disk");
        if (index == m_broken)
            throw Error("cannot be decoded", "image5.png");
        Image image{imageShape(), std::vector<std::uint8_t>(24)};
        for (std::size_t i = 0; i < 24; ++i)
            image.pixels[i] = std::uint8_t(1 + std::size_t(index) * 24 % 200 + i);
        return image;
    }
    mutable std::atomic<int> decoded = 0;
    std::atomic<bool> areAway = false;

private:
    std::int64_t m_size;
    std::chrono::microseconds m_delay;
    std::int64_t m_broken;
    std::vector<std::string> m_names = {"even", "odd"};
};

std::vector<std::int64_t> upTo(std::int64_t count)
{
    std::vector<std::int64_t> indices(static_cast<std::size_t>(count));
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

std::vector<Batch> take(Loader& loader, int count)
{
    std::vector<Batch> batches;
    for (int i = 0; i < count; ++i)
        batches.push_back(loader.next());
    return batches;
}

bool equal(const std::vector<Batch>& a, const std::vector<Batch>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Batch& x, const Batch& y) {
        return x.pixels == y.pixels && x.labels == y.labels && x.shape == y.shape;
    });
}

} // namespace

class TestLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesDoNotDependOnTheNumberOfThreads()
    {
        const auto data = std::make_shared<MadeImages>(50, 50us);
        Loader one(data, upTo(50), {.batchSize = 8, .threads = 1, .seed = 7});
        Loader three(data, upTo(50), {.batchSize = 8, .threads = 3, .prefetch = 7, .seed = 7});
        QVERIFY(equal(take(one, 30), take(three, 30)));
    }

    /// The same batches in the same order as if nothing had been, also those that were made ahead in vain.
    void batchesOfPicturesThatWereAwayAreMadeAgain()
    {
        const auto data = std::make_shared<MadeImages>(50), steady = std::make_shared<MadeImages>(50);
        const LoaderOptions options{.batchSize = 8, .threads = 2, .prefetch = 4, .seed = 7};
        Loader loader(data, upTo(50), options), expected(steady, upTo(50), options);
        QVERIFY(equal(take(loader, 3), take(expected, 3)));
        data->areAway = true;
        QString told;
        for (int i = 0; i < 20 && told.isEmpty(); ++i) { // those that are ahead still come
            const LoaderState before = loader.state();
            Batch batch;
            told = errorOf([&] { batch = loader.next(); });
            if (told.isEmpty())
                QVERIFY(equal({batch}, take(expected, 1)));
            else
                QCOMPARE(loader.state(), before);
        }
        QVERIFY2(told.contains(QStringLiteral("are away")), qPrintable(told));
        QVERIFY(errorOf([&] { loader.next(); }).contains(QStringLiteral("are away")));
        data->areAway = false;
        QVERIFY(equal(take(loader, 12), take(expected, 12)));
    }

    void aLoaderContinuesFromItsState()
    {
        const auto data = std::make_shared<MadeImages>(50);
        const LoaderOptions options{.batchSize = 8, .threads = 2, .seed = 7};
        Loader first(data, upTo(50), options);
        take(first, 16); // 6 batches an epoch
        QVERIFY((first.state() == LoaderState{2, 4}));
        Loader second(data, upTo(50), options, first.state());
        QVERIFY(equal(take(first, 10), take(second, 10)));
    }

    void everyEpochHasItsOwnOrderAndEveryImageOnce()
    {
        const auto data = std::make_shared<MadeImages>(10);
        Loader loader(data, upTo(10), {.batchSize = 5, .seed = 1, .augment = false});
        std::set<std::vector<float>> orders;
        for (int epoch = 0; epoch < 3; ++epoch) {
            std::vector<float> firstPixels;
            for (const Batch& batch : take(loader, 2))
                for (std::size_t image = 0; image < 5; ++image)
                    firstPixels.push_back(batch.pixels[image * 24]);
            orders.insert(firstPixels);
            QCOMPARE(std::set<float>(firstPixels.begin(), firstPixels.end()).size(), std::size_t(10));
        }
        QCOMPARE(orders.size(), std::size_t(3));
    }

    void pixelsAreChannelsLastAndNormalised()
    {
        const auto data = std::make_shared<MadeImages>(2);
        Loader loader(data, {1},
                      {.batchSize = 9, .shuffle = false, .augment = false, .normalization = {{0.5, 0.25}, {0.5, 2}}});
        const Batch batch = loader.next();
        QCOMPARE(batch.size(), 1);
        QCOMPARE(batch.labels.at(0), 1);
        for (std::size_t i = 0; i < 24; ++i) {
            const double value = double(1 + 24 + i) / 255;
            const double expected = i % 2 == 0 ? (value - 0.5) / 0.5 : (value - 0.25) / 2;
            QCOMPARE(batch.pixels.at(i), float(expected));
        }
    }

    void theLastBatchMayBeSmaller()
    {
        const auto data = std::make_shared<MadeImages>(10);
        Loader loader(data, upTo(10), {.batchSize = 4, .shuffle = false, .dropLast = false, .augment = false});
        QCOMPARE(loader.batchesPerEpoch(), 3);
        const std::vector<Batch> batches = take(loader, 4);
        QCOMPARE(batches[2].size(), 2);
        QVERIFY((batches[2].labels == std::vector<std::int64_t>{0, 1}));
        QVERIFY(batches[3].pixels == batches[0].pixels);
        Loader dropping(data, upTo(10), {.batchSize = 4});
        QCOMPARE(dropping.batchesPerEpoch(), 2);
    }

    void augmentationMovesAndMirrors()
    {
        const Image image{{1, 2, 3}, {1, 2, 3, 4, 5, 6}};
        const PixelTable table = pixelTable({{0}, {1.0 / 255}}, 1);
        const auto placed = [&](const Placement& placement) {
            std::vector<float> out(6);
            placeImage(image, placement, table, out);
            std::vector<int> rounded;
            for (const float value : out)
                rounded.push_back(int(std::lround(value)));
            return rounded;
        };
        QVERIFY((placed({}) == std::vector<int>{1, 2, 3, 4, 5, 6}));
        QVERIFY((placed({.shiftX = 1}) == std::vector<int>{0, 1, 2, 0, 4, 5}));
        QVERIFY((placed({.shiftY = -1}) == std::vector<int>{4, 5, 6, 0, 0, 0}));
        QVERIFY((placed({.mirrored = true}) == std::vector<int>{3, 2, 1, 6, 5, 4}));
        QVERIFY((placed({.shiftX = -1, .shiftY = 1, .mirrored = true}) == std::vector<int>{0, 0, 0, 2, 1, 0}));
    }

    void theBorderIsBlackBeforeNormalisation()
    {
        const Image image{{1, 1, 2}, {255, 255}};
        std::vector<float> out(2);
        placeImage(image, {.shiftX = 1}, pixelTable({{0.25}, {0.5}}, 1), out);
        QCOMPARE(out[0], -0.5F);
        QCOMPARE(out[1], 1.5F);
    }

    void everyPlacementIsDrawn()
    {
        RandomStream random(1);
        std::set<std::tuple<int, int, bool>> seen;
        for (int i = 0; i < 2000; ++i) {
            const Placement placement = drawAugmentation({.shift = 2, .flip = true}, {1, 28, 28}, random).placement;
            seen.insert({placement.shiftX, placement.shiftY, placement.mirrored});
        }
        QCOMPARE(seen.size(), std::size_t(50));
        QVERIFY((drawAugmentation({.shift = 0, .flip = false}, {1, 28, 28}, random) == AugmentationDraw{}));
    }

    void shiftsFollowTheSizeOfTheImage_data()
    {
        QTest::addColumn<int>("shift");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("up");
        QTest::addColumn<int>("sideways");
        const auto row = [](int shift, int height, int width, int up, int sideways) {
            QTest::addRow("%d of %dx%d", shift, height, width) << shift << height << width << up << sideways;
        };
        row(2, 1, 64, 0, 2);
        row(2, 2, 64, 0, 2);
        row(2, 128, 1, 2, 0);
        row(2, 1, 1, 0, 0);
        row(2, 3, 4, 0, 1);
        row(2, 7, 8, 1, 2);
        row(64, 28, 32, 7, 8);
        // As ever where images are of an ordinary size.
        row(2, 28, 28, 2, 2);
        row(4, 32, 32, 4, 4);
        row(0, 28, 28, 0, 0);
    }

    void shiftsFollowTheSizeOfTheImage()
    {
        QFETCH(int, shift);
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, up);
        QFETCH(int, sideways);
        const AugmentationSettings settings{.shift = shift, .flip = false};
        const Shape shape{1, height, width};
        QVERIFY((shiftRange(settings, shape) == ShiftRange{sideways, up}));
        QCOMPARE(shiftNote(settings, shape).empty(), up == shift && sideways == shift);
        RandomStream random(1), asEver(1);
        std::set<int> seenX, seenY;
        for (int i = 0; i < 1000; ++i) {
            const Placement placement = drawAugmentation(settings, shape, random).placement;
            seenX.insert(placement.shiftX);
            seenY.insert(placement.shiftY);
            if (shift == 0 || up != shift || sideways != shift)
                continue;
            QCOMPARE(placement.shiftX, asEver.below(2 * shift + 1) - shift);
            QCOMPARE(placement.shiftY, asEver.below(2 * shift + 1) - shift);
        }
        QCOMPARE(*seenX.begin(), -sideways);
        QCOMPARE(*seenX.rbegin(), sideways);
        QCOMPARE(*seenY.begin(), -up);
        QCOMPARE(*seenY.rbegin(), up);
    }

    void aFailureReachesTheCallerInOrder()
    {
        const auto data = std::make_shared<MadeImages>(20, 0us, 9);
        Loader loader(data, upTo(20), {.batchSize = 4, .threads = 3, .shuffle = false});
        take(loader, 2);
        QVERIFY(errorOf([&] { loader.next(); }).contains("image5.png: cannot be decoded"));
        QVERIFY(errorOf([&] { loader.next(); }).contains("image5.png: cannot be decoded"));
        QVERIFY((loader.state() == LoaderState{0, 2}));
    }

    void waitingEndsWithTheStopToken()
    {
        const auto data = std::make_shared<MadeImages>(1000, 10ms);
        Loader loader(data, upTo(1000), {.batchSize = 1000});
        std::stop_source source;
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(20ms);
            source.request_stop();
        });
        const auto start = std::chrono::steady_clock::now();
        QVERIFY_EXCEPTION_THROWN(loader.next(source.get_token()), Cancelled);
        QVERIFY(std::chrono::steady_clock::now() - start < 5s); // the batch itself takes ten seconds
        QVERIFY(loader.waitedSeconds() > 0.01);
    }

    void aLoaderInWorkIsDestroyedAtOnce()
    {
        const auto data = std::make_shared<MadeImages>(1000, 10ms);
        auto loader = std::make_unique<Loader>(data, upTo(1000), LoaderOptions{.batchSize = 1000, .threads = 3});
        while (data->decoded == 0)
            std::this_thread::yield();
        const auto start = std::chrono::steady_clock::now();
        loader.reset();
        QVERIFY(std::chrono::steady_clock::now() - start < 5s); // the batch itself takes ten seconds
    }

    void onlyAFewBatchesAreMadeAhead()
    {
        const auto data = std::make_shared<MadeImages>(1000);
        Loader loader(data, upTo(1000), {.batchSize = 10, .threads = 2, .prefetch = 3});
        QTRY_COMPARE(data->decoded.load(), 30);
        QTest::qWait(20);
        QCOMPARE(data->decoded.load(), 30);
        loader.next();
        QTRY_COMPARE(data->decoded.load(), 40);
    }

    void wrongOptionsAreRefused()
    {
        const auto data = std::make_shared<MadeImages>(10);
        const auto error = [&](std::vector<std::int64_t> indices, const LoaderOptions& options,
                               LoaderState state = {}) {
            return errorOf([&] { Loader(data, std::move(indices), options, state); });
        };
        QVERIFY(error({}, {}).contains("no images"));
        QVERIFY(error({10}, {}).contains("there are 10"));
        QVERIFY(error({1}, {.batchSize = 0}).contains("must be at least 1"));
        QVERIFY(error({1}, {.normalization = {{0.5}, {1}}}).contains("images of 2 channels"));
        QVERIFY(error({1}, {.normalization = {{0, 0}, {1, 0}}}).contains("must be positive"));
        QVERIFY(error({1, 2}, {.batchSize = 1}, {0, 2}).contains("an epoch has 2 batches"));
    }
};

QTEST_GUILESS_MAIN(TestLoader)
#include "tst_loader.moc"
