// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/acts.h"
#include "tests/widgets/support/synthetic_run.h"
#include "widgets/graph/animation_painter.h"
#include "widgets/graph/supernet_picture.h"

#include <QTemporaryDir>

#include <algorithm>

namespace pathloom::test {

/// A run of 600 steps, its graph laid out, and a folder for what is painted.
struct AnimatedRun
{
    SyntheticRun run;
    History history;
    PlacedGraph placed;
    QTemporaryDir folder;

    explicit AnimatedRun(const std::string& space = "small", QSize size = {640, 360}) : run(space)
    {
        for (const Event& event : run.steps(600))
            history.apply(event);
        history.apply({300, 80, movedBudget(1, 5, 4.5)});
        placed = placeInRows(PictureGraph::of(run.space()), *graphvizLayouter(),
                             SupernetPicture::roomIn(AnimationPainter::graphRoom(size), false));
    }
    std::vector<RunMoment> moments(int count) const
    {
        const auto [first, last] = jointSteps(history);
        return runMoments(run.space(), run.header().info.config, run.header().latency, history,
                          spreadSteps(first, last, count));
    }
    AnimationLook look(QSize size, const Theme& theme = Theme::paper()) const
    {
        return {size, theme, QStringLiteral("first try"), history.step()};
    }
    QString file(const char* name) const { return folder.filePath(QLatin1String(name)); }
};

/// A whole frame.
inline QImage frameOf(AnimationPainter& painter, const RunMoment& moment)
{
    painter.begin(moment);
    while (!painter.paintOn())
        ;
    return painter.image();
}

/// Of one colour of one pixel, 0..255; 255 if the sizes differ.
inline int largestDifference(const QImage& a, const QImage& b)
{
    int largest = a.size() == b.size() ? 0 : 255;
    for (int y = 0; largest < 255 && y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            largest = std::max(
                {largest, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
        }
    }
    return largest;
}

} // namespace pathloom::test
