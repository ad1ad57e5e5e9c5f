// SPDX-License-Identifier: MIT
// How long a search step takes, and how much memory, against the same step written straightforwardly: one table. Then
// the training step of a derived network. With --losses N the losses of N search steps in all forms instead.
#include "core/nn/inference.h"
#include "core/util/machine.h"
#include "core/util/process_environment.h"
#include "core/util/statistics.h"
#include "core/util/working_memory.h"
#include "tests/bench/options.h"
#include "tests/bench/search_step_forms.h"

#include <cmath>
#include <cstdio>

using namespace pathloom;
using namespace pathloom::bench;

namespace {

struct Setting
{
    const char* space;
    int batch;
    bool trainsDerived; ///< a row for the training of a derived network
};
constexpr Setting settings[] = {{"small", 64, true}, {"cifar", 64, false}, {"imagenet", 8, true}};

/// MiB: of tensors at their peak; k pf: thousands of page faults.
void printHeading()
{
    std::printf("%-18s %21s %21s %21s %15s %15s\n", "", "default layout", "channels-last", "Pathloom", "over default",
                "over ch.-last");
    std::printf("%-18s", "medians of rounds");
    for (int form = 0; form < formCount; ++form)
        std::printf(" %8s %6s %5s", "ms", "MiB", "k pf");
    for (int k = 0; k < 2; ++k)
        std::printf(" %7s %7s", "medians", "rounds");
    std::printf("\n");
}

/// Times faster: by the medians of all rounds, and the median of each round's own ratio.
void printRow(const char* name, const std::vector<Samples>& rounds)
{
    std::array<std::vector<double>, formCount> ms, faults;
    std::array<double, formCount> peak{};
    for (const Samples& round : rounds)
        for (int form = 0; form < formCount; ++form) {
            ms[form].push_back(round[form].ms);
            faults[form].push_back(round[form].pageFaults);
            peak[form] = std::max(peak[form], round[form].peakMiB);
        }
    std::printf("%-18s", name);
    for (int form = 0; form < formCount; ++form)
        std::printf(" %8.1f %6.0f %5.0f", median(ms[form]), peak[form], median(faults[form]) / 1000);
    for (const Form form : {DefaultLayout, ChannelsLast}) {
        std::vector<double> ratios;
        for (std::size_t r = 0; r < rounds.size(); ++r)
            ratios.push_back(ms[form][r] / ms[Program][r]);
        std::printf(" %6.2fx %6.2fx", median(ms[form]) / median(ms[Program]), median(ratios));
    }
    std::printf("\n");
    std::fflush(stdout);
}

void measureSearchStep(test::TensorMemory& memory, const Setting& setting, int count)
{
    SearchForms forms(setting.space, setting.batch);
    const int interval = forms.config().alphaInterval;
    std::printf("\n%s, batch %d, %d rounds; a search step is a weight step and 1/%d of an architecture step that "
                "recomputes all paths\n",
                setting.space, setting.batch, count, interval);
    printHeading();
    Rounds rounds(memory);
    forms.warmUp(rounds);
    std::vector<Samples> weight, architecture, whole;
    for (int r = 0; r < count; ++r) {
        rounds.begin();
        weight.push_back(forms.weightStep(rounds));
        architecture.push_back(forms.architectureStep(rounds));
        Samples& both = whole.emplace_back();
        for (int form = 0; form < formCount; ++form)
            both[form] = {.ms = weight.back()[form].ms + architecture.back()[form].ms / interval,
                          .peakMiB = std::max(weight.back()[form].peakMiB, architecture.back()[form].peakMiB),
                          .pageFaults =
                              weight.back()[form].pageFaults + architecture.back()[form].pageFaults / interval};
    }
    printRow("weight step", weight);
    printRow("architecture step", architecture);
    printRow("search step", whole);
}

void measureTraining(test::TensorMemory& memory, const Setting& setting, int count)
{
    TrainingForms forms(setting.space, setting.batch);
    std::printf("\n%s, batch %d, %d rounds; derived network %s\n", setting.space, setting.batch, count,
                forms.architecture().c_str());
    printHeading();
    Rounds rounds(memory);
    forms.step(rounds); // sets up kernels and momentum
    std::vector<Samples> samples;
    for (int r = 0; r < count; ++r) {
        rounds.begin();
        samples.push_back(forms.step(rounds));
    }
    printRow("training step", samples);
}

/// How two forms' losses drift apart.
struct Drift
{
    Form form, from;
    double largest = 0, largestAlpha = 0;
    int largestAt = 0, first1e4 = 0, first1e3 = 0; ///< steps, from 1; 0 = never
    std::vector<double> updates{};                 ///< differences of weight updates

    void add(int step, const std::array<double, formCount>& losses)
    {
        const double difference = std::abs(losses[form] - losses[from]) / std::abs(losses[from]);
        if (!(difference <= largest)) {
            largest = difference;
            largestAt = step;
        }
        if (!first1e4 && !(difference <= 1e-4))
            first1e4 = step;
        if (!first1e3 && !(difference <= 1e-3))
            first1e3 = step;
    }
    void addAlphas(const SearchForms& forms)
    {
        const auto a = forms.alphas(form);
        const auto b = forms.alphas(from);
        for (std::size_t i = 0; i < a.size(); ++i)
            for (std::size_t j = 0; j < a[i].size(); ++j)
                largestAlpha = std::max(largestAlpha, std::abs(a[i][j] - b[i][j]));
    }
};

/// Search steps on the same draws and images; every alphaInterval-th one with an architecture step, whose loss counts
/// as well. Forms that compute the same in another order round differently, and where that decides whether a value is
/// clamped, they go separate ways from there on: the last line says how far the two straightforward forms do.
/// @param takeOver every step starts from the program's weights and architecture parameters, so that only that step
/// counts
void compareLosses(test::TensorMemory& memory, const Setting& setting, int steps, bool takeOver)
{
    SearchForms forms(setting.space, setting.batch);
    const Rounds rounds(memory);
    Drift drifts[] = {{Program, DefaultLayout}, {Program, ChannelsLast}, {ChannelsLast, DefaultLayout}};
    std::array<double, formCount> first{}, last{};
    for (int step = 1; step <= steps; ++step) {
        if (takeOver)
            forms.takeOver();
        forms.weightStep(rounds);
        if (step == 1)
            first = forms.losses();
        last = forms.losses();
        for (Drift& drift : drifts) {
            drift.add(step, forms.losses());
            if (takeOver)
                drift.updates.push_back(forms.updateDifference(drift.form, drift.from));
        }
        if (step % forms.config().alphaInterval)
            continue;
        if (takeOver)
            forms.takeOver();
        forms.architectureStep(rounds);
        for (Drift& drift : drifts) {
            drift.add(step, forms.losses());
            drift.addAlphas(forms);
        }
    }
    std::printf("\n%s, batch %d: losses of %d search steps with the same draws and images, each form from %s; "
                "Pathloom's loss from %.4f to %.4f\n",
                setting.space, setting.batch, steps,
                takeOver ? "the program's weights in every step" : "its own weights", first[Program], last[Program]);
    std::printf("%-32s %-32s %12s %6s %8s %8s %10s %10s %10s\n", "form", "against", "loss, largest", "at", "first",
                "first", "alphas,", "weights,", "weights,");
    std::printf("%-32s %-32s %12s %6s %8s %8s %10s %10s %10s\n", "", "", "relative", "step", "> 1e-4", "> 1e-3",
                "largest", "median", "largest");
    for (const Drift& drift : drifts) {
        const auto when = [](int step) { return step ? std::to_string(step) : std::string("never"); };
        std::printf("%-32s %-32s %12.2e %6d %8s %8s %10.2e", formNames[drift.form], formNames[drift.from],
                    drift.largest, drift.largestAt, when(drift.first1e4).c_str(), when(drift.first1e3).c_str(),
                    drift.largestAlpha);
        if (drift.updates.empty())
            std::printf(" %10s %10s\n", "-", "-");
        else
            std::printf(" %10.2e %10.2e\n", median(drift.updates), quantile(drift.updates, 1));
    }
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
try {
    // The program's settings of the whole process, as its allocator (tests/bench/CMakeLists.txt): for all forms.
    prepareEnvironment(argv);
    const WorkingMemory memoryIsKept;
    const std::string usage =
        "usage: bench_search_step [--space small|cifar|imagenet|all] [--rounds N] [--threads N] [--losses N [--from "
        "own|program]]\n"
        "  --losses N      compare the losses of N search steps instead of measuring times\n"
        "  --from program  start each of them from the program's weights, not from the form's own";
    const Options options(argc, argv, usage, {"--space", "--rounds", "--threads", "--losses", "--from"});
    const std::string space = options.text("--space", "all");
    const int rounds = options.number("--rounds", 9);
    const int losses = options.number("--losses", 0);
    const std::string from = options.text("--from", "own");
    if (from != "own" && from != "program")
        throw UsageError(usage);
    const int threads = options.number("--threads", thisMachine().cores);
    setComputeThreads(threads);
    const auto memory = std::make_shared<test::TensorMemory>();
    const c10::DebugInfoGuard guard(c10::DebugInfoKind::PROFILER_STATE, memory);
    std::printf("%s, %d threads, %s\n", thisMachine().cpu.c_str(), threads, trainingLibraryVersion().c_str());
    bool found = false;
    for (const Setting& setting : settings) {
        if (space != "all" && space != setting.space)
            continue;
        found = true;
        if (losses > 0) {
            compareLosses(*memory, setting, losses, from == "program");
            continue;
        }
        measureSearchStep(*memory, setting, rounds);
        if (setting.trainsDerived)
            measureTraining(*memory, setting, rounds);
    }
    if (!found)
        throw UsageError(usage);
    return 0;
} catch (const UsageError& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 2;
} catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
}
