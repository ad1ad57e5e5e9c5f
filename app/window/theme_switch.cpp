// SPDX-License-Identifier: MIT
#include "app/window/theme_switch.h"

#include "app/window/window_style.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

namespace pathloom {

namespace {

struct Tones
{
    QColor window, base, alternate, button, text, muted, disabled, mid, dark, light, highlight, highlightedText, link,
        tip;
};

QPalette paletteOf(const Tones& tones)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tones.window);
    palette.setColor(QPalette::Base, tones.base);
    palette.setColor(QPalette::AlternateBase, tones.alternate);
    palette.setColor(QPalette::Button, tones.button);
    palette.setColor(QPalette::ToolTipBase, tones.tip);
    palette.setColor(QPalette::ToolTipText, tones.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, tones.text);
        palette.setColor(QPalette::Disabled, role, tones.disabled);
    }
    palette.setColor(QPalette::PlaceholderText, tones.muted);
    palette.setColor(QPalette::BrightText, tones.highlightedText);
    palette.setColor(QPalette::Mid, tones.mid);
    palette.setColor(QPalette::Midlight, tones.light);
    palette.setColor(QPalette::Light, tones.light);
    palette.setColor(QPalette::Dark, tones.dark);
    palette.setColor(QPalette::Shadow, tones.dark);
    palette.setColor(QPalette::Highlight, tones.highlight);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, tones.mid);
    palette.setColor(QPalette::HighlightedText, tones.highlightedText);
    palette.setColor(QPalette::Link, tones.link);
    palette.setColor(QPalette::LinkVisited, tones.link);
    return palette;
}

/// Quiet notes, which lie on the window's ground, have the colour of placeholders; the desktop's may be too faint.
QPalette withReadableNotes(QPalette palette)
{
    constexpr double reading = 4.5; // WCAG, for text
    const QColor text = palette.color(QPalette::WindowText), ground = palette.color(QPalette::Window);
    QColor note = text;
    for (double share = 0.5; share > 0; share -= 0.05)
        if (const QColor quieter = Theme::mix(text, ground, share); Theme::contrast(quieter, ground) >= reading) {
            note = quieter;
            break;
        }
    palette.setColor(QPalette::PlaceholderText, note);
    return palette;
}

} // namespace

ThemeSwitch::ThemeSwitch(QObject* parent)
    : QObject(parent),
      m_systemStyle(dynamic_cast<WindowStyle*>(QApplication::style()) ? QStringLiteral("fusion")
                                                                      : QApplication::style()->name().toLower()),
      m_systemPalette(QApplication::palette())
{
}

void ThemeSwitch::apply(const QString& name)
{
    const bool dark = name == QLatin1String("dark");
    const bool light = name == QLatin1String("light");
    const QString fusion = QStringLiteral("fusion");
    if (const QString style = dark || light ? fusion : m_systemStyle; style != m_style) {
        m_style = style;
        QApplication::setStyle(style == fusion ? new WindowStyle : QStyleFactory::create(style));
    }
    QApplication::setPalette(dark ? darkPalette() : light ? lightPalette() : withReadableNotes(m_systemPalette));
}

QPalette ThemeSwitch::lightPalette()
{
    return paletteOf({.window = 0xf1f3f5,
                      .base = 0xffffff,
                      .alternate = 0xf6f8fa,
                      .button = 0xf6f7f9,
                      .text = 0x1d2430,
                      .muted = 0x616975,
                      .disabled = 0x8b93a0,
                      .mid = 0xc5cbd3,
                      .dark = 0xa4abb6,
                      .light = 0xffffff,
                      .highlight = 0x1f6fb2,
                      .highlightedText = 0xffffff,
                      .link = 0x1a5f9c,
                      .tip = 0xffffff});
}

QPalette ThemeSwitch::darkPalette()
{
    return paletteOf({.window = 0x20242b,
                      .base = 0x171a20,
                      .alternate = 0x1d2128,
                      .button = 0x2b3039,
                      .text = 0xe4e8ee,
                      .muted = 0x949dab,
                      .disabled = 0x79818e,
                      .mid = 0x3a414d,
                      .dark = 0x12151a,
                      .light = 0x3b424e,
                      .highlight = 0x2f7fc4,
                      .highlightedText = 0xffffff,
                      .link = 0x74b6ee,
                      .tip = 0x2b3039});
}

} // namespace pathloom
