// SPDX-License-Identifier: MIT
// Kills while a derived network is trained or exported: what was there before stays, and doing it again gives the same.
#include "core/run/run_store.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "tests/e2e/kill/kill_case.h"
#include "tests/e2e/kill/record.h"

#include <chrono>

#include <spdlog/fmt/fmt.h>

namespace killtest {

using namespace pathloom;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::uintmax_t mostBytes = 1 << 26;

/// What a network's part of a run is: files byte by byte, and what the database says of it.
struct NetworkState
{
    std::string weights, onnx, facts;
    bool operator==(const NetworkState&) const = default;
};

NetworkState stateOf(const fs::path& run)
{
    const DerivedNetwork network = RunStore::open(run, RunStore::Access::Read)->network(1);
    NetworkState state{.facts =
                           fmt::format("{} accuracy {} training {} onnx '{}'", network.architecture,
                                       network.testAccuracy.value_or(-1), network.training.dump(), network.onnxFile)};
    if (!network.weightsFile.empty())
        state.weights = readTextFile(run / network.weightsFile, mostBytes);
    if (!network.onnxFile.empty())
        state.onnx = readTextFile(run / network.onnxFile, mostBytes);
    return state;
}

std::string difference(const NetworkState& a, const NetworkState& b)
{
    if (a.facts != b.facts)
        return "expected: " + a.facts + "\n    found:    " + b.facts;
    if (a.weights != b.weights)
        return "the weights differ";
    return a.onnx != b.onnx ? "the ONNX files differ" : "";
}

/// The record of the search itself, without where the run stands.
std::vector<std::string> searchOf(const fs::path& run)
{
    std::vector<std::string> lines = recordOf(run);
    lines.pop_back();
    return lines;
}

/// Kills a command on copies of a run, and compares with the run in which nothing happened to it.
class NetworkRound
{
public:
    NetworkRound(const Place& place, std::string name, fs::path before, fs::path after, std::vector<std::string> words)
        : m_place(place), m_before(std::move(before)), m_after(std::move(after)), m_words(std::move(words)),
          m_run(place.work / "network-run")
    {
        m_tally.name = std::move(name);
        const auto begin = Clock::now();
        fs::remove_all(m_after);
        fs::copy(m_before, m_after, fs::copy_options::recursive);
        runToEnd(command(m_after), m_place.log());
        m_seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    }

    Tally go(int kills, RandomStream& random)
    {
        const NetworkState before = stateOf(m_before), after = stateOf(m_after);
        const auto search = searchOf(m_before);
        while (m_tally.allKills() < kills && m_tally.problems.empty()) {
            fs::remove_all(m_run);
            fs::copy(m_before, m_run, fs::copy_options::recursive);
            ++m_tally.runs;
            for (int i = 0; i < 3 && m_tally.allKills() < kills; ++i) { // killed, and killed again
                const Blow blow = anyBlow(m_seconds, {Aim::AnyMoment, Aim::Networks, Aim::Database}, random);
                const auto code = runUntil(command(m_run), m_place.log(), m_run, blow);
                if (code) {
                    if (*code != 0)
                        problem(fmt::format("exit code {}: {}", *code, endOf(m_place.log())));
                    break;
                }
                ++m_tally.kills[std::size_t(blow.aim)];
                m_tally.inCheckpoint += hasPartFile(m_run / "networks");
                lookAtRemains(blow, before, after, search);
            }
            runToEnd(command(m_run), m_place.log());
            if (const std::string text = difference(after, stateOf(m_run)); !text.empty())
                problem("repeated: " + text);
            if (const std::string text = killtest::difference(search, searchOf(m_run)); !text.empty())
                problem("repeated, the search: " + text);
        }
        return m_tally;
    }

private:
    std::vector<std::string> command(const fs::path& run) const
    {
        std::vector<std::string> command = {m_place.cli.string(), m_words.front(), run.string()};
        command.insert(command.end(), m_words.begin() + 1, m_words.end());
        return command;
    }
    void lookAtRemains(const Blow& blow, const NetworkState& before, const NetworkState& after,
                       const std::vector<std::string>& search)
    {
        const std::string moment =
            fmt::format("after a kill ({}, {:.2f} s, event {})", toText(blow.aim), blow.seconds, blow.write);
        if (const std::string text = damageOf(m_run, m_place.work / "look"); !text.empty())
            problem(moment + ": " + text);
        const NetworkState found = stateOf(m_run);
        if (found != before && found != after) // all or nothing
            problem(moment + ": " + difference(before, found));
        if (const std::string text = killtest::difference(search, searchOf(m_run)); !text.empty())
            problem(moment + ", the search: " + text);
    }
    void problem(const std::string& text) { m_tally.problems.push_back(text); }

    const Place& m_place;
    fs::path m_before, m_after;
    std::vector<std::string> m_words;
    fs::path m_run;
    double m_seconds = 0;
    Tally m_tally;
};

/// A finished search with one derived network.
fs::path finishedSearch(const Place& place)
{
    const fs::path run = place.work / "finished";
    if (!fs::exists(run)) {
        runToEnd(searchCommand(place, cases().front(), run), place.log());
        const auto store = RunStore::open(run, RunStore::Access::Read);
        if (store->networks().empty())
            throw Error("has no derived network", run.string());
    }
    return run;
}

const std::vector<std::string> trainWords = {"train", "--network", "net-1", "--quiet"};

} // namespace

Tally killTraining(const Place& place, int kills, RandomStream& random)
{
    return NetworkRound(place, "training a network", finishedSearch(place), place.work / "trained", trainWords)
        .go(kills, random);
}

Tally killRetraining(const Place& place, int kills, RandomStream& random)
{
    std::vector<std::string> words = trainWords;
    words.insert(words.end(), {"--seed", "5"});
    const fs::path exported = place.work / "exported";
    if (!fs::exists(exported))
        killExport(place, 0, random);
    return NetworkRound(place, "training it anew", exported, place.work / "retrained", words).go(kills, random);
}

Tally killExport(const Place& place, int kills, RandomStream& random)
{
    const fs::path trained = place.work / "trained";
    if (!fs::exists(trained))
        killTraining(place, 0, random);
    return NetworkRound(place, "exporting it", trained, place.work / "exported", {"export", "--network", "net-1"})
        .go(kills, random);
}

} // namespace killtest
