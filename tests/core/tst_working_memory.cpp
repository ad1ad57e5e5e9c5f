// SPDX-License-Identifier: MIT
// Runs on the programs' allocator, as they do.
#include "core/util/machine.h"
#include "core/util/working_memory.h"

#include <QtTest>

#include <optional>
#include <thread>
#include <vector>

#include <dlfcn.h>
#include <sys/resource.h>

using namespace pathloom;

namespace {

using Control = int (*)(const char*, void*, size_t*, void*, size_t);

Control control()
{
    return reinterpret_cast<Control>(dlsym(RTLD_DEFAULT, "mallctl"));
}

template<typename Value>
Value setting(const char* name)
{
    Value value{};
    std::size_t size = sizeof(value);
    return control()(name, &value, &size, nullptr, 0) == 0 ? value : Value{};
}

void setUsualDecay(ssize_t milliseconds)
{
    for (const char* name : {"arenas.dirty_decay_ms", "arena.0.dirty_decay_ms"})
        control()(name, nullptr, nullptr, &milliseconds, sizeof(milliseconds));
}

long pageFaults()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

constexpr std::size_t blockBytes = 24u << 20;

/// What a step does: several large blocks, written to, in use together, then freed.
void allocateLikeAStep(int blocks = 6)
{
    std::vector<std::vector<char>> held;
    for (int i = 0; i < blocks; ++i)
        held.emplace_back(blockBytes - std::size_t(i) * 100'000, char(i));
}

} // namespace

class TestWorkingMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!control())
            QSKIP("Sanitizers bring their own allocator: there is nothing to set.");
    }

    void theProgramsSettingsAreRead()
    {
        QCOMPARE(setting<unsigned>("opt.narenas"), 1u);
        QCOMPARE(setting<std::size_t>("opt.oversize_threshold"), std::size_t(0));
        QCOMPARE(setting<std::size_t>("opt.lg_extent_max_active_fit"), std::size_t(64));
        QCOMPARE(QString::fromUtf8(setting<const char*>("opt.thp")), QStringLiteral("always"));
    }

    void stepsReuseTheMemoryOfTheStepsBefore()
    {
        const auto usual = setting<ssize_t>("arenas.dirty_decay_ms");
        const auto faultsOfSteps = [] {
            allocateLikeAStep(); // the first ones find where everything goes
            allocateLikeAStep();
            const long before = pageFaults();
            for (int i = 0; i < 5; ++i)
                allocateLikeAStep();
            return pageFaults() - before;
        };
        setUsualDecay(0); // gives back at once, as jemalloc does sooner or later
        const long without = faultsOfSteps();
        long with = 0;
        {
            const WorkingMemory memory;
            with = faultsOfSteps();
        }
        setUsualDecay(usual);
        QVERIFY2(without >= 5 * 6 * 10, qPrintable(QString::number(without))); // a fault for a huge page at the least
        QVERIFY2(with < 30, qPrintable(QString::number(with)));
    }

    void blocksOfOneThreadServeEveryOther()
    {
        const WorkingMemory memory;
        allocateLikeAStep();
        const std::int64_t before = residentBytes();
        for (int i = 0; i < 8; ++i)
            std::jthread([] { allocateLikeAStep(); }).join();
        const std::int64_t more = residentBytes() - before; // small blocks may split one large one
        QVERIFY2(more < 2 * std::int64_t(blockBytes), qPrintable(QString::number(more)));
    }

    void whatIsKeptHasToDoWithWhatWasInUse()
    {
        const WorkingMemory memory;
        const std::int64_t before = residentBytes();
        for (int i = 0; i < 40; ++i) // 1.7 GB in blocks of many sizes, one at a time
            std::vector<char>(blockBytes + std::size_t(i) * 1'000'000, 1);
        const std::int64_t most = std::int64_t(blockBytes) + 40'000'000;
        QVERIFY2(residentBytes() - before < 4 * most, qPrintable(QString::number(residentBytes() - before)));
    }

    /// Free neighbours grow together. What has become much larger than a block must serve it all the same: otherwise
    /// memory grows for as long as a search runs.
    void smallBlocksAreTakenOutOfLargeOnes()
    {
        const WorkingMemory memory;
        std::vector<char>(256u << 20, 1);
        const std::int64_t before = residentBytes();
        std::vector<std::vector<char>> held;
        for (int i = 0; i < 1000; ++i)
            held.emplace_back(200'000, char(i)); // 200 MB, each a thousandth of what is free
        QVERIFY2(residentBytes() - before < (64 << 20), qPrintable(QString::number(residentBytes() - before)));
    }

    void theLastOneGivesBack()
    {
        const auto usual = setting<ssize_t>("arena.0.dirty_decay_ms");
        QVERIFY(usual > 0);
        std::optional<WorkingMemory> first(std::in_place);
        std::optional<WorkingMemory> second(std::in_place);
        QCOMPARE(setting<ssize_t>("arena.0.dirty_decay_ms"), ssize_t(-1));
        allocateLikeAStep();
        const std::int64_t kept = residentBytes();
        first.reset();
        QCOMPARE(setting<ssize_t>("arena.0.dirty_decay_ms"), ssize_t(-1));
        QVERIFY(residentBytes() > kept - std::int64_t(blockBytes));
        second.reset();
        QVERIFY(residentBytes() < kept - 4 * std::int64_t(blockBytes));
        QCOMPARE(setting<ssize_t>("arena.0.dirty_decay_ms"), usual);
    }

    void anyThreadMayTakeAndLeaveIt()
    {
        const auto usual = setting<ssize_t>("arena.0.dirty_decay_ms");
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([] {
                    for (int k = 0; k < 20; ++k) {
                        const WorkingMemory memory;
                        allocateLikeAStep(1);
                    }
                });
        }
        QCOMPARE(setting<ssize_t>("arena.0.dirty_decay_ms"), usual);
        const WorkingMemory again; // the count went back to none
        QCOMPARE(setting<ssize_t>("arena.0.dirty_decay_ms"), ssize_t(-1));
    }
};

QTEST_APPLESS_MAIN(TestWorkingMemory)
#include "tst_working_memory.moc"
