// SPDX-License-Identifier: MIT
#include "app/window/targets_panel.h"

#include "app/window/actions.h"
#include "app/window/target_library.h"
#include "widgets/common/field_row.h"
#include "widgets/common/row_table.h"
#include "widgets/models/model_table.h"
#include "widgets/targets/calibration_view.h"
#include "widgets/targets/latency_entry_model.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStyle>
#include <QTabWidget>
#include <QTableView>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

TargetsPanel::TargetsPanel(TargetLibrary* library, JobRunner* jobs, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_library(library), m_reader(new TargetDetailsReader(jobs, this)), m_list(new QTreeView(this)),
      m_sortedList(new QSortFilterProxyModel(this)), m_space(new QComboBox(this)), m_tabs(new QTabWidget(this)),
      m_facts(new TargetFacts(this)), m_entries(new LatencyEntryModel(this)),
      m_sortedEntries(new QSortFilterProxyModel(this)), m_entryTable(new QTableView(this)),
      m_filter(new QLineEdit(this)), m_calibration(new CalibrationView(this))
{
    buildList(actions);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_list);
    split->addWidget(buildDetails());
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    split->setSizes({260, 390});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar(actions));
    layout->addWidget(split, 1);

    connect(m_library, &TargetLibrary::refreshed, this, &TargetsPanel::keepSelection);
    connect(m_library, &TargetLibrary::added, this, &TargetsPanel::select);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TargetsPanel::showSelected);
    connect(m_reader, &TargetDetailsReader::changed, this, &TargetsPanel::showDetails);
    connect(m_space, &QComboBox::currentIndexChanged, this, [this] { m_reader->setSpace(space()); });
}

void TargetsPanel::buildList(const Actions& actions)
{
    m_sortedList->setSourceModel(m_library->targets());
    m_sortedList->setSortRole(SortRole);
    m_list->setObjectName(QStringLiteral("targets"));
    m_list->setAccessibleName(tr("Hardware targets"));
    m_list->setModel(m_sortedList);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(-1, Qt::AscendingOrder); // as the library lists them: this machine first
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QTreeView::customContextMenuRequested, this, [this, &actions](const QPoint& position) {
        QMenu menu(this);
        menu.addActions(actions.targetActions());
        menu.exec(m_list->viewport()->mapToGlobal(position));
    });

    QHeaderView* header = m_list->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(TargetListModel::Name, QHeaderView::Stretch);
    m_list->viewport()->installEventFilter(this);
}

QWidget* TargetsPanel::buildBar(const Actions& actions)
{
    auto* bar = new QToolBar(this);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar->setAccessibleName(tr("What can be done with targets"));
    bar->addActions({actions.measureTarget, actions.importTarget, actions.exportTarget, actions.duplicateTarget,
                     actions.removeTarget});
    for (const std::string& name : shippedSpaces())
        m_space->addItem(QString::fromStdString(name));
    m_space->setCurrentIndex(std::max(0, m_space->findText(QStringLiteral("small"))));
    m_space->setObjectName(QStringLiteral("targetSpace"));
    m_space->setAccessibleName(tr("Search space"));
    m_space->setToolTip(tr("The space whose coverage is shown, and whose networks are measured"));
    auto* label = new QLabel(tr("S&pace:"), this);
    label->setBuddy(m_space);
    auto* page = new QWidget(this);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 6, 0);
    row->addWidget(bar, 1);
    row->addWidget(label);
    row->addWidget(m_space);
    return page;
}

void TargetsPanel::fitColumns()
{
    const auto textWidth = [this](const QString& text) {
        return fontMetrics().horizontalAdvance(text) + 2 * (style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1);
    };
    // In the order in which people miss them.
    constexpr TargetListModel::Column further[] = {TargetListModel::NetworkError, TargetListModel::Entries,
                                                   TargetListModel::Origin,       TargetListModel::Threads,
                                                   TargetListModel::Batch,        TargetListModel::NumericFormat,
                                                   TargetListModel::Runtime,      TargetListModel::Device};
    const int least = fontMetrics().averageCharWidth() * 32; // of the name
    int whole = least;
    for (int row = 0; row < m_sortedList->rowCount(); ++row)
        whole = std::max(whole, textWidth(m_sortedList->index(row, TargetListModel::Name).data().toString()));
    int free = m_list->viewport()->width() - least;
    for (const TargetListModel::Column column : further) {
        // What a name says of its own comes after the whole of the names.
        if (column == TargetListModel::Threads)
            free -= whole - least;
        int width = m_list->header()->fontMetrics().horizontalAdvance(
                        m_library->targets()->headerData(column, Qt::Horizontal).toString()) +
                    24;
        for (int row = 0; row < m_sortedList->rowCount(); ++row)
            width = std::max(width, textWidth(m_sortedList->index(row, column).data().toString()));
        free -= width;
        m_list->setColumnHidden(column, free < 0);
    }
}

bool TargetsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

QWidget* TargetsPanel::buildDetails()
{
    m_tabs->setObjectName(QStringLiteral("targetTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_facts, tr("Facts"));
    m_tabs->addTab(buildEntries(), tr("Entries"));
    m_tabs->addTab(m_calibration, tr("Calibration"));
    return m_tabs;
}

QWidget* TargetsPanel::buildEntries()
{
    m_sortedEntries->setSourceModel(m_entries);
    m_sortedEntries->setSortRole(SortRole);
    m_sortedEntries->setFilterKeyColumn(-1);
    m_sortedEntries->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setPlaceholderText(tr("Filter entries"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, m_sortedEntries, &QSortFilterProxyModel::setFilterFixedString);

    m_entryTable->setObjectName(QStringLiteral("targetEntries"));
    m_entryTable->setAccessibleName(tr("Entries of the latency table"));
    m_entryTable->setModel(m_sortedEntries);
    makeRowTable(m_entryTable);
    m_entryTable->setAlternatingRowColors(true);
    m_entryTable->setSortingEnabled(true);
    m_entryTable->sortByColumn(LatencyEntryModel::Shape, Qt::AscendingOrder);
    m_entryTable->horizontalHeader()->setStretchLastSection(true);

    auto* save = new QPushButton(tr("Save &CSV…"), this);
    save->setToolTip(tr("Write the entries as they are sorted and filtered here"));
    connect(save, &QPushButton::clicked, this, &TargetsPanel::saveEntriesRequested);
    auto* page = new QWidget(this);
    QHBoxLayout* row = fieldRow();
    row->addWidget(m_filter, 1);
    row->addWidget(save);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addLayout(row);
    layout->addWidget(m_entryTable, 1);
    return page;
}

std::optional<TargetRow> TargetsPanel::selectedTarget() const
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return std::nullopt;
    return m_library->targets()->target(m_sortedList->mapToSource(index).row());
}

void TargetsPanel::select(const QString& id)
{
    const int row = m_library->targets()->rowOf(id);
    m_wanted = row < 0 ? id : QString();
    if (row >= 0)
        m_list->setCurrentIndex(m_sortedList->mapFromSource(m_library->targets()->index(row, 0)));
}

QString TargetsPanel::space() const
{
    return m_space->currentText();
}

void TargetsPanel::keepSelection()
{
    fitColumns();
    if (!m_wanted.isEmpty())
        select(m_wanted);
    if (!m_list->currentIndex().isValid() && m_sortedList->rowCount() > 0)
        m_list->setCurrentIndex(m_sortedList->index(0, 0));
    reread(); // the files may have changed with the list
    Q_EMIT selectionChanged();
}

void TargetsPanel::showSelected()
{
    if (const auto row = selectedTarget(); !row || QString::fromStdString(row->target.id) != m_shownId)
        reread();
    Q_EMIT selectionChanged();
}

void TargetsPanel::reread()
{
    const auto row = selectedTarget();
    m_isStale = !isVisible() || !row;
    if (m_isStale)
        return;
    m_shownId = QString::fromStdString(row->target.id);
    m_hasEntries = false;
    m_reader->read(*row, space());
}

void TargetsPanel::showDetails(const TargetDetails& details)
{
    m_facts->showDetails(details);
    if (!details.table) {
        m_entries->clear();
    } else if (!m_hasEntries) {
        m_entries->setTable(*details.table);
        m_entryTable->resizeColumnsToContents();
        m_hasEntries = true;
    }
    if (details.calibration)
        m_calibration->setCalibration(*details.calibration);
    else
        m_calibration->showEmpty(!details.row.problem.isEmpty() ? details.row.problem
                                 : m_reader->isReading()        ? tr("Reading…")
                                                                : tr("Measure the operators of a space first."));
}

FigureTable TargetsPanel::listTable() const
{
    return tableOf(*m_sortedList);
}

FigureTable TargetsPanel::entriesTable() const
{
    return tableOf(*m_sortedEntries);
}

void TargetsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        reread();
    Q_EMIT selectionChanged();
}

void TargetsPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    Q_EMIT selectionChanged();
}

} // namespace pathloom
