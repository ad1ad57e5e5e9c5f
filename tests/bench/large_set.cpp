// SPDX-License-Identifier: MIT
// How long opening a set of ImageNet's size takes, and how much memory: a tree of hard links to some photographs,
// opened for the first time, again, and after one file was added. Each time by a process of its own, whose peak is read
// from the kernel. Writes a million directory entries and removes them in the end.
#include "core/data/data_progress.h"
#include "core/data/dataset.h"
#include "tests/bench/memory.h"
#include "tests/bench/options.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <thread>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <spdlog/fmt/fmt.h>

#include <sys/wait.h>
#include <unistd.h>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

constexpr int pictureCount = 1000; ///< different ones

int openAndTell(const fs::path& folder)
{
    const std::int64_t before = bench::statusBytes("VmRSS:");
    const auto begin = std::chrono::steady_clock::now();
    DataProgress last;
    std::string stages;
    const DataProgressScope scope([&](const DataProgress& progress) {
        if (progress.stage != last.stage || stages.empty())
            stages += (stages.empty() ? "" : ", ") + toText(progress).substr(0, toText(progress).find_first_of(":,"));
        last = progress;
    });
    const DataSets sets = openData({.kind = "folder", .folder = folder});
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const double peak = double(bench::statusBytes("VmHWM:") - before);
    const double kept = double(bench::statusBytes("VmRSS:") - before);
    std::printf("%9lld %9.2f s %9.1f MB %9.1f MB %9.1f MB   %s\n",
                static_cast<long long>(sets.train->size() + sets.test->size()), seconds,
                double(sets.train->memoryBytes()) / 1e6, kept / 1e6, peak / 1e6, stages.c_str());
    return 0;
}

/// Each of about 100 kB, as photographs of 500 x 375 pixels are.
void makePictures(const fs::path& folder)
{
    fs::create_directories(folder);
    cv::RNG random(7);
    for (int i = 0; i < pictureCount; ++i) {
        cv::Mat pixels(375, 500, CV_8UC3);
        random.fill(pixels, cv::RNG::UNIFORM, 0, 255);
        cv::GaussianBlur(pixels, pixels, {}, 0.8);
        cv::imwrite((folder / fmt::format("{}.JPEG", i)).string(), pixels, {cv::IMWRITE_JPEG_QUALITY, 80});
    }
}

/// Named as those of ImageNet are.
void makeTree(const fs::path& pictures, const fs::path& tree, int files, int classes)
{
    for (int file = 0; file < files; ++file) {
        const int ofClass = file % classes, number = file / classes;
        const fs::path folder =
            tree / (number % 26 == 25 ? "test" : "train") / fmt::format("n{:08}", 1440764 + 10007 * ofClass);
        if (number == 0 || number == 25)
            fs::create_directories(folder);
        fs::create_hard_link(pictures / fmt::format("{}.JPEG", file % pictureCount),
                             folder / fmt::format("{}_{}.JPEG", folder.filename().string(), number));
    }
}

void open(const char* when, const fs::path& tree)
{
    std::printf("%-16s ", when);
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        execl("/proc/self/exe", "bench_large_set", "--open", tree.c_str(), nullptr);
        std::_Exit(1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0)
        throw Error("could not be opened", tree.string());
}

void measure(const fs::path& folder, int files, int classes)
{
    using namespace std::chrono_literals;
    const fs::path tree = folder / "tree";
    setenv("PATHLOOM_DATA", (folder / "kept").c_str(), 1);
    makePictures(folder / "pictures");
    makeTree(folder / "pictures", tree, files, classes);
    std::this_thread::sleep_for(3s); // what was changed within two seconds is not kept
    std::printf("%-16s %9s %11s %12s %12s %12s   %s\n", "", "pictures", "time", "index", "memory", "peak", "stages");
    open("first", tree);
    for (int i = 0; i < 3; ++i)
        open("again", tree);
    const fs::path first = fs::directory_iterator(tree / "train")->path();
    fs::create_hard_link(folder / "pictures/0.JPEG", first / "new.JPEG");
    std::this_thread::sleep_for(3s);
    open("one file added", tree);
    open("again", tree);
}

} // namespace

int main(int argc, char** argv)
{
    fs::path made;
    bool isDone = false;
    try {
        const bench::Options options(
            argc, argv, "usage: bench_large_set [--files N] [--classes N] [--folder FOLDER_THAT_IS_NOT_THERE]",
            {"--files", "--classes", "--folder", "--open"});
        if (const std::string tree = options.text("--open", ""); !tree.empty())
            return openAndTell(tree);
        const int files = options.number("--files", 1'300'000), classes = options.number("--classes", 1000);
        const fs::path folder = options.text("--folder", fs::temp_directory_path() / "pathloom-large-set");
        if (fs::exists(folder))
            throw UsageError("is there already", folder.string());
        made = folder;
        measure(folder, files, classes);
        isDone = true;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
    }
    std::error_code failure;
    if (!made.empty())
        fs::remove_all(made, failure);
    return isDone && !failure ? 0 : 1;
}
