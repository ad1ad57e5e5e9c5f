// SPDX-License-Identifier: MIT
#include "app/window/stage_dialog.h"

#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/steering/effect_table.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

namespace {

enum Column { Name, Becomes, Expected, Networks, ColumnCount };
constexpr int stageRole = Qt::UserRole;

} // namespace

StageDialog::StageDialog(const RunView* view, const RunSteering* steering, int stage, QWidget* parent)
    : QDialog(parent), m_view(view), m_steering(steering), m_stages(new QTreeWidget(this)),
      m_effect(new EffectTable(this))
{
    setObjectName(QStringLiteral("stageDialog"));
    setWindowTitle(tr("Fix a stage"));
    m_stages->setObjectName(QStringLiteral("stages"));
    m_stages->setAccessibleName(tr("Stages with choice blocks"));
    m_stages->setHeaderLabels({tr("Stage"), tr("Becomes"), tr("Expected latency"), tr("Networks left")});
    m_stages->setRootIsDecorated(false);
    m_stages->setAllColumnsShowFocus(true);

    auto* explanation = new QLabel(
        tr("Every block of the stage is pinned to the path that leads in it when the command takes effect."), this);
    explanation->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_fix = buttons->addButton(tr("&Fix"), QDialogButtonBox::AcceptRole);
    m_fix->setObjectName(QStringLiteral("fix"));
    m_fix->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const Command wanted = commandAt(m_stages->indexOfTopLevelItem(m_stages->currentItem()));
        accept();
        Q_EMIT commanded(wanted);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addWidget(m_stages, 1);
    layout->addWidget(m_effect);
    layout->addWidget(buttons);
    resize(640, 440);

    fill();
    for (int row = 0; row < m_stages->topLevelItemCount(); ++row)
        if (row == 0 || m_stages->topLevelItem(row)->data(Name, stageRole).toInt() == stage)
            m_stages->setCurrentItem(m_stages->topLevelItem(row));
    connect(m_stages, &QTreeWidget::currentItemChanged, this, &StageDialog::refresh);
    connect(view, &RunView::historyChanged, this, &StageDialog::refresh);
    connect(view, &RunView::runChanged, this, &QDialog::reject);
    refresh();
    for (int column = 0; column < ColumnCount; ++column)
        m_stages->resizeColumnToContents(column);
}

void StageDialog::fill()
{
    const SearchSpace& space = *m_view->header().space;
    std::vector<int> seen;
    for (int i = 0; i < space.choiceCount(); ++i) {
        const int stage = space.choice(i).stage;
        if (std::ranges::find(seen, stage) != seen.end())
            continue;
        seen.push_back(stage);
        auto* item = new QTreeWidgetItem(m_stages);
        QString name = SteeringText::stage(space, stage);
        item->setText(Name, name.replace(0, 1, name.at(0).toUpper()));
        item->setData(Name, stageRole, stage);
    }
}

Command StageDialog::commandAt(int row) const
{
    const QTreeWidgetItem* item = m_stages->topLevelItem(row);
    return {.kind = Command::Kind::FixStage, .stage = item ? item->data(Name, stageRole).toInt() : -1};
}

void StageDialog::refresh()
{
    const SearchSpace& space = *m_view->header().space;
    const PathProbabilities probabilities = m_steering->steering().mask().apply(m_steering->probabilities());
    for (int row = 0; row < m_stages->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_stages->topLevelItem(row);
        const int stage = item->data(Name, stageRole).toInt();
        QStringList words;
        for (int i = 0; i < space.choiceCount(); ++i) {
            if (space.choice(i).stage != stage)
                continue;
            const std::vector<double>& p = probabilities[static_cast<std::size_t>(i)];
            const auto leading = static_cast<std::size_t>(std::ranges::max_element(p) - p.begin());
            words << Format::word(space.choice(i).candidates[leading]);
        }
        const SteeringPlan plan = m_steering->plan(commandAt(row));
        item->setText(Becomes, words.join(u' '));
        item->setText(Expected, plan ? Format::ms(plan.effect.after.expectedMs) : tr("fixed already"));
        item->setText(Networks, plan ? SteeringText::networks(plan.effect.after.log10Networks) : QString());
    }
    const SteeringPlan plan = m_steering->plan(commandAt(m_stages->indexOfTopLevelItem(m_stages->currentItem())));
    m_fix->setEnabled(static_cast<bool>(plan));
    m_fix->setToolTip(plan.refusal);
    if (plan)
        m_effect->setEffect(plan.effect);
    else
        m_effect->clear();
}

} // namespace pathloom
