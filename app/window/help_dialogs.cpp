// SPDX-License-Identifier: MIT
#include "app/window/help_dialogs.h"

#include "app/window/command_palette.h"
#include "app/window/icons.h"
#include "core/nn/inference.h"
#include "widgets/compare/trade_off_plot.h"
#include "widgets/confusion/confusion_view.h"
#include "widgets/data/size_histogram.h"
#include "widgets/front/front_plot.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/plots/plot_page.h"
#include "widgets/targets/calibration_plot.h"
#include "widgets/timeline/timeline_track.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHash>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace pathloom {

namespace {

class Help
{
    Q_DECLARE_TR_FUNCTIONS(Help)
};

/// A table in which one finds a line by a part of it.
struct TableHelp
{
    QString title;
    QStringList columns;
    QList<QStringList> lines;
};

QTableWidget* tableOf(const TableHelp& help, QWidget* dialog)
{
    auto* table = new QTableWidget(int(help.lines.size()), int(help.columns.size()), dialog);
    table->setHorizontalHeaderLabels(help.columns);
    table->setAccessibleName(help.title);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setWordWrap(true);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(table->columnCount() - 1, QHeaderView::Stretch);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (int row = 0; row < table->rowCount(); ++row)
        for (int column = 0; column < table->columnCount(); ++column)
            table->setItem(row, column, new QTableWidgetItem(help.lines[row][column]));
    return table;
}

void filter(QTableWidget* table, const QString& part)
{
    for (int row = 0; row < table->rowCount(); ++row) {
        bool fits = false;
        for (int column = 0; column < table->columnCount(); ++column)
            fits = fits || table->item(row, column)->text().contains(part, Qt::CaseInsensitive);
        table->setRowHidden(row, !fits);
    }
}

QTableWidget* show(QWidget* window, const TableHelp& help)
{
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(help.title);
    auto* part = new QLineEdit(dialog);
    part->setPlaceholderText(Help::tr("Filter"));
    part->setAccessibleName(Help::tr("Show only lines with this text"));
    part->setClearButtonEnabled(true);
    QTableWidget* table = tableOf(help, dialog);
    QObject::connect(part, &QLineEdit::textChanged, table, [table](const QString& text) { filter(table, text); });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(part);
    layout->addWidget(table);
    layout->addWidget(buttons);
    dialog->resize(820, 620);
    dialog->show();
    return table;
}

} // namespace

QList<QAction*> actionsWithKeys(const QWidget* window)
{
    QList<QAction*> actions;
    for (const auto& [action, menu] : actionsOf(window))
        actions.append(action);
    // Those that belong to one panel alone.
    for (QAction* action : window->findChildren<QAction*>()) {
        const auto* owner = qobject_cast<const QWidget*>(action->parent());
        if (!action->shortcuts().isEmpty() && owner && owner->window() == window && !actions.contains(action))
            actions.append(action);
    }
    return actions;
}

QList<std::pair<QString, QList<KeyHelp>>> keysOfViews()
{
    return {{Help::tr("Plots"), PlotPage::keys()},
            {Help::tr("Graph"), SupernetView::keys()},
            {Help::tr("Timeline"), TimelineTrack::keys()},
            {Help::tr("Accuracy against latency"), TradeOffPlot::keys()},
            {Help::tr("Predicted against measured"), CalibrationPlot::keys()},
            {Help::tr("Picture sizes"), SizeHistogram::keys()},
            {Help::tr("Confusion matrix"), ConfusionView::keys()},
            {Help::tr("Front"), FrontPlot::keys()}};
}

void showShortcuts(QWidget* window)
{
    TableHelp help{.title = Help::tr("Keyboard shortcuts"),
                   .columns = {Help::tr("Command"), Help::tr("Shortcut"), Help::tr("What it does")},
                   .lines = {}};
    const QList<QAction*> actions = actionsWithKeys(window);
    QHash<QAction*, QString> menus;
    for (const auto& [action, menu] : actionsOf(window))
        menus.insert(action, menu);
    QHash<QString, int> named;
    for (const QAction* action : actions)
        ++named[plainText(action)];
    for (QAction* action : actions) {
        // "Runs" is a page to go to and a panel to show or hide.
        const QString name = plainText(action), menu = menus.value(action);
        help.lines.append(
            {named[name] > 1 && !menu.isEmpty() ? Help::tr("%1: %2", "menu and command").arg(menu, name) : name,
             QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText),
             action->whatsThis().isEmpty() ? action->statusTip() : action->whatsThis()});
    }
    for (const auto& [view, keys] : keysOfViews())
        for (const KeyHelp& key : keys)
            help.lines.append({Help::tr("%1: %2", "view and what keys do in it").arg(view, key.act),
                               QKeySequence::listToString(key.keys, QKeySequence::NativeText), key.meaning});
    QTableWidget* table = show(window, help);
    for (int row = 0; row < actions.size(); ++row)
        table->item(row, 0)->setIcon(actions[row]->icon());
}

void showGlossary(QWidget* window)
{
    show(window,
         {.title = Help::tr("Glossary"),
          .columns = {Help::tr("Word"), Help::tr("Meaning")},
          .lines = {
              {Help::tr("Supernet"), Help::tr("The network that holds every network of a search space at once. The "
                                              "search trains it and narrows it down to one.")},
              {Help::tr("Stage, block, path"),
               Help::tr("A stage is a row of blocks with images of one size. Each block offers "
                        "several paths, of which the found network keeps one.")},
              {Help::tr("k5e6"), Help::tr("A path: an inverted bottleneck with a kernel of 5×5 pixels (k5) and six "
                                          "times as many channels inside as come in (e6).")},
              {Help::tr("skip"), Help::tr("A path that does nothing: with it the network is one block shorter.")},
              {Help::tr("Path probability"),
               Help::tr("How likely the search takes a path at the next step, in percent. Those of "
                        "a block add up to 100 %.")},
              {Help::tr("Entropy"),
               Help::tr("How undecided a block is: 0 when one path has all of the probability, most "
                        "when all have the same.")},
              {Help::tr("nat"), Help::tr("The unit of entropy with the natural logarithm: ln 7 = 1.95 nats are seven "
                                         "equally likely paths. 1 nat = 1.44 bits.")},
              {Help::tr("Trade-off"),
               Help::tr("How much latency counts against accuracy in the loss that the search makes "
                        "small. At 0 it looks at accuracy alone.")},
              {Help::tr("Budget"), Help::tr("The latency in milliseconds that the found network should have on the "
                                            "target.")},
              {Help::tr("Target"), Help::tr("A device with a runtime and a batch size, known by a table of how long "
                                            "each path takes on it.")},
              {Help::tr("Expected latency"),
               Help::tr("The mean latency in milliseconds of the networks that the probabilities "
                        "would give now.")},
              {Help::tr("Warm-up"), Help::tr("The first part of a search: weights are trained with all paths equally "
                                             "likely, before the probabilities learn as well.")},
              {Help::tr("Weight step, architecture step"),
               Help::tr("A weight step trains one sampled network on a batch of training images; an "
                        "architecture step changes the probabilities by a batch of held-out "
                        "images.")},
              {Help::tr("Held-out images"),
               Help::tr("Training images that no weights are trained on; they tell how good the "
                        "paths are. Test images are others again.")},
              {Help::tr("Prune, pin"),
               Help::tr("To prune a path closes it for the rest of the search; to pin one closes "
                        "all others of its block.")},
              {Help::tr("Front"),
               Help::tr("The best architecture for every latency: of those that keep it, the one to which the search "
                        "gives the highest probability. Computed exactly, at any moment of the search.")},
              {Help::tr("Mean path probability"),
               Help::tr("The geometric mean of the probabilities of an architecture's paths: how sure the search is of "
                        "it, block by block. 100 % means that it has decided.")},
              {Help::tr("Derive"), Help::tr("To take the most probable path of every block: that is the found "
                                            "network.")},
          }});
}

void showAbout(QWidget* window)
{
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Help::tr("About Pathloom"));
    box->setIconPixmap(programIcon().pixmap(96, 96));
    box->setText(Help::tr("<h2>Pathloom %1</h2>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(Help::tr("<p>Designs a convolutional network for your images and your hardware by a "
                                     "search that you can watch and steer.</p>"
                                     "<p>The search is ProxylessNAS (Cai, Zhu, Han 2019).</p>"
                                     "<p>Stands on %1, Qt %2, QCustomPlot, Graphviz, ONNX, OpenCV and SQLite. "
                                     "MIT licence.</p>")
                                .arg(QString::fromStdString(computeLibraryVersion()), QLatin1String(qVersion())));
    box->show();
}

} // namespace pathloom
