// SPDX-License-Identifier: MIT
#include "core/nn/compute_threads.h"

#include "core/nn/inference.h"
#include "core/nn/modules.h"
#include "core/space/architecture.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"
#include "core/util/machine.h"
#include "core/util/random.h"
#include "core/util/statistics.h"
#include "core/util/working_memory.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <mutex>
#include <set>

#include <spdlog/spdlog.h>

namespace pathloom {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr const char* format = "pathloom.computing";
constexpr int mostThreads = 1024;
constexpr double worthwhile = 1.03; ///< what further threads must bring: they take cores from everything else
constexpr int batchSize = 32;
constexpr int mostRounds = 12;
constexpr int fewestRounds = 4;
constexpr int stepsATurn = 2; ///< timed; one before them lets new threads and kernels settle
constexpr double undisturbedCpuShare = 0.9;
/// Of the steps, the fastest so many are taken to show what the machine can do when it has nothing else to do.
constexpr double undisturbedShare = 0.1;
constexpr auto enough = 1500ms;     ///< then fewestRounds will do
constexpr auto patience = 2500ms;   ///< then one will do
constexpr auto waitInterval = 20ms; ///< between looks at the stop token

/// A training step of a network of the space "small", with every block there is.
class TrialStep
{
public:
    TrialStep() : m_space(loadSpace("small")), m_module(describe(m_space, {std::vector<int>(m_space.choiceCount(), 0)}))
    {
        m_module.initialize(1);
        m_optimizer.emplace(m_module.parameters(), torch::optim::SGDOptions(0.01).momentum(0.9));
        RandomStream random(1); // LibTorch's own stream may belong to a training
        std::vector<float> pixels(std::size_t(batchSize * m_space.input.elements()));
        for (float& pixel : pixels)
            pixel = float(random.normal());
        m_images = wrapPixels(pixels, batchSize, m_space.input).clone();
        m_labels = torch::arange(batchSize) % m_space.classes;
    }
    void run()
    {
        m_optimizer->zero_grad();
        torch::nn::functional::cross_entropy(m_module.forward(m_images, BatchNormMode::Train), m_labels).backward();
        m_optimizer->step();
    }

private:
    SearchSpace m_space;
    NetworkModule m_module;
    std::optional<torch::optim::SGD> m_optimizer;
    torch::Tensor m_images, m_labels;
};

/// Sets LibTorch's number of threads back at the end.
class ThreadsRestored
{
public:
    ~ThreadsRestored() { setComputeThreads(m_before); }

private:
    int m_before = computeThreads();
};

double threadCpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + 1e-9 * double(time.tv_nsec);
}

/// Where there is a data folder: a test of two seconds is no reason to make one.
/// @return true if the test need not be remembered otherwise
bool store(const ThreadTest& test)
try {
    if (std::error_code ignored; !std::filesystem::is_directory(userDataFolder(), ignored))
        return false;
    writableDataFolder();
    const Machine machine = thisMachine();
    OrderedJson trials = OrderedJson::array();
    for (const ThreadTrial& trial : test.trials)
        trials.push_back({{"threads", trial.threads}, {"step_ms", trial.stepMs}});
    const OrderedJson json = {{"format", format},
                              {"version", 1},
                              {"cpu", machine.cpu},
                              {"cores", machine.cores},
                              {"threads", test.threads},
                              {"trials", trials},
                              {"library", trainingLibraryVersion()}};
    writeTextFile(threadTestFile(), json.dump(1) + "\n");
    return true;
} catch (const Error& e) {
    spdlog::warn("The number of threads that is fastest here cannot be kept: {}", e.what());
    return false;
}

std::timed_mutex testing; ///< held while a test runs

ThreadTest testHere(const std::stop_token& stop)
{
    if (stop.stop_requested())
        throw Cancelled();
    const std::vector<int> candidates = threadCandidates(thisMachine().cores);
    if (candidates.size() == 1) // nothing to choose; in a container with less than a core, every test would be disturbed
        return {.threads = candidates.front(), .trials = {}};
    return testThreads(candidates, stop);
}

std::unique_lock<std::timed_mutex> whenNobodyTests(const std::stop_token& stop)
{
    std::unique_lock lock(testing, std::defer_lock);
    while (!lock.try_lock_for(waitInterval))
        if (stop.stop_requested())
            throw Cancelled();
    return lock;
}

} // namespace

std::vector<int> threadCandidates(int cores)
{
    std::set<int> candidates = {1, std::max(1, cores / 2), std::max(1, cores)};
    for (int threads = 2; threads < cores; threads *= 2)
        candidates.insert(threads);
    return {candidates.begin(), candidates.end()};
}

int chosenThreads(const std::vector<ThreadTrial>& trials)
{
    const double fastest = std::ranges::min(trials, {}, &ThreadTrial::stepMs).stepMs;
    int chosen = mostThreads;
    for (const ThreadTrial& trial : trials)
        if (trial.stepMs <= worthwhile * fastest)
            chosen = std::min(chosen, trial.threads);
    return chosen;
}

ThreadTest testThreads(const std::vector<int>& candidates, std::stop_token stop)
{
    const ThreadsRestored restored;
    const WorkingMemory memory;
    const auto begin = Clock::now();
    TrialStep step;
    std::vector<std::vector<double>> ms(candidates.size());
    double aloneSeconds = 0, aloneCpuSeconds = 0; // of one thread, which has a core to itself if nobody else wants it
    const auto takeTurn = [&](std::size_t i) {
        setComputeThreads(candidates[i]);
        for (int k = 0; k <= stepsATurn; ++k) {
            if (stop.stop_requested())
                throw Cancelled();
            const auto start = Clock::now();
            const double cpuStart = threadCpuSeconds();
            step.run();
            const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
            if (k > 0)
                ms[i].push_back(1000 * seconds);
            if (k > 0 && candidates[i] == 1) {
                aloneSeconds += seconds;
                aloneCpuSeconds += threadCpuSeconds() - cpuStart;
            }
        }
    };
    // In turns, there and back, so that what else the machine does, or how warm it gets, meets all of them.
    for (int round = 0; round < mostRounds; ++round) {
        const auto spent = Clock::now() - begin;
        if ((round >= fewestRounds && spent > enough) || (round > 0 && spent > patience))
            break;
        for (std::size_t i = 0; i < candidates.size(); ++i)
            takeTurn(round % 2 == 0 ? i : candidates.size() - 1 - i);
    }
    ThreadTest test;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        test.trials.push_back({candidates[i], quantile(ms[i], undisturbedShare)});
    test.disturbed = aloneCpuSeconds < undisturbedCpuShare * aloneSeconds;
    test.threads = test.disturbed ? candidates.back() : chosenThreads(test.trials);
    return test;
}

std::filesystem::path threadTestFile()
{
    return userDataFolder() / "computing.json";
}

std::optional<ThreadTest> storedThreadTest()
{
    try {
        const std::filesystem::path file = threadTestFile();
        if (std::error_code ignored; !std::filesystem::exists(file, ignored))
            return std::nullopt;
        const Json json = readJsonFile(file);
        const JsonReader reader(json, file.string());
        reader.expectFormat(format, 1);
        const Machine machine = thisMachine();
        if (reader.text("cpu") != machine.cpu || reader.integer("cores", 0, mostThreads) != machine.cores ||
            reader.text("library") != trainingLibraryVersion())
            return std::nullopt;
        ThreadTest test{.threads = int(reader.integer("threads", 1, mostThreads)), .trials = {}};
        for (const JsonReader& trial : reader.objects("trials"))
            test.trials.push_back({int(trial.integer("threads", 1, mostThreads)), trial.number("step_ms", 0, 1e9)});
        return test;
    } catch (const Error& e) { // a second's work brings it back
        spdlog::debug("{}", e.what());
        return std::nullopt;
    }
}

int threadsFor(int wanted, std::stop_token stop, const std::function<ThreadTest(std::stop_token)>& test)
{
    static std::optional<ThreadTest> unstored; // of this process: disturbed, or the data folder takes no file
    const auto lock = whenNobodyTests(stop);
    if (wanted > 0)
        return wanted;
    if (const std::optional<ThreadTest> stored = storedThreadTest())
        return stored->threads;
    if (!unstored)
        unstored = test ? test(stop) : testHere(stop);
    const int found = unstored->threads;
    if (!unstored->disturbed && store(*unstored)) // also one of before the data folder was made
        unstored.reset();
    return found;
}

int knownThreadsFor(int wanted)
{
    if (wanted > 0)
        return wanted;
    const std::optional<ThreadTest> stored = storedThreadTest();
    return stored ? stored->threads : std::max(1, thisMachine().cores);
}

int threadsUsedHere(const Json& computed)
{
    const Machine machine = thisMachine();
    const int cores = computed.value("cores", machine.cores);
    if (computed.value("cpu", std::string()) != machine.cpu || cores != machine.cores)
        return 0;
    return computed.value("threads", cores); // before there was a test, "automatic" meant every core
}

} // namespace pathloom
