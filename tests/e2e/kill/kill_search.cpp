// SPDX-License-Identifier: MIT
#include "core/run/command_folder.h"
#include "core/run/run_store.h"
#include "core/util/error.h"
#include "tests/e2e/kill/kill_case.h"
#include "tests/e2e/kill/record.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <spdlog/fmt/fmt.h>

namespace killtest {

using namespace pathloom;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int killsOfOneRun = 8;
constexpr double never = 1e9; ///< seconds
constexpr const char* lambdaKey = "latency.lambda";

/// Sends commands to a search, a few a second. Each value that is set is another one.
class Person
{
public:
    Person(fs::path run, std::uint64_t seed) : m_run(std::move(run)), m_random(seed) {}
    void act()
    {
        if (Clock::now() < m_next || !CommandFolder::isOpen(m_run))
            return;
        m_next = Clock::now() + std::chrono::milliseconds(20 + m_random.below(150));
        try {
            CommandFolder::send(m_run, any());
        } catch (const Error&) {
            // The search has ended meanwhile.
        }
    }

private:
    Command any()
    {
        if (std::exchange(m_paused, false))
            return {.kind = Command::Kind::Resume};
        const Path path{m_random.below(3), m_random.below(3)};
        switch (m_random.below(16)) {
        case 0:
            return {.kind = Command::Kind::Prune, .paths = {path}};
        case 1:
            return {.kind = Command::Kind::Pin, .paths = {path}};
        case 2:
            return {.kind = Command::Kind::PruneBelow, .value = 0.1 + 0.3 * m_random.uniform()};
        case 3:
            return {.kind = Command::Kind::FixStage, .stage = 0};
        case 4:
        case 5:
        case 6:
            return {.kind = Command::Kind::Restore, .paths = {path}};
        case 7:
        case 8:
            return {.kind = Command::Kind::Undo};
        case 9:
        case 10:
            return {.kind = Command::Kind::Redo};
        case 11:
            return {.kind = Command::Kind::Derive};
        case 12:
            return {.kind = Command::Kind::Checkpoint};
        case 13:
            m_paused = true; // for a moment
            return {.kind = Command::Kind::Pause};
        default:
            return {.kind = Command::Kind::Set, .key = lambdaKey, .value = 0.1 + 0.001 * ++m_sent};
        }
    }

    fs::path m_run;
    RandomStream m_random;
    Clock::time_point m_next = Clock::now();
    int m_sent = 0;
    bool m_paused = false;
};

class SearchRound
{
public:
    SearchRound(const Place& place, const Case& which, int number, Tally& tally)
        : m_place(place), m_case(which), m_tally(tally), m_run(place.work / fmt::format("run-{}", number))
    {
        fs::remove_all(m_run);
    }

    /// A search that is killed again and again, and then left in peace.
    void go(int kills, double seconds, RandomStream& random)
    {
        ++m_tally.runs;
        Person person(m_run, random.bits());
        const auto meanwhile = m_case.live ? std::function<void()>([&] { person.act(); }) : nullptr;
        bool resumes = false;
        while (kills > 0) {
            const Blow blow =
                anyBlow(seconds, {Aim::AnyMoment, Aim::AnyMoment, Aim::Checkpoint, Aim::Database}, random);
            const auto code = runUntil(next(resumes, random), m_place.log(), m_run, blow, meanwhile);
            if (code == 0)
                return; // before the blow fell
            if (code)
                return problem(fmt::format("exit code {}: {}", *code, endOf(m_place.log())));
            --kills;
            ++m_tally.kills[std::size_t(blow.aim)];
            m_tally.inCheckpoint += hasPartFile(m_run / "checkpoints");
            resumes = lookAtRemains(blow);
            if (m_finished)
                return;
        }
        const auto code = runUntil(next(resumes, random), m_place.log(), m_run, {.seconds = never}, meanwhile);
        if (code != 0)
            problem("left in peace: " + endOf(m_place.log()));
    }

    void compare(const std::vector<std::string>& expected)
    {
        const std::vector<std::string> found = recordOf(m_run);
        if (const std::string text = difference(expected, found); !text.empty())
            problem(text);
        if (const std::string line = doubledSetting(found); !line.empty())
            problem("taken twice: " + line);
        noteWhatWasGiven();
        if (m_expected && !hasSetting(found, lambdaKey, *m_expected))
            problem(fmt::format("resumed with {} {}, which is not in the record", lambdaKey, *m_expected));
        m_tally.commands += commandsIn(found);
        const Resumes resumes = resumesOf(m_run);
        m_tally.resumes += resumes.count;
        m_tally.repeated += resumes.steps;
        m_tally.mostRepeated = std::max(m_tally.mostRepeated, resumes.most);
        if (!resumes.exact)
            problem("a resumed search says that it is not exact");
    }
    const fs::path& run() const { return m_run; }

private:
    /// What starts the search or goes on with it; the latter now and then with a setting of its own.
    std::vector<std::string> next(bool resumes, RandomStream& random)
    {
        if (!resumes)
            return searchCommand(m_place, m_case, m_run);
        noteWhatWasGiven();
        std::vector<std::string> command = resumeCommand(m_place, m_case, m_run);
        if (m_case.live && random.below(2) == 0) {
            m_given = 0.6 + 0.001 * ++m_settings;
            command.insert(command.end(), {"--set", fmt::format("{}={}", lambdaKey, *m_given)});
        }
        return command;
    }
    /// A search that has gone on has taken over what it was given, whatever happens to it then; one that did not come
    /// that far has left the run as it was.
    void noteWhatWasGiven()
    {
        const std::int64_t generation = RunStore::open(m_run, RunStore::Access::Read)->generation();
        if (generation > m_generation && m_given)
            m_expected = m_given;
        m_generation = generation;
        m_given.reset();
    }
    /// @return whether there is a run to go on with
    bool lookAtRemains(const Blow& blow)
    {
        const std::string moment =
            fmt::format("after a kill ({}, {:.2f} s, event {})", toText(blow.aim), blow.seconds, blow.write);
        try {
            const auto store = RunStore::open(m_run, RunStore::Access::Read);
            m_finished = store->info().state == Phase::Finished;
            const std::int64_t last = store->lastStep(), good = checkpointStep(m_run);
            if (good < 0 ? last > 0 : last - good > checkpointSteps)
                problem(
                    fmt::format("{}: the record is at step {}, the newest good checkpoint at {}", moment, last, good));
        } catch (const Error&) {
            // Killed before the run was there: nothing but the beginning can be lost.
            if (fs::exists(m_run / "checkpoints/checkpoint-a.pt"))
                throw;
            fs::remove_all(m_run);
            ++m_tally.refused;
            return false;
        }
        if (const std::string text = damageOf(m_run, m_place.work / "look"); !text.empty())
            problem(moment + ": " + text);
        return true;
    }
    void problem(const std::string& text) { m_tally.problems.push_back(m_run.filename().string() + ": " + text); }

    const Place& m_place;
    const Case& m_case;
    Tally& m_tally;
    fs::path m_run;
    bool m_finished = false;
    std::int64_t m_generation = 0;
    std::optional<double> m_given;    ///< to the process that was started last
    std::optional<double> m_expected; ///< the last one that was taken over
    int m_settings = 0;
};

} // namespace

Tally killSearches(const Place& place, const Case& which, int kills, RandomStream& random)
{
    Tally tally{.name = which.name};
    const fs::path reference = place.work / "reference";
    fs::remove_all(reference);
    Case scripted = which;
    const auto begin = Clock::now();
    runToEnd(searchCommand(place, scripted, reference), place.log());
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    std::vector<std::string> expected = recordOf(reference);
    for (int number = 0; tally.allKills() < kills && tally.problems.empty(); ++number) {
        SearchRound round(place, which, number, tally);
        round.go(std::min(killsOfOneRun, kills - tally.allKills()), seconds, random);
        if (!tally.problems.empty())
            break;
        if (which.live) { // nobody knows beforehand what it should have: the same commands without any kill
            fs::remove_all(reference);
            runToEnd({place.cli, "replay", round.run(), "--run", reference, "--quiet"}, place.log());
            expected = recordOf(reference);
        }
        round.compare(expected);
        if (tally.problems.empty())
            fs::remove_all(round.run());
    }
    return tally;
}

} // namespace killtest
