// SPDX-License-Identifier: MIT
#include "widgets/graph/animation_painter.h"

#include "widgets/common/format.h"
#include "widgets/graph/supernet_picture.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr std::chrono::milliseconds stripTime{8}; ///< aimed at; some strips hold more than others
constexpr int firstStrip = 48, thinnestStrip = 8; ///< rows
constexpr int dotsPerInch = 96;

/// Of the line below the graph; grows with the frame, but a small frame can still be read.
int captionHeight(const QSize& frame)
{
    return std::max(22, frame.height() / 22);
}

} // namespace

QSize AnimationPainter::graphRoom(const QSize& frame)
{
    return {frame.width(), std::max(1, frame.height() - captionHeight(frame))};
}

QString AnimationPainter::caption(const AnimationLook& look, const RunMoment& moment)
{
    QStringList parts;
    if (!look.runName.isEmpty())
        parts << look.runName;
    parts << tr("step %L1 of %L2").arg(moment.step).arg(look.lastStep);
    if (moment.warmUp)
        parts << tr("warm-up");
    else if (moment.epoch > 0)
        parts << tr("epoch %L1").arg(moment.epoch);
    if (moment.expectedMs && moment.budgetMs)
        parts << tr("expected %1, budget %2").arg(Format::ms(moment.expectedMs), Format::ms(moment.budgetMs));
    else if (moment.expectedMs)
        parts << tr("expected %1").arg(Format::ms(moment.expectedMs));
    return parts.join(QStringLiteral(" · "));
}

AnimationPainter::AnimationPainter(const SearchSpace& space, const PlacedGraph& placed, AnimationLook look)
    : m_look(std::move(look)), m_picture(std::make_unique<SupernetPicture>(space, placed, m_look.theme)),
      m_stripHeight(firstStrip)
{
}

AnimationPainter::~AnimationPainter() = default;

QRectF AnimationPainter::graphPlace() const
{
    const QRectF room({}, graphRoom(m_look.size));
    QSizeF size = m_picture->scene().sceneRect().size().scaled(room.size(), Qt::KeepAspectRatio);
    return {room.center().x() - size.width() / 2, room.center().y() - size.height() / 2, size.width(), size.height()};
}

void AnimationPainter::showMoment(const RunMoment& moment)
{
    m_picture->setProbabilities(moment.probabilities, moment.leading);
    m_picture->setMask(moment.mask);
    m_caption = caption(m_look, moment);
}

void AnimationPainter::begin(const RunMoment& moment)
{
    showMoment(moment);
    m_frame = QImage(m_look.size, QImage::Format_RGB32);
    m_frame.fill(m_look.theme.ground);
    m_painted = 0;
}

bool AnimationPainter::paintOn()
{
    QElapsedTimer time;
    time.start();
    const int height = m_frame.height();
    const int rows = std::min(m_stripHeight, height - m_painted);
    const QRectF strip(0, m_painted, m_frame.width(), rows);
    {
        QPainter painter(&m_frame);
        painter.setRenderHint(QPainter::TextAntialiasing);
        const QRectF place = graphPlace(), scene = m_picture->scene().sceneRect();
        const QRectF shown = strip & place;
        if (shown.height() > 0) {
            // Whole rows of pixels, so that no border of a strip can be seen.
            painter.setClipRect(strip);
            const double scale = scene.width() / place.width();
            const QRectF target(place.left(), strip.top(), place.width(), strip.height());
            const QRectF part(scene.left(), scene.top() + (target.top() - place.top()) * scale, scene.width(),
                              target.height() * scale);
            m_picture->paintPart(painter, target, part, m_look.theme);
        }
        if (m_painted + rows == height) {
            painter.setClipping(false);
            paintCaption(painter);
        }
    }
    m_painted += rows;
    const double took = std::max(0.05, double(time.nsecsElapsed()) / 1e6);
    const double next = rows * std::clamp(double(stripTime.count()) / took, 0.25, 2.0);
    m_stripHeight = std::clamp(static_cast<int>(next), thinnestStrip, std::max(thinnestStrip, height));
    return m_painted == height;
}

void AnimationPainter::paintCaption(QPainter& painter) const
{
    const int height = captionHeight(m_look.size);
    const QRectF line(0, m_look.size.height() - height, m_look.size.width(), height);
    painter.fillRect(line, m_look.theme.panel);
    QFont font = graphFont(height * 0.5);
    // A narrow frame gets smaller letters rather than half a sentence.
    const double room = line.width() - height, width = QFontMetricsF(font).horizontalAdvance(m_caption);
    if (width > room)
        font = graphFont(height * 0.5 * room / width);
    painter.setFont(font);
    painter.setPen(m_look.theme.text);
    painter.drawText(line.adjusted(height * 0.5, 0, -height * 0.5, 0), Qt::AlignLeft | Qt::AlignVCenter, m_caption);
}

QByteArray AnimationPainter::svg(const RunMoment& moment)
{
    showMoment(moment);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(dotsPerInch);
    generator.setSize(m_look.size);
    generator.setViewBox(QRect(QPoint(), m_look.size));
    generator.setTitle(m_caption);
    QPainter painter(&generator);
    painter.fillRect(QRect(QPoint(), m_look.size), m_look.theme.ground);
    m_picture->paintPart(painter, graphPlace(), m_picture->scene().sceneRect(), m_look.theme);
    paintCaption(painter);
    painter.end();
    return bytes;
}

} // namespace pathloom
