// SPDX-License-Identifier: MIT
// Where a search's find is won or lost: from the same runs, architectures are taken out in several ways, all within the
// run's budget but for the first, trained alone by one protocol, and held against the random ones in the file.
//   bench_derivation_ways --runs "RUN RUN …" --rows FILE [--seeds 100] [--paths 200] [--kept 8] [--drawn 200]
// Rows as in bench_random_baseline, whose random architectures must be there first (same --set, --image-seed).
#include "core/derive/option_effects.h"
#include "core/front/front.h"
#include "core/util/process_environment.h"
#include "core/util/rank_statistics.h"
#include "core/util/statistics.h"
#include "tests/bench/stand_alone.h"

#include <chrono>
#include <sstream>

#include <spdlog/fmt/fmt.h>

using namespace pathloom;
using namespace pathloom::bench;

namespace {

constexpr const char* usage =
    "bench_derivation_ways --runs \"RUN RUN …\" --rows FILE [--seeds LIST] [--paths N] [--kept N] [--drawn N]\n"
    "    [--batches N] [--set \"key=value …\"] [--image-seed N] [--threads N]";

/// What one way takes out of a run.
struct Taken
{
    std::string way;
    Architecture architecture;
    double seconds = 0; ///< that this way took after the search
};

class Ways
{
public:
    Ways(const std::filesystem::path& folder, const Options& options)
        : m_run(RunStore::open(folder, RunStore::Access::Read)), m_space(m_run->space()), m_mask(m_space),
          m_latency(latencyModel(m_run->latencyTable(), m_space)), m_budgetMs(m_run->info().config.budgetMs),
          m_weights(*m_run, m_run->lastStep(), {.threads = options.number("--threads", 1)}),
          m_sample{.batches = m_weights.sample({.batches = options.number("--batches", 20)}).batches},
          m_paths(options.number("--paths", 200)), m_kept(options.number("--kept", 8)),
          m_drawn(options.number("--drawn", 200))
    {
    }

    std::vector<Taken> all()
    {
        const auto probabilities = m_run->probabilitiesAt(m_run->lastStep());
        if (!probabilities)
            throw UsageError("holds no path probabilities", m_run->folder().string());
        std::vector<Taken> taken;
        timed(taken, "most probable", [&] { return mostProbable(*probabilities); });
        fromFront(taken, "probability", [&] { return logProbabilities(*probabilities); });
        fromFront(taken, "effects", [&] { return measureOptionEffects(m_weights, m_mask, m_paths, {}, 1).scores(); });
        timed(taken, fmt::format("best of {} random by shared weights", m_drawn), [&] {
            int draws = 0;
            return bestByShared(randomWithin(m_space, m_latency, 0, m_budgetMs, m_drawn, 12345, draws), {});
        });
        return taken;
    }

private:
    template<class Take>
    void timed(std::vector<Taken>& taken, const std::string& way, Take take, double before = 0)
    {
        const auto start = std::chrono::steady_clock::now();
        Architecture architecture = take();
        taken.push_back({way, std::move(architecture),
                         before + std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()});
    }
    template<class Scores>
    void fromFront(std::vector<Taken>& taken, const std::string& what, Scores scores)
    {
        std::optional<Front> front;
        timed(taken, "front by " + what, [&] {
            front.emplace(FrontRequest{.score = scores(), .cost = latencyCost(m_latency), .mask = m_mask});
            const auto best = front->best(m_budgetMs);
            if (!best)
                throw UsageError("no network keeps the budget", m_run->folder().string());
            return best->architecture;
        });
        timed(
            taken, fmt::format("front by {}, best of {} by shared weights", what, m_kept),
            [&] {
                std::vector<Architecture> kept;
                for (const FrontPoint& point : front->best(m_budgetMs, m_kept))
                    kept.push_back(point.architecture);
                return bestByShared(kept, m_sample);
            },
            taken.back().seconds);
    }
    Architecture bestByShared(const std::vector<Architecture>& architectures, const SharedSample& sample)
    {
        const std::vector<SharedResult> results = m_weights.evaluate(architectures, sample);
        const auto best = std::ranges::min_element(results, {}, &SharedResult::crossEntropy);
        return architectures.at(std::size_t(best - results.begin()));
    }

    std::unique_ptr<RunStore> m_run;
    SearchSpace m_space;
    PathMask m_mask;
    LatencyModel m_latency;
    double m_budgetMs;
    SharedWeights m_weights;
    SharedSample m_sample; ///< batch norm recalibrated; scores and the many random ones go by batch statistics
    int m_paths, m_kept, m_drawn;
};

std::vector<std::string> words(const std::string& text)
{
    std::vector<std::string> found;
    std::istringstream in(text);
    for (std::string word; in >> word;)
        found.push_back(word);
    return found;
}

/// Mean over the seeds, percent.
double accuracyOf(StandAlone& study, const Architecture& architecture, const std::vector<std::uint64_t>& seeds,
                  const std::string& origin)
{
    std::vector<double> values;
    for (const std::uint64_t seed : seeds)
        values.push_back(100 * study.train(architecture, seed, origin).accuracy);
    return mean(values);
}

void run(const Options& options, StandAlone& study, const std::vector<std::string>& folders)
{
    const std::vector<std::uint64_t> seeds = seedsFrom(options.text("--seeds", "100"));
    std::map<std::string, std::vector<double>> byArchitecture;
    for (const StandAloneRow& row : study.rows())
        if (row.origin == "random" && std::ranges::find(seeds, row.seed) != seeds.end())
            byArchitecture[row.architecture].push_back(100 * row.accuracy);
    std::vector<double> random;
    for (const auto& [architecture, values] : byArchitecture)
        random.push_back(mean(values));
    std::map<std::string, std::vector<double>> accuracies;
    std::vector<std::string> order;
    for (const std::string& folder : folders)
        for (const Taken& taken : Ways(folder, options).all()) {
            const double accuracy = accuracyOf(study, taken.architecture, seeds, taken.way);
            fmt::print("{:<48} {:<60} {:7.3f} ms {:6.2f} %  percentile {:5.1f}  {:5.1f} s\n", taken.way,
                       toText(study.space(), taken.architecture), study.latency().architectureMs(taken.architecture),
                       accuracy, 100 * percentileOf(accuracy, random), taken.seconds);
            std::fflush(stdout);
            if (!accuracies.contains(taken.way))
                order.push_back(taken.way);
            accuracies[taken.way].push_back(accuracy);
        }
    fmt::print("against {} random ones, {:.2f} % in the mean, {} run(s):\n", random.size(), mean(random),
               folders.size());
    for (const std::string& way : order) {
        std::vector<double> percentiles;
        for (const double accuracy : accuracies[way])
            percentiles.push_back(100 * percentileOf(accuracy, random));
        const auto test = mannWhitney(accuracies[way], random);
        fmt::print("  {:<48} {:6.2f} %  percentile {:5.1f}  {}\n", way, mean(accuracies[way]), mean(percentiles),
                   test ? fmt::format("p {:.4f}, A12 {:.2f}", test->p, test->a12) : "no random ones");
    }
}

} // namespace

int main(int argc, char** argv)
try {
    prepareEnvironment(argv);
    std::vector<std::string> names = jobOptions;
    names.insert(names.end(), {"--runs", "--rows", "--seeds", "--paths", "--kept", "--drawn", "--batches"});
    const Options options(argc, argv, usage, names);
    const std::vector<std::string> folders = words(options.text("--runs", ""));
    const std::string file = options.text("--rows", "");
    if (folders.empty() || file.empty())
        throw UsageError(usage);
    StandAlone study(jobOf(options, folders.front()), file);
    run(options, study, folders);
    return 0;
} catch (const Error& e) {
    fmt::print(stderr, "error: {}\n", e.what());
    return 1;
}
