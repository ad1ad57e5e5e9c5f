// SPDX-License-Identifier: MIT
// How long the front of a space takes: processor time, median of so many repetitions, each of its parts by itself. Latencies are those
// of a target's table. Probabilities are a softmax of normal numbers (deviation 0, 1 and 3) plus a preference for what
// takes long (0 or 3 for a block's slowest candidate), as a search has it: what is fast is seldom the most accurate, and
// the more the two pull apart, the longer is the front.
//   bench_front --space imagenet --target google-pixel1-tflite --budgets 500 --count 8 --repetitions 21
#include "core/front/front.h"
#include "core/latency/targets.h"
#include "core/util/process_environment.h"
#include "core/util/random.h"
#include "tests/bench/options.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

#include <spdlog/fmt/fmt.h>

using namespace pathloom;

namespace {

constexpr const char* usage =
    "bench_front [--space NAME] [--target NAME] [--budgets N] [--count N] [--repetitions N]";

PathProbabilities randomProbabilities(const LatencyModel& model, double deviation, double preference)
{
    RandomStream random(18);
    PathProbabilities probabilities = model.pathMs;
    for (std::vector<double>& block : probabilities) {
        const double slowest = std::ranges::max(block);
        double sum = 0;
        for (double& value : block)
            sum += value = std::exp(deviation * random.normal() + preference * value / slowest);
        for (double& value : block)
            value /= sum;
    }
    return probabilities;
}

class Repeated
{
public:
    explicit Repeated(int repetitions) : m_repetitions(repetitions) {}
    /// Median in ms of this thread's processor time: other programs do not count.
    template<typename Work>
    double median(Work work) const
    {
        std::vector<double> times;
        for (int i = 0; i < m_repetitions; ++i) {
            const double start = milliseconds();
            work();
            times.push_back(milliseconds() - start);
        }
        std::ranges::sort(times);
        return times[times.size() / 2];
    }

private:
    static double milliseconds()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
    }

    int m_repetitions;
};

void measure(const bench::Options& options)
{
    const SearchSpace space = loadSpace(options.text("--space", "imagenet"));
    const HardwareTarget target = findTarget(options.text("--target", "google-pixel1-tflite"));
    const LatencyModel model = latencyModel(predictorFor(target).completedFor(space), space);
    const int budgets = options.number("--budgets", 500), count = options.number("--count", 8);
    const Repeated repeated(options.number("--repetitions", 21));
    fmt::print("{}: {} blocks, {:.1f} to {:.1f} ms on {}\n", space.name, space.choiceCount(), model.smallestMs(),
               model.largestMs(), target.name);
    fmt::print("{:>9} {:>10} {:>6} {:>8} {:>8} | ms: {:>7} {:>12} {:>10} {:>12} {:>14} {:>9}\n", "deviation", "preference",
               "limits", "points", "error %", "front", "best of each", "k best", "k best, each", "front+budgets", "one only");
    const PathMask mask(space);
    for (const auto& [deviation, preference] :
         {std::pair(0.0, 0.0), std::pair(1.0, 0.0), std::pair(1.0, 3.0), std::pair(3.0, 3.0)})
        for (const int limits : {0, 1, 2}) {
            FrontRequest request{logProbabilities(randomProbabilities(model, deviation, preference)), latencyCost(model),
                                 mask, {}};
            const std::vector<AdditiveCost> costs = {macsCost(space), parametersCost(space)};
            for (int i = 0; i < limits; ++i) {
                const AdditiveCost& cost = costs[static_cast<std::size_t>(i)];
                request.limits.push_back({i == 0 ? "macs" : "parameters", cost, 0.5 * (cost.least(mask) + cost.most(mask))});
            }
            const double front = repeated.median([&] { Front{request}; });
            const Front done(request);
            const auto eachBudget = [&](auto ask) {
                for (int i = 0; i < budgets; ++i)
                    ask(model.smallestMs() + (model.largestMs() - model.smallestMs()) * (i + 0.5) / budgets);
            };
            const double best = repeated.median([&] { eachBudget([&](double b) { (void)done.best(b); }); });
            const double middle = 0.5 * (model.smallestMs() + model.largestMs());
            const double one = repeated.median([&] { (void)done.best(middle, count); });
            const double all = repeated.median([&] { eachBudget([&](double b) { (void)done.best(b, count); }); });
            const double only = repeated.median([&] { (void)bestWithin(request, middle); });
            fmt::print("{:>9} {:>10} {:>6} {:>8} {:>8.3f} |     {:>7.2f} {:>12.2f} {:>10.3f} {:>12.2f} {:>14.2f} {:>9.3f}\n",
                       deviation, preference, limits, done.points().size(),
                       100 * done.costError() / model.smallestMs(), front, best, one, all, front + best, only);
            std::fflush(stdout);
        }
}

} // namespace

int main(int argc, char** argv)
{
    setEnvironment();
    try {
        measure(bench::Options(argc, argv, usage, {"--space", "--target", "--budgets", "--count", "--repetitions"}));
    } catch (const Error& e) {
        fmt::print(stderr, "{}\n", e.what());
        return 1;
    }
    return 0;
}
