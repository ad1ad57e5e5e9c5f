// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QProxyStyle>

namespace pathloom {

/// The Fusion style with frames and icons that can be seen on any palette: its own frames are a darker shade of the
/// ground, which is nothing on a dark one, and its icons are black.
class WindowStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    WindowStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget = nullptr) const override;
    QIcon standardIcon(StandardPixmap standardIcon, const QStyleOption* option = nullptr,
                       const QWidget* widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                    const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
                  QStyleHintReturn* returned = nullptr) const override;

private:
    void drawGroupFrame(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    const QPalette& framed(const QPalette& palette) const;

    mutable QHash<qint64, QPalette> m_framed; ///< by the key of the palette that it was made of
};

} // namespace pathloom
