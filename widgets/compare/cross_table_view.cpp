// SPDX-License-Identifier: MIT
#include "widgets/compare/cross_table_view.h"

#include "widgets/common/empty_label.h"
#include "widgets/common/latency_text.h"
#include "widgets/common/row_table.h"
#include "widgets/common/theme.h"
#include "widgets/compare/cross_table_delegate.h"
#include "widgets/compare/cross_table_filter.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <set>

namespace pathloom {

namespace {

/// One line that says what the marks in the cells mean.
class MarkKey final : public QWidget
{
public:
    explicit MarkKey(QWidget* parent) : QWidget(parent)
    {
        setObjectName(QStringLiteral("markKey"));
        setAccessibleName(CrossTableView::tr("Key to the marks in the table"));
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {300, fontMetrics().height() + 6}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme theme = Theme::of(this);
        painter.setPen(theme.mutedText);
        double x = 6;
        const auto add = [&](const QString& text, auto&& paintMark) {
            paintMark(QRectF(x, 0, 16, height()));
            const double width = fontMetrics().horizontalAdvance(text);
            painter.drawText(QRectF(x + 20, 0, width + 2, height()), Qt::AlignLeft | Qt::AlignVCenter, text);
            x += 20 + width + 14;
        };
        for (const auto origin : {LatencyOrigin::Measured, LatencyOrigin::Table, LatencyOrigin::Estimated})
            add(LatencyText::origin(origin),
                [&](const QRectF& area) { LatencyText::paintMark(painter, area, origin, theme.mutedText); });
        add(CrossTableView::tr("best of its column"),
            [&](const QRectF& area) { CrossTableDelegate::paintStar(painter, area, theme.warning); });
        add(CrossTableView::tr("like it, within the errors"), [&](const QRectF& area) {
            CrossTableDelegate::paintStar(painter, area, theme.mutedText, CrossTableDelegate::Star::Outline);
        });
        add(CrossTableView::tr("own target"), [&](const QRectF& area) {
            CrossTableDelegate::paintFrame(painter, area.adjusted(0, 4, 2, -4), theme.focus);
        });
    }
};

/// The first of them gets room first.
constexpr std::array nameColumns{CrossTableModel::Run, CrossTableModel::FoundFor, CrossTableModel::Network};

/// What a network is known by while the table changes under it.
std::pair<std::string, std::int64_t> keyOf(const ComparedNetwork& network)
{
    return {network.runFolder.string(), network.network.id};
}

} // namespace

CrossTableView::CrossTableView(QWidget* parent)
    : QWidget(parent), m_model(new CrossTableModel(this)), m_filter(new CrossTableFilter(this)),
      m_table(new QTableView), m_empty(new EmptyLabel), m_key(new MarkKey(this)), m_stack(new QStackedLayout)
{
    m_filter->setSourceModel(m_model);
    setUpTable();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_stack, 1);
    layout->addWidget(m_key);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_restoring)
            Q_EMIT selectionChanged();
    });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT activated(m_filter->mapToSource(index).row()); });
    connect(m_table, &QTableView::customContextMenuRequested, this,
            [this](const QPoint& position) { Q_EMIT menuRequested(m_table->viewport()->mapToGlobal(position)); });
    connect(m_filter, &QAbstractItemModel::layoutChanged, this, [this] {
        if (!m_restoring)
            Q_EMIT shownChanged();
    });
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &CrossTableView::updateEmpty);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &CrossTableView::updateEmpty);
    updateEmpty();
}

void CrossTableView::setUpTable()
{
    m_table->setObjectName(QStringLiteral("crossTable"));
    m_table->setAccessibleName(tr("Networks of all runs with their latency on each target"));
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new CrossTableDelegate(m_table));
    makeRowTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setTextElideMode(Qt::ElideMiddle); // names of runs differ at their ends
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CrossTableModel::Accuracy, Qt::DescendingOrder);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setMinimumSectionSize(40);
    m_table->viewport()->installEventFilter(this);
    m_table->horizontalHeader()->setSectionsMovable(true); // to bring a target next to the names
}

void CrossTableView::setContent(const CrossTableModel::Content& content)
{
    std::set<std::pair<std::string, std::int64_t>> kept;
    for (const int network : selected())
        kept.insert(keyOf(m_model->table().networks[static_cast<std::size_t>(network)]));
    const int sideways = m_table->horizontalScrollBar()->value(), down = m_table->verticalScrollBar()->value();

    m_restoring = true;
    m_model->setContent(content);
    m_filter->sort(m_table->horizontalHeader()->sortIndicatorSection(),
                   m_table->horizontalHeader()->sortIndicatorOrder());
    std::vector<int> again;
    for (std::size_t i = 0; i < m_model->table().networks.size(); ++i) {
        if (kept.contains(keyOf(m_model->table().networks[i])))
            again.push_back(static_cast<int>(i));
    }
    select(again);
    m_restoring = false;
    fitColumns();
    m_table->horizontalScrollBar()->setValue(sideways);
    m_table->verticalScrollBar()->setValue(down);
    updateEmpty();
    Q_EMIT selectionChanged(); // the same networks may be other rows now
}

void CrossTableView::fitColumns()
{
    m_table->resizeColumnsToContents();
    for (std::size_t i = 0; i < nameColumns.size(); ++i)
        m_nameWidths[i] = m_table->columnWidth(nameColumns[i]);
    shareOutWidth();
}

/// The names of runs may be long: they get what the numbers leave, and some of it in any case.
void CrossTableView::shareOutWidth()
{
    if (m_nameWidths.front() == 0)
        return; // nothing is in the table yet
    const int least = fontMetrics().averageCharWidth() * 26;
    int free = m_table->viewport()->width() - m_table->horizontalHeader()->length();
    for (const int column : nameColumns)
        free += m_table->columnWidth(column);
    for (const int width : m_nameWidths)
        free -= std::min(width, least);
    for (std::size_t i = 0; i < nameColumns.size(); ++i) {
        const int width = std::min(m_nameWidths[i], least);
        const int more = std::clamp(free, 0, m_nameWidths[i] - width);
        free -= more;
        m_table->setColumnWidth(nameColumns[i], width + more);
    }
}

void CrossTableView::setFilterText(const QString& text)
{
    m_filter->setText(text);
}

void CrossTableView::setOnlyTrained(bool only)
{
    m_filter->setOnlyTrained(only);
}

void CrossTableView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    updateEmpty();
}

void CrossTableView::updateEmpty()
{
    m_empty->setText(m_model->rowCount() > 0 ? tr("No network passes the filter.") : m_emptyText);
    m_stack->setCurrentIndex(m_filter->rowCount() > 0 ? 1 : 0);
    updateKey();
    Q_EMIT shownChanged();
}

void CrossTableView::updateKey()
{
    m_key->setVisible(m_filter->rowCount() > 0 && height() > 11 * fontMetrics().height());
}

void CrossTableView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateKey();
}

bool CrossTableView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == m_table->viewport())
        shareOutWidth();
    return QWidget::eventFilter(watched, event);
}

std::vector<int> CrossTableView::shown() const
{
    return m_filter->shownRows();
}

std::vector<int> CrossTableView::selected() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    std::vector<int> networks;
    for (const QModelIndex& row : rows)
        networks.push_back(m_filter->mapToSource(row).row());
    return networks;
}

void CrossTableView::select(const std::vector<int>& networks)
{
    QItemSelection selection;
    QModelIndex first;
    for (const int network : networks) {
        const QModelIndex index = m_filter->mapFromSource(m_model->index(network, 0));
        if (!index.isValid())
            continue;
        selection.select(index, index);
        if (!first.isValid())
            first = index;
    }
    auto* model = m_table->selectionModel();
    if (first.isValid())
        model->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    model->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (first.isValid() && !m_restoring)
        m_table->scrollTo(first);
}

std::string CrossTableView::csv() const
{
    const CrossTable& all = m_model->table();
    CrossTable part;
    part.targets = all.targets;
    for (const int network : shown()) {
        part.networks.push_back(all.networks[static_cast<std::size_t>(network)]);
        part.cells.push_back(all.cells[static_cast<std::size_t>(network)]);
    }
    return toCsv(part);
}

} // namespace pathloom
