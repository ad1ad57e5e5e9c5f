// SPDX-License-Identifier: MIT
#include "app/window/target_choice.h"

#include "widgets/targets/target_text.h"

#include <QSignalBlocker>

#include <algorithm>

namespace pathloom {

namespace {

constexpr int idRole = Qt::UserRole;

} // namespace

TargetChoice::TargetChoice(QWidget* parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("targetChoice"));
    setAccessibleName(tr("Hardware targets"));
    setToolTip(tr("Check several for one search each, one after another"));
    setUniformItemSizes(true);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QListWidget::itemChanged, this, &TargetChoice::chosenChanged);
    // A click on the box has changed the row already when it arrives here.
    connect(this, &QListWidget::itemPressed, this,
            [this](const QListWidgetItem* item) { m_pressed = item->checkState(); });
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        if (item->checkState() == m_pressed)
            item->setCheckState(m_pressed == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
}

QListWidgetItem* TargetChoice::addTarget(const QString& name, const QString& id, const QString& tip)
{
    auto* item = new QListWidgetItem(name, this);
    item->setData(idRole, id);
    item->setToolTip(tip);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
    return item;
}

void TargetChoice::setTargets(const std::vector<HardwareTarget>& targets)
{
    const QSignalBlocker blocker(this); // the same ones stay checked
    QStringList before = chosen();
    // The short name stands for the first target of this machine.
    if (!targets.empty() && isThisMachine(targets.front()) && before.contains(QLatin1String(thisMachineId)))
        before[before.indexOf(QLatin1String(thisMachineId))] = QString::fromStdString(targets.front().id);
    clear();
    for (const HardwareTarget& target : targets) {
        const QString id = QString::fromStdString(target.id);
        //: origin and id of a target
        addTarget(QString::fromStdString(target.name), id, tr("%1, %2").arg(TargetText::origin(target.origin), id));
    }
    setChosen(before);
}

void TargetChoice::setChosen(const QStringList& ids)
{
    {
        const QSignalBlocker blocker(this);
        for (int row = 0; row < count(); ++row)
            item(row)->setCheckState(Qt::Unchecked);
        for (const QString& id : ids) {
            QListWidgetItem* found = itemOf(id);
            if (!found)
                found = addTarget(id, id, id);
            found->setCheckState(Qt::Checked);
        }
        if (!ids.isEmpty() && itemOf(ids.front())) {
            setCurrentItem(itemOf(ids.front()));
            scrollToItem(itemOf(ids.front()));
        }
    }
    Q_EMIT chosenChanged();
}

QStringList TargetChoice::chosen() const
{
    QStringList ids;
    for (int row = 0; row < count(); ++row)
        if (item(row)->checkState() == Qt::Checked)
            ids << item(row)->data(idRole).toString();
    return ids;
}

QString TargetChoice::nameOf(const QString& id) const
{
    const QListWidgetItem* found = itemOf(id);
    return found ? found->text() : id;
}

QListWidgetItem* TargetChoice::itemOf(const QString& id) const
{
    for (int row = 0; row < count(); ++row)
        if (item(row)->data(idRole).toString() == id)
            return item(row);
    return nullptr;
}

int TargetChoice::heightOf(int rows) const
{
    const int row = count() > 0 ? sizeHintForRow(0) : fontMetrics().height() + 6;
    return rows * row + 2 * frameWidth();
}

QSize TargetChoice::sizeHint() const
{
    return {QListWidget::sizeHint().width(), heightOf(4)};
}

QSize TargetChoice::minimumSizeHint() const
{
    return {160, heightOf(2)};
}

} // namespace pathloom
