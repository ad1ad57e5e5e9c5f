// SPDX-License-Identifier: MIT
#include "app/window/window_style.h"

#include "app/window/icons.h"
#include "widgets/common/theme.h"

#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>
#include <cmath>

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

template<typename Option>
Option withPalette(const QStyleOption* option, const QPalette& palette)
{
    Option copy = *static_cast<const Option*>(option);
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
    return *m_framed.insert(palette.cacheKey(), changed);
}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const
{
    switch (element) {
    case PE_FrameLineEdit: {
        const auto copy = withPalette<QStyleOptionFrame>(option, framed(option->palette));
        return QProxyStyle::drawPrimitive(element, &copy, painter, widget);
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton: {
        const auto copy = withPalette<QStyleOptionButton>(option, framed(option->palette));
        return QProxyStyle::drawPrimitive(element, &copy, painter, widget);
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void WindowStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                     const QWidget* widget) const
{
    switch (control) {
    case CC_SpinBox: {
        const auto copy = withPalette<QStyleOptionSpinBox>(option, framed(option->palette));
        return QProxyStyle::drawComplexControl(control, &copy, painter, widget);
    }
    case CC_ComboBox: {
        const auto copy = withPalette<QStyleOptionComboBox>(option, framed(option->palette));
        return QProxyStyle::drawComplexControl(control, &copy, painter, widget);
    }
    case CC_Slider: {
        const auto copy = withPalette<QStyleOptionSlider>(option, framed(option->palette));
        return QProxyStyle::drawComplexControl(control, &copy, painter, widget);
    }
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
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
