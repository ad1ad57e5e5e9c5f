// SPDX-License-Identifier: MIT
#include "widgets/front/front_limit_fields.h"

#include "widgets/common/number_boxes.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace pathloom {

namespace {

constexpr double kibi = 1024, kilo = 1e3, mega = 1e6; ///< units of the fields

} // namespace

FrontLimitFields::FrontLimitFields(QWidget* parent) : QWidget(parent), m_fields(new QGridLayout(this))
{
    setObjectName(QStringLiteral("frontLimits"));
    m_fields->setContentsMargins(6, 0, 6, 4);
    m_fields->setVerticalSpacing(1);
    m_memory = add("limitMemory", tr("&Memory:"),
                   tr("The most that input and output of one operation take up at a time, for one image in single "
                      "precision"),
                   //: Suffix of a number: kibibytes
                   tr(" KiB"), 1e8);
    m_parameters =
        add("limitParameters", tr("&Parameters:"), tr("Weights of the network: what it takes up in flash memory"),
            //: Suffix of a number: thousands
            tr(" k"), 1e8);
    m_macs = add("limitMacs", tr("M&ACs:"), tr("Multiply-accumulates for one image"),
                 //: Suffix of a number: millions
                 tr(" M"), 1e8);
}

QDoubleSpinBox* FrontLimitFields::add(const char* name, const QString& title, const QString& tip, const QString& unit,
                                      double most)
{
    auto* box = new DecimalBox(this);
    box->setObjectName(QLatin1String(name));
    box->setRange(0, most);
    box->setDecimals(1);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setSuffix(unit);
    //: of a field in which a limit can be set
    box->setSpecialValueText(tr("no limit"));
    box->setKeyboardTracking(false);
    box->setToolTip(tip);
    box->setMinimumWidth(40);
    auto* label = new QLabel(title, this);
    label->setBuddy(box);
    label->setToolTip(tip);
    const int column = m_fields->columnCount() - (m_fields->count() == 0 ? 1 : 0);
    m_fields->addWidget(label, 0, column);
    m_fields->addWidget(box, 1, column);
    m_fields->setColumnStretch(column, 1);
    connect(box, &QDoubleSpinBox::valueChanged, this, &FrontLimitFields::changed);
    return box;
}

FrontLimits FrontLimitFields::limits() const
{
    return {.memoryBytes = m_memory->value() * kibi,
            .parameters = m_parameters->value() * kilo,
            .macs = m_macs->value() * mega};
}

void FrontLimitFields::setLimits(const FrontLimits& limits)
{
    const QSignalBlocker memory(m_memory), parameters(m_parameters), macs(m_macs);
    m_memory->setValue(limits.memoryBytes / kibi);
    m_parameters->setValue(limits.parameters / kilo);
    m_macs->setValue(limits.macs / mega);
}

} // namespace pathloom
