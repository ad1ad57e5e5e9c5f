// SPDX-License-Identifier: MIT
// How many images a second the loader makes of JPEG photographs of 500 x 375 pixels, with one and two threads: decoded
// whole, by the parts that are needed, at a fraction of their size, and out of the packed cache; beside plain OpenCV in
// the same loader. The pictures are montages of real photographs of 64 x 64 pixels, whose detail makes files as large
// as ImageNet's; they are held in memory, so that no disk is measured. All take turns, so that a machine that is slow
// for a while is slow for all of them; what is told are medians over the rounds, and that of the ratios within a round.
#include "core/data/decoding.h"
#include "core/data/loader.h"
#include "core/data/packed_cache.h"
#include "core/util/files.h"
#include "core/util/random.h"
#include "core/util/statistics.h"
#include "tests/bench/options.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <numeric>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr int width = 500, height = 375;

/// The JPEG files of a plain tar.
std::vector<Bytes> photographsIn(const fs::path& tar)
{
    const std::string all = readTextFile(tar, 1U << 30);
    constexpr std::size_t block = 512, sizePlace = 124, sizeLength = 11;
    std::vector<Bytes> files;
    for (std::size_t at = 0; at + block <= all.size() && all[at] != 0;) {
        const std::size_t size = std::stoul(all.substr(at + sizePlace, sizeLength), nullptr, 8);
        if (std::string_view(all.data() + at).ends_with(".jpg"))
            files.emplace_back(all.begin() + std::ptrdiff_t(at + block),
                               all.begin() + std::ptrdiff_t(at + block + size));
        at += block + (size + block - 1) / block * block;
    }
    if (files.empty())
        throw Error("holds no photographs", tar.string());
    return files;
}

std::vector<Bytes> montages(const std::vector<Bytes>& photographs, int count, int quality)
{
    constexpr int tile = 64;
    RandomStream random(1);
    std::vector<Bytes> files;
    for (int i = 0; i < count; ++i) {
        cv::Mat all((height / tile + 2) * tile, (width / tile + 2) * tile, CV_8UC3);
        for (int y = 0; y < all.rows; y += tile)
            for (int x = 0; x < all.cols; x += tile) {
                const Bytes& photograph = photographs[std::size_t(random.below(int(photographs.size())))];
                cv::imdecode(photograph, cv::IMREAD_COLOR).copyTo(all(cv::Rect(x, y, tile, tile)));
            }
        // Begun anywhere, so that no block of the JPEG keeps to the borders of the tiles.
        const cv::Rect part(random.below(tile), random.below(tile), width, height);
        cv::imencode(".jpg", all(part).clone(), files.emplace_back(), {cv::IMWRITE_JPEG_QUALITY, quality});
    }
    return files;
}

/// Which part of a picture becomes an image, and by what.
enum class Way { OpenCv, Whole, Parts };

class Photographs final : public ImageDataset
{
public:
    Photographs(const std::vector<Bytes>& files, Way way, int side) : m_files(files), m_way(way), m_side(side) {}
    std::int64_t size() const override { return std::int64_t(m_files.size()) * repeats; }
    Shape imageShape() const override { return {3, m_side, m_side}; }
    const std::vector<std::string>& classNames() const override { return m_names; }
    int label(std::int64_t /*index*/) const override { return 0; }
    std::string fingerprint() const override { return "bench"; }
    Image image(std::int64_t index) const override
    {
        if (m_way == Way::OpenCv)
            return byOpenCv(file(index));
        if (m_way == Way::Whole)
            return part(index, [](int w, int h) { return PictureBox{0, 0, double(w), double(h)}; });
        return part(index, {});
    }
    Image part(std::int64_t index, const ChooseBox& choose) const override
    {
        return decodePicture(file(index), imageShape(), "photograph", choose);
    }

private:
    static constexpr std::int64_t repeats = 16; ///< an epoch of some length

    const Bytes& file(std::int64_t index) const { return m_files[std::size_t(index) % m_files.size()]; }
    Image byOpenCv(const Bytes& bytes) const
    {
        cv::Mat picture = cv::imdecode(bytes, cv::IMREAD_COLOR), resized;
        cv::resize(picture, resized, {m_side, m_side}, 0, 0, cv::INTER_AREA);
        cv::cvtColor(resized, resized, cv::COLOR_BGR2RGB);
        return {imageShape(), {resized.data, resized.data + resized.total() * 3}};
    }

    const std::vector<Bytes>& m_files;
    Way m_way;
    int m_side;
    std::vector<std::string> m_names = {"photograph"};
};

struct Pace
{
    double perSecond = 0;     ///< images
    double perCoreSecond = 0; ///< of time that the processors spent on them: not lower beside other work
};

Pace paceOf(const std::shared_ptr<const ImageDataset>& data, int threads, double seconds,
            const AugmentationSettings& augmentation)
{
    constexpr int batchSize = 32;
    std::vector<std::int64_t> indices(static_cast<std::size_t>(data->size()));
    std::iota(indices.begin(), indices.end(), 0);
    Loader loader(data, indices,
                  {.batchSize = batchSize,
                   .threads = threads,
                   .seed = 1,
                   .augmentation = augmentation,
                   .normalization = {{0.5, 0.5, 0.5}, {0.25, 0.25, 0.25}}});
    for (int i = 0; i < 4; ++i) // those made ahead
        loader.next();
    const std::clock_t busy = std::clock();
    const auto begin = std::chrono::steady_clock::now();
    const auto passed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); };
    int batches = 0;
    for (; passed() < seconds; ++batches)
        loader.next();
    const double images = batches * batchSize;
    return {images / passed(), images / (double(std::clock() - busy) / CLOCKS_PER_SEC)};
}

} // namespace

int main(int argc, char** argv)
{
    try {
        const bench::Options options(
            argc, argv,
            "usage: bench_loader_throughput --tar clothing10-64.tar [--quality 1..100] [--seconds N] "
            "[--rounds N]",
            {"--tar", "--quality", "--seconds", "--rounds"});
        const fs::path tar = options.text("--tar", PATHLOOM_SHARED "/data/images/clothing10-64.tar");
        const int quality = options.number("--quality", 95);
        const double seconds = options.number("--seconds", 1);
        const int rounds = options.number("--rounds", 5);
        cv::setNumThreads(1); // the loader's threads are what is compared
        const std::vector<Bytes> files = montages(photographsIn(tar), 64, quality);
        double bytes = 0;
        for (const Bytes& file : files)
            bytes += double(file.size()) / double(files.size());
        std::printf("photographs of %d x %d, JPEG of quality %d, %.0f kB each, to 224 x 224 unless said otherwise\n",
                    width, height, quality, bytes / 1000);
        std::printf("%-40s %10s %10s %10s %10s\n", "images a second", "1 thread", "2 threads", "a core", "to OpenCV");

        constexpr int side = 224, small = 96;
        const AugmentationSettings plain{.shift = 0, .flip = true};
        AugmentationSettings crops = plain;
        crops.cropArea = 0.08;
        const auto opened = [&](Way way, int pixels) { return std::make_shared<Photographs>(files, way, pixels); };
        const TemporaryFolder folder("bench");
        const auto parts = opened(Way::Parts, side);
        writePacked(*parts, folder.path() / "packed");
        const std::shared_ptr<const ImageDataset> packed = openPacked(parts, folder.path() / "packed");
        struct Row
        {
            const char* name;
            std::shared_ptr<const ImageDataset> data;
            AugmentationSettings augmentation;
            std::vector<double> oneThread = {}, twoThreads = {}, core = {}, toOpenCv = {}; ///< of each round
        };
        std::vector<Row> rows = {{"OpenCV: imdecode, resize (area)", opened(Way::OpenCv, side), plain},
                                 {"decoded whole", opened(Way::Whole, side), plain},
                                 {"its centre, as deployed", parts, plain},
                                 {"random crops of 8 to 100 % of the area", parts, crops},
                                 {"at half size, to 96 x 96", opened(Way::Whole, small), plain},
                                 {"out of the packed cache", packed, plain},
                                 {"out of the packed cache, random crops", packed, crops}};
        for (int round = 0; round < rounds; ++round)
            for (Row& row : rows) {
                const Pace one = paceOf(row.data, 1, seconds, row.augmentation);
                row.oneThread.push_back(one.perSecond);
                row.twoThreads.push_back(paceOf(row.data, 2, seconds, row.augmentation).perSecond);
                row.core.push_back(one.perCoreSecond);
                row.toOpenCv.push_back(one.perCoreSecond / rows.front().core.back());
            }
        for (const Row& row : rows)
            std::printf("%-40s %10.0f %10.0f %10.0f %9.2fx\n", row.name, median(row.oneThread), median(row.twoThreads),
                        median(row.core), median(row.toOpenCv));
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
    return 0;
}
