// SPDX-License-Identifier: MIT
// How the training kernels run: by threads, from threads, as the environment says, and over values that are no numbers.
#include "core/kernels/threads.h"
#include "core/util/denormals.h"
#include "core/util/error.h"
#include "tests/support/errors.h"
#include "tests/support/kernel_convolutions.h"

#include <QProcess>
#include <QTest>
#include <QThread>

#include <array>
#include <atomic>
#include <cstdio>
#include <thread>

using namespace pathloom;
using namespace pathloom::test;
using kernels::availableKernels;
using kernels::Kernels;

namespace {

/// Enough pixels and channels to keep several threads busy, with a rest for each.
std::vector<Convolution> busyConvolutions()
{
    std::vector<Convolution> all;
    for (const ConvolutionShape& shape :
         {pointwiseShape(4, 31, 37, 24, 100), depthwiseShape(5, 23, 19, 40, 5, 2), depthwiseShape(3, 41, 50, 17, 7, 1)})
        all.emplace_back(shape, Reading::Relu6, true, false, Place::AtEnd);
    return all;
}

/// The sums that passes over whole maps find, as they stand in memory.
Walled<double> sumsOfPasses(const Kernels& set, const Convolution& c)
{
    const MapShape shape = c.shape.inputMap();
    const std::int64_t channels = shape.channels;
    Walled<double> found(4 * channels);
    double* at = found.data();
    set.sums(shape.pixels(), int(channels), c.x.input().z, {at, at + channels});
    set.gradientSums(shape.pixels(), int(channels), c.x.input(), c.x.input().z, nullptr,
                     {at + 2 * channels, at + 3 * channels});
    return found;
}

/// The part of a child process. @return the program's exit code
int printKernels()
{
    try {
        std::printf("%s", kernels::kernels().name);
        return 0;
    } catch (const UsageError& e) {
        std::printf("%s", e.what());
        return 2;
    }
}

} // namespace

class TestKernelRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        torch::manual_seed(1);
        m_busy = busyConvolutions();
        for (const Convolution& c : m_busy)
            m_expected.push_back(c.expected());
    }

    void runsAreTheSameBitByBit_data()
    {
        QTest::addColumn<int>("set");
        QTest::addColumn<int>("threads");
        const auto all = availableKernels();
        for (int set = 0; set < int(all.size()); ++set)
            for (const int threads : {1, 2, 3})
                QTest::addRow("%s, %d threads", all[set]->name, threads) << set << threads;
    }
    void runsAreTheSameBitByBit()
    {
        QFETCH(int, set);
        QFETCH(int, threads);
        const Kernels& kernels = *availableKernels()[set];
        at::set_num_threads(threads);
        for (std::size_t i = 0; i < m_busy.size(); ++i) {
            const Convolution& c = m_busy[i];
            const ConvolutionOutputs first = c.run(kernels);
            const Walled<double> sums = sumsOfPasses(kernels, c);
            for (int run = 0; run < 5; ++run) {
                QVERIFY(c.run(kernels).sameBits(first));
                QVERIFY(sumsOfPasses(kernels, c).sameBits(sums));
            }
            const QString wrong = wrongIn(c, m_expected[i], first); // whatever the number of threads
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
    }

    void threadsDoNotDisturbEachOther_data() { everySet(); }
    void threadsDoNotDisturbEachOther()
    {
        QFETCH(int, set);
        const Kernels& kernels = *availableKernels()[set];
        at::set_num_threads(2);
        std::vector<ConvolutionOutputs> alone;
        for (const Convolution& c : m_busy)
            alone.push_back(c.run(kernels));
        std::atomic<int> others = 0;
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                at::set_num_threads(2);
                for (std::size_t i = 0; i < 5 * m_busy.size(); ++i) // each thread its own order
                    others += !m_busy[(i + t) % m_busy.size()].run(kernels).sameBits(alone[(i + t) % m_busy.size()]);
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(int(others), 0);
    }

    /// Where all threads are taken, a kernel gets only the one it runs on. It divides its sums as always.
    void insideOfParallelWork_data() { everySet(); }
    void insideOfParallelWork()
    {
        QFETCH(int, set);
        const Kernels& kernels = *availableKernels()[set];
        at::set_num_threads(3);
        for (const Convolution& c : m_busy) {
            const ConvolutionOutputs alone = c.run(kernels);
            std::atomic<int> runs = 0, others = 0;
            kernels::parallel(3, [&](const kernels::Share& share) {
                for (std::int64_t i = share.begin; i < share.end; ++i, ++runs)
                    others += !c.run(kernels).sameBits(alone);
            });
            QCOMPARE(int(runs), 3);
            QCOMPARE(int(others), 0);
        }
    }

    /// Workers have slept by then, or never were there.
    void everyShareIsDoneOnceAfterAnyPause()
    {
        for (const int threads : {2, 5, 3, 1, 4}) {
            at::set_num_threads(threads);
            for (const int milliseconds : {0, 0, 1, 10}) {
                QThread::msleep(static_cast<unsigned long>(milliseconds));
                std::array<std::atomic<int>, 5> done{};
                kernels::parallel(5, [&](const kernels::Share& share) {
                    for (std::int64_t i = share.begin; i < share.end; ++i)
                        ++done[std::size_t(i)];
                });
                QVERIFY(std::ranges::all_of(done, [](const auto& times) { return times == 1; }));
            }
        }
    }
    void whatAShareThrowsArrives()
    {
        at::set_num_threads(3);
        for (int failing = 0; failing < 3; ++failing) {
            const auto work = [&](const kernels::Share& share) {
                if (share.thread == failing)
                    throw Error("share " + std::to_string(failing));
            };
            QCOMPARE(errorOf([&] { kernels::parallel(3, work); }), QStringLiteral("share %1").arg(failing));
        }
        std::atomic<int> done = 0; // and nothing of it is left
        kernels::parallel(3, [&](const kernels::Share&) { ++done; });
        QCOMPARE(int(done), 3);
    }
    /// As the thread that calls does, so that a result does not depend on who computes it.
    void workersTreatDenormalsAsTheirCaller()
    {
        at::set_num_threads(3);
        const FloatControl before = floatControl();
        for (const bool flush : {true, false, true}) {
            if (flush)
                flushDenormals(1);
            else
                setFloatControl(before);
            std::atomic<int> others = 0;
            for (int run = 0; run < 50; ++run)
                kernels::parallel(
                    3, [&, expected = floatControl()](const kernels::Share&) { others += floatControl() != expected; });
            QCOMPARE(int(others), 0);
        }
        setFloatControl(before);
    }

    /// Whoever looks for trouble finds it in the output: no activation hides what is no number.
    void whatIsNotFinitePasses_data()
    {
        QTest::addColumn<int>("set");
        QTest::addColumn<int>("shape");
        const auto all = availableKernels();
        for (int set = 0; set < int(all.size()); ++set)
            for (int shape = 0; shape < int(m_shapes.size()); ++shape)
                QTest::addRow("%s: %s", all[set]->name, qPrintable(m_shapes[shape].name())) << set << shape;
    }
    void whatIsNotFinitePasses()
    {
        QFETCH(int, set);
        QFETCH(int, shape);
        const Kernels& kernels = *availableKernels()[set];
        for (const Reading reading : everyReading) {
            QString wrong = wrongWith(std::numeric_limits<float>::quiet_NaN(), kernels, m_shapes[shape], reading);
            for (const float sign : {-1.0f, 1.0f})
                wrong += wrongWith(sign * std::numeric_limits<float>::infinity(), kernels, m_shapes[shape], reading);
            QVERIFY2(wrong.isEmpty(), qPrintable(QString::fromLatin1(nameOf(reading)) + QStringLiteral(": ") + wrong));
        }
    }

    void theFastestComeFirst()
    {
        const auto all = availableKernels();
        const std::vector<QString> order{QStringLiteral("avx512"), QStringLiteral("avx2"), QStringLiteral("portable")};
        auto place = order.begin();
        for (const Kernels* one : all) {
            place = std::find(place, order.end(), QString::fromLatin1(one->name));
            QVERIFY2(place != order.end(), one->name);
            ++place;
        }
        QVERIFY(place == order.end()); // the portable ones run everywhere
    }
    void theEnvironmentChooses_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("found");
        QTest::newRow("nothing said") << QString() << QString::fromLatin1(availableKernels().front()->name);
        QTest::newRow("empty") << QStringLiteral("") << QString::fromLatin1(availableKernels().front()->name);
        for (const Kernels* one : availableKernels())
            QTest::newRow(one->name) << QString::fromLatin1(one->name) << QString::fromLatin1(one->name);
    }
    void theEnvironmentChooses()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, found);
        QCOMPARE(answerOfChild(wanted), (std::pair{0, found}));
    }
    void unknownKernelsAreRefused()
    {
        QStringList names;
        for (const Kernels* one : availableKernels())
            names.append(QString::fromLatin1(one->name));
        const QString sentence = QStringLiteral("PATHLOOM_KERNELS is 'avx3', but this processor can run %1")
                                     .arg(names.join(QStringLiteral(", ")));
        QCOMPARE(answerOfChild(QStringLiteral("avx3")), (std::pair{2, sentence}));
    }

private:
    static void everySet()
    {
        QTest::addColumn<int>("set");
        const auto all = availableKernels();
        for (int set = 0; set < int(all.size()); ++set)
            QTest::newRow(all[set]->name) << set;
    }
    /// One value of the input, and one of the gradient, is `value`, which is not finite.
    static QString wrongWith(float value, const Kernels& kernels, const ConvolutionShape& shape, Reading reading)
    {
        Convolution c(shape, reading, true, false, Place::AtEnd);
        const MapShape& map = c.x.shape();
        c.x.memory()[map.count() / 2] = value;
        const ConvolutionOutputs out = c.run(kernels);
        // What lies on a bound has no gradient here, even where the bound is infinite.
        QString wrong = std::isnan(value) ? wrongIn(c, c.expected(), out) : wrongForward(c, c.expected(), out);
        if (std::isnan(value) && !torch::isnan(copiedMap(out.z, shape.outputMap())).any().item<bool>())
            wrong += QStringLiteral("the NaN is lost");
        Walled<float> y(map.count());
        kernels.read(map.pixels(), int(map.channels), c.x.input(), nullptr, y.data());
        wrong += difference("y", copiedMap(y, map), c.x.clamped(c.x.beforeClamp()), c.x.magnitude(), tolerance);

        Convolution back(shape, reading, false, false, Place::AtEnd);
        back.dz.memory()[shape.outputMap().count() / 2] = value;
        return wrong + wrongIn(back, back.expected(), back.run(kernels));
    }
    /// kernels() chooses once in a process. @param wanted null: the variable is not set @return exit code and text
    static std::pair<int, QString> answerOfChild(const QString& wanted)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (wanted.isNull())
            environment.remove(QStringLiteral("PATHLOOM_KERNELS"));
        else
            environment.insert(QStringLiteral("PATHLOOM_KERNELS"), wanted);
        QProcess child;
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--print-kernels")});
        if (!child.waitForFinished(60'000) || child.exitStatus() != QProcess::NormalExit)
            return {-1, child.errorString()};
        return {child.exitCode(), QString::fromUtf8(child.readAllStandardOutput())};
    }

    std::vector<Convolution> m_busy;
    std::vector<ExpectedConvolution> m_expected;
    const std::vector<ConvolutionShape> m_shapes{pointwiseShape(2, 7, 5, 17, 24), depthwiseShape(2, 12, 9, 17, 3, 1),
                                                 depthwiseShape(1, 9, 12, 33, 7, 2), depthwiseShape(2, 9, 9, 8, 9, 1)};
};

int main(int argc, char** argv)
{
    if (argc == 2 && std::string_view(argv[1]) == "--print-kernels")
        return printKernels();
    QCoreApplication application(argc, argv);
    TestKernelRuns test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_kernel_runs.moc"
