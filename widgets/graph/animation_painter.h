// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_moment.h"
#include "widgets/common/theme.h"
#include "widgets/graph/row_placement.h"

#include <QCoreApplication>
#include <QImage>
#include <QRect>

#include <memory>

namespace pathloom {

class SupernetPicture;

/// How all frames of an animation look.
struct AnimationLook
{
    QSize size; ///< pixels, also of an SVG's canvas
    Theme theme;
    QString runName;
    std::int64_t lastStep = 0; ///< of the run
};

/// Draws the frames of an animation: the supernet at a moment, fitted into the frame, with a caption below. Lives in
/// the GUI thread, as scenes do; a large frame comes in strips, so that nothing waits for it.
class AnimationPainter
{
    Q_DECLARE_TR_FUNCTIONS(AnimationPainter)

public:
    /// The room for the graph in a frame: what the layout should aim for.
    static QSize graphRoom(const QSize& frame);
    /// "first try · step 1,200 of 3,750 · epoch 2 · expected 1.23 ms, budget 1.10 ms"
    static QString caption(const AnimationLook& look, const RunMoment& moment);

    AnimationPainter(const SearchSpace& space, const PlacedGraph& placed, AnimationLook look);
    ~AnimationPainter();

    /// Begins the frame of a moment.
    void begin(const RunMoment& moment);
    /// Paints the frame's next strip, about ten milliseconds of work. @return true if the frame is complete
    bool paintOn();
    /// The complete frame: opaque, 32 bits a pixel.
    QImage image() const { return m_frame; }
    /// The frame as an SVG document. Not in strips: drawing shapes without pixels is quick.
    QByteArray svg(const RunMoment& moment);

private:
    /// Where the scene's rectangle lies in the frame.
    QRectF graphPlace() const;
    void paintCaption(QPainter& painter) const;
    void showMoment(const RunMoment& moment);

    AnimationLook m_look;
    std::unique_ptr<SupernetPicture> m_picture;
    QString m_caption;
    QImage m_frame;
    int m_painted = 0;     ///< rows that are complete
    int m_stripHeight = 0; ///< so many are painted next; follows what the last ones took
};

} // namespace pathloom
