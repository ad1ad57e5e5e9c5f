// SPDX-License-Identifier: MIT
#include "widgets/common/inspector.h"

#include "core/front/additive_cost.h"
#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"
#include "widgets/common/refresh_limiter.h"
#include "widgets/common/row_table.h"
#include "widgets/common/run_view.h"
#include "widgets/models/block_model.h"
#include "widgets/models/probability_delegate.h"
#include "widgets/models/roles.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

namespace {

constexpr RefreshLimiter::Limits limits{std::chrono::milliseconds(500), std::chrono::milliseconds(4000), 0.005};

QLabel* selectableLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

Inspector::Inspector(RunView* view, QWidget* parent)
    : QWidget(parent), m_view(view), m_model(new BlockModel(view, this)), m_sorted(new QSortFilterProxyModel(this)),
      m_moment(selectableLabel(this)), m_title(selectableLabel(this)), m_shapes(selectableLabel(this)),
      m_expected(selectableLabel(this)), m_table(new QTableView(this)), m_filler(new QWidget(this)),
      m_pathButtons(new QWidget(this)), m_preview(selectableLabel(this)),
      m_leadingBox(new QGroupBox(tr("Leading architecture"), this)), m_leading(selectableLabel(m_leadingBox)),
      m_predicted(selectableLabel(m_leadingBox)), m_costs(selectableLabel(m_leadingBox)),
      m_copy(new QToolButton(m_leadingBox))
{
    setObjectName(QStringLiteral("inspector"));
    setWindowTitle(tr("Inspector"));
    build();
    m_limiter = std::make_unique<RefreshLimiter>(
        this, [this] { refresh(); }, limits);
    connect(view, &RunView::runChanged, this, [this] { m_limiter->refreshNow(); });
    connect(view, &RunView::headerChanged, this, [this] { m_limiter->refreshNow(); });
    connect(view, &RunView::selectionChanged, this, [this] { m_limiter->refreshNow(); });
    connect(view, &RunView::momentChanged, this, [this] { m_limiter->refreshNow(); });
    connect(view, &RunView::pickChanged, this, [this] { m_limiter->refreshNow(); });
    connect(view, &RunView::historyChanged, this, [this] {
        // A person waits for what they have just done.
        if (m_view->mask() != m_shownMask)
            m_limiter->refreshNow();
        else
            m_limiter->request();
    });
    m_limiter->request();
}

Inspector::~Inspector() = default;

void Inspector::build()
{
    QFont heading = font();
    heading.setBold(true);
    heading.setPointSizeF(heading.pointSizeF() * 1.15);
    m_title->setFont(heading);
    QFont bold = font();
    bold.setBold(true);
    m_moment->setFont(bold);
    m_moment->setObjectName(QStringLiteral("momentNote"));
    m_moment->hide();

    buildTable();

    m_leading->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_leading->setAccessibleDescription(tr("Leading architecture, one word a block"));
    m_copy->setText(tr("&Copy"));
    m_copy->setToolTip(tr("Copy the architecture as text"));
    connect(m_copy, &QToolButton::clicked, this, &Inspector::copyArchitecture);
    auto* line = new QHBoxLayout;
    line->addWidget(m_predicted, 1);
    line->addWidget(m_copy, 0, Qt::AlignTop);
    auto* leading = new QVBoxLayout(m_leadingBox);
    m_predicted->setObjectName(QStringLiteral("predicted"));
    m_costs->setObjectName(QStringLiteral("costs"));
    m_costs->setToolTip(tr("MACs: multiply-accumulates for one image. Memory: the most that input and output of one "
                           "operation take up at a time, for one image in single precision."));
    leading->addWidget(m_leading);
    leading->addLayout(line);
    leading->addWidget(m_costs);

    auto* buttons = new QHBoxLayout(m_pathButtons);
    buttons->setContentsMargins(0, 0, 0, 0);
    m_preview->setObjectName(QStringLiteral("pathPreview"));
    m_preview->setAccessibleDescription(tr("What changing the selected path would do"));

    // In a low window it scrolls, rather than slicing what stands in it.
    constexpr int rowsInView = 4;
    m_table->setMinimumHeight(m_table->horizontalHeader()->sizeHint().height() +
                              rowsInView * m_table->verticalHeader()->defaultSectionSize() +
                              m_table->horizontalScrollBar()->sizeHint().height() + 2 * m_table->frameWidth());
    auto* body = new QWidget;
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_moment);
    layout->addWidget(m_title);
    layout->addWidget(m_shapes);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_filler, 1);
    layout->addWidget(m_pathButtons);
    layout->addWidget(m_preview);
    layout->addWidget(m_expected);
    layout->addWidget(m_leadingBox);
}

void Inspector::buildTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(SortRole);
    m_table->setModel(m_sorted);
    m_table->setObjectName(QStringLiteral("candidates"));
    m_table->setAccessibleName(tr("Candidates of the selected block"));
    m_table->setItemDelegateForColumn(BlockModel::Probability, new ProbabilityDelegate(m_table));
    makeRowTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    // As the space lists them, until a click on a header asks for another order.
    QHeaderView* header = m_table->horizontalHeader();
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    header->setSectionResizeMode(BlockModel::Probability, QHeaderView::Stretch);
    m_table->viewport()->installEventFilter(this);
    fitColumns();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    m_view->select(m_model->choice(), m_sorted->mapToSource(current).row());
            });
}

bool Inspector::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == m_table->viewport())
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

/// Columns are as wide as what may stand in them; the bars take what is left. Where that would be too little, the last
/// columns are left out: what they say stands in the tooltip of a row as well.
void Inspector::fitColumns()
{
    constexpr int padding = 8, leastBar = 36, sortMark = 14, grid = 1; ///< pixels
    QHeaderView* header = m_table->horizontalHeader();
    const int aroundTitle = 2 * style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, header);
    const int aroundText = 2 * (style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_table) + 1);
    const auto widthOf = [&](int column, const char* widest) {
        const QString title = m_model->headerData(column, Qt::Horizontal).toString();
        return grid + std::max(header->fontMetrics().horizontalAdvance(title) + aroundTitle,
                               m_table->fontMetrics().horizontalAdvance(QLatin1String(widest)) + aroundText);
    };
    QFont leading = m_table->font();
    leading.setBold(true);
    const int name = std::max(widthOf(BlockModel::Name, ""),
                              QFontMetrics(leading).horizontalAdvance(QStringLiteral("k7e6")) + 2 * padding);
    m_table->setColumnWidth(BlockModel::Name, name);
    const int number = m_table->fontMetrics().horizontalAdvance(QStringLiteral("100.0 %"));
    int rest = m_table->viewport()->width() - name -
               std::max(widthOf(BlockModel::Probability, "") + sortMark, number + padding + leastBar);
    bool fits = true;
    for (const auto& [column, widest] : {std::pair(BlockModel::Latency, "0.000 ms"),
                                         {BlockModel::Share, "100.0 %"},
                                         {BlockModel::Macs, "0.00 M"},
                                         {BlockModel::Parameters, "0.00 M"}}) {
        rest -= widthOf(column, widest);
        fits = fits && rest >= 0;
        m_table->setColumnHidden(column, !fits);
        if (fits)
            m_table->setColumnWidth(column, widthOf(column, widest));
    }
}

void Inspector::setPathActions(const QList<QAction*>& actions)
{
    auto* line = static_cast<QHBoxLayout*>(m_pathButtons->layout());
    for (QAction* action : actions) {
        auto* button = new QToolButton(m_pathButtons);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        line->addWidget(button);
    }
    line->addStretch(1);
    addActions(actions); // for their keys
    m_table->addActions(actions);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void Inspector::setPreview(const QString& text)
{
    m_preview->setText(text);
    m_preview->setVisible(!text.isEmpty() && m_model->choice() >= 0);
}

void Inspector::refresh()
{
    m_shownMask = m_view->mask();
    m_model->refresh();
    m_moment->setVisible(!m_view->isLive());
    if (!m_view->isLive())
        m_moment->setText(tr("At step %L1 of %L2").arg(m_view->shownStep()).arg(m_view->history().step()));
    showBlock();
    showArchitecture();
}

void Inspector::showBlock()
{
    const int choice = m_model->choice();
    m_table->setVisible(choice >= 0);
    m_filler->setVisible(choice < 0);
    m_expected->setVisible(choice >= 0);
    m_pathButtons->setVisible(choice >= 0 && m_pathButtons->layout()->count() > 0);
    m_preview->setVisible(choice >= 0 && !m_preview->text().isEmpty());
    if (choice < 0) {
        m_title->setText(m_view->hasRun() ? tr("No block selected") : tr("No run on show"));
        m_shapes->setText(m_view->hasRun() ? tr("Select a block in the graph to see how its candidates stand.")
                                           : tr("Open a run or start a search; its blocks are explained here."));
        return;
    }
    const RunHeader& header = m_view->header();
    const SpaceBlock& block = header.space->choice(choice);
    m_title->setText(QString::fromStdString(block.name));
    const QString shapes = tr("%1 → %2").arg(Format::shape(block.input), Format::shape(block.output));
    m_shapes->setText(block.shortcut ? tr("%1, with a shortcut around it").arg(shapes) : shapes);
    m_shapes->setToolTip(tr("Channels × height × width of what comes in and what goes out."));

    const std::optional<double> expected = m_model->expectedMs();
    if (!expected) {
        m_expected->setText(tr("Latencies are known as soon as the target has been measured."));
    } else {
        const double whole = header.latency->expectedMs(m_view->probabilities());
        m_expected->setText(tr("Expected latency of this block: %1, %2 of the network's %3")
                                .arg(Format::ms(expected), Format::percent(*expected / whole),
                                     LatencyText::value(header.latency->shown(whole))));
    }
    selectRow();
}

void Inspector::selectRow()
{
    const int candidate = m_view->selectedCandidate();
    QItemSelectionModel* selection = m_table->selectionModel();
    const QModelIndex row = m_sorted->mapFromSource(m_model->index(candidate, 0));
    if (candidate < 0)
        selection->clear();
    else if (selection->currentIndex().row() != row.row() || !selection->hasSelection())
        selection->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void Inspector::nameArchitecture()
{
    const std::optional<BudgetPick>& pick = m_view->pick();
    if (pick)
        m_leadingBox->setTitle(
            m_view->isLive()
                ? tr("Best within %1").arg(Format::ms(pick->budgetMs))
                : tr("Best within %1 at step %L2").arg(Format::ms(pick->budgetMs)).arg(m_view->shownStep()));
    else
        m_leadingBox->setTitle(m_view->isLive() ? tr("Leading architecture")
                                                : tr("Leading architecture at step %L1").arg(m_view->shownStep()));
    m_leading->setAccessibleDescription(pick ? tr("Best architecture for the budget, one word a block")
                                             : tr("Leading architecture, one word a block"));
}

void Inspector::showArchitecture()
{
    m_leadingBox->setVisible(m_view->hasRun());
    m_architecture.clear();
    if (!m_view->hasRun())
        return;
    nameArchitecture();
    const RunHeader& header = m_view->header();
    const std::optional<Architecture> marked = m_view->marked();
    m_copy->setEnabled(marked.has_value());
    m_predicted->setVisible(marked.has_value());
    m_costs->setVisible(marked.has_value());
    if (!marked) {
        m_leading->setText(header.info.config.method == SearchMethod::Random
                               ? tr("Nothing leads yet: a random search evaluates one at the end of each epoch.")
                               : tr("Nothing leads yet."));
        return;
    }
    m_architecture = QString::fromStdString(toText(*header.space, *marked));
    m_leading->setText(m_architecture);
    showLatency(*marked);
    showCosts(*marked);
}

void Inspector::showLatency(const Architecture& architecture)
{
    const RunHeader& header = m_view->header();
    m_predicted->setText(tr("Predicted latency: not known yet"));
    m_predicted->setToolTip({});
    if (!header.latency)
        return;
    const PredictedLatency latency = header.latency->shown(header.latency->architectureMs(architecture));
    QString text =
        tr("Predicted latency: %1 (%2)").arg(LatencyText::value(latency), LatencyText::origin(latency.origin));
    QString tip = latency.origin == LatencyOrigin::Estimated
                      ? tr("Added up from the run's latency table, part of which is estimated.")
                      : tr("Added up from the run's latency table.");
    if (m_view->pick() && m_view->pick()->network) {
        text += u'\n' % tr("As a whole network: %1").arg(LatencyText::value(*m_view->pick()->network));
        tip += u'\n' % tr("The target's predictor of whole networks says something else than the sum; the budget is "
                          "kept by that value.");
    }
    m_predicted->setText(text);
    m_predicted->setToolTip(tip);
}

void Inspector::showCosts(const Architecture& architecture)
{
    const NetworkDescription network = describe(*m_view->header().space, architecture);
    const Costs cost = costs(network);
    m_costs->setText(tr("%1 MACs, %2 parameters, %3 of memory")
                         .arg(Format::macs(cost.macs), Format::parameters(cost.parameters),
                              Format::bytes(peakActivationBytes(network))));
}

void Inspector::copyArchitecture()
{
    QApplication::clipboard()->setText(m_architecture);
}

} // namespace pathloom
