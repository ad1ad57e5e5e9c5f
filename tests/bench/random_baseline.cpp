// SPDX-License-Identifier: MIT
// What a search has to beat: random architectures that are no slower (predicted) than what it found, trained by the
// same protocol, each with several seeds, since a second training of the same network moves its accuracy as well.
//   bench_random_baseline --run RUN --rows FILE [--count N] [--seeds 0,1] [--found "RUN RUN …"]
//   bench_random_baseline --space NAME --target ID --data PLACE --train-images N --fraction F --rows FILE …
// The budget is that of --budget (ms), or --fraction of the expected latency of uniform probabilities, or the latency
// of the slowest network found. --band B draws only architectures that take at least 1 - B of it. Rows that are in the
// file already are not trained again, so this may be stopped at any time and goes on. To tune, give --data a set made
// by bench_tuning_set, whose test part comes from the training images.
#include "core/latency/latency_model.h"
#include "core/util/numbers.h"
#include "core/util/process_environment.h"
#include "core/util/rank_statistics.h"
#include "core/util/statistics.h"
#include "tests/bench/stand_alone.h"

#include <cmath>
#include <sstream>

#include <spdlog/fmt/fmt.h>

using namespace pathloom;
using namespace pathloom::bench;

namespace {

constexpr const char* usage =
    "bench_random_baseline (--run RUN | [--space NAME] [--target ID] [--data PLACE] [--train-images N]) --rows FILE\n"
    "    [--found \"RUN RUN …\"] [--count N] [--seeds LIST] [--draw-seed N] [--budget MS | --fraction F] [--band B]\n"
    "    [--set \"key=value …\"] [--image-seed N] [--threads N]";

double numberOf(const Options& options, const char* name, double fallback)
{
    const std::string text = options.text(name, "");
    if (text.empty())
        return fallback;
    const auto value = numberFrom<double>(text);
    if (!value || !std::isfinite(*value) || *value < 0)
        throw UsageError("must be a number from 0 on, not '" + text + "'", name);
    return *value;
}

std::vector<Architecture> foundArchitectures(const Options& options, const SearchSpace& space)
{
    std::vector<std::string> folders;
    std::istringstream words(options.text("--found", options.text("--run", "")));
    for (std::string word; words >> word;)
        folders.push_back(word);
    std::vector<Architecture> found;
    for (const std::string& folder : folders) {
        const auto run = RunStore::open(folder, RunStore::Access::Read);
        found.push_back(parseArchitecture(space, run->networks().empty()
                                                     ? toText(space, leadingArchitecture(*run, run->lastStep()))
                                                     : run->network(1).architecture));
    }
    return found;
}

void print(const StandAloneRow& row)
{
    fmt::print("{:<60} {:>10} {:7.3f} ms {:8.2f} MMACs  seed {:>3}  {:6.2f} %  loss {:.4f} {:6.1f} s\n",
               row.architecture, row.origin, row.predictedMs, row.mmacs, row.seed, 100 * row.accuracy, row.loss,
               row.seconds);
    std::fflush(stdout);
}

double deviation(const std::vector<double>& values)
{
    double squares = 0;
    for (const double value : values)
        squares += (value - mean(values)) * (value - mean(values));
    return values.size() > 1 ? std::sqrt(squares / double(values.size() - 1)) : 0;
}

/// Accuracies of each architecture of an origin, in percent.
std::map<std::string, std::vector<double>> byArchitecture(const std::vector<StandAloneRow>& rows,
                                                          const std::vector<std::string>& architectures)
{
    std::map<std::string, std::vector<double>> found;
    for (const StandAloneRow& row : rows)
        if (std::ranges::find(architectures, row.architecture) != architectures.end())
            found[row.architecture].push_back(100 * row.accuracy);
    return found;
}

std::vector<double> meansOf(const std::map<std::string, std::vector<double>>& groups)
{
    std::vector<double> means;
    for (const auto& [architecture, values] : groups)
        means.push_back(mean(values));
    return means;
}

/// How much of the variance comes from the architecture: that of the means less what seeds leave in them.
void printSpread(const char* what, const std::map<std::string, std::vector<double>>& groups)
{
    const std::vector<double> means = meansOf(groups);
    double within = 0, repeated = 0, seeds = 0;
    for (const auto& [architecture, values] : groups) {
        seeds += double(values.size()) / double(groups.size());
        if (values.size() < 2)
            continue;
        within += deviation(values) * deviation(values) * double(values.size() - 1);
        repeated += double(values.size() - 1);
    }
    const double noise = repeated > 0 ? std::sqrt(within / repeated) : 0;
    const double between = deviation(means) * deviation(means) - noise * noise / seeds;
    fmt::print("{}: {} architectures, {:.2f} to {:.2f} %, mean {:.2f}, deviation {:.3f}", what, means.size(),
               quantile(means, 0), quantile(means, 1), mean(means), deviation(means));
    if (repeated > 0)
        fmt::print("; of one seed {:.3f} ({:.0f} repetitions), of the architecture {:.3f}", noise, repeated,
                   std::sqrt(std::max(0.0, between)));
    fmt::print("\n");
}

void printVerdict(const std::map<std::string, std::vector<double>>& found,
                  const std::map<std::string, std::vector<double>>& random)
{
    const std::vector<double> finds = meansOf(found), others = meansOf(random);
    std::vector<double> percentiles;
    for (const auto& [architecture, values] : found) {
        percentiles.push_back(100 * percentileOf(mean(values), others));
        fmt::print("found {:<60} {:.2f} %: percentile {:.1f}\n", architecture, mean(values), percentiles.back());
    }
    fmt::print("percentile in the mean {:.1f}; difference of the means {:+.3f} points\n", mean(percentiles),
               mean(finds) - mean(others));
    if (const auto test = mannWhitney(finds, others))
        fmt::print("Mann-Whitney ({} found, {} random): U = {:.1f}, p = {:.4f} ({}), A12 = {:.3f}\n", finds.size(),
                   others.size(), test->u, test->p, test->exact ? "exact" : "normal approximation", test->a12);
}

std::vector<std::string> textsOf(const SearchSpace& space, const std::vector<Architecture>& architectures)
{
    std::vector<std::string> texts;
    for (const Architecture& architecture : architectures)
        texts.push_back(toText(space, architecture));
    return texts;
}

void run(const Options& options)
{
    const std::string file = options.text("--rows", "");
    if (file.empty())
        throw UsageError(usage);
    const SearchJob job = jobOf(options);
    StandAlone study(job, file);
    const LatencyModel& latency = study.latency();
    const std::vector<Architecture> found = foundArchitectures(options, study.space());
    double budget = numberOf(options, "--budget", 0);
    if (const double fraction = numberOf(options, "--fraction", 0); budget == 0 && fraction > 0)
        budget = fraction * latency.expectedMs(uniformProbabilities(study.space()));
    for (const Architecture& architecture : found)
        budget = std::max(budget, latency.architectureMs(architecture));
    if (budget == 0)
        throw UsageError("give a budget: --run or --found, --budget or --fraction");
    int draws = 0;
    const std::vector<Architecture> random =
        randomWithin(study.space(), latency, budget * (1 - numberOf(options, "--band", 1)), budget,
                     options.number("--count", 20), seedsFrom(options.text("--draw-seed", "1")).front(), draws);
    fmt::print("budget {:.4f} ms ({:.4f} expected of uniform paths); {} random architectures of {} draws\n", budget,
               latency.expectedMs(uniformProbabilities(study.space())), random.size(), draws);
    for (const std::uint64_t seed : seedsFrom(options.text("--seeds", "100"))) {
        for (const Architecture& architecture : found)
            print(study.train(architecture, seed, "found"));
        for (const Architecture& architecture : random)
            print(study.train(architecture, seed, "random"));
    }
    const auto others = byArchitecture(study.rows(), textsOf(study.space(), random));
    const auto finds = byArchitecture(study.rows(), textsOf(study.space(), found));
    printSpread("random", others);
    if (finds.empty())
        return;
    printSpread("found", finds);
    printVerdict(finds, others);
}

} // namespace

int main(int argc, char** argv)
try {
    prepareEnvironment(argv);
    std::vector<std::string> names = jobOptions;
    names.insert(names.end(),
                 {"--rows", "--found", "--count", "--seeds", "--draw-seed", "--budget", "--fraction", "--band"});
    run(Options(argc, argv, usage, names));
    return 0;
} catch (const Error& e) {
    fmt::print(stderr, "error: {}\n", e.what());
    return 1;
}
