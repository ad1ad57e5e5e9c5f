// SPDX-License-Identifier: MIT
// How well a search's shared weights rank architectures: n of them, spread over the range of latencies, each judged by
// the run's shared weights (on the images that the search held out) and trained alone.
//   bench_rank_correlation --run RUN --rows FILE [--count 30] [--seeds 100,101] [--second 10] [--json FILE]
// The file of trained architectures is that of bench_random_baseline: all rows of it that are of the same protocol take
// part, so --count 0 trains none. The first seed is what shared weights are held against; the second one, for --second
// of the architectures, tells what one training says of another: no predictor can be expected to do better.
#include "core/derive/option_effects.h"
#include "core/front/additive_cost.h"
#include "core/util/files.h"
#include "core/util/process_environment.h"
#include "core/util/rank_statistics.h"
#include "core/util/statistics.h"
#include "tests/bench/stand_alone.h"

#include <chrono>
#include <cmath>

#include <spdlog/fmt/fmt.h>

using namespace pathloom;
using namespace pathloom::bench;

namespace {

constexpr const char* usage = "bench_rank_correlation --run RUN --rows FILE [--count N] [--seeds LIST] [--second N]\n"
                              "    [--draw-seed N] [--step STEP] [--batches N] [--paths N] [--json FILE]\n"
                              "    [--set \"key=value …\"] [--image-seed N] [--threads N]";

/// An architecture with all that is known of it.
struct Judged
{
    Architecture architecture;
    StandAloneRow row;    ///< of the first seed
    SharedResult shared;  ///< batch norm recalibrated
    SharedResult byBatch; ///< by the statistics of the held-out batches, as the search evaluates
    double logProbability = 0;
    double effects = 0; ///< minus the loss that the sum of the options' effects predicts
};

/// Everything that a run says of architectures, without training any.
class Judge
{
public:
    Judge(const std::filesystem::path& run, const Options& options)
        : m_run(RunStore::open(run, RunStore::Access::Read)),
          m_step(options.text("--step", "").empty() ? m_run->lastStep() : options.number("--step", 0, 0)),
          m_weights(*m_run, m_step, {.threads = options.number("--threads", 1)}),
          m_batches(options.number("--batches", 20)), m_paths(options.number("--paths", 200))
    {
    }
    std::int64_t step() const { return m_weights.checkpointStep(); }

    void judge(std::vector<Judged>& all)
    {
        std::vector<Architecture> architectures;
        for (const Judged& one : all)
            architectures.push_back(one.architecture);
        const auto start = std::chrono::steady_clock::now();
        const std::vector<SharedResult> shared = m_weights.evaluate(architectures, {.batches = m_batches});
        const std::vector<SharedResult> byBatch = m_weights.evaluate(architectures, {});
        const auto between = std::chrono::steady_clock::now();
        const OptionEffects effects = measureOptionEffects(m_weights, PathMask(m_run->space()), m_paths, {}, 1);
        const auto end = std::chrono::steady_clock::now();
        const auto probabilities = m_run->probabilitiesAt(m_step);
        const auto logs = probabilities ? logProbabilities(*probabilities) : std::vector<std::vector<double>>();
        for (std::size_t k = 0; k < all.size(); ++k) {
            all[k].shared = shared[k];
            all[k].byBatch = byBatch[k];
            all[k].effects = -effects.lossOf(all[k].architecture);
            for (std::size_t i = 0; i < logs.size(); ++i)
                all[k].logProbability += logs[i][std::size_t(all[k].architecture.choices[i])];
        }
        fmt::print(
            "shared weights of step {}: {} architectures in {:.0f} s; effects of options from {} paths in {:.0f} s, "
            "which explain {:.0f} % of the variance of the loss by shared weights\n",
            step(), all.size(), std::chrono::duration<double>(between - start).count(), effects.evaluations,
            std::chrono::duration<double>(end - between).count(), 100 * effects.explained);
    }

private:
    std::unique_ptr<RunStore> m_run;
    std::int64_t m_step;
    SharedWeights m_weights;
    int m_batches, m_paths;
};

/// One from each of so many equally wide steps of latency between the fastest and the slowest of 4,000 random ones;
/// fewer where steps are empty.
std::vector<Architecture> stratified(const SearchSpace& space, const LatencyModel& latency, int count,
                                     std::uint64_t seed)
{
    constexpr int drawn = 4000;
    int draws = 0;
    std::vector<Architecture> all =
        randomWithin(space, latency, 0, std::numeric_limits<double>::infinity(), drawn, seed, draws);
    std::vector<double> ms;
    for (const Architecture& architecture : all)
        ms.push_back(latency.architectureMs(architecture));
    const double least = quantile(ms, 0), width = (quantile(ms, 1) - least) / count;
    std::vector<Architecture> chosen;
    for (int i = 0; i < count; ++i) {
        const auto inStep = [&](double value) {
            return value >= least + i * width && value <= least + (i + 1) * width;
        };
        if (const auto found = std::ranges::find_if(ms, inStep); found != ms.end())
            chosen.push_back(all[std::size_t(found - ms.begin())]);
    }
    return chosen;
}

using Predictor = std::function<double(const Judged&)>;
std::vector<double> valuesOf(const std::vector<Judged>& all, const Predictor& of)
{
    std::vector<double> values;
    for (const Judged& one : all)
        values.push_back(of(one));
    return values;
}

double aloneOf(const Judged& one)
{
    return one.row.accuracy;
}

/// "0.412 (0.18 to 0.61)"
std::string tauText(const std::vector<double>& a, const std::vector<double>& b)
{
    const auto tau = kendallTauB(a, b);
    if (!tau)
        return "no spread";
    RandomStream random(1);
    const auto interval = bootstrapInterval(
        a.size(),
        [&](const std::vector<std::size_t>& sample) {
            std::vector<double> x, y;
            for (const std::size_t i : sample) {
                x.push_back(a[i]);
                y.push_back(b[i]);
            }
            return kendallTauB(x, y);
        },
        random, 2000);
    return interval ? fmt::format("{:+.3f} ({:+.2f} to {:+.2f})", *tau, interval->low, interval->high)
                    : fmt::format("{:+.3f}", *tau);
}

/// Mean of tau within four parts of equal count by latency, over those that have one.
std::string tauWithinQuartiles(std::vector<Judged> all, const Predictor& predictor)
{
    std::ranges::sort(all, {}, [](const Judged& one) { return one.row.predictedMs; });
    std::vector<double> taus;
    for (std::size_t quarter = 0; quarter < 4; ++quarter) {
        const std::vector<Judged> part(all.begin() + std::ptrdiff_t(quarter * all.size() / 4),
                                       all.begin() + std::ptrdiff_t((quarter + 1) * all.size() / 4));
        if (const auto tau = kendallTauB(valuesOf(part, predictor), valuesOf(part, aloneOf)))
            taus.push_back(*tau);
    }
    return taus.empty() ? "no spread" : fmt::format("{:+.3f}", mean(taus));
}

/// Of the k that a predictor puts first: how many are among the k best, and how far the best of all is above the first.
void printTop(std::vector<Judged> all, const Predictor& predictor, const char* name, std::size_t k)
{
    const double best = quantile(valuesOf(all, aloneOf), 1);
    std::vector<double> alone = valuesOf(all, aloneOf);
    std::ranges::sort(alone, std::greater());
    std::ranges::sort(all, std::greater(), predictor);
    std::size_t hits = 0;
    double bestOfTop = 0;
    for (std::size_t i = 0; i < k; ++i) {
        hits += all[i].row.accuracy >= alone[k - 1];
        bestOfTop = std::max(bestOfTop, all[i].row.accuracy);
    }
    fmt::print(
        "  {:<24} {} of the {} best among its first {}; its first one is {:.2f} points below the best, the best of "
        "these {} {:.2f}\n",
        name, hits, k, k, 100 * (best - all.front().row.accuracy), k, 100 * (best - bestOfTop));
}

void report(const std::vector<Judged>& all)
{
    const std::vector<std::pair<const char*, Predictor>> predictors = {
        {"shared accuracy", [](const Judged& one) { return one.shared.accuracy; }},
        {"shared loss", [](const Judged& one) { return -one.shared.crossEntropy; }},
        {"shared accuracy, batch", [](const Judged& one) { return one.byBatch.accuracy; }},
        {"shared loss, batch", [](const Judged& one) { return -one.byBatch.crossEntropy; }},
        {"effects of options", [](const Judged& one) { return one.effects; }},
        {"log probability", [](const Judged& one) { return one.logProbability; }},
        {"log MACs", [](const Judged& one) { return std::log(one.row.mmacs); }},
        {"log parameters", [](const Judged& one) { return std::log(double(one.row.parameters)); }},
        {"predicted latency", [](const Judged& one) { return one.row.predictedMs; }},
    };
    fmt::print("Kendall's tau_b with accuracy alone, {} architectures (standard error without any relation {:.2f}):\n",
               all.size(), kendallStandardError(all.size()));
    for (const auto& [name, predictor] : predictors)
        fmt::print("  {:<24} {:<30} within quartiles of latency {}\n", name,
                   tauText(valuesOf(all, predictor), valuesOf(all, aloneOf)), tauWithinQuartiles(all, predictor));
    const std::size_t k = std::max<std::size_t>(1, all.size() / 5);
    for (const auto& [name, predictor] : predictors)
        printTop(all, predictor, name, k);
}

void printCeiling(const std::vector<StandAloneRow>& rows, std::uint64_t first)
{
    std::vector<double> q, again;
    for (const StandAloneRow& row : rows) {
        if (row.seed != first)
            continue;
        const auto other = std::ranges::find_if(
            rows, [&](const StandAloneRow& o) { return o.architecture == row.architecture && o.seed != first; });
        if (other == rows.end())
            continue;
        q.push_back(row.accuracy);
        again.push_back(other->accuracy);
    }
    if (q.size() >= 2)
        fmt::print("noise ceiling: tau_b of one seed with another {}, {} architectures\n", tauText(q, again), q.size());
}

void writeJson(const std::string& file, const std::vector<Judged>& all)
{
    OrderedJson rows = OrderedJson::array();
    for (const Judged& one : all)
        rows.push_back({{"architecture", one.row.architecture},
                        {"predicted_ms", one.row.predictedMs},
                        {"mmacs", one.row.mmacs},
                        {"alone", one.row.accuracy},
                        {"shared", one.shared.accuracy},
                        {"shared_loss", one.shared.crossEntropy},
                        {"shared_loss_by_batch", one.byBatch.crossEntropy},
                        {"effects", one.effects},
                        {"log_probability", one.logProbability}});
    writeTextFile(file, rows.dump(1) + "\n");
}

void run(const Options& options)
{
    const std::string file = options.text("--rows", ""), folder = options.text("--run", "");
    if (file.empty() || folder.empty())
        throw UsageError(usage);
    StandAlone study(bench::jobOf(options), file);
    const std::vector<std::uint64_t> seeds = seedsFrom(options.text("--seeds", "100"));
    if (const int count = options.number("--count", 30, 0); count > 0) {
        const auto chosen =
            stratified(study.space(), study.latency(), count, seedsFrom(options.text("--draw-seed", "1")).front());
        for (const Architecture& architecture : chosen)
            study.train(architecture, seeds.front(), "stratified");
        const auto second = std::min(chosen.size(), std::size_t(options.number("--second", 10)));
        if (seeds.size() > 1)
            for (std::size_t i = 0; i < second; ++i)
                study.train(chosen[i * chosen.size() / second], seeds[1], "stratified");
    }
    std::vector<Judged> all;
    for (const StandAloneRow& row : study.rows())
        if (row.seed == seeds.front())
            all.push_back({.architecture = parseArchitecture(study.space(), row.architecture), .row = row});
    if (all.size() < 3)
        throw UsageError("there are fewer than three architectures to compare", file);
    Judge(folder, options).judge(all);
    report(all);
    printCeiling(study.rows(), seeds.front());
    if (const std::string json = options.text("--json", ""); !json.empty())
        writeJson(json, all);
}

} // namespace

int main(int argc, char** argv)
try {
    prepareEnvironment(argv);
    std::vector<std::string> names = jobOptions;
    names.insert(names.end(), {"--rows", "--count", "--seeds", "--second", "--draw-seed", "--step", "--batches",
                               "--paths", "--json"});
    run(Options(argc, argv, usage, names));
    return 0;
} catch (const Error& e) {
    fmt::print(stderr, "error: {}\n", e.what());
    return 1;
}
