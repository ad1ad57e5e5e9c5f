// SPDX-License-Identifier: MIT
// Grabs every view in light and dark to PNG files, for people to look at; not a test.
#include "tests/widgets/support/compared_networks.h"
#include "tests/widgets/support/synthetic_run.h"
#include "widgets/common/inspector.h"
#include "widgets/common/log_view.h"
#include "widgets/compare/cross_table_view.h"
#include "widgets/compare/difference_view.h"
#include "widgets/compare/trade_off_pane.h"
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

void showComparison(const Gallery& gallery)
{
    CrossTableModel::Content content;
    content.table = std::make_shared<const CrossTable>(test::sampleComparison());
    for (const HardwareTarget& target : content.table->targets)
        content.targetNames.insert(QString::fromStdString(target.id), QString::fromStdString(target.name));
    CrossTableView table;
    table.setContent(content);
    table.select({1});
    gallery.grab(table, {1250, 260}, QStringLiteral("compare-table"));
    TradeOffPane tradeOff;
    tradeOff.setNetworks(*table.model(), table.shown());
    tradeOff.plot()->setBudget(0.8);
    tradeOff.plot()->select({1, 2});
    tradeOff.plot()->setFocus();
    gallery.grab(tradeOff, {680, 420}, QStringLiteral("compare-trade-off"));
    gallery.grab(tradeOff, {620, 210}, QStringLiteral("compare-trade-off-small"));
    saveFigure(*tradeOff.plot(), gallery.folder.filePath(QStringLiteral("compare-trade-off.svg")));
    NetworkComparison networks{.leftName = QStringLiteral("net-1"),
                               .rightName = QStringLiteral("net-3"),
                               .left = content.table->networks[0].network.description,
                               .right = content.table->networks[2].network.description,
                               .difference = {},
                               .targetName = {}};
    networks.difference = difference(networks.left, networks.right);
    DifferenceView view;
    view.setNetworks(networks);
    gallery.grab(view, {1080, view.heightForWidth(1080)}, QStringLiteral("compare-difference"));
    gallery.grab(view, {560, view.heightForWidth(560)}, QStringLiteral("compare-difference-narrow"));
    saveFigure(view, gallery.folder.filePath(QStringLiteral("compare-difference.svg")));
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
    showComparison({folder, QStringLiteral("-light.png")});
    QApplication::setPalette(darkPalette());
    showAll({folder, QStringLiteral("-dark.png")}, space);
    showComparison({folder, QStringLiteral("-dark.png")});
    QApplication::setPalette(light);
    return 0;
}
