// SPDX-License-Identifier: MIT
#include "widgets/compare/trade_off_pane.h"

#include "widgets/common/core_text.h"
#include "widgets/common/field_row.h"
#include "widgets/common/number_boxes.h"
#include "widgets/compare/cross_table_model.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace pathloom {

TradeOffPane::TradeOffPane(QWidget* parent)
    : QWidget(parent), m_target(new QComboBox(this)), m_budget(new DecimalBox(this)), m_note(new QLabel(this)),
      m_plot(new TradeOffPlot(this))
{
    auto* targetLabel = new QLabel(tr("&Latency on:"), this);
    targetLabel->setBuddy(m_target);
    m_target->setObjectName(QStringLiteral("tradeOffTarget"));
    m_target->setAccessibleName(tr("Target whose latency is plotted"));
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(10);
    auto* budgetLabel = new QLabel(tr("B&udget:"), this);
    budgetLabel->setBuddy(m_budget);
    m_budget->setObjectName(QStringLiteral("tradeOffBudget"));
    m_budget->setAccessibleName(tr("Budget line in milliseconds"));
    m_budget->setToolTip(tr("Draws a line at this latency"));
    m_budget->setRange(0, 1e6);
    m_budget->setDecimals(3);
    m_budget->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    //: Suffix of a number: milliseconds
    m_budget->setSuffix(tr(" ms"));
    m_budget->setSpecialValueText(tr("no budget"));
    m_budget->setKeyboardTracking(false);

    QHBoxLayout* row = fieldRow();
    row->setContentsMargins(6, 2, 6, 2);
    row->addWidget(targetLabel);
    row->addWidget(m_target, 1);
    row->addSpacing(8);
    row->addWidget(budgetLabel);
    row->addWidget(m_budget);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_note);
    m_note->setObjectName(QStringLiteral("tradeOffNote"));
    m_note->setWordWrap(true);
    m_note->setMargin(4);
    m_note->setText(tr("These networks were tested on different images, so there is no common Pareto front. The "
                       "filter takes the name of a data set."));
    m_note->hide();

    connect(m_target, &QComboBox::activated, this, &TradeOffPane::targetChosen);
    connect(m_budget, &QDoubleSpinBox::valueChanged, this,
            [this](double ms) { m_plot->setBudget(ms > 0 ? std::optional(ms) : std::nullopt); });
}

QString TradeOffPane::target() const
{
    return m_target->currentData().toString();
}

void TradeOffPane::setNetworks(const CrossTableModel& model, const std::vector<int>& networks)
{
    const QString before = target();
    {
        const QSignalBlocker blocker(m_target);
        m_target->clear();
        for (const HardwareTarget& target : model.table().targets)
            m_target->addItem(CoreText::of(target.name), QString::fromStdString(target.id));
        m_target->setCurrentIndex(m_target->count() > 0 ? std::max(0, m_target->findData(before)) : -1);
        m_target->setEnabled(m_target->count() > 1);
        m_target->setToolTip(m_target->currentText());
    }
    const TradeOffContent content = contentFor(model, networks);
    m_note->setVisible(!content.comparable);
    m_plot->setContent(content);
}

TradeOffContent TradeOffPane::contentFor(const CrossTableModel& model, const std::vector<int>& networks) const
{
    const CrossTable& table = model.table();
    TradeOffContent content;
    content.targetName = m_target->currentText();
    // Of all networks, so that filtering changes no colour.
    const auto groupOf = [&](int network) {
        const QString name = model.foundForText(network);
        if (!content.groups.contains(name))
            content.groups << name;
        return static_cast<int>(content.groups.indexOf(name));
    };
    for (int i = 0; i < static_cast<int>(table.networks.size()); ++i) {
        if (!table.networks[static_cast<std::size_t>(i)].yardstick)
            groupOf(i);
    }
    const int target = m_target->currentIndex();
    bool anyTrained = false;
    for (const int i : networks) {
        const ComparedNetwork& network = table.networks[static_cast<std::size_t>(i)];
        anyTrained = anyTrained || network.network.testAccuracy;
        if (target < 0 || !network.network.testAccuracy)
            continue;
        const auto& latency = table.cells[static_cast<std::size_t>(i)][static_cast<std::size_t>(target)].latency;
        if (!latency || !std::isfinite(latency->ms))
            continue;
        content.marks.push_back({.network = i,
                                 .name = QString::fromStdString(network.network.name),
                                 .run = QString::fromStdString(network.runName),
                                 .group = network.yardstick ? -1 : groupOf(i),
                                 .latency = *latency,
                                 .accuracy = *network.network.testAccuracy});
    }
    const auto fingerprint = [&](const TradeOffMark& mark) {
        return table.networks[static_cast<std::size_t>(mark.network)].imagesFingerprint;
    };
    content.comparable = std::ranges::all_of(content.marks, [&](const TradeOffMark& mark) {
        return fingerprint(mark) == fingerprint(content.marks.front());
    });
    // "net-1" is the first network of every run: then its run tells more.
    QStringList names;
    for (const TradeOffMark& mark : content.marks)
        names << mark.name;
    for (TradeOffMark& mark : content.marks) {
        const bool ambiguous = names.count(mark.name) > 1 && !mark.run.isEmpty();
        //: a network's run and its name in that run
        mark.label = ambiguous ? tr("%1: %2").arg(mark.run, mark.name) : mark.name;
    }
    content.emptyText =
        target < 0 ? tr("Choose a target to see accuracy against latency.")
        : !anyTrained
            ? tr("Trained networks appear here with their accuracy and latency.")
            : tr("No trained network has a latency on %1; the table's cells say why.").arg(content.targetName);
    return content;
}

} // namespace pathloom
