// SPDX-License-Identifier: MIT
#pragma once

#include "core/report/gnuplot.h"
#include "core/run/history.h"
#include "core/run/run_store.h"

#include <utility>

namespace pathloom {

/// The figures for which the history holds data, by file name without ending.
std::vector<std::pair<std::string, GnuplotFigure>> curveFigures(const History& history, const RunInfo& info,
                                                                const std::vector<DerivedNetwork>& networks);
/// One panel a choice block; no panels without snapshots.
PanelFigure pathProbabilityFigure(const History& history, const SearchSpace& space);

/// At most `most` points, each the mean of its share: a curve of a million steps in a picture of a thousand pixels.
Series thinned(Series series, std::size_t most);
/// Mean over a centred window, a fortieth of the curve wide: what a noisy curve tends to.
Series smoothed(Series series);

} // namespace pathloom
