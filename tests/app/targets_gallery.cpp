// SPDX-License-Identifier: MIT
// Grabs the page of targets, its dialogs and the New search dialog in light and dark to PNG files, for people to look
// at; not a test. targets_gallery FOLDER [TABLE.csv]
#include "app/window/import_dialog.h"
#include "app/window/main_window.h"
#include "app/window/measure_wizard.h"
#include "app/window/new_search_dialog.h"
#include "app/window/target_choice.h"
#include "app/window/target_library.h"
#include "app/window/targets_panel.h"
#include "app/window/theme_switch.h"
#include "app/window/window_settings.h"
#include "widgets/targets/calibration_view.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QTabWidget>
#include <QTest>

#include <cmath>
#include <random>

using namespace pathloom;

namespace {

Calibration madeUpCalibration()
{
    std::mt19937 random(7);
    std::normal_distribution<double> noise(0, 0.03);
    Calibration calibration;
    for (int i = 0; i < 40; ++i) {
        const double measured = 6 + 0.25 * i;
        calibration.points.push_back({.name = "small: network " + std::to_string(i),
                                      .sumMs = measured * (0.86 + noise(random)),
                                      .predictedMs = measured * (1 + noise(random)),
                                      .measuredMs = measured,
                                      .deviationMs = 0.012 * measured});
    }
    calibration.corrections.pooled = {.offsetMs = 0.4, .scale = 1.12, .perPartMs = 0, .relativeError = 0.02, .networks = 40};
    calibration.medianRelativeError = 0.021;
    calibration.medianRelativeErrorOfSums = 0.14;
    calibration.spearman = 0.994;
    return calibration;
}

struct Gallery
{
    QDir folder;
    QString suffix;

    void grab(QWidget& widget, const QString& name) const
    {
        QTest::qWait(400);
        widget.grab().save(folder.filePath(name + suffix + QStringLiteral(".png")));
    }
};

void showAll(const Gallery& gallery, const QString& theme, const QString& table)
{
    WindowSettings settings(gallery.folder.filePath(theme + QStringLiteral(".ini")));
    settings.theme.set(theme);
    MainWindow window(settings);
    window.show();
    auto* library = window.findChild<TargetLibrary*>();
    if (!QTest::qWaitFor([&] { return library->isRead(); }, 20000))
        qFatal("the targets could not be read");
    auto* panel = window.findChild<TargetsPanel*>();
    auto* tabs = panel->findChild<QTabWidget*>(QStringLiteral("targetTabs"));
    panel->select(QStringLiteral("google-pixel1-tflite"));
    for (const QSize size : {QSize(1280, 800), QSize(1900, 1150)}) {
        window.resize(size);
        window.findChild<QDockWidget*>(QStringLiteral("targetsDock"))->raise();
        const QString name = QStringLiteral("targets-%1-").arg(size.width());
        QTest::qWait(8000); // the model is fitted
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            if (tab == 2) {
                gallery.grab(window, name + QStringLiteral("calibration-empty"));
                panel->calibration()->setCalibration(madeUpCalibration());
            }
            gallery.grab(window, name + tabs->tabText(tab).toLower());
        }
        tabs->setCurrentIndex(0);
    }

    JobRunner jobs;
    ImportDialog import(&jobs, QStringLiteral("proxyless-mobile"));
    import.show();
    gallery.grab(import, QStringLiteral("import-empty"));
    if (!table.isEmpty()) {
        import.setFile(table);
        QTest::qWait(8000);
        gallery.grab(import, QStringLiteral("import"));
    }
    import.setFile(QStringLiteral("/no/such/table.csv"));
    QTest::qWait(800);
    gallery.grab(import, QStringLiteral("import-error"));

    TargetMeasuring measuring(&jobs);
    MeasureWizard wizard(&jobs, &measuring, QStringLiteral("small"), [] { return true; });
    wizard.show();
    QTest::qWait(3000);
    gallery.grab(wizard, QStringLiteral("wizard"));

    SearchRequest request;
    request.furtherTargets = QStringList{QStringLiteral("google-pixel1-tflite")};
    NewSearchDialog dialog(&jobs, request);
    dialog.show();
    QTest::qWait(4000);
    gallery.grab(dialog, QStringLiteral("new-search"));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2)
        qFatal("usage: targets_gallery FOLDER [TABLE.csv]");
    QDir().mkpath(arguments[1]);
    for (const char* theme : {"light", "dark"})
        showAll({QDir(arguments[1]), QLatin1Char('-') + QLatin1String(theme)}, QLatin1String(theme),
                arguments.value(2));
    return 0;
}
