// SPDX-License-Identifier: MIT
// Where the time of a training step goes and what is left: operators and MBConv blocks against the roofline of this
// machine, in LibTorch (one operation a layer) and in the program. The roofline is the longer one of arithmetic at the
// rate of a matrix product and of memory traffic at the rate of a copy, both measured first. Maps smaller than the
// processor's caches may come out above 100 %. The program's convolutions compute the batch norm and ReLU6 before them
// and the sums for the one behind them as well; their share counts the convolution alone.
#include "core/kernels/threads.h"
#include "core/nn/inference.h"
#include "core/nn/torch.h"
#include "core/util/machine.h"
#include "core/util/process_environment.h"
#include "core/util/statistics.h"
#include "core/util/working_memory.h"
#include "tests/bench/options.h"
#include "tests/bench/roofline_rows.h"

#include <chrono>
#include <cstdio>
#include <cstring>

using namespace pathloom;
using namespace pathloom::bench;

namespace {

double secondsOf(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double bestSeconds(int tries, const std::function<void()>& work)
{
    work();
    double best = secondsOf(work);
    for (int i = 1; i < tries; ++i)
        best = std::min(best, secondsOf(work));
    return best;
}

struct Rates
{
    double flops = 0; ///< a second
    double bytes = 0; ///< a second, read and written together
};

/// Best of several tries: the rates are limits.
Rates measureRates(int threads)
{
    constexpr std::int64_t side = 1024;
    const torch::Tensor a = torch::rand({side, side});
    const torch::Tensor b = torch::rand({side, side});
    torch::Tensor product = torch::empty({side, side});
    // The same product as a 1x1 convolution, which oneDNN computes: OpenBLAS may not know the processor.
    const torch::Tensor map = torch::rand({1, side, 32, side / 32}).contiguous(torch::MemoryFormat::ChannelsLast);
    const torch::Tensor weight = torch::rand({side, side, 1, 1});
    const double seconds = std::min(bestSeconds(30, [&] { at::mm_out(product, a, b); }),
                                    bestSeconds(30, [&] { at::conv2d(map, weight); }));
    Rates rates;
    rates.flops = 2.0 * side * side * side / seconds;

    constexpr std::int64_t size = std::int64_t(256) << 20; // larger than any cache
    const torch::Tensor from = torch::ones({size}, torch::kUInt8);
    const torch::Tensor to = torch::zeros({size}, torch::kUInt8); // its pages are there
    const auto copy = [&] {
        kernels::parallel(threads, [&](const kernels::Share& share) {
            const std::int64_t begin = size * share.thread / share.threads;
            const std::int64_t end = size * (share.thread + 1) / share.threads;
            std::memcpy(to.data_ptr<std::uint8_t>() + begin, from.data_ptr<std::uint8_t>() + begin,
                        std::size_t(end - begin));
        });
    };
    rates.bytes = 2.0 * size / bestSeconds(10, copy);
    return rates;
}

void printHeading(const std::string& title)
{
    std::printf("\n%s\n", title.c_str());
    std::printf("%-36s %9s %8s %8s %17s %17s %17s\n", "", "", "", "", "before:", "before:", "after:");
    std::printf("%-36s %9s %8s %8s %17s %17s %17s\n", "", "", "", "roofline", "default layout", "channels-last",
                "Pathloom");
    std::printf("%-36s %9s %8s %8s", "", "MFLOP", "MiB", "ms");
    for (int k = 0; k < 3; ++k)
        std::printf(" %8s %8s", "ms", "share");
    std::printf("\n");
}

/// Times the forms of a row in turns and prints it.
void measure(const Row& row, const Rates& rates, int rounds)
{
    const std::function<void()>* const forms[] = {&row.defaultLayout, &row.channelsLast, &row.pathloom};
    std::vector<double> ms[3];
    for (int round = -1; round < rounds; ++round) // the first one sets up LibTorch's kernels
        for (int k = 0; k < 3; ++k) {
            const int form = (k + round + 1) % 3;
            if (!*forms[form])
                continue;
            const double spent = 1e3 * secondsOf(*forms[form]);
            if (round >= 0)
                ms[form].push_back(spent);
        }
    const double ideal = 1e3 * std::max(row.flops / rates.flops, row.bytes / rates.bytes);
    std::printf("%-36s %9.1f %8.1f %8.3f", row.name.c_str(), row.flops / 1e6, row.bytes / (1 << 20), ideal);
    for (const std::vector<double>& times : ms)
        if (times.empty())
            std::printf(" %8s %8s", "-", "-");
        else
            std::printf(" %8.3f %6.1f %%", median(times), 100 * ideal / median(times));
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
try {
    // The program's settings of the whole process, as its allocator (tests/bench/CMakeLists.txt): for all forms.
    prepareEnvironment(argv);
    const WorkingMemory memoryIsKept;
    const Options options(argc, argv,
                          "usage: bench_roofline [--only TEXT] [--rounds N] [--threads N]\n"
                          "  --only TEXT  only blocks or rows whose name has this text",
                          {"--only", "--rounds", "--threads"});
    const std::string only = options.text("--only", "");
    const int rounds = options.number("--rounds", 9);
    const int threads = options.number("--threads", thisMachine().cores);
    setComputeThreads(threads);
    torch::manual_seed(1);
    const Rates rates = measureRates(threads);
    std::printf("%s, %d threads, %s, medians of %d rounds\n", thisMachine().cpu.c_str(), threads,
                trainingLibraryVersion().c_str(), rounds);
    std::printf("matrix product %.1f GFLOP/s, copy %.2f GB/s (read and written)\n", rates.flops / 1e9,
                rates.bytes / 1e9);
    for (const BlockCase& block : blockCases()) {
        bool headed = false;
        for (const Row& row : rowsOf(block)) {
            if (block.title().find(only) == std::string::npos && row.name.find(only) == std::string::npos)
                continue;
            if (!headed)
                printHeading(block.title());
            headed = true;
            measure(row, rates, rounds);
        }
    }
    return 0;
} catch (const UsageError& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 2;
} catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
