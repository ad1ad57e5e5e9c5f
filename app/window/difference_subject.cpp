// SPDX-License-Identifier: MIT
#include "app/window/difference_subject.h"

#include "widgets/common/number_boxes.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>
#include <limits>

namespace pathloom {

namespace {

constexpr int kindRole = Qt::UserRole, indexRole = Qt::UserRole + 1;
enum Kind { Network, Run };

} // namespace

QString DifferenceSubject::Choice::name(const Choice& other) const
{
    if (isMoment()) {
        const QString at = DifferenceSubject::tr("step %L1").arg(step);
        return other.isMoment() && other.folder == folder
                   ? at
                   : DifferenceSubject::tr("%1 of %2", "step and run").arg(at, runName);
    }
    const QString own = QString::fromStdString(network->network.name);
    // Networks of two runs may have the same name.
    return other.network && other.network->network.name == network->network.name
               ? DifferenceSubject::tr("%1 of %2", "network and run").arg(own, runName)
               : own;
}

DifferenceSubject::DifferenceSubject(const QString& name, const char* objectName, std::vector<ComparedNetwork> networks,
                                     std::vector<ComparedRun> runs, QWidget* parent)
    : QWidget(parent), m_networks(std::move(networks)), m_runs(std::move(runs)), m_list(new QComboBox(this)),
      m_stepLabel(new QLabel(tr("at step"), this)), m_step(new CountBox(this))
{
    m_list->setObjectName(QLatin1String(objectName));
    m_list->setAccessibleName(name);
    m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_list->setMinimumContentsLength(24); // "Leading architecture of …"
    const auto add = [this](const QString& text, Kind kind, std::size_t index) {
        m_list->addItem(text);
        m_list->setItemData(m_list->count() - 1, kind, kindRole);
        m_list->setItemData(m_list->count() - 1, static_cast<int>(index), indexRole);
    };
    for (std::size_t i = 0; i < m_networks.size(); ++i)
        add(tr("%1 of %2", "network and run")
                .arg(QString::fromStdString(m_networks[i].network.name), QString::fromStdString(m_networks[i].runName)),
            Network, i);
    if (!m_networks.empty() && !m_runs.empty())
        m_list->insertSeparator(m_list->count());
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        add(tr("Leading architecture of %1").arg(m_runs[i].name), Run, i);
    m_step->setObjectName(QLatin1String(objectName) + QLatin1String("Step"));
    //: side of a difference
    m_step->setAccessibleName(tr("%1: step").arg(name));
    m_step->setRange(0, std::numeric_limits<int>::max());
    m_step->setGroupSeparatorShown(true);
    m_step->setKeyboardTracking(false); // each step is read from the run: not those that are half typed
    m_step->setToolTip(tr("A step beyond the end is the newest one"));
    m_stepLabel->setBuddy(m_step);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_list, 1);
    layout->addWidget(m_stepLabel);
    layout->addWidget(m_step);
    setFocusProxy(m_list);
    showStep();
    connect(m_list, &QComboBox::currentIndexChanged, this, &DifferenceSubject::showStep);
    connect(m_list, &QComboBox::activated, this, [this] {
        if (m_proposal && m_list->currentData(kindRole).toInt() == Run) {
            const QSignalBlocker noSignals(m_step);
            m_step->setValue(static_cast<int>(std::min<std::int64_t>(*m_proposal, m_step->maximum())));
        }
        Q_EMIT chosen();
    });
    connect(m_step, &QSpinBox::valueChanged, this, &DifferenceSubject::chosen);
}

void DifferenceSubject::showStep()
{
    const bool isRun = m_list->currentIndex() >= 0 && m_list->currentData(kindRole).toInt() == Run;
    m_stepLabel->setVisible(isRun);
    m_step->setVisible(isRun);
}

std::optional<DifferenceSubject::Choice> DifferenceSubject::choice() const
{
    if (m_list->currentIndex() < 0 || !m_list->currentData(indexRole).isValid())
        return std::nullopt;
    const auto index = m_list->currentData(indexRole).toUInt();
    Choice choice;
    if (m_list->currentData(kindRole).toInt() == Run) {
        choice.folder = m_runs[index].folder;
        choice.runName = m_runs[index].name;
        choice.step = m_step->value();
    } else {
        choice.network = m_networks[index];
        choice.runName = QString::fromStdString(m_networks[index].runName);
    }
    return choice;
}

void DifferenceSubject::chooseNetwork(int index)
{
    m_list->setCurrentIndex(index); // they come first in the list
}

bool DifferenceSubject::chooseMoment(const QString& folder, std::int64_t step)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (!m_list->itemData(row, indexRole).isValid() || m_list->itemData(row, kindRole).toInt() != Run ||
            m_runs[m_list->itemData(row, indexRole).toUInt()].folder != folder)
            continue;
        const QSignalBlocker noSignals(m_step);
        m_list->setCurrentIndex(row);
        m_step->setValue(static_cast<int>(std::min<std::int64_t>(step, m_step->maximum())));
        return true;
    }
    return false;
}

void DifferenceSubject::exchangeWith(DifferenceSubject* other)
{
    const QSignalBlocker noOwn(m_step), noOther(other->m_step);
    const int row = m_list->currentIndex(), step = m_step->value();
    m_list->setCurrentIndex(other->m_list->currentIndex());
    m_step->setValue(other->m_step->value());
    other->m_list->setCurrentIndex(row);
    other->m_step->setValue(step);
}

} // namespace pathloom
