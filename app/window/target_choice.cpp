// SPDX-License-Identifier: MIT
#include "app/window/target_choice.h"

#include "widgets/common/core_text.h"
#include "widgets/targets/target_text.h"

#include <QHeaderView>
#include <QLocale>
#include <QSignalBlocker>
#include <QStyle>

#include <filesystem>

namespace pathloom {

namespace {

constexpr int idRole = Qt::UserRole, nameRole = Qt::UserRole + 1, tipRole = Qt::UserRole + 2;

} // namespace

TargetChoice::TargetChoice(QWidget* parent) : QTreeWidget(parent), m_thisMachine(QLatin1String(thisMachineId))
{
    setObjectName(QStringLiteral("targetChoice"));
    setAccessibleName(tr("Hardware targets"));
    setToolTip(tr("Check several for one search each, one after another"));
    setHeaderLabels({tr("Device"), tr("Runtime"), tr("Threads"), tr("Batch"), tr("Name")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding); // spare room goes to its rows, not to notes
    header()->setSectionsMovable(false);
    // The numbers are seen whole; the words share what is left.
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Device, QHeaderView::Stretch);
    header()->setSectionResizeMode(Runtime, QHeaderView::Stretch);
    for (const int column : {Threads, Batch})
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(Id, QHeaderView::Stretch);
    connect(this, &QTreeWidget::itemChanged, this, &TargetChoice::chosenChanged);
    // A click on the box has changed the row already when it arrives here.
    connect(this, &QTreeWidget::itemPressed, this,
            [this](const QTreeWidgetItem* item) { m_pressed = item->checkState(Device); });
    connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        setCurrentItem(item, Device); // Space works on the column with the box
        if (item->checkState(Device) == m_pressed)
            item->setCheckState(Device, m_pressed == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
}

QTreeWidgetItem* TargetChoice::addTarget(const QString& id, const QString& name, const QStringList& columns,
                                         const QString& tip)
{
    auto* item = new QTreeWidgetItem(this, columns);
    item->setData(Device, idRole, id);
    item->setData(Device, nameRole, name);
    item->setData(Device, Qt::AccessibleTextRole, name);
    item->setData(Device, tipRole, tip);
    for (const int column : {Threads, Batch})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Device, Qt::Unchecked);
    return item;
}

void TargetChoice::setTargets(const std::vector<HardwareTarget>& targets)
{
    const QSignalBlocker blocker(this); // the same ones stay checked
    const QStringList before = chosen();
    if (!targets.empty() && isThisMachine(targets.front()))
        m_thisMachine = QString::fromStdString(targets.front().id);
    clear();
    const auto count = [](int number) { return number > 0 ? QLocale().toString(number) : QString(); };
    for (const HardwareTarget& target : targets) {
        std::error_code ignored;
        const bool hasTable = std::filesystem::exists(target.tableFile, ignored);
        const QString id = QString::fromStdString(target.id), name = CoreText::of(target.name);
        addTarget(
            id, name,
            {CoreText::of(target.device), CoreText::of(target.runtime), count(target.threads), count(target.batch), id},
            //: name and origin of a target
            tr("%1, %2").arg(name, TargetText::origin(target.origin, hasTable)));
    }
    setChosen(before);
}

void TargetChoice::setChosen(const QStringList& ids)
{
    {
        const QSignalBlocker blocker(this);
        for (int row = 0; row < topLevelItemCount(); ++row)
            topLevelItem(row)->setCheckState(Device, Qt::Unchecked);
        for (const QString& id : ids) {
            QTreeWidgetItem* found = itemOf(id);
            if (!found)
                found = addTarget(id, id, {id}, id);
            found->setCheckState(Device, Qt::Checked);
        }
        if (QTreeWidgetItem* first = ids.isEmpty() ? nullptr : itemOf(ids.front())) {
            setCurrentItem(first);
            scrollToItem(first);
        }
    }
    markProblems(); // rows may have come
    Q_EMIT chosenChanged();
}

void TargetChoice::setProblems(const QMap<QString, QString>& problems)
{
    if (m_problems == problems)
        return;
    m_problems = problems;
    markProblems();
}

void TargetChoice::markProblems()
{
    const QSignalBlocker blocker(this); // nothing is checked by that
    const QIcon warning = style()->standardIcon(QStyle::SP_MessageBoxWarning);
    QMap<const QTreeWidgetItem*, QString> problems;
    for (auto problem = m_problems.begin(); problem != m_problems.end(); ++problem)
        if (const QTreeWidgetItem* item = itemOf(problem.key()))
            problems[item] = problem.value();
    for (int row = 0; row < topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = topLevelItem(row);
        const QString problem = problems.value(item);
        item->setIcon(Device, problem.isEmpty() ? QIcon() : warning);
        item->setData(Device, Qt::AccessibleDescriptionRole, problem);
        for (int column = 0; column < ColumnCount; ++column)
            item->setToolTip(column, problem.isEmpty() ? item->data(Device, tipRole).toString() : problem);
    }
}

QStringList TargetChoice::chosen() const
{
    QStringList ids;
    for (int row = 0; row < topLevelItemCount(); ++row)
        if (topLevelItem(row)->checkState(Device) == Qt::Checked)
            ids << topLevelItem(row)->data(Device, idRole).toString();
    return ids;
}

QString TargetChoice::nameOf(const QString& id) const
{
    const QTreeWidgetItem* found = itemOf(id);
    return found ? found->data(Device, nameRole).toString() : id;
}

QTreeWidgetItem* TargetChoice::itemOf(const QString& id) const
{
    const QString full = id == QLatin1String(thisMachineId) ? m_thisMachine : id;
    for (int row = 0; row < topLevelItemCount(); ++row)
        if (topLevelItem(row)->data(Device, idRole).toString() == full)
            return topLevelItem(row);
    return nullptr;
}

int TargetChoice::heightOf(int rows) const
{
    const int row = topLevelItemCount() > 0 ? sizeHintForRow(0) : fontMetrics().height() + 6;
    return rows * row + header()->sizeHint().height() + 2 * frameWidth();
}

QSize TargetChoice::sizeHint() const
{
    return {QTreeWidget::sizeHint().width(), heightOf(6)};
}

QSize TargetChoice::minimumSizeHint() const
{
    return {160, heightOf(2)};
}

} // namespace pathloom
