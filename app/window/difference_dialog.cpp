// SPDX-License-Identifier: MIT
#include "app/window/difference_dialog.h"

#include "app/window/icons.h"
#include "core/derive/derive.h"
#include "core/util/error.h"
#include "widgets/common/core_text.h"
#include "widgets/common/paths.h"
#include "widgets/common/row_table.h"
#include "widgets/compare/difference_model.h"
#include "widgets/compare/difference_view.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>

namespace pathloom {

namespace {

/// On a job's thread. Throws Error if the run cannot be read or has nothing that leads yet.
NetworkDescription descriptionOf(const DifferenceSubject::Choice& choice)
{
    if (choice.network)
        return choice.network->network.description;
    const auto run = RunStore::open(pathOf(choice.folder), RunStore::Access::Read);
    return describe(run->space(), leadingArchitecture(*run, choice.step));
}

} // namespace

DifferenceDialog::DifferenceDialog(JobRunner* jobs, const std::vector<ComparedNetwork>& networks,
                                   const std::vector<ComparedRun>& runs, std::vector<HardwareTarget> targets,
                                   QWidget* parent)
    : QDialog(parent), m_jobs(jobs), m_targets(std::move(targets)),
      m_left(new DifferenceSubject(tr("First network"), "differenceLeft", networks, runs, this)),
      m_right(new DifferenceSubject(tr("Second network"), "differenceRight", networks, runs, this)),
      m_target(new QComboBox(this)), m_summary(new QLabel(this)), m_picture(new DifferenceView(this)),
      m_model(new DifferenceModel(this)), m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("differenceDialog"));
    setWindowTitle(tr("Difference of two networks"));
    fillTargets();
    buildLayout();
    resize(1200, 800);
    connect(m_target, &QComboBox::activated, this, &DifferenceDialog::compare);
    for (DifferenceSubject* side : {m_left, m_right})
        connect(side, &DifferenceSubject::chosen, this, &DifferenceDialog::compare);
}

DifferenceDialog::~DifferenceDialog()
{
    if (m_jobs)
        m_jobs->cancel(m_job);
}

void DifferenceDialog::fillTargets()
{
    m_target->setObjectName(QStringLiteral("differenceTarget"));
    m_target->setAccessibleName(tr("Target whose latencies are shown"));
    m_target->addItem(tr("Without latency"));
    for (const HardwareTarget& target : m_targets)
        m_target->addItem(CoreText::of(target.name), QString::fromStdString(target.id));
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
}

void DifferenceDialog::buildLayout()
{
    auto* exchange = new QToolButton(this);
    exchange->setIcon(icon(QStringLiteral("exchange")));
    exchange->setToolTip(tr("Exchange the two networks"));
    exchange->setAccessibleName(exchange->toolTip());
    exchange->setFocusPolicy(Qt::StrongFocus);
    connect(exchange, &QToolButton::clicked, this, &DifferenceDialog::exchange);
    auto* targetLabel = new QLabel(tr("&Latency on:"), this);
    targetLabel->setBuddy(m_target);
    auto* row = new QHBoxLayout;
    row->addWidget(m_left, 3);
    row->addWidget(exchange);
    row->addWidget(m_right, 3);
    row->addSpacing(12);
    row->addWidget(targetLabel);
    row->addWidget(m_target, 4);
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("differenceSummary"));
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    m_table->setObjectName(QStringLiteral("differenceTable"));
    m_table->setAccessibleName(tr("Blocks of both networks with latency, parameters and MACs"));
    m_table->setModel(m_model);
    makeRowTable(m_table);
    m_table->setAlternatingRowColors(true);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_picture);
    scroll->setWidgetResizable(true);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(scroll);
    splitter->addWidget(m_table);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* save = buttons->addButton(tr("&Save as…"), QDialogButtonBox::ActionRole);
    save->setToolTip(tr("Save the picture as SVG, PDF or PNG, or the table as CSV"));
    connect(save, &QPushButton::clicked, this, [this] { saveFigureAs(this, *m_picture); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(m_summary);
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);
}

void DifferenceDialog::choose(int left, int right, const QString& target)
{
    m_left->chooseNetwork(left);
    m_right->chooseNetwork(right);
    chooseTarget(target);
    compare();
}

void DifferenceDialog::chooseMoments(const QString& folder, std::int64_t left, std::int64_t right,
                                     const QString& target)
{
    m_left->chooseMoment(folder, left);
    m_right->chooseMoment(folder, right);
    chooseTarget(target);
    compare();
}

void DifferenceDialog::chooseTarget(const QString& id)
{
    m_target->setCurrentIndex(id.isEmpty() ? 0 : std::max(0, m_target->findData(id)));
}

void DifferenceDialog::exchange()
{
    m_left->exchangeWith(m_right);
    compare();
}

void DifferenceDialog::compare()
{
    m_jobs->cancel(m_job);
    const auto left = m_left->choice(), right = m_right->choice();
    if (!left || !right)
        return;
    // Another run is looked at where this one is: at the same step.
    m_left->setProposal(right->isMoment() ? std::optional(right->step) : std::nullopt);
    m_right->setProposal(left->isMoment() ? std::optional(left->step) : std::nullopt);
    NetworkComparison asked;
    asked.leftName = left->name(*right);
    asked.rightName = right->name(*left);
    std::optional<HardwareTarget> chosen;
    if (const int target = m_target->currentIndex() - 1; target >= 0) {
        chosen = m_targets[static_cast<std::size_t>(target)];
        asked.targetName = CoreText::of(chosen->name);
    }
    m_job = m_jobs->start({.lane = JobLane::Fitting,
                           .owner = this,
                           .work = [this, asked, left, right, chosen](JobContext&) -> JobDelivery {
                               NetworkComparison found = asked;
                               found.left = descriptionOf(*left);
                               found.right = descriptionOf(*right);
                               try {
                                   std::optional<LatencyPredictor> predictor;
                                   if (chosen)
                                       predictor.emplace(predictorFor(*chosen));
                                   found.difference =
                                       difference(found.left, found.right, predictor ? &*predictor : nullptr);
                               } catch (const Error& error) { // the target has no table: the rest can be shown
                                   found.difference = difference(found.left, found.right);
                                   found.difference.latencyProblem = error.what();
                               }
                               return [this, found] { showFound(found); };
                           },
                           .failed =
                               [this](const QString& sentence) {
                                   showFound({});
                                   m_summary->setText(sentence);
                               }});
}

void DifferenceDialog::showFound(const NetworkComparison& found)
{
    m_picture->setNetworks(found);
    m_model->setNetworks(found);
    m_table->resizeColumnsToContents();
    const QString latency = DifferenceText::latency(found);
    const QString summary = DifferenceText::summary(found.difference);
    m_summary->setText(latency.isEmpty() ? summary : QString(summary % u' ' % latency));
}

} // namespace pathloom
