// SPDX-License-Identifier: MIT
#include "app/window/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

/// The icons lie in a static library, from where nothing would register them by itself. Outside any namespace, as the
/// macro needs.
static void registerIcons()
{
    [[maybe_unused]] static const bool once = [] {
        Q_INIT_RESOURCE(resources);
        return true;
    }();
}

namespace pathloom {

namespace {

/// Draws an SVG whose "currentColor" becomes the palette's text colour at the moment of painting.
class SvgIconEngine final : public QIconEngine
{
public:
    SvgIconEngine(const QString& name, const QColor& color) : m_color(color)
    {
        registerIcons();
        QFile file(QStringLiteral(":/pathloom/icons/%1.svg").arg(name));
        if (file.open(QIODevice::ReadOnly))
            m_svg = file.readAll();
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QSvgRenderer renderer(QByteArray(m_svg).replace("currentColor", colorFor(mode).name().toLatin1()));
        const int side = qMin(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        painter->setRenderHint(QPainter::Antialiasing);
        renderer.render(painter, square);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new SvgIconEngine(*this); }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (m_color.isValid())
            return m_color;
        return palette.color(QPalette::Active,
                             mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText);
    }

    QByteArray m_svg;
    QColor m_color;
};

} // namespace

QIcon icon(const QString& name)
{
    return QIcon(new SvgIconEngine(name, {}));
}

QIcon tintedIcon(const QString& name, const QColor& color)
{
    return QIcon(new SvgIconEngine(name, color));
}

QIcon programIcon()
{
    registerIcons();
    return QIcon(QStringLiteral(":/pathloom/icons/pathloom.svg"));
}

} // namespace pathloom
