// SPDX-License-Identifier: MIT
// The page of the front: its parts, and how it follows run, moment and networks.
#include "widgets/front/front_page.h"

#include "core/util/error.h"
#include "widgets/common/core_text.h"
#include "widgets/common/field_note.h"
#include "widgets/common/field_row.h"
#include "widgets/common/number_boxes.h"
#include "widgets/common/refresh_limiter.h"
#include "widgets/front/front_job.h"
#include "widgets/front/front_limit_fields.h"
#include "widgets/models/network_table_model.h"

#include <QAction>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <utility>

namespace pathloom {

namespace {

constexpr RefreshLimiter::Limits refreshLimits{std::chrono::milliseconds(250), std::chrono::milliseconds(4000), 0.01};

} // namespace

FrontPage::FrontPage(RunView* view, NetworkTableModel* networks, QWidget* parent)
    : QWidget(parent), m_view(view), m_networks(networks), m_job(new FrontJob(this)), m_plot(new FrontPlot(this)),
      m_controls(new QWidget(this)), m_buttons(new QWidget(m_controls)), m_box(new DecimalBox(m_controls)),
      m_limitButton(new QToolButton(m_controls)), m_limitFields(new FrontLimitFields(this)),
      m_facts(new FieldNote(this))
{
    setObjectName(QStringLiteral("frontPage"));
    setWindowTitle(tr("Front"));
    setFocusProxy(m_plot);
    build();
    m_limiter = std::make_unique<RefreshLimiter>(
        this, [this] { refresh(); }, refreshLimits);
    connect(view, &RunView::runChanged, this, &FrontPage::showRun);
    connect(view, &RunView::headerChanged, this, [this] { m_limiter->refreshNow(); });
    connect(view, &RunView::historyChanged, this, [this] { m_limiter->request(); });
    connect(view, &RunView::momentChanged, this, [this] { m_limiter->refreshNow(); });
    connect(m_job, &FrontJob::answered, this, &FrontPage::take);
    connect(m_job, &FrontJob::failed, this, [this](const QString& sentence) { forget(sentence); });
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(networks, change, m_limiter.get(), &RefreshLimiter::request);
    connect(networks, &QAbstractItemModel::dataChanged, m_limiter.get(), &RefreshLimiter::request);
    connect(networks, &QAbstractItemModel::modelReset, m_limiter.get(), &RefreshLimiter::request);
    connect(m_plot, &FrontPlot::budgetMoved, this, &FrontPage::follow);
    connect(m_plot, &FrontPlot::released, this, &FrontPage::release);
    connect(m_plot, &FrontPlot::networkSelected, this, &FrontPage::networkSelected);
    connect(m_plot, &FrontPlot::networkActivated, this, &FrontPage::networkActivated);
    connect(m_box, &QDoubleSpinBox::valueChanged, this, &FrontPage::setBudget);
    connect(m_limitFields, &FrontLimitFields::changed, this, [this] { m_limiter->refreshNow(); });
    showRun();
}

FrontPage::~FrontPage() = default;

void FrontPage::build()
{
    auto* label = new QLabel(tr("Bu&dget:"), m_controls);
    label->setBuddy(m_box);
    m_box->setObjectName(QStringLiteral("frontBudget"));
    m_box->setAccessibleName(tr("Budget in milliseconds"));
    m_box->setToolTip(
        tr("The best architecture that keeps this latency is shown; the line in the plot can be dragged"));
    m_box->setRange(0, 1e6);
    m_box->setDecimals(3);
    m_box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    //: Suffix of a number: milliseconds
    m_box->setSuffix(tr(" ms"));
    m_box->setSpecialValueText(tr("no budget"));
    m_box->setKeyboardTracking(false);
    m_limitButton->setObjectName(QStringLiteral("frontLimitButton"));
    m_limitButton->setText(tr("L&imits"));
    m_limitButton->setToolTip(tr("Limit memory, parameters, MACs and the latency on further targets as well"));
    m_limitButton->setCheckable(true);
    m_limitButton->setFocusPolicy(Qt::StrongFocus);
    m_limitFields->hide();
    connect(m_limitButton, &QToolButton::toggled, this, [this](bool shown) {
        m_limitFields->setVisible(shown);
        if (!shown) { // what is not seen must not limit
            m_limitFields->clear();
            m_limiter->refreshNow();
        }
    });
    constexpr int leastOfBox = 80; ///< pixels; for a number of five digits
    m_box->setMinimumWidth(leastOfBox);
    QHBoxLayout* row = fieldRow();
    m_controls->setLayout(row);
    row->setContentsMargins(6, 2, 6, 2);
    row->addWidget(label);
    row->addWidget(m_box);
    row->addWidget(m_limitButton);
    row->addStretch(1);
    row->addWidget(m_buttons);
    m_buttons->setLayout(fieldRow());
    m_buttons->layout()->setContentsMargins({});
    m_buttons->setMinimumWidth(1); // a window can become narrower; then they go
    m_buttons->hide();
    m_facts->setObjectName(QStringLiteral("frontFacts"));
    m_facts->setMargin(4);
    m_facts->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_controls);
    layout->addWidget(m_limitFields);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_facts);
}

void FrontPage::setBudgetActions(const QList<QAction*>& actions)
{
    for (QAction* action : actions) {
        auto* button = new QToolButton(m_buttons);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::StrongFocus);
        m_buttons->layout()->addWidget(button);
    }
    m_plot->addActions(actions);
    fitButtons();
}

/// Menus and keys have the actions as well: a narrow window must not be kept wide for their buttons.
void FrontPage::fitButtons()
{
    const QLayout& row = *m_controls->layout();
    const int others = row.minimumSize().width();
    m_buttons->setVisible(others + row.spacing() + m_buttons->sizeHint().width() <= width());
}

void FrontPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitButtons();
}

std::vector<NetworkLimit> FrontPage::limits() const
{
    return m_limitFields->limits();
}

void FrontPage::setTargets(const QList<std::pair<QString, QString>>& idsAndNames)
{
    m_limitFields->setTargets(idsAndNames);
    if (limits().empty())
        return;
    m_asked.reset();
    m_limiter->request();
}

void FrontPage::showRun()
{
    m_job->cancel();
    m_asked.reset();
    m_curve.reset();
    m_budget = 0;
    m_isPicked = false;
    m_plot->resetZoom();
    m_limiter->refreshInTurn();
    if (!isVisible())
        forget(whyNoSubject());
}

QString FrontPage::whyNoSubject() const
{
    if (!m_view->hasRun())
        return tr("Open a run or start a search; here is then the best architecture for every latency.");
    const RunHeader& header = m_view->header();
    if (header.info.config.method == SearchMethod::Random)
        return tr("A random search keeps no path probabilities, so there is nothing by which one architecture would be "
                  "the best for a budget.");
    if (!m_view->history().probabilitiesAt(m_view->shownStep()))
        return m_view->history().snapshots().empty()
                   ? tr("The curve begins with the first snapshot of the path probabilities.")
                   : tr("At step %L1 there is no snapshot of the path probabilities yet.").arg(m_view->shownStep());
    return header.latency ? QString() : tr("The curve begins when the latencies of the target are known.");
}

FrontSubject FrontPage::subject() const
{
    const RunHeader& header = m_view->header();
    return {.space = header.space,
            .table = header.table,
            .latency = *header.latency,
            .probabilities = m_view->probabilities(),
            .mask = m_view->mask(),
            .limits = limits(),
            .step = m_view->shownStep()};
}

bool FrontPage::isAsked(const FrontSubject& subject) const
{
    return m_asked && m_asked->probabilities == subject.probabilities && m_asked->mask == subject.mask &&
           m_asked->limits == subject.limits && m_asked->space == subject.space && m_asked->table == subject.table &&
           m_asked->latency.pathMs == subject.latency.pathMs && m_asked->latency.fixedMs == subject.latency.fixedMs;
}

void FrontPage::refresh()
{
    if (!m_isPicked)
        m_budget = searchBudget();
    if (const QString why = whyNoSubject(); !why.isEmpty()) {
        m_job->cancel();
        m_asked.reset();
        forget(why);
        return;
    }
    FrontSubject next = subject();
    if (!isAsked(next)) {
        m_asked = std::make_unique<FrontSubject>(next);
        m_job->ask(std::move(next));
    }
    if (m_curve)
        showContent();
}

void FrontPage::forget(const QString& why)
{
    m_curve.reset();
    m_why = why.isEmpty() ? tr("The front is being computed.") : why;
    showContent();
}

void FrontPage::take(const std::shared_ptr<const FrontCurve>& curve)
{
    QElapsedTimer cost;
    cost.start();
    m_curve = curve;
    m_why = curve->problem();
    if (m_budget <= 0 && !curve->points().empty())
        m_budget = curve->points().back().cost; // a search without a budget
    showContent();
    m_limiter->addCost(std::chrono::nanoseconds(cost.nsecsElapsed()));
}

void FrontPage::showContent()
{
    FrontContent content{.target = CoreText::of(m_view->header().info.targetName), .emptyText = m_why};
    if (m_curve) {
        for (const FrontPoint& point : m_curve->points()) {
            content.ms.push_back(point.cost);
            content.probability.push_back(m_curve->meanProbability(point.score));
        }
        content.marks = marks();
    }
    if (const double budget = searchBudget(); budget > 0)
        content.searchBudget = budget;
    m_plot->setContent(content);
    pickBest();
    Q_EMIT changed();
}

std::vector<FrontMark> FrontPage::marks() const
{
    std::vector<FrontMark> marks;
    const RunHeader& header = m_view->header();
    for (int row = 0; row < m_networks->rowCount(); ++row) {
        const NetworkRow& known = m_networks->network(row);
        if (known.runFolder != header.folder)
            continue;
        const DerivedNetwork& network = known.network;
        FrontMark mark{.network = network.id,
                       .name = QString::fromStdString(network.name),
                       .ms = network.predictedMs,
                       .shared = network.sharedAccuracy,
                       .trained = network.testAccuracy};
        try {
            const Architecture architecture = parseArchitecture(*header.space, network.architecture);
            mark.ms = m_curve->sumMs(architecture);
            mark.probability = m_curve->meanProbability(architecture);
        } catch (const Error&) { // a yardstick: of another space
            if (known.predicted)
                mark.ms = known.predicted->ms;
        }
        if (mark.ms > 0)
            marks.push_back(mark);
    }
    return marks;
}

void FrontPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_limiter->request(); // the pick was given back while nobody saw the line
}

void FrontPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_view->setPick(std::nullopt);
}

} // namespace pathloom
