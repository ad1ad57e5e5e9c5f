// SPDX-License-Identifier: MIT
#include "app/window/compare_panel.h"

#include "app/window/actions.h"
#include "app/window/difference_dialog.h"
#include "app/window/icons.h"
#include "app/window/network_dialog.h"
#include "app/window/network_jobs.h"
#include "app/window/run_library.h"
#include "app/window/target_library.h"
#include "core/compare/yardsticks.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "widgets/common/core_text.h"
#include "widgets/common/field_row.h"
#include "widgets/common/paths.h"
#include "widgets/compare/compare_controls.h"
#include "widgets/compare/cross_table_view.h"
#include "widgets/compare/trade_off_pane.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>
#include <map>
#include <set>

namespace pathloom {

namespace {

/// The chosen targets, or, while nothing was chosen, those that runs were searched for; the first one if there are
/// none.
std::vector<HardwareTarget> shownTargets(const std::vector<HardwareTarget>& all, const std::optional<QStringList>& ids,
                                         const std::vector<ComparedNetwork>& networks)
{
    std::set<std::string> wanted;
    if (ids) {
        for (const QString& id : *ids)
            wanted.insert(id.toStdString());
    } else {
        for (const ComparedNetwork& network : networks)
            wanted.insert(network.runTarget);
    }
    std::vector<HardwareTarget> shown;
    std::ranges::copy_if(all, std::back_inserter(shown),
                         [&](const HardwareTarget& target) { return wanted.contains(target.id); });
    if (shown.empty() && !ids && !all.empty())
        shown.push_back(all.front());
    return shown;
}

QToolButton* toolButton(const QString& text, const QString& iconName, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setIcon(icon(iconName));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

ComparePanel::ComparePanel(const Sources& sources, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_sources(sources), m_actions(actions), m_controls(new CompareControls(this)),
      m_table(new CrossTableView(this)), m_tradeOff(new TradeOffPane(this)), m_splitter(new QSplitter(this)),
      m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("comparePanel"));
    buildControls();
    m_splitter->addWidget(m_tradeOff);
    m_splitter->addWidget(m_table);
    m_splitter->setOrientation(Qt::Vertical);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({1000, 1000}); // shares
    m_note->setWordWrap(true);
    m_note->setMargin(4);
    m_note->hide();
    m_table->setEmptyText(tr("Reading the networks of all runs…"));

    QHBoxLayout* row = fieldRow();
    row->setContentsMargins(6, 4, 6, 2);
    row->addWidget(m_controls, 1);
    for (QToolButton* button : {m_difference, m_yardstick, m_save})
        row->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_note);

    m_soon.setSingleShot(true);
    m_soon.setInterval(150);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (m_seen)
            read();
    });
    connectParts();
    updateButtons();
}

void ComparePanel::setCurrentRun(const QString& folder)
{
    m_currentRun = folder;
    updateButtons();
}

void ComparePanel::setChosenTargets(const QStringList& ids)
{
    m_chosen = ids.isEmpty() ? std::nullopt : std::optional(ids);
    invalidate();
}

void ComparePanel::buildControls()
{
    m_difference = toolButton(tr("Difference…"), QStringLiteral("difference"),
                              tr("Show the two selected networks side by side"), this);
    m_difference->setObjectName(QStringLiteral("compareDifference"));
    m_yardstick = toolButton(tr("Yardstick"), QStringLiteral("yardstick"),
                             tr("Train a well-known network by the run's protocol to compare with"), this);
    m_yardstick->setObjectName(QStringLiteral("compareYardstick"));
    m_yardstick->setPopupMode(QToolButton::InstantPopup);
    m_yardsticks = new QMenu(tr("&Yardstick"), this);
    m_yardsticks->setIcon(m_yardstick->icon());
    m_yardstick->setMenu(m_yardsticks);
    m_save = toolButton(tr("Save"), QStringLiteral("save-figure"), tr("Save the table or the plot"), this);
    m_save->setObjectName(QStringLiteral("compareSave"));
    m_save->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(this);
    m_saveTable = menu->addAction(tr("Save &table as CSV…"), this, &ComparePanel::saveTable);
    m_saveFigure = menu->addAction(tr("Save &figure as…"), this, [this] { saveFigureAs(this, *m_tradeOff->plot()); });
    m_save->setMenu(menu);
}

void ComparePanel::connectParts()
{
    connect(m_controls, &CompareControls::filterChanged, m_table, &CrossTableView::setFilterText);
    connect(m_controls, &CompareControls::onlyTrainedChanged, m_table, &CrossTableView::setOnlyTrained);
    connect(m_controls, &CompareControls::targetsChosen, this, [this](const QStringList& ids) {
        m_chosen = ids;
        showTargets();
        read();
    });
    connect(m_table, &CrossTableView::shownChanged, this, &ComparePanel::showPlot);
    connect(m_tradeOff, &TradeOffPane::targetChosen, this, &ComparePanel::showPlot);
    connect(m_table, &CrossTableView::selectionChanged, this, [this] {
        m_tradeOff->plot()->select(m_table->selected());
        updateButtons();
    });
    connect(m_tradeOff->plot(), &TradeOffPlot::selectionChanged, this,
            [this] { m_table->select(m_tradeOff->plot()->selected()); });
    connect(m_table, &CrossTableView::activated, this, &ComparePanel::openPicture);
    connect(m_tradeOff->plot(), &TradeOffPlot::activated, this, &ComparePanel::openPicture);
    connect(m_table, &CrossTableView::menuRequested, this, &ComparePanel::showMenu);
    connect(m_tradeOff->plot(), &TradeOffPlot::menuRequested, this, &ComparePanel::showMenu);
    connect(m_difference, &QToolButton::clicked, this, &ComparePanel::openDifference);
    connect(m_yardsticks, &QMenu::aboutToShow, this, &ComparePanel::fillYardsticks);

    connect(m_sources.runs, &RunLibrary::refreshed, this, [this] {
        m_runsAreKnown = true;
        invalidate();
    });
    connect(m_sources.networks, &NetworkJobs::networksChanged, this, &ComparePanel::invalidate);
    connect(m_sources.targets, &TargetLibrary::refreshed, this, &ComparePanel::invalidate);
}

void ComparePanel::invalidate()
{
    m_stale = true;
    if (m_seen && !m_soon.isActive())
        m_soon.start();
}

void ComparePanel::setSeen(bool seen)
{
    m_seen = seen;
    if (seen && m_stale)
        m_soon.start(); // at first all panels are seen for a moment, before others cover them
}

void ComparePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    for (QToolButton* button : {m_difference, m_yardstick, m_save})
        button->setToolButtonStyle(width() >= 900 ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    // Side by side where there is room, else the plot above.
    const auto orientation = width() >= 1050 && width() > 2 * height() ? Qt::Horizontal : Qt::Vertical;
    if (orientation == m_splitter->orientation())
        return;
    m_splitter->setOrientation(orientation);
    m_splitter->insertWidget(orientation == Qt::Horizontal ? 1 : 0, m_tradeOff);
    m_splitter->setSizes(orientation == Qt::Horizontal ? QList<int>{width() * 60 / 100, width() * 40 / 100}
                                                       : QList<int>{height() / 2, height() / 2});
}

void ComparePanel::read()
{
    m_soon.stop();
    if (!m_runsAreKnown)
        return; // the library comes back here
    if (!m_sources.targets->isRead()) {
        m_sources.targets->refresh(); // and so do the targets
        return;
    }
    m_stale = false;
    std::vector<std::filesystem::path> folders;
    std::map<std::filesystem::path, std::string> names; // as the list of runs has them
    for (int row = 0; row < m_sources.runs->runs()->rowCount(); ++row) {
        const RunRow& run = m_sources.runs->runs()->run(row);
        folders.push_back(pathOf(run.folder));
        names[folders.back()] = run.name.toStdString();
    }
    m_job = m_sources.jobs->start({.lane = JobLane::Fitting,
                                   .key = QStringLiteral("compare"),
                                   .owner = this,
                                   .work = [this, folders, names, targets = m_sources.targets->list(),
                                            ids = m_chosen](JobContext& context) -> JobDelivery {
                                       Reading reading;
                                       auto networks =
                                           comparedNetworks(folders, [&reading](const std::string& sentence) {
                                               reading.skipped << CoreText::of(sentence);
                                           });
                                       for (ComparedNetwork& network : networks)
                                           network.runName = names.at(network.runFolder);
                                       auto shown = shownTargets(targets, ids, networks);
                                       reading.table = std::make_shared<const CrossTable>(
                                           crossTable(std::move(networks), std::move(shown), context.stopToken()));
                                       return [this, reading] { take(reading); };
                                   },
                                   .failed =
                                       [this](const QString& sentence) {
                                           m_table->setEmptyText(sentence);
                                           m_note->setText(sentence);
                                           m_note->show();
                                       }});
}

void ComparePanel::take(const Reading& reading)
{
    m_hasRead = true;
    CrossTableModel::Content content{.table = reading.table, .targetNames = {}, .training = {}};
    for (const HardwareTarget& target : m_sources.targets->list())
        content.targetNames.insert(QString::fromStdString(target.id), CoreText::of(target.name));
    for (const ComparedNetwork& network : reading.table->networks)
        content.training << m_sources.networks->trainingText(textOf(network.runFolder), network.network.id);
    m_table->setEmptyText(
        tr("No derived networks yet. Every network that a search finds appears here with its latency on each target."));
    m_table->setContent(content);
    m_note->setVisible(!reading.skipped.isEmpty());
    m_note->setText(tr("%Ln run(s) could not be read: %1", nullptr, static_cast<int>(reading.skipped.size()))
                        .arg(reading.skipped.join(QStringLiteral("; "))));
    showTargets();
    if (std::exchange(m_wantsDifference, false))
        openDifference();
}

void ComparePanel::showTargets()
{
    QList<CompareControls::Target> targets;
    for (const HardwareTarget& target : m_sources.targets->list())
        targets.append({QString::fromStdString(target.id), CoreText::of(target.name)});
    QStringList chosen = m_chosen.value_or(QStringList());
    if (!m_chosen) {
        for (const HardwareTarget& target : m_table->model()->table().targets)
            chosen << QString::fromStdString(target.id);
    }
    m_controls->setTargets(targets, chosen);
}

void ComparePanel::showPlot()
{
    m_tradeOff->setNetworks(*m_table->model(), m_table->shown());
    m_tradeOff->plot()->select(m_table->selected());
    updateButtons();
}

void ComparePanel::updateButtons()
{
    const bool any = !m_table->model()->table().networks.empty();
    m_difference->setEnabled(m_table->model()->table().networks.size() > 1);
    m_yardstick->setEnabled(!runForYardsticks().first.isEmpty());
    m_saveTable->setEnabled(any);
    m_saveFigure->setEnabled(!m_tradeOff->plot()->showsEmptyState());
    m_save->setEnabled(any);
}

void ComparePanel::openDifference()
{
    if (!m_hasRead) {
        m_wantsDifference = true;
        return;
    }
    const CrossTable& table = m_table->model()->table();
    if (table.networks.size() < 2) {
        Q_EMIT message(MessageLevel::Info, tr("A difference takes two networks, and there are not two yet."));
        return;
    }
    // What is not selected is filled up in the order shown; the window lets one choose others.
    std::vector<int> pair = m_table->selected();
    std::vector<int> others = m_table->shown();
    for (int i = 0; i < static_cast<int>(table.networks.size()); ++i)
        others.push_back(i);
    for (std::size_t i = 0; pair.size() < 2; ++i) {
        if (!std::ranges::count(pair, others[i]))
            pair.push_back(others[i]);
    }
    std::vector<ComparedRun> runs;
    for (int row = 0; row < m_sources.runs->runs()->rowCount(); ++row)
        runs.push_back({m_sources.runs->runs()->run(row).folder, m_sources.runs->runs()->run(row).name});
    auto* dialog = new DifferenceDialog(m_sources.jobs, table.networks, runs, m_sources.targets->list(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->choose(pair[0], pair[1], m_tradeOff->target());
    dialog->show();
}

void ComparePanel::showMenu(const QPoint& globalPosition)
{
    QMenu menu(this);
    menu.addAction(m_actions.networkDifference);
    menu.addMenu(m_yardsticks)->setEnabled(m_yardstick->isEnabled());
    menu.addSeparator();
    menu.addActions({m_saveTable, m_saveFigure});
    menu.exec(globalPosition);
}

void ComparePanel::openPicture(int network)
{
    const ComparedNetwork& row = m_table->model()->table().networks[static_cast<std::size_t>(network)];
    const NetworkTableModel& known = *m_sources.runs->networks(); // with the same prediction as everywhere
    const int place = known.rowOf(textOf(row.runFolder), row.network.id);
    showNetworkPicture(place >= 0 ? known.network(place)
                                  : NetworkRow{textOf(row.runFolder), QString::fromStdString(row.runName), row.network},
                       window());
}

void ComparePanel::saveTable()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the table"), QStringLiteral("networks.csv"),
                                                      tr("CSV table (*.csv)"));
    if (file.isEmpty())
        return;
    try {
        writeTextFile(pathOf(file), m_table->csv());
        Q_EMIT message(MessageLevel::Info, tr("The table was written to %1.").arg(file));
    } catch (const Error& error) {
        Q_EMIT message(MessageLevel::Error, CoreText::of(error.what()));
    }
}

std::pair<QString, QString> ComparePanel::runForYardsticks() const
{
    for (const int network : m_table->selected()) {
        const ComparedNetwork& row = m_table->model()->table().networks[static_cast<std::size_t>(network)];
        if (!row.runFolder.empty())
            return {textOf(row.runFolder), QString::fromStdString(row.runName)};
    }
    const int row = m_sources.runs->runs()->rowOf(m_currentRun);
    return row < 0 ? std::pair<QString, QString>() : std::pair(m_currentRun, m_sources.runs->runs()->run(row).name);
}

void ComparePanel::fillYardsticks()
{
    m_yardsticks->clear();
    const auto [folder, name] = runForYardsticks();
    try {
        m_yardsticks->addAction(tr("Add to %1 and train:").arg(name))->setEnabled(false);
        for (const std::string& yardstick : yardstickNames())
            m_yardsticks->addAction(QString::fromStdString(yardstick), this, [this, yardstick, folder = folder] {
                m_sources.networks->addYardstick(folder, QString::fromStdString(yardstick));
            });
    } catch (const Error& error) { // the shipped networks are not there
        m_yardsticks->addAction(CoreText::of(error.what()))->setEnabled(false);
    }
}

} // namespace pathloom
