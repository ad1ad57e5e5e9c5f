// SPDX-License-Identifier: MIT
// Grabs a steered search with its dialogs and an alarm in light and dark to PNG files, for people to look at; not a
// test. steering_gallery FOLDER
#include "prepared_search.h"
#include "scripted_runner.h"

#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "widgets/graph/supernet_view.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QTableView>
#include <QTest>

#include <cmath>

using namespace pathloom;

namespace {

struct Gallery
{
    QDir folder;
    QString theme;

    void grab(QWidget& widget, const char* name) const
    {
        QTest::qWait(1200);
        widget.grab().save(folder.filePath(theme % u'-' % QLatin1String(name) % QStringLiteral(".png")));
    }
};

void showAll(const Gallery& gallery)
{
    WindowSettings settings(gallery.folder.filePath(gallery.theme + QStringLiteral(".ini")));
    settings.theme.set(gallery.theme);
    MainWindow window(settings);
    window.resize(1500, 950);
    window.show();
    PreparedSearch prepared = preparedSmall();
    RandomStream random(3);
    PathProbabilities probabilities;
    for (auto& block : prepared.latency->pathMs) {
        double sum = 0;
        probabilities.emplace_back();
        for (double& ms : block) {
            ms = 0.2 + 0.4 * random.uniform();
            probabilities.back().push_back(std::pow(random.uniform(), 3) + 0.01);
            sum += probabilities.back().back();
        }
        for (double& p : probabilities.back())
            p /= sum;
    }
    const auto steered = ScriptedRunner::steered(prepared.job.space, prepared.job.config, probabilities);
    window.controller()->setRunnerMaker([&](const PreparedSearch&, const QString&) {
        return ScriptedRunner::factory(std::make_shared<ScriptedRunner::Shared>(), [&](const EventSink& sink,
                                                                                       ScriptedRunner::Shared& shared,
                                                                                       std::stop_token stop) {
            sink({.step = 8,
                  .body = Alarm{"latency_not_approaching",
                                Json{{"expected_ms", 4.1},
                                     {"budget_ms", 3.0},
                                     {"suggest", toJson(Command{.kind = Command::Kind::Set,
                                                                .key = "latency.lambda",
                                                                .value = 2 * prepared.job.config.latencyLambda})}}}});
            sink(
                {.step = 9,
                 .body = Alarm{"hardly_sampled", Json{{"block", 2}, {"candidate", 3}, {"samples", 1}, {"steps", 90}}}});
            return steered(sink, shared, stop);
        });
    });
    window.controller()->showDraft(prepared);
    const Actions& a = window.actions();
    a.start->trigger();
    auto* graph = window.findChild<SupernetView*>();
    if (!QTest::qWaitFor([&] { return graph->hasPicture(); }, 20000))
        qFatal("the graph was not laid out");
    QTest::qWait(500);
    const auto post = [&](const Command& command) { window.controller()->post(command); };
    post({.kind = Command::Kind::Prune, .paths = {{0, 1}, {0, 2}}});
    post({.kind = Command::Kind::PruneBelow, .value = 0.02});
    post({.kind = Command::Kind::Pin, .paths = {{4, 2}}});
    post({.kind = Command::Kind::Set, .key = "alpha.learning_rate", .value = 0.004});
    post({.kind = Command::Kind::Prune, .paths = {{6, 0}}});
    post({.kind = Command::Kind::Undo});
    QTest::qWait(800);
    window.view()->select(6, 0);
    graph->setFocus();
    gallery.grab(window, "pruned");
    auto* commands = window.findChild<QDockWidget*>(QStringLiteral("commandsDock"));
    commands->raise();
    window.findChild<QTableView*>(QStringLiteral("commands"))->selectRow(1);
    gallery.grab(window, "commands");
    window.findChild<QDockWidget*>(QStringLiteral("logDock"))->raise();
    gallery.grab(window, "log");
    window.findChild<QDockWidget*>(QStringLiteral("graphDock"))->raise();
    for (QAction* action : {a.pruneBelow, a.fixStage, a.changeSettings}) {
        action->trigger();
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (action == a.changeSettings)
            dialog->findChild<QDoubleSpinBox*>(QStringLiteral("prune.below"))->setValue(2);
        gallery.grab(*dialog, action->objectName().toLatin1().constData());
        dialog->reject();
        QTest::qWait(100);
    }
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    if (argc < 2)
        qFatal("steering_gallery FOLDER");
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    for (const char* theme : {"light", "dark"})
        showAll({QDir(folder), QLatin1String(theme)});
}
