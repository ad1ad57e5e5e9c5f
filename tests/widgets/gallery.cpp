// SPDX-License-Identifier: MIT
// Grabs every view in light and dark to PNG files, for people to look at; not a test.
#include "tests/widgets/support/synthetic_run.h"
#include "widgets/common/inspector.h"
#include "widgets/common/log_view.h"
#include "widgets/graph/network_picture_view.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/plots/accuracy_plot.h"
#include "widgets/plots/entropy_plot.h"
#include "widgets/plots/latency_plot.h"
#include "widgets/plots/loss_plot.h"
#include "widgets/plots/path_probability_plot.h"

#include <QApplication>
#include <QDir>
#include <QPalette>
#include <QStyleFactory>
#include <QTest>

using namespace pathloom;

namespace {

QPalette darkPalette()
{
    QPalette palette(QColor(0x35, 0x38, 0x3d), QColor(0x2a, 0x2d, 0x31));
    palette.setColor(QPalette::Base, QColor(0x1f, 0x22, 0x26));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x29, 0x2e));
    palette.setColor(QPalette::Highlight, QColor(0x3d, 0x8e, 0xd8));
    return palette;
}

struct Gallery
{
    QDir folder;
    QString suffix;

    void grab(QWidget& widget, QSize size, const QString& name) const
    {
        widget.resize(size);
        widget.show();
        QTest::qWait(1200);
        widget.grab().save(folder.filePath(name % suffix));
    }
};

void showAll(const Gallery& gallery, const std::string& spaceName)
{
    const QString space = QString::fromStdString(spaceName);
    test::SyntheticRun run(spaceName);
    RunView view;
    view.setRun(run.header());
    PathProbabilityPlot emptyPlot(&view);
    gallery.grab(emptyPlot, {460, 260}, space % QStringLiteral("-empty"));
    view.apply(run.messages());
    view.apply(run.steps(1240));
    view.select(4, 2);
    PathProbabilityPlot probabilities(&view);
    gallery.grab(probabilities, {900, 260}, space % QStringLiteral("-probabilities"));
    PathProbabilityPlot narrow(&view);
    gallery.grab(narrow, {420, 280}, space % QStringLiteral("-probabilities-narrow"));
    LossPlot loss(&view);
    gallery.grab(loss, {900, 260}, space % QStringLiteral("-loss"));
    AccuracyPlot accuracy(&view);
    gallery.grab(accuracy, {900, 260}, space % QStringLiteral("-accuracy"));
    LatencyPlot latency(&view);
    gallery.grab(latency, {700, 260}, space % QStringLiteral("-latency"));
    EntropyPlot entropy(&view);
    gallery.grab(entropy, {460, 260}, space % QStringLiteral("-entropy"));
    SupernetView graph(&view);
    graph.setFocus();
    gallery.grab(graph, {1000, 450}, space % QStringLiteral("-graph"));
    saveFigure(graph, gallery.folder.filePath(space % QStringLiteral("-graph.svg")));
    SupernetView tall(&view);
    gallery.grab(tall, {560, 520}, space % QStringLiteral("-graph-tall"));
    NetworkPictureView picture;
    picture.setNetwork(describe(run.space(), run.goal()));
    gallery.grab(picture, {900, picture.heightForWidth(900)}, space % QStringLiteral("-network"));
    Inspector inspector(&view);
    gallery.grab(inspector, {380, 520}, space % QStringLiteral("-inspector"));
    LogView log(&view);
    gallery.grab(log, {900, 240}, space % QStringLiteral("-log"));
    view.apply({{1240, 300, PhaseChanged{Phase::Training, {}}}});
    view.apply(run.training(1, 8));
    view.apply(run.training(2, 6));
    AccuracyPlot training(&view);
    gallery.grab(training, {700, 260}, space % QStringLiteral("-training"));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc < 2) {
        qWarning("usage: gallery FOLDER [SPACE]");
        return 2;
    }
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));
    const std::string space = argc > 2 ? argv[2] : "small";
    const QPalette light = QApplication::palette();
    showAll({folder, QStringLiteral("-light.png")}, space);
    QApplication::setPalette(darkPalette());
    showAll({folder, QStringLiteral("-dark.png")}, space);
    QApplication::setPalette(light);
    return 0;
}
