// SPDX-License-Identifier: MIT
// How much memory and time opening a data set takes: images as large sets have them, plain and gzipped, bytes and
// floats. Each is opened by a process of its own, whose peak is read from the kernel.
#include "core/data/dataset.h"
#include "tests/bench/memory.h"
#include "tests/bench/options.h"
#include "tests/support/idx_files.h"

#include <chrono>
#include <cstdio>
#include <fstream>

#include <zlib.h>

#include <sys/wait.h>
#include <unistd.h>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

int openAndTell(const fs::path& folder)
{
    const std::int64_t before = bench::statusBytes("VmRSS:");
    const auto begin = std::chrono::steady_clock::now();
    const DataSets sets = openData({.kind = "idx", .folder = folder});
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const double pixels = double((sets.train->size() + sets.test->size()) * sets.train->imageShape().elements());
    const double peak = double(bench::statusBytes("VmHWM:") - before);
    std::printf("%8.1f MB %8.1f MB %7.3f %9.2f s\n", pixels / 1e6, peak / 1e6, peak / pixels, seconds);
    return 0;
}

/// Blobs, so that gzip finds about as much to save as in handwriting.
void writeImages(const fs::path& file, std::uint32_t count, std::uint32_t side, bool zipped, bool floats)
{
    const gzFile out = gzopen(file.c_str(), zipped ? "wb1" : "wbT");
    const Bytes header = floats ? idxOf<float>(0x0d, {count, side, side}, {}) : idxImages(count, side, side, {});
    gzwrite(out, header.data(), unsigned(header.size()));
    std::vector<float> values(std::size_t(side) * side);
    for (std::uint32_t image = 0; image < count; ++image) {
        for (std::uint32_t i = 0; i < values.size(); ++i) {
            const std::uint32_t x = i % side, y = i / side;
            const bool inside = (x * 7 + image) % 28 < 9 && (y * 5 + image / 28) % 28 < 20;
            values[i] = inside ? float((x * y + image * 31) % 256) / 255 : 0;
        }
        Bytes bytes;
        if (floats)
            bytes = idxOf(0x0d, {}, values);
        else
            for (const float value : values)
                bytes.push_back(std::uint8_t(value * 255));
        gzwrite(out, bytes.data() + (floats ? 4 : 0), unsigned(bytes.size() - (floats ? 4 : 0)));
    }
    gzclose(out);
}

void writeLabels(const fs::path& file, std::uint32_t count)
{
    Bytes labels(count);
    for (std::uint32_t i = 0; i < count; ++i)
        labels[i] = std::uint8_t(i % 62);
    writeBytes(file, idxLabels(count, labels));
}

void measure(const fs::path& folder, std::uint32_t images, std::uint32_t side, bool zipped, bool floats)
{
    fs::create_directories(folder);
    const std::uint32_t tests = std::max<std::uint32_t>(62, images / 6);
    writeImages(folder / "train-images-idx3-ubyte", images, side, zipped, floats);
    writeImages(folder / "t10k-images-idx3-ubyte", tests, side, zipped, floats);
    writeLabels(folder / "train-labels-idx1-ubyte", images);
    writeLabels(folder / "t10k-labels-idx1-ubyte", tests);
    std::printf("%-8s %-7s ", zipped ? "gzipped" : "plain", floats ? "floats" : "bytes");
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        execl("/proc/self/exe", "bench_data_memory", "--open", folder.c_str(), nullptr);
        std::_Exit(1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    fs::remove_all(folder);
    if (status != 0)
        throw Error("could not be opened", folder.string());
}

} // namespace

int main(int argc, char** argv)
{
    try {
        const bench::Options options(argc, argv,
                                     "usage: bench_data_memory [--images N] [--side PIXELS] [--folder EMPTY_FOLDER]",
                                     {"--images", "--side", "--folder", "--open"});
        if (const std::string folder = options.text("--open", ""); !folder.empty())
            return openAndTell(folder);
        const auto images = std::uint32_t(options.number("--images", 697'932));
        const auto side = std::uint32_t(options.number("--side", 28));
        const fs::path folder = options.text("--folder", fs::temp_directory_path() / "pathloom-data-memory");
        std::printf("%u + %u images of %u x %u\n%-16s %11s %11s %7s %11s\n", images, std::max(62U, images / 6), side,
                    side, "files", "pixels", "peak", "ratio", "time");
        for (const bool floats : {false, true})
            for (const bool zipped : {false, true})
                measure(folder, images, side, zipped, floats);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
    return 0;
}
