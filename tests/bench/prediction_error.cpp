// SPDX-License-Identifier: MIT
// How far predictions on this machine are off: measures a space's operator shapes and random whole networks, fits the
// correction on the first few, and tests the predictor on the others, which it has not seen.
// bench_prediction_error SPACE RUNTIME THREADS [FITTED TESTED]
#include "core/latency/calibration.h"
#include "core/latency/measure.h"
#include "core/space/architecture.h"
#include "core/util/error.h"
#include "core/util/machine.h"
#include "core/util/statistics.h"

#include <chrono>
#include <cmath>
#include <cstdlib>

#include <spdlog/fmt/fmt.h>

using namespace pathloom;

namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void run(const SearchSpace& space, const MeasureOptions& options, int fitted, int tested)
{
    auto start = std::chrono::steady_clock::now();
    LatencyTable table = measureThisMachine(space, options, {});
    fmt::print("{}, {}, {} thread(s): {} shapes in {:.0f} s; {}\n", space.name, table.runtime, options.threads,
               table.entries.size(), secondsSince(start), table.environment["rounds"]);
    start = std::chrono::steady_clock::now();
    RandomStream random(2019);
    std::vector<double> sums, measured(std::size_t(fitted + tested));
    std::vector<int> parts;
    std::vector<NetworkDescription> networks;
    for (int i = 0; i < fitted + tested; ++i) {
        networks.push_back(describe(space, randomArchitecture(space, random)));
        const PredictedLatency sum = LatencyPredictor(table).network(networks.back());
        sums.push_back(sum.ms);
        parts.push_back(sum.parts);
    }
    int disturbed = 0;
    measureNetworks(networks, options, referenceMsOf(table), {}, {}, [&](std::size_t i, const MeasuredLatency& one) {
        measured[i] = one.ms;
        disturbed += one.disturbedRounds;
    });
    const auto first = [&](const auto& values) {
        return std::vector(values.begin(), values.begin() + std::ptrdiff_t(fitted));
    };
    table.correction = fitCorrection(first(sums), first(parts), first(measured));
    const LatencyPredictor predictor(table);
    std::vector<double> errors, sumErrors, predicted;
    for (int i = fitted; i < fitted + tested; ++i) {
        const auto k = std::size_t(i);
        predicted.push_back(predictor.network(networks[k]).ms);
        errors.push_back(std::abs(predicted.back() / measured[k] - 1));
        sumErrors.push_back(std::abs(sums[k] / measured[k] - 1));
    }
    const std::vector<double> truth(measured.begin() + fitted, measured.end());
    fmt::print("  {} networks in {:.0f} s ({} disturbed rounds), {:.3f} to {:.3f} ms\n", networks.size(),
               secondsSince(start), disturbed, quantile(truth, 0), quantile(truth, 1));
    fmt::print("  correction from {}: offset {:.4f} ms, scale {:.3f}, per part {:.4f} ms\n", fitted,
               table.correction->offsetMs, table.correction->scale, table.correction->perPartMs);
    fmt::print(
        "  on {} others: median error {:.2f} %, 90 % below {:.2f} %, rank correlation {:.4f}; plain sums: {:.2f} %\n",
        tested, 100 * median(errors), 100 * quantile(errors, 0.9), spearman(predicted, truth), 100 * median(sumErrors));
}

} // namespace

int main(int argc, char** argv)
{
    ensurePassiveWaiting(argv);
    if (argc != 4 && argc != 6) {
        fmt::print(stderr, "usage: {} SPACE RUNTIME THREADS [FITTED TESTED]\n", argv[0]);
        return 2;
    }
    try {
        run(loadSpace(argv[1]), {.runtime = parseRuntime(argv[2]), .threads = std::atoi(argv[3])},
            argc == 6 ? std::atoi(argv[4]) : 10, argc == 6 ? std::atoi(argv[5]) : 30);
    } catch (const Error& e) {
        fmt::print(stderr, "error: {}\n", e.what());
        return 1;
    }
    return 0;
}
