// SPDX-License-Identifier: MIT
#include "widgets/front/front_accessible.h"

#include "widgets/common/format.h"
#include "widgets/front/front_plot.h"

#include <QAccessibleWidget>

namespace pathloom {

namespace {

class FrontPlotAccessible final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit FrontPlotAccessible(FrontPlot* plot) : QAccessibleWidget(plot, QAccessible::Slider) {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? Format::ms(plot()->budget()) : QAccessibleWidget::text(which);
    }
    QVariant currentValue() const override { return plot()->budget().value_or(0); }
    void setCurrentValue(const QVariant& value) override { plot()->moveBudget(value.toDouble()); }
    QVariant maximumValue() const override { return plot()->slowest(); }
    QVariant minimumValue() const override { return plot()->fastest(); }
    QVariant minimumStepSize() const override { return 0.0; }

private:
    FrontPlot* plot() const { return static_cast<FrontPlot*>(widget()); }
};

QAccessibleInterface* makeFrontInterface(const QString&, QObject* object)
{
    auto* plot = qobject_cast<FrontPlot*>(object);
    return plot ? new FrontPlotAccessible(plot) : nullptr;
}

} // namespace

void installFrontAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(makeFrontInterface);
        return true;
    }();
    static_cast<void>(once);
}

} // namespace pathloom
