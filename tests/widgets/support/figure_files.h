// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

/// Looks into figures that were saved.
namespace pathloom::test {

/// Empty if there is no such file.
inline QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Draws an SVG file; null if it is none.
inline QImage drawn(const QString& path)
{
    QSvgRenderer renderer(path);
    if (!renderer.isValid())
        return {};
    QImage image(renderer.defaultSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

/// Pixels that are not white.
inline int inkOf(const QImage& image)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ink += image.pixelColor(x, y) != QColor(Qt::white);
    return ink;
}

} // namespace pathloom::test
