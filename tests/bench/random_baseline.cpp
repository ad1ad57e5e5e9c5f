// SPDX-License-Identifier: MIT
// Trains random architectures of a run's space, none slower (predicted) than the run's first derived network, by the
// protocol with which that network was trained: what the search has to beat. bench_random_baseline RUN [COUNT [SEED]]
#include "core/derive/derive.h"
#include "core/latency/latency_model.h"
#include "core/util/error.h"
#include "core/util/process_environment.h"
#include "core/util/random.h"

#include <cstdio>
#include <cstdlib>

using namespace pathloom;

int main(int argc, char** argv)
try {
    prepareEnvironment(argv);
    if (argc < 2)
        throw UsageError("usage: bench_random_baseline RUN [COUNT [SEED]]");
    const int count = argc > 2 ? std::atoi(argv[2]) : 5;
    RandomStream random(argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
    const auto run = RunStore::open(argv[1], RunStore::Access::Read);
    const RunInfo info = run->info();
    const SearchSpace space = run->space();
    const LatencyModel latency = latencyModel(run->latencyTable(), space);
    const DerivedNetwork found = run->network(1);
    std::printf("%-52s %10s %9s %8s %8s\n", "architecture", "predicted", "MMACs", "test", "s");
    const auto row = [&](const std::string& text, double ms, const NetworkDescription& network, double accuracy,
                         double seconds) {
        std::printf("%-52s %7.3f ms %9.2f %7.2f%% %8.0f\n", text.c_str(), ms, double(costs(network).macs) / 1e6,
                    100 * accuracy, seconds);
        std::fflush(stdout);
    };
    row(found.architecture + " (found)", found.predictedMs, found.description, found.testAccuracy.value_or(0),
        found.trainingSeconds.value_or(0));
    for (int k = 0; k < count; ++k) {
        Architecture architecture;
        do {
            architecture = randomArchitecture(space, random);
        } while (latency.architectureMs(architecture) > found.predictedMs);
        const TrainJob job{.network = describe(space, architecture),
                           .config = info.config.training,
                           .data = info.data,
                           .augmentation = info.config.augmentation,
                           .normalization = info.normalization,
                           .seed = info.config.seed,
                           .threads = info.config.threads,
                           .loaderThreads = info.config.loaderThreads,
                           .inherited = {}};
        const TrainResult result = trainNetwork(job, {});
        row(toText(space, architecture), latency.architectureMs(architecture), job.network, result.testAccuracy,
            result.seconds);
    }
    return 0;
} catch (const Error& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
