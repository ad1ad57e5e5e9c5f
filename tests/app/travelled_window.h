// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/window_settings.h"
#include "core/util/files.h"
#include "tests/support/run_fixture.h"
#include "widgets/common/paths.h"

#include <QTemporaryDir>
#include <QTest>

namespace pathloom::test {

constexpr std::int64_t jointBegin = 20, runEnd = 120; ///< steps of the run that is travelled

inline const SearchSpace& space()
{
    static const SearchSpace made = runfixture::tinySpace();
    return made;
}

inline LatencyTable fullTable()
{
    LatencyTable table{.device = "device", .runtime = "runtime", .batch = 1, .threads = 1};
    double ms = 0.1;
    for (const LatencyKey& key : latencyKeys(space()))
        table.entries[key] = LatencyEntry{.ms = ms += 0.05};
    return table;
}

/// The first candidate leads at first, another one in the end.
inline PathProbabilities probabilitiesAt(std::int64_t step)
{
    PathProbabilities probabilities = uniformProbabilities(space());
    const double t = static_cast<double>(step - jointBegin) / static_cast<double>(runEnd - jointBegin);
    for (auto& block : probabilities) {
        double sum = 0;
        for (std::size_t j = 0; j < block.size(); ++j)
            sum += block[j] = j == 0 ? 3.0 * (1 - t) + 0.2 : j == 1 ? 3.0 * t + 0.1 : 0.3;
        for (double& p : block)
            p = static_cast<float>(p / sum);
    }
    return probabilities;
}

/// A stopped run in the data folder that is set.
inline std::filesystem::path makeRun(const std::string& name, bool inherit = false)
{
    const std::filesystem::path folder = defaultRunsFolder() / (name + ".pathloom");
    RunInfo info = runfixture::tinyInfo();
    info.id = info.name = name;
    info.created = "2026-01-05T09:30:00Z";
    info.state = Phase::Stopped;
    info.config.training.inheritWeights = inherit;
    info.config.latencyLoss = LatencyLoss::None; // the most probable leads, whatever it takes
    const auto run = RunStore::create(folder, info, space(), fullTable());
    run->record({0, 0, PhaseChanged{Phase::WarmUp, {}}});
    for (std::int64_t step = 1; step <= runEnd; ++step) {
        if (step == jointBegin)
            run->record({step, double(step), PhaseChanged{Phase::Joint, {}}});
        run->record(runfixture::weightEvent(step));
        if (step >= jointBegin)
            run->record({step, double(step),
                         ProbabilitySnapshot{std::make_shared<const PathProbabilities>(probabilitiesAt(step))}});
    }
    run->setState(Phase::Stopped);
    run->flush();
    return folder;
}

/// Takes a network out of the run at a step.
inline DerivedNetwork addNetwork(const std::filesystem::path& folder, std::int64_t step = 60)
{
    const auto run = RunStore::open(folder, RunStore::Access::Write);
    DerivedNetwork network{.step = step, .architecture = "k3e3 k3e3"};
    network.description = describe(space(), {{0, 0}});
    network.predictedMs = 0.5;
    return run->addNetwork(network);
}

/// The main window over a data folder with one run, "first try", whose history can be travelled.
struct TravelledWindow
{
    QTemporaryDir data;
    std::filesystem::path run;
    std::unique_ptr<WindowSettings> settings;
    std::unique_ptr<MainWindow> window;

    explicit TravelledWindow(bool inherit = false)
    {
        qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
        run = makeRun("first try", inherit);
        settings = std::make_unique<WindowSettings>(data.filePath(QStringLiteral("window.ini")));
        settings->lastFigureFolder.set(data.path());
        window = std::make_unique<MainWindow>(*settings);
        window->resize(1280, 800);
        window->show();
    }
    bool open() const
    {
        window->openRun(textOf(run));
        return QTest::qWaitFor([this] { return window->view()->history().step() == runEnd; }, 20000);
    }
    const Actions& actions() const { return window->actions(); }
    QString message() const { return window->findChild<MessageBar*>(QStringLiteral("messageBar"))->text(); }
    std::vector<DerivedNetwork> networks() const { return RunStore::open(run, RunStore::Access::Read)->networks(); }
};

/// A part of a dialog by its object name.
template<typename T>
T* in(const QWidget* dialog, const char* name)
{
    return dialog->findChild<T*>(QLatin1String(name));
}

} // namespace pathloom::test
