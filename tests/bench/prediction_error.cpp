// SPDX-License-Identifier: MIT
// How far latencies of this machine are off, and whether the error that is stated contains the truth. The truth is what
// shapes of a space and random whole networks take on a quiet machine; it is measured once and kept in a file. Then a
// target is measured as a search does it (shapes, ten networks), beside as many busy programs as asked for, and its
// predictions of the networks, which it has not seen, are held against the truth.
//   bench_prediction_error --space small --runtime onnxruntime --threads 1 --truth FILE --networks 36 --busy 2
// What is known of the machine's speed lies in $PATHLOOM_DATA: an empty folder is a person's first day.
#include "core/latency/calibration.h"
#include "core/latency/latency_model.h"
#include "core/latency/measure.h"
#include "core/latency/measuring_conditions.h"
#include "core/space/architecture.h"
#include "core/util/files.h"
#include "core/util/process_environment.h"
#include "core/util/statistics.h"
#include "tests/bench/options.h"

#include <chrono>
#include <cmath>
#include <csignal>
#include <vector>

#include <spdlog/fmt/fmt.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace pathloom;

namespace {

constexpr const char* usage =
    "bench_prediction_error [--space NAME] [--runtime KIND] [--threads N] [--truth FILE] [--networks N] [--busy N]";
constexpr std::uint64_t seedOfTested = 2019;

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Other programs that want a core and its caches, for as long as this lives.
class BusyPrograms
{
public:
    explicit BusyPrograms(int count)
    {
        for (int i = 0; i < count; ++i)
            if (const pid_t child = fork(); child == 0)
                work();
            else if (child > 0)
                m_children.push_back(child);
    }
    ~BusyPrograms()
    {
        for (const pid_t child : m_children) {
            kill(child, SIGKILL);
            waitpid(child, nullptr, 0);
        }
    }
    BusyPrograms(const BusyPrograms&) = delete;
    BusyPrograms& operator=(const BusyPrograms&) = delete;

private:
    [[noreturn]] static void work()
    {
        std::vector<float> values(1 << 20, 1.0F);
        for (;;) {
            for (float& value : values)
                value = value * 0.9999F + 1e-4F;
            if (values.back() < 0)
                _exit(1); // never; without it there would be nothing to compute
        }
    }
    std::vector<pid_t> m_children;
};

std::vector<NetworkDescription> testedNetworks(const SearchSpace& space, int count)
{
    RandomStream random(seedOfTested);
    std::vector<NetworkDescription> networks;
    for (int i = 0; i < count; ++i) {
        const Architecture architecture = randomArchitecture(space, random);
        networks.push_back(describe(space, architecture));
        networks.back().name = space.name + ": " + toText(space, architecture);
    }
    return networks;
}

struct Truth
{
    std::vector<double> networksMs;
    std::map<std::string, double> shapesMs;
};

Truth measureTruth(const SearchSpace& space, const std::vector<NetworkDescription>& networks,
                   const MeasureOptions& options)
{
    const auto start = std::chrono::steady_clock::now();
    Truth truth;
    const LatencyTable table = measureThisMachine(space, options, {});
    for (const auto& [key, entry] : table.entries)
        truth.shapesMs[toText(key)] = entry.ms;
    truth.networksMs.resize(networks.size());
    MeasuringConditions conditions;
    double referenceMs = 0;
    measureNetworks(networks, options, 0, {}, {}, [&](std::size_t i, const MeasuredLatency& one) {
        truth.networksMs[i] = one.ms;
        conditions = one.conditions;
        referenceMs = one.referenceMs;
    });
    fmt::print("truth: {} shapes, {} networks of {:.3f} to {:.3f} ms in {:.0f} s, reference {:.5f} ms; {}\n",
               truth.shapesMs.size(), networks.size(), quantile(truth.networksMs, 0), quantile(truth.networksMs, 1),
               secondsSince(start), referenceMs, conditions.text());
    return truth;
}

Truth truthFrom(const std::string& file, const SearchSpace& space, const std::vector<NetworkDescription>& networks,
                const MeasureOptions& options)
{
    if (std::filesystem::exists(file)) {
        const Json json = readJsonFile(file);
        Truth truth{json["networks"].get<std::vector<double>>(), json["shapes"].get<std::map<std::string, double>>()};
        if (truth.networksMs.size() != networks.size())
            throw Error("is of another number of networks", file);
        return truth;
    }
    const Truth truth = measureTruth(space, networks, options);
    if (!file.empty())
        writeTextFile(file, Json({{"networks", truth.networksMs}, {"shapes", truth.shapesMs}}).dump());
    return truth;
}

/// What was said against what is true.
struct Comparison
{
    std::vector<double> errors, signedErrors, stated;
    int within = 0;
    void add(double said, double statedMs, double truth)
    {
        signedErrors.push_back(said / truth - 1);
        errors.push_back(std::abs(said / truth - 1));
        stated.push_back(statedMs / said);
        within += std::abs(said - truth) <= statedMs ? 1 : 0;
    }
    std::string text() const
    {
        return fmt::format(
            "error {:.1f} % in the median ({:+.1f} % with its sign), 90 % below {:.1f} %; stated ± {:.1f} %; truth "
            "within it for {} of {}",
            100 * median(errors), 100 * median(signedErrors), 100 * quantile(errors, 0.9), 100 * median(stated), within,
            errors.size());
    }
};

void run(const SearchSpace& space, const MeasureOptions& options, const std::string& truthFile, int count, int busy)
{
    const std::vector<NetworkDescription> networks = testedNetworks(space, count);
    const Truth truth = truthFrom(truthFile, space, networks, options);
    const HardwareTarget target = findTarget(thisMachineIdFor(options.runtime, options.threads, options.batch));
    auto start = std::chrono::steady_clock::now();
    double shapesSeconds = 0;
    LatencyTable table;
    {
        const BusyPrograms others(busy);
        tableFor(target, space, {}, {}, {.networks = 0});
        shapesSeconds = secondsSince(start);
        table = tableFor(target, space, {});
    }
    const NetworkCorrection* correction = table.corrections.find(inputSizeOf(space.input));
    fmt::print("{}, {}, {} thread(s), {} busy programs: {} shapes in {:.0f} s, with {} networks {:.0f} s; reference "
               "{:.5f} ms\n  {}; common error {:.1f} %\n",
               space.name, table.runtime, options.threads, busy, table.entries.size(), shapesSeconds,
               correction ? correction->networks : 0, secondsSince(start), referenceMsOf(table),
               table.environment["disturbance"], 100 * commonErrorOf(table));
    Comparison shapes, whole, sums;
    for (const auto& [key, entry] : table.entries)
        if (const auto known = truth.shapesMs.find(toText(key)); known != truth.shapesMs.end())
            shapes.add(entry.ms, entry.deviationMs.value_or(0), known->second);
    const LatencyPredictor predictor(table);
    LatencyTable uncorrected = table;
    uncorrected.corrections = {};
    const LatencyPredictor plain(uncorrected);
    std::vector<double> predicted;
    for (std::size_t i = 0; i < networks.size(); ++i) {
        const PredictedLatency latency = predictor.network(networks[i]);
        predicted.push_back(latency.ms);
        whole.add(latency.ms, latency.errorMs.value_or(0), truth.networksMs[i]);
        const PredictedLatency sum = plain.network(networks[i]);
        sums.add(sum.ms, sum.errorMs.value_or(0), truth.networksMs[i]);
    }
    fmt::print("  shapes:   {}\n  networks: {}; rank correlation {:.4f}\n  plain sums: error {:.1f} %\n", shapes.text(),
               whole.text(), spearman(predicted, truth.networksMs), 100 * median(sums.errors));
}

} // namespace

int main(int argc, char** argv)
{
    prepareEnvironment(argv);
    try {
        const bench::Options options(argc, argv, usage,
                                     {"--space", "--runtime", "--threads", "--truth", "--networks", "--busy"});
        run(loadSpace(options.text("--space", "small")),
            {.runtime = parseRuntime(options.text("--runtime", toText(defaultRuntime()))),
             .threads = options.number("--threads", 1)},
            options.text("--truth", ""), options.number("--networks", 36), options.number("--busy", 0));
    } catch (const Error& e) {
        fmt::print(stderr, "error: {}\n", e.what());
        return 1;
    }
    return 0;
}
