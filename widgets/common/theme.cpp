// SPDX-License-Identifier: MIT
#include "widgets/common/theme.h"

#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>

namespace pathloom {

namespace {

// Okabe and Ito's list without black, in an order that keeps neighbours apart; once for light grounds (yellow and sky
// blue darkened until they read on white) and once for dark ones (blue and vermilion lightened).
constexpr std::array<QRgb, 7> lightSeries{0xff0072b2, 0xffd55e00, 0xff009e73, 0xffcc79a7,
                                          0xffb8860b, 0xff3a9bd9, 0xff6b6b6b};
constexpr std::array<QRgb, 7> darkSeries{0xff5ab4f0, 0xfff0824a, 0xff2fc99a, 0xffe39cc6,
                                         0xffe6b83c, 0xff8fd3ff, 0xffb9b9b9};

// Ramps with steadily changing lightness in the manner of cividis and viridis. The lower end keeps a distance from the
// ground it lies on, the upper end is the strongest contrast to it.
constexpr std::array<QRgb, 6> lightRamp{0xffc3cad3, 0xff9fc3cf, 0xff5fa8bd, 0xff2b83b0, 0xff2b5a9b, 0xff2a2f78};
constexpr std::array<QRgb, 6> darkRamp{0xff4a5668, 0xff3a6184, 0xff2f8a9c, 0xff4cb489, 0xffa5d65a, 0xfffde725};

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

/// The faintest mix of text and ground that still stands out by this much.
QColor muted(const QColor& text, const QColor& ground, double contrast)
{
    for (double share = 0.8; share > 0; share -= 0.05) {
        const QColor color = Theme::mix(text, ground, share);
        if (Theme::contrast(color, ground) >= contrast)
            return color;
    }
    return text;
}

} // namespace

Theme Theme::of(const QPalette& palette)
{
    Theme theme;
    theme.ground = palette.color(QPalette::Base);
    theme.text = palette.color(QPalette::Text);
    theme.dark = luminance(theme.ground) < 0.18;
    theme.panel = mix(theme.ground, theme.text, theme.dark ? 0.07 : 0.04);
    theme.mutedText = muted(theme.text, theme.ground, 4.5);
    theme.grid = mix(theme.ground, theme.text, theme.dark ? 0.16 : 0.12);
    theme.outline = mix(theme.ground, theme.text, 0.38);
    theme.frame = muted(theme.text, theme.ground, 4); // the window is a little nearer to it than the ground
    theme.focus = palette.color(QPalette::Highlight);
    if (contrast(theme.focus, theme.ground) < 2.2)
        theme.focus = theme.series(0);
    theme.glow = theme.dark ? QColor(0xff, 0x9d, 0x4d) : QColor(0xe8, 0x6a, 0x10);
    theme.pick = theme.dark ? QColor(0xf2, 0x8c, 0xd9) : QColor(0xb0, 0x1e, 0x8c);
    theme.warning = theme.dark ? QColor(0xf2, 0xb1, 0x34) : QColor(0x90, 0x5a, 0x00);
    theme.error = theme.dark ? QColor(0xff, 0x7b, 0x72) : QColor(0xb3, 0x1d, 0x28);
    return theme;
}

Theme Theme::of(const QWidget* widget)
{
    return of(widget->palette());
}

Theme Theme::paper()
{
    QPalette palette;
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, QColor(0x1b, 0x1f, 0x24));
    palette.setColor(QPalette::Highlight, QColor(lightSeries[0]));
    return of(palette);
}

QColor Theme::series(int i) const
{
    const auto& list = dark ? darkSeries : lightSeries;
    return QColor(list[static_cast<std::size_t>(i) % list.size()]);
}

QPen Theme::seriesPen(int i, double width) const
{
    // In units of the width; the first is solid.
    static const std::array<QList<qreal>, 7> patterns{
        {{}, {5, 2.5}, {6, 2, 1, 2}, {1.2, 2}, {6, 2, 1, 2, 1, 2}, {10, 2.5}, {2.5, 1.5}}};
    QPen pen(series(i), width);
    pen.setCapStyle(Qt::FlatCap);
    if (const auto& pattern = patterns[static_cast<std::size_t>(i) % patterns.size()]; !pattern.isEmpty())
        pen.setDashPattern(pattern);
    return pen;
}

QColor Theme::probability(double p) const
{
    const auto& ramp = dark ? darkRamp : lightRamp;
    const double place = std::clamp(p, 0.0, 1.0) * (ramp.size() - 1);
    const auto lower = std::min(static_cast<std::size_t>(place), ramp.size() - 2);
    return mix(QColor(ramp[lower]), QColor(ramp[lower + 1]), place - static_cast<double>(lower));
}

QColor Theme::mix(const QColor& a, const QColor& b, double share)
{
    const auto blend = [share](double x, double y) { return static_cast<float>(x + (y - x) * share); };
    return QColor::fromRgbF(blend(a.redF(), b.redF()), blend(a.greenF(), b.greenF()), blend(a.blueF(), b.blueF()),
                            blend(a.alphaF(), b.alphaF()));
}

double Theme::contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor Theme::textOn(const QColor& ground)
{
    return contrast(Qt::white, ground) >= contrast(Qt::black, ground) ? QColor(Qt::white) : QColor(Qt::black);
}

void Theme::colorText(QWidget* widget, const QColor& color)
{
    QPalette own = widget->palette();
    if (own.color(QPalette::WindowText) == color)
        return;
    own.setColor(QPalette::WindowText, color);
    widget->setPalette(own);
}

} // namespace pathloom
