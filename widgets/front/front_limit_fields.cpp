// SPDX-License-Identifier: MIT
#include "widgets/front/front_limit_fields.h"

#include "widgets/common/number_boxes.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace pathloom {

namespace {

constexpr double kibi = 1024, kilo = 1e3, mega = 1e6; ///< units of the fields

} // namespace

FrontLimitFields::FrontLimitFields(QWidget* parent)
    : QWidget(parent), m_fields(new QGridLayout), m_targetFields(new QGridLayout),
      m_alsoOn(new QLabel(tr("A&lso on:"), this))
{
    setObjectName(QStringLiteral("frontLimits"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 4);
    layout->addLayout(m_fields);
    layout->addLayout(m_targetFields);
    m_fields->setVerticalSpacing(1);
    m_targetFields->setColumnStretch(1, 1);
    m_targetFields->addWidget(m_alsoOn, 1, 0);
    m_memory = add("limitMemory", tr("&Memory:"),
                   tr("The most that input and output of one operation take up at a time, for one image in single "
                      "precision"),
                   //: Suffix of a number: kibibytes
                   tr(" KiB"));
    m_parameters = add("limitParameters", tr("&Parameters:"),
                       tr("Weights of the network: what it takes up in flash memory"),
                       //: Suffix of a number: thousands
                       tr(" k"));
    m_macs = add("limitMacs", tr("M&ACs:"), tr("Multiply-accumulates for one image"),
                 //: Suffix of a number: millions
                 tr(" M"));
    addTargetRow();
}

QDoubleSpinBox* FrontLimitFields::makeBox(const QString& name, const QString& tip, const QString& unit)
{
    auto* box = new DecimalBox(this);
    box->setObjectName(name);
    box->setRange(0, 1e8);
    box->setDecimals(1);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setSuffix(unit);
    //: of a field in which a limit can be set
    box->setSpecialValueText(tr("no limit"));
    box->setKeyboardTracking(false);
    box->setToolTip(tip);
    box->setMinimumWidth(40);
    connect(box, &QDoubleSpinBox::valueChanged, this, &FrontLimitFields::changed);
    return box;
}

QDoubleSpinBox* FrontLimitFields::add(const char* name, const QString& title, const QString& tip, const QString& unit)
{
    QDoubleSpinBox* box = makeBox(QLatin1String(name), tip, unit);
    auto* label = new QLabel(title, this);
    label->setBuddy(box);
    label->setToolTip(tip);
    const int column = m_fields->columnCount() - (m_fields->count() == 0 ? 1 : 0);
    m_fields->addWidget(label, 0, column);
    m_fields->addWidget(box, 1, column);
    m_fields->setColumnStretch(column, 1);
    return box;
}

void FrontLimitFields::addTargetRow()
{
    const QString tip = tr("Every network must keep this latency on that target as well");
    auto* target = new QComboBox(this);
    target->setToolTip(tip);
    target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    target->setMinimumContentsLength(12);
    fill(target);
    //: Suffix of a number: milliseconds
    QDoubleSpinBox* most = makeBox({}, tip, tr(" ms"));
    most->setDecimals(3);
    most->setEnabled(false);
    connect(target, &QComboBox::currentIndexChanged, this, [this, most](int index) {
        const bool isLimited = most->value() > 0;
        most->setEnabled(index > 0);
        tidyTargetRows();
        if (isLimited)
            Q_EMIT changed();
    });
    m_rows.push_back({target, most});
    layOutTargetRows();
}

void FrontLimitFields::layOutTargetRows()
{
    int number = 0;
    for (const TargetRow& row : m_rows) {
        ++number;
        row.target->setObjectName(QStringLiteral("limitTarget%1").arg(number));
        row.target->setAccessibleName(tr("Further target %1").arg(number));
        row.most->setObjectName(QStringLiteral("limitLatency%1").arg(number));
        row.most->setAccessibleName(tr("Latency on further target %1 in milliseconds").arg(number));
        for (QWidget* widget : {static_cast<QWidget*>(row.target), static_cast<QWidget*>(row.most)})
            m_targetFields->removeWidget(widget);
        m_targetFields->addWidget(row.target, number, 1);
        m_targetFields->addWidget(row.most, number, 2);
    }
    m_alsoOn->setBuddy(m_rows.front().target);
}

void FrontLimitFields::fill(QComboBox* box) const
{
    const QSignalBlocker blocker(box);
    const QString id = box->currentData().toString(), name = box->currentText();
    box->clear();
    //: in place of the name of a hardware target
    box->addItem(tr("no further target"));
    for (const auto& [target, targetName] : m_targets)
        box->addItem(targetName, target);
    if (!id.isEmpty() && box->findData(id) < 0)
        box->addItem(name, id);
    box->setCurrentIndex(std::max(0, box->findData(id.isEmpty() ? QVariant() : QVariant(id))));
}

void FrontLimitFields::setTargets(const QList<std::pair<QString, QString>>& targets)
{
    if (targets == m_targets)
        return;
    m_targets = targets;
    for (const TargetRow& row : m_rows)
        fill(row.target);
}

void FrontLimitFields::takeAway(std::size_t row) // never the last one
{
    const TargetRow gone = m_rows[row];
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
    if (gone.target->hasFocus()) // a hand on the keyboard goes on with what stands there now
        m_rows[row].target->setFocus();
    for (QWidget* widget : {static_cast<QWidget*>(gone.target), static_cast<QWidget*>(gone.most)}) {
        widget->setObjectName({});
        widget->hide();
        widget->disconnect(this);
        widget->deleteLater(); // it may be the sender
    }
}

void FrontLimitFields::tidyTargetRows()
{
    for (std::size_t i = m_rows.size() - 1; i-- > 0;)
        if (m_rows[i].target->currentIndex() <= 0)
            takeAway(i);
    if (m_rows.back().target->currentIndex() > 0)
        addTargetRow();
    else
        layOutTargetRows();
}

std::vector<NetworkLimit> FrontLimitFields::limits() const
{
    std::vector<NetworkLimit> limits;
    const auto put = [&](std::string name, double most) {
        if (most > 0)
            limits.push_back({std::move(name), most});
    };
    put(memoryLimit, m_memory->value() * kibi);
    put(parametersLimit, m_parameters->value() * kilo);
    put(macsLimit, m_macs->value() * mega);
    for (const TargetRow& row : m_rows)
        if (row.target->currentIndex() > 0)
            put(latencyLimit(row.target->currentData().toString().toStdString()), row.most->value());
    return limits;
}

void FrontLimitFields::clear()
{
    const QSignalBlocker blocker(this);
    for (QDoubleSpinBox* box : {m_memory, m_parameters, m_macs})
        box->setValue(0);
    while (m_rows.size() > 1)
        takeAway(0);
    layOutTargetRows();
}

} // namespace pathloom
