// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "prepared_search.h"
#include "scripted_runner.h"
#include "widgets/common/format.h"
#include "widgets/graph/graph_items.h"
#include "widgets/graph/supernet_view.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

namespace pathloom {

/// A prepared search with latencies and probabilities that all differ.
struct KnownSearch
{
    PreparedSearch prepared = preparedSmall();
    PathProbabilities probabilities;

    KnownSearch()
    {
        RandomStream random(7);
        for (int i = 0; i < space().choiceCount(); ++i) {
            probabilities.emplace_back();
            double sum = 0;
            for (std::size_t j = 0; j < space().choice(i).candidates.size(); ++j) {
                prepared.latency->pathMs[std::size_t(i)][j] = random.uniform();
                probabilities.back().push_back(0.02 + random.uniform() * random.uniform());
                sum += probabilities.back().back();
            }
            for (double& p : probabilities.back())
                p /= sum;
        }
    }
    const SearchSpace& space() const { return prepared.job.space; }
};

/// The main window with a scripted search that takes commands.
struct SteeredWindow
{
    QTemporaryDir folder;
    KnownSearch known;
    WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
    MainWindow window;
    std::shared_ptr<ScriptedRunner::Shared> shared = std::make_shared<ScriptedRunner::Shared>();

    /// @param theme "light" or "dark"; empty = as the window likes
    explicit SteeredWindow(const QString& theme = {}) : window(themed(settings, theme)) { window.show(); }
    static WindowSettings& themed(WindowSettings& settings, const QString& theme)
    {
        if (!theme.isEmpty())
            settings.theme.set(theme);
        return settings;
    }
    const Actions& actions() const { return window.actions(); }
    RunView& view() { return *window.view(); }
    const SearchSpace& space() const { return known.space(); }
    SupernetView& graph() { return *window.findChild<SupernetView*>(); }

    bool start() { return start(ScriptedRunner::steered(space(), known.prepared.job.config, known.probabilities)); }
    bool start(const ScriptedRunner::Script& script)
    {
        window.controller()->setRunnerMaker(
            [this, script](const PreparedSearch&, const QString&) { return ScriptedRunner::factory(shared, script); });
        window.controller()->showDraft(known.prepared);
        actions().start->trigger();
        return QTest::qWaitFor([this] { return !view().history().snapshots().empty(); }) &&
               QTest::qWaitFor([this] { return graph().hasPicture(); }, 20000) && QTest::qWaitForWindowActive(&window);
    }
    /// With the keyboard in the graph, on a path.
    void goTo(Path path)
    {
        view().select(path.block, path.candidate);
        graph().setFocus();
    }
    PathMask maskWithout(const std::vector<Path>& closed) const
    {
        PathMask mask(space());
        for (const Path& path : closed)
            mask.set(path, false);
        return mask;
    }
    double expected(const PathMask& mask) const
    {
        return known.prepared.latency->expectedMs(mask.apply(known.probabilities));
    }
    PillItem* pill(Path path)
    {
        for (QGraphicsItem* item : graph().scene()->items())
            if (auto* pill = dynamic_cast<PillItem*>(item))
                if (pill->choice == path.block && pill->candidate == path.candidate)
                    return pill;
        return nullptr;
    }
};

/// "−0.13 ms": two digits of the difference.
inline QString signedText(double value, const QString& unit)
{
    int decimals = 0;
    for (double size = std::abs(value); size < 10 && decimals < 9; size *= 10)
        ++decimals;
    return (value < 0 ? QStringLiteral("\u2212") : QStringLiteral("+")) +
           QString::number(std::abs(value), 'f', decimals) + QChar(0xa0) + unit;
}

/// "5.17 ms → 5.03 ms (−0.14 ms, −2.7 %)", finer where that would say nothing.
inline QString changeText(double before, double after)
{
    if (before == after)
        return QStringLiteral("%1 → %2 (unchanged)").arg(Format::ms(before), Format::ms(after));
    const QString difference = QStringLiteral(" (%1, %2)")
                                   .arg(signedText(after - before, QStringLiteral("ms")),
                                        signedText((after / before - 1) * 100, QStringLiteral("%")));
    if (Format::ms(before) != Format::ms(after))
        return QStringLiteral("%1 → %2").arg(Format::ms(before), Format::ms(after)) + difference;
    return QStringLiteral("%1\u00a0ms → %2\u00a0ms").arg(before, 0, 'f', 4).arg(after, 0, 'f', 4) + difference;
}

} // namespace pathloom
