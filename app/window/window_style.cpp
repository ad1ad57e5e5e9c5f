// SPDX-License-Identifier: MIT
#include "app/window/window_style.h"

#include "app/window/icons.h"
#include "widgets/common/theme.h"

#include <QGroupBox>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>
#include <optional>

namespace pathloom {

namespace {

/// Fusion draws frames in the window's colour, made darker by this.
constexpr double fusionDarkening = 1.4;

/// The ground from which Fusion makes a frame of this colour.
QColor groundFor(const QColor& frame)
{
    return QColor::fromHsvF(std::max(0.0f, frame.hsvHueF()), frame.hsvSaturationF(),
                            std::min(1.0f, frame.valueF() * float(fusionDarkening)));
}

/// The highlight from which Fusion makes an outline that can be seen: it darkens what it is given.
QColor highlightFor(const QPalette& palette)
{
    const QColor highlight = palette.color(QPalette::Highlight);
    constexpr int percent = 130;
    return Theme::of(palette).dark ? highlight.lighter(percent) : highlight;
}

/// None where a caller gives an option of another kind, as Qt allows.
template<typename Option>
std::optional<Option> withPalette(const QStyleOption* option, const QPalette& palette)
{
    const auto* known = qstyleoption_cast<const Option*>(option);
    if (!known)
        return std::nullopt;
    Option copy = *known;
    copy.palette = palette;
    return copy;
}

} // namespace

WindowStyle::WindowStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("fusion"))) {}

const QPalette& WindowStyle::framed(const QPalette& palette) const
{
    constexpr qsizetype most = 64; // of those that were, few are still in use
    const auto found = m_framed.constFind(palette.cacheKey());
    if (found != m_framed.constEnd())
        return *found;
    if (m_framed.size() >= most)
        m_framed.clear();
    QPalette changed = palette;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        changed.setColor(group, QPalette::Window, groundFor(Theme::of(palette).frame));
    for (const auto group : {QPalette::Active, QPalette::Inactive})
        changed.setColor(group, QPalette::Highlight, highlightFor(palette));
    return *m_framed.insert(palette.cacheKey(), changed);
}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const
{
    const auto draw = [&]<typename Option>() {
        const auto copy = withPalette<Option>(option, framed(option->palette));
        QProxyStyle::drawPrimitive(element, copy ? &*copy : option, painter, widget);
    };
    switch (element) {
    case PE_FrameLineEdit:
        return draw.template operator()<QStyleOptionFrame>();
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
        return draw.template operator()<QStyleOptionButton>();
    case PE_FrameGroupBox:
        return drawGroupFrame(option, painter, widget);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

/// Where Fusion draws it, whose own one is a picture that can hardly be seen.
void WindowStyle::drawGroupFrame(const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    if (frame && frame->features & QStyleOptionFrame::Flat)
        return;
    const Theme theme = Theme::of(option->palette);
    const auto* box = qobject_cast<const QGroupBox*>(widget);
    const bool hasTitle = !box || box->isCheckable() || !box->title().isEmpty();
    constexpr int corner = 4, above = 3; // pixels
    const int title = std::max(pixelMetric(PM_IndicatorHeight, option, widget), option->fontMetrics.height());
    const QRectF place = QRectF(option->rect).adjusted(0, above + (hasTitle ? title : 0), 0, 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Theme::mix(option->palette.color(QPalette::Window), theme.frame, 0.6));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter->restore();
}

/// Qt cuts what does not fit into a combo box, in the middle of a letter.
void WindowStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const
{
    const auto* box = element == CE_ComboBoxLabel ? qstyleoption_cast<const QStyleOptionComboBox*>(option) : nullptr;
    if (!box || box->editable) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    QStyleOptionComboBox cut = *box;
    constexpr int margin = 2, iconMargin = 4; // pixels, as Qt leaves them beside text and icon
    int room = proxy()->subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget).width() - margin;
    if (!box->currentIcon.isNull())
        room -= box->iconSize.width() + iconMargin;
    cut.currentText = box->fontMetrics.elidedText(box->currentText, Qt::ElideMiddle, room);
    QProxyStyle::drawControl(element, &cut, painter, widget);
}

void WindowStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                     const QWidget* widget) const
{
    const auto draw = [&]<typename Option>() {
        const auto copy = withPalette<Option>(option, framed(option->palette));
        QProxyStyle::drawComplexControl(control, copy ? &*copy : option, painter, widget);
    };
    switch (control) {
    case CC_SpinBox:
        return draw.template operator()<QStyleOptionSpinBox>();
    case CC_ComboBox:
        return draw.template operator()<QStyleOptionComboBox>();
    case CC_Slider:
        return draw.template operator()<QStyleOptionSlider>();
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

int WindowStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    // Numbers stand at the right of their column and words at the left of the next: by Fusion's own margins they run
    // into each other.
    constexpr int headerMargin = 5, cellMargin = 3;
    if (metric == PM_HeaderMargin)
        return headerMargin;
    if (metric == PM_FocusFrameHMargin)
        return cellMargin;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int WindowStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* returned) const
{
    // Their words say what the buttons of dialogs do; the icons beside them are made for light grounds.
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, returned);
}

QIcon WindowStyle::standardIcon(StandardPixmap standardIcon, const QStyleOption* option, const QWidget* widget) const
{
    switch (standardIcon) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton:
        return icon(QStringLiteral("close"));
    case SP_TitleBarNormalButton: // of a dock: makes it float
        return icon(QStringLiteral("float"));
    case SP_ToolBarHorizontalExtensionButton:
        return icon(QStringLiteral("more"));
    case SP_MediaPlay:
        return icon(QStringLiteral("start"));
    case SP_MediaPause:
        return icon(QStringLiteral("pause"));
    default:
        return QProxyStyle::standardIcon(standardIcon, option, widget);
    }
}

} // namespace pathloom
