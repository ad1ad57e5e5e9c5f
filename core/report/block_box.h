// SPDX-License-Identifier: MIT
#pragma once

#include "core/report/svg.h"
#include "core/space/network.h"

namespace pathloom {

// One block as the field draws it: a box whose height and colour stand for the kernel and whose width stands for the
// expansion; a skip is a thin line.

struct BoxSize
{
    double width = 0, height = 0;
};
BoxSize blockBoxSize(const Operator& op);

/// Box (or line) with its label in it.
/// @param outlined a thick dark border instead of the kernel's colour
void drawBlockBox(SvgWriter& svg, const Block& block, Point center, const BoxSize& size, bool outlined = false);
/// "Height and colour: kernel …  Width: expansion" on one line. @param start of the text's baseline @return where it
/// ends
double drawBoxLegend(SvgWriter& svg, Point start);

} // namespace pathloom
