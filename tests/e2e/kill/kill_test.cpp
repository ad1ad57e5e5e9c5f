// SPDX-License-Identifier: MIT
// Kills searches, trainings and exports with SIGKILL at any moment, lets them go on, and compares what they record with
// what they record when nothing happens to them. Exits with 1 on any difference.
#include "core/util/error.h"
#include "tests/e2e/kill/kill_case.h"

#include <algorithm>
#include <cstdio>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace {

using namespace killtest;
namespace fs = std::filesystem;

struct Options
{
    std::string cli, work;
    int kills = 50;
    std::uint64_t seed = 0;
    bool keep = false;
    std::vector<std::string> only;
};

void print(const std::vector<Tally>& tallies)
{
    fmt::print("\n{:<30}{:>6}{:>12}{:>12}{:>10}{:>10}{:>12}{:>11}{:>10}{:>10}{:>8}  result\n", "", "runs", "any moment",
               "checkpoint", "database", "networks", "half a file", "too early", "commands", "repeated", "most");
    int kills = 0;
    for (const Tally& tally : tallies) {
        kills += tally.allKills();
        fmt::print("{:<30}{:>6}{:>12}{:>12}{:>10}{:>10}{:>12}{:>11}{:>10}{:>10}{:>8}  {}\n", tally.name, tally.runs,
                   tally.kills[0], tally.kills[1], tally.kills[2], tally.kills[3], tally.inCheckpoint, tally.refused,
                   tally.commands, tally.repeated, tally.mostRepeated,
                   tally.problems.empty() ? "identical" : "DIFFERENT");
    }
    fmt::print("{} kills, a checkpoint every {} steps. 'half a file': kills that left one behind; 'too early': before "
               "there was a run; 'repeated', 'most': steps done again, all together and at once.\n",
               kills, checkpointSteps);
    for (const Tally& tally : tallies)
        for (const std::string& problem : tally.problems)
            fmt::print("\n{}: {}\n", tally.name, problem);
}

int test(const Options& options)
{
    const Place place{.cli = fs::absolute(options.cli), .work = fs::absolute(options.work)};
    fs::create_directories(place.work);
    ::setenv("PATHLOOM_DATA", (place.work / "home").c_str(), 1);
    prepare(place);

    using Kill = std::function<Tally(int kills, pathloom::RandomStream&)>;
    std::vector<std::pair<std::string, Kill>> all;
    for (const Case& which : cases())
        all.emplace_back(which.name,
                         [&](int kills, auto& random) { return killSearches(place, which, kills, random); });
    all.emplace_back("training", [&](int kills, auto& random) { return killTraining(place, kills, random); });
    all.emplace_back("export", [&](int kills, auto& random) { return killExport(place, kills, random); });
    all.emplace_back("measuring", [&](int kills, auto& random) { return killMeasuring(place, kills, random); });
    all.emplace_back("whole job", [&](int kills, auto& random) { return killJob(place, kills, random); });
    all.emplace_back("second round", [&](int kills, auto& random) { return killRetraining(place, kills, random); });
    std::erase_if(all, [&](const auto& entry) {
        return !options.only.empty() && std::ranges::none_of(options.only, [&](const std::string& part) {
            return entry.first.find(part) != std::string::npos;
        });
    });
    std::vector<Tally> tallies;
    bool good = !all.empty();
    for (std::size_t i = 0; i < all.size(); ++i) { // as even as it goes, the first ones one more
        const int share = options.kills / int(all.size()) + (int(i) < options.kills % int(all.size()));
        if (share == 0)
            continue;
        pathloom::RandomStream random(pathloom::mixSeed(options.seed, i));
        fmt::print("{}: {} kills\n", all[i].first, share);
        std::fflush(stdout);
        tallies.push_back(all[i].second(share, random));
        good = good && tallies.back().problems.empty();
    }
    print(tallies);
    if (!options.keep && good)
        fs::remove_all(place.work);
    else
        fmt::print("\nEverything is in {}\n", place.work.string());
    return good ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    ::setenv("OMP_WAIT_POLICY", "PASSIVE", 1); // so that no program has to start itself a second time
    Options options;
    CLI::App app("Kills Pathloom's searches, trainings and exports, and checks that nothing is lost.", "kill_test");
    app.add_option("--cli", options.cli, "The program pathloom-cli")->required()->check(CLI::ExistingFile);
    app.add_option("--kills", options.kills, "How many, all together")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    app.add_option("--seed", options.seed, "Of the moments")->capture_default_str();
    app.add_option("--work", options.work, "A new folder for the runs (default: below the temporary folder)");
    app.add_option("--only", options.only, "Cases whose names hold one of these");
    app.add_flag("--keep", options.keep, "Keep the folder; it is kept anyhow when something was found");
    CLI11_PARSE(app, argc, argv);
    try {
        if (options.work.empty()) {
            std::string pattern = (fs::temp_directory_path() / "kill-test-XXXXXX").string();
            if (!::mkdtemp(pattern.data()))
                throw pathloom::Error("cannot be made", pattern);
            options.work = pattern;
        } else if (fs::exists(options.work) && !fs::is_empty(options.work)) {
            throw pathloom::UsageError("is not empty", options.work);
        }
        return test(options);
    } catch (const std::exception& e) {
        fmt::print(stderr, "error: {}\n", e.what());
        return 1;
    }
}
