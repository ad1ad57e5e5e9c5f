// SPDX-License-Identifier: MIT
// Kills while a derived network is trained, measured or exported, and of the whole job: what was there before stays, and
// going on gives the same as if nothing had happened.
#include "core/derive/remaining_work.h"
#include "core/search/search_engine.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "tests/e2e/kill/kill_case.h"
#include "tests/e2e/kill/record.h"

#include <algorithm>
#include <chrono>

#include <spdlog/fmt/fmt.h>

namespace killtest {

using namespace pathloom;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::uintmax_t mostBytes = 1 << 26;
constexpr std::int64_t stepsOfAnEpoch = 25; ///< 400 images in batches of 16

/// What a network's part of a run is: files byte by byte, and what the database says of it.
struct NetworkState
{
    std::string weights, onnx, facts;
    bool operator==(const NetworkState&) const = default;
};

NetworkState stateOf(const fs::path& run, std::int64_t id = 1)
{
    const DerivedNetwork network = RunStore::open(run, RunStore::Access::Read)->network(id);
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

bool hasWorkLeft(const fs::path& run)
{
    return nextWork(*RunStore::open(run, RunStore::Access::Read)).has_value();
}

/// Steps that a training does again if it goes on with what a kill left; 0 if it recorded no epoch.
/// @param before row of the record at which it began
std::int64_t stepsLost(const fs::path& run, std::int64_t before)
{
    std::int64_t epoch = 0;
    for (const Event& event : RunStore::open(run, RunStore::Access::Read)->eventsOfKind("training_epoch", before))
        epoch = std::get<TrainingEpoch>(event.body).epoch;
    const CheckpointFile newest = Checkpoints(run / Checkpoints::folderName / "net-1").newest();
    return newest.file.empty() ? 0 : std::max<std::int64_t>(0, epoch * stepsOfAnEpoch - newest.step);
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
        m_rowBefore = RunStore::open(m_before, RunStore::Access::Read)->lastRow();
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
                const auto code = runUntil(next(m_run), m_place.log(), m_run, blow);
                if (code) {
                    if (*code != 0)
                        problem(fmt::format("exit code {}: {}", *code, endOf(m_place.log())));
                    break;
                }
                ++m_tally.kills[std::size_t(blow.aim)];
                m_tally.inCheckpoint += hasPartFile(m_run / "networks");
                lookAtRemains(blow, before, after, search);
                if (isDone(after))
                    break; // it was ending already
            }
            if (!isDone(after))
                runToEnd(next(m_run), m_place.log());
            if (const std::string text = difference(after, stateOf(m_run)); !text.empty())
                problem("repeated: " + text);
            if (const std::string text = killtest::difference(search, searchOf(m_run)); !text.empty())
                problem("repeated, the search: " + text);
        }
        return m_tally;
    }

private:
    /// The command, or after a kill that came later than its beginning: going on.
    std::vector<std::string> next(const fs::path& run) const
    {
        return hasWorkLeft(run) ? std::vector<std::string>{m_place.cli.string(), "resume", run.string(), "--quiet"}
                                : command(run);
    }
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
        if (const std::int64_t lost = stepsLost(m_run, m_rowBefore); lost > checkpointSteps)
            problem(fmt::format("{}: {} steps of the training are lost", moment, lost));
        else
            m_tally.mostRepeated = std::max(m_tally.mostRepeated, lost);
        const NetworkState found = stateOf(m_run);
        if (found != before && found != after) // all or nothing
            problem(moment + ": " + difference(before, found));
        if (const std::string text = killtest::difference(search, searchOf(m_run)); !text.empty())
            problem(moment + ", the search: " + text);
    }
    bool isDone(const NetworkState& after) const { return stateOf(m_run) == after && !hasWorkLeft(m_run); }
    void problem(const std::string& text) { m_tally.problems.push_back(text); }

    const Place& m_place;
    fs::path m_before, m_after;
    std::vector<std::string> m_words;
    fs::path m_run;
    double m_seconds = 0;
    std::int64_t m_rowBefore = 0;
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

/// Of the network that the job has trained and exported. The ONNX file names the run that it comes from: left out.
NetworkState stateOfJob(const fs::path& run)
{
    const auto store = RunStore::open(run, RunStore::Access::Read);
    NetworkState state = stateOf(run, store->work().job->network);
    const std::string id = store->info().id;
    for (auto at = state.onnx.find(id); at != std::string::npos; at = state.onnx.find(id, at))
        state.onnx.replace(at, id.size(), id.size(), '-');
    return state;
}

/// Kills a whole job again and again, and lets it go on.
class JobRound
{
public:
    JobRound(const Place& place, Tally& tally) : m_place(place), m_tally(tally), m_run(place.work / "job-run") {}

    void go(int kills, double seconds, RandomStream& random)
    {
        fs::remove_all(m_run);
        ++m_tally.runs;
        for (; kills > 0 && !isDone(); --kills) {
            const Blow blow =
                anyBlow(seconds, {Aim::AnyMoment, Aim::Checkpoint, Aim::Networks, Aim::Database}, random);
            const auto code = runUntil(next(), m_place.log(), m_run, blow);
            if (code && *code != 0)
                m_tally.problems.push_back(fmt::format("exit code {}: {}", *code, endOf(m_place.log())));
            if (code)
                break;
            ++m_tally.kills[std::size_t(blow.aim)];
        }
        if (!isDone())
            runToEnd(next(), m_place.log());
    }
    static std::vector<std::string> command(const Place& place, const fs::path& run)
    {
        std::vector<std::string> words = searchCommand(place, cases().front(), run);
        *std::next(std::ranges::find(words, "--until")) = "export";
        return words;
    }
    const fs::path& run() const { return m_run; }

private:
    bool isThere() const
    {
        try {
            RunStore::open(m_run, RunStore::Access::Read);
            return true;
        } catch (const Error&) {
            return false; // killed before it was made: the same command makes it
        }
    }
    bool isDone() const
    {
        return isThere() && RunStore::open(m_run, RunStore::Access::Read)->info().state == Phase::Finished &&
               !hasWorkLeft(m_run);
    }
    std::vector<std::string> next() const
    {
        return isThere() ? std::vector<std::string>{m_place.cli.string(), "resume", m_run.string(), "--quiet"}
                         : command(m_place, m_run);
    }

    const Place& m_place;
    Tally& m_tally;
    fs::path m_run;
};

} // namespace

Tally killJob(const Place& place, int kills, RandomStream& random)
{
    Tally tally{.name = "whole job"};
    const fs::path reference = place.work / "job";
    const auto begin = Clock::now();
    runToEnd(JobRound::command(place, reference), place.log());
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    constexpr int killsOfOneRun = 6;
    while (tally.allKills() < kills && tally.problems.empty()) {
        JobRound round(place, tally);
        round.go(std::min(killsOfOneRun, kills - tally.allKills()), seconds, random);
        if (!tally.problems.empty())
            break;
        const std::string search = killtest::difference(recordOf(reference), recordOf(round.run()));
        const std::string network = difference(stateOfJob(reference), stateOfJob(round.run()));
        for (const std::string& text : {search, network})
            if (!text.empty())
                tally.problems.push_back(text);
    }
    return tally;
}

Tally killMeasuring(const Place& place, int kills, RandomStream& random)
{
    const fs::path trained = place.work / "trained", before = place.work / "to-be-measured";
    if (!fs::exists(trained))
        killTraining(place, 0, random);
    fs::remove_all(before);
    fs::copy(trained, before, fs::copy_options::recursive);
    RunStore::open(before, RunStore::Access::Write)->changeWork([](RunWork& work) {
        work.begin({.stage = Stage::Measure, .network = 1});
    });
    Tally tally = NetworkRound(place, "measuring it", before, place.work / "measured", {"resume", "--quiet"})
                      .go(kills, random);
    for (const char* run : {"measured", "network-run"})
        if (fs::exists(place.work / run) &&
            !RunStore::open(place.work / run, RunStore::Access::Read)->network(1).measuredMs)
            tally.problems.push_back(std::string(run) + " has no measured latency");
    return tally;
}

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
