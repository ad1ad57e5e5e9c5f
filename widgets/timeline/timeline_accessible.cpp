// SPDX-License-Identifier: MIT
#include "widgets/timeline/timeline_accessible.h"

#include "widgets/timeline/timeline_track.h"

#include <QAccessibleWidget>

namespace pathloom {

namespace {

class TimelineTrackAccessible final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit TimelineTrackAccessible(TimelineTrack* track) : QAccessibleWidget(track, QAccessible::Slider) {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? track()->positionText() : QAccessibleWidget::text(which);
    }
    QVariant currentValue() const override { return static_cast<qlonglong>(track()->position()); }
    void setCurrentValue(const QVariant& value) override { track()->request(value.toLongLong()); }
    QVariant maximumValue() const override { return static_cast<qlonglong>(track()->stepAt(track()->width())); }
    QVariant minimumValue() const override { return 0; }
    QVariant minimumStepSize() const override { return 1; }

private:
    TimelineTrack* track() const { return static_cast<TimelineTrack*>(widget()); }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* track = qobject_cast<TimelineTrack*>(object);
    return track ? new TimelineTrackAccessible(track) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(once);
}

} // namespace pathloom
