// SPDX-License-Identifier: MIT
#include "app/window/front_dialog.h"

#include "widgets/common/format.h"
#include "widgets/common/number_boxes.h"
#include "widgets/common/row_table.h"
#include "widgets/front/front_curve.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr int usualCount = 5, mostNetworks = 64;
constexpr double shownUnit = 1e-3; ///< ms, of the boxes

enum FrontColumn { LatencyColumn, ProbabilityColumn, StateColumn, ArchitectureColumn, FrontColumns };

} // namespace

FrontDialog::FrontDialog(FrontDialogSubject subject, QWidget* parent)
    : QDialog(parent), m_subject(std::move(subject)), m_from(new DecimalBox(this)), m_to(new DecimalBox(this)),
      m_count(new CountBox(this)), m_trains(new QCheckBox(tr("&Train them then, one after another"), this)),
      m_networks(new QTableWidget(0, FrontColumns, this)), m_summary(new QLabel(this))
{
    setObjectName(QStringLiteral("frontDialog"));
    setWindowTitle(tr("Derive the front of step %L1").arg(m_subject.curve->step()));
    build();
    for (QDoubleSpinBox* box : {m_from, m_to})
        connect(box, &QDoubleSpinBox::valueChanged, this, &FrontDialog::refresh);
    connect(m_count, &QSpinBox::valueChanged, this, &FrontDialog::refresh);
    refresh();
}

void FrontDialog::build()
{
    const std::vector<FrontPoint>& points = m_subject.curve->points();
    // Rounded outwards: at its latency as the box shows it, the fastest one must be there.
    const double fastest = std::ceil(points.front().cost / shownUnit) * shownUnit;
    const double slowest = std::ceil(points.back().cost / shownUnit) * shownUnit;
    for (QDoubleSpinBox* box : {m_from, m_to}) {
        box->setDecimals(3);
        box->setRange(0, 1e6);
        box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        //: Suffix of a number: milliseconds
        box->setSuffix(tr(" ms"));
    }
    m_from->setObjectName(QStringLiteral("frontFrom"));
    m_to->setObjectName(QStringLiteral("frontTo"));
    m_count->setObjectName(QStringLiteral("frontCount"));
    m_from->setValue(fastest);
    m_to->setValue(slowest);
    m_count->setRange(1, mostNetworks);
    m_count->setValue(usualCount);
    m_trains->setObjectName(QStringLiteral("frontTrains"));
    m_trains->setEnabled(m_subject.canTrain);
    if (!m_subject.canTrain)
        m_trains->setToolTip(tr("The search needs the processor: train them when it has ended."));
    m_summary->setObjectName(QStringLiteral("frontSummary"));
    m_summary->setWordWrap(true);
    m_networks->setObjectName(QStringLiteral("frontNetworks"));
    m_networks->setAccessibleName(tr("The best networks for these budgets"));
    m_networks->setHorizontalHeaderLabels(
        {tr("Latency"), tr("Mean path probability"), tr("State"), tr("Architecture")});
    makeRowTable(m_networks);
    m_networks->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_networks->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_derive = buttons->addButton(tr("&Derive"), QDialogButtonBox::AcceptRole);
    m_derive->setObjectName(QStringLiteral("deriveThem"));
    m_derive->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const std::vector<ChosenArchitecture> architectures = missing();
        const bool trains = m_trains->isChecked();
        accept();
        Q_EMIT wanted(architectures, trains);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* form = new QFormLayout;
    form->addRow(tr("&From a budget of:"), m_from);
    form->addRow(tr("T&o a budget of:"), m_to);
    form->addRow(tr("&Budgets, evenly spread:"), m_count);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_networks, 1);
    layout->addWidget(m_summary);
    layout->addWidget(m_trains);
    layout->addWidget(buttons);
    resize(740, 460);
}

std::vector<FrontDialog::Best> FrontDialog::chosen() const
{
    std::vector<Best> found;
    const double from = m_from->value(), to = m_to->value();
    const int count = from < to ? m_count->value() : 1;
    for (int i = 0; i < count; ++i) {
        const double budget = count == 1 ? to : from + (to - from) * i / (count - 1);
        const std::optional<FrontPoint> best = m_subject.curve->best(budget);
        const auto isIt = [&](const Best& other) { return other.point.architecture == best->architecture; };
        if (best && std::ranges::none_of(found, isIt))
            found.push_back({*best, budget});
    }
    return found;
}

std::vector<ChosenArchitecture> FrontDialog::missing() const
{
    std::vector<ChosenArchitecture> architectures;
    for (const Best& best : chosen())
        if (std::ranges::find(m_subject.known, best.point.architecture) == m_subject.known.end())
            architectures.push_back(m_subject.curve->chosen(best.point, best.budgetMs));
    return architectures;
}

void FrontDialog::refresh()
{
    const std::vector<Best> found = m_from->value() <= m_to->value() ? chosen() : std::vector<Best>();
    fill(found);
    const int wanted = m_from->value() <= m_to->value() ? static_cast<int>(missing().size()) : 0;
    const auto known = static_cast<int>(found.size()) - wanted;
    m_derive->setEnabled(wanted > 0);
    if (m_from->value() > m_to->value())
        m_summary->setText(tr("The first budget must not be above the second."));
    else if (found.empty())
        m_summary->setText(tr("No network is that fast: the fastest one takes %1.")
                               .arg(Format::ms(m_subject.curve->points().front().cost)));
    else if (wanted == 0)
        m_summary->setText(tr("All of them are derived already."));
    else
        m_summary->setText(known > 0 ? tr("%Ln network(s) will be derived; the others are already.", nullptr, wanted)
                                     : tr("%Ln network(s) will be derived.", nullptr, wanted));
}

void FrontDialog::fill(const std::vector<Best>& found)
{
    m_networks->setRowCount(static_cast<int>(found.size()));
    for (int row = 0; row < m_networks->rowCount(); ++row) {
        const FrontPoint& point = found[static_cast<std::size_t>(row)].point;
        const bool isKnown = std::ranges::find(m_subject.known, point.architecture) != m_subject.known.end();
        const QStringList texts{Format::ms(point.cost), Format::percent(m_subject.curve->meanProbability(point.score)),
                                isKnown ? tr("derived already") : tr("new"),
                                QString::fromStdString(toText(*m_subject.space, point.architecture))};
        for (int column = 0; column < FrontColumns; ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            if (column == LatencyColumn || column == ProbabilityColumn)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_networks->setItem(row, column, item);
        }
    }
}

} // namespace pathloom
