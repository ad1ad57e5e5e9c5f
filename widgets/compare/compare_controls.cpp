// SPDX-License-Identifier: MIT
#include "widgets/compare/compare_controls.h"

#include "widgets/common/menu_text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace pathloom {

void ChoiceMenu::mouseReleaseEvent(QMouseEvent* event)
{
    QAction* action = activeAction();
    if (action && action->isEnabled() && action->isCheckable())
        action->trigger();
    else
        QMenu::mouseReleaseEvent(event);
}

void ChoiceMenu::keyPressEvent(QKeyEvent* event)
{
    QAction* action = activeAction();
    const bool chooses =
        event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (chooses && action && action->isEnabled() && action->isCheckable())
        action->trigger();
    else
        QMenu::keyPressEvent(event);
}

CompareControls::CompareControls(QWidget* parent)
    : QWidget(parent), m_targets(new QToolButton(this)), m_menu(new ChoiceMenu(this)), m_filter(new QLineEdit(this)),
      m_onlyTrained(new QCheckBox(tr("&Only trained"), this))
{
    m_targets->setObjectName(QStringLiteral("compareTargets"));
    m_targets->setAccessibleName(tr("Targets shown as columns"));
    m_targets->setToolTip(tr("Choose the targets whose latencies are shown"));
    m_targets->setPopupMode(QToolButton::InstantPopup);
    m_targets->setFocusPolicy(Qt::StrongFocus);
    m_targets->setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("compareTargetMenu"));
    m_menu->setToolTipsVisible(true);

    m_filter->setObjectName(QStringLiteral("compareFilter"));
    m_filter->setPlaceholderText(tr("Filter: network, run, architecture, images, target"));
    m_filter->setAccessibleName(tr("Filter networks by words"));
    m_filter->setToolTip(tr("Shows networks in whose name, run, architecture, images or target every word stands"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(90);
    m_onlyTrained->setObjectName(QStringLiteral("compareOnlyTrained"));
    m_onlyTrained->setToolTip(tr("Leave out networks without a test accuracy"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_targets);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_onlyTrained);
    connect(m_filter, &QLineEdit::textChanged, this, &CompareControls::filterChanged);
    connect(m_onlyTrained, &QCheckBox::toggled, this, &CompareControls::onlyTrainedChanged);
    setTargets({}, {});
}

void CompareControls::setTargets(const QList<Target>& targets, const QStringList& chosen)
{
    // An open menu keeps its entries, so that one can go on checking.
    if (targets != m_known) {
        m_known = targets;
        m_menu->clear();
        for (const Target& target : targets) {
            QAction* action = m_menu->addAction(menuText(target.name));
            action->setCheckable(true);
            action->setData(target.id);
            action->setToolTip(target.id);
            connect(action, &QAction::triggered, this, &CompareControls::tellChosen);
        }
    }
    for (QAction* action : m_menu->actions())
        action->setChecked(chosen.contains(action->data().toString()));
    m_targets->setEnabled(!targets.isEmpty());
    m_targets->setText(chosen.isEmpty() ? tr("Targets") : tr("Targets (%1)").arg(QLocale().toString(chosen.size())));
}

void CompareControls::tellChosen()
{
    QStringList ids;
    for (const QAction* action : m_menu->actions()) {
        if (action->isChecked())
            ids << action->data().toString();
    }
    Q_EMIT targetsChosen(ids);
}

} // namespace pathloom
