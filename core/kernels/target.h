// SPDX-License-Identifier: MIT
// Private to the kernels: the table of one instruction set. Included once by each target_*.cpp, which names the set in
// PATHLOOM_KERNEL_TARGET and is compiled for it.
#pragma once

#include "core/kernels/depthwise_backward.h"
#include "core/kernels/depthwise_forward.h"
#include "core/kernels/elementwise.h"
#include "core/kernels/pointwise.h"

#define PATHLOOM_TEXT_OF(name) #name
#define PATHLOOM_TEXT(name) PATHLOOM_TEXT_OF(name)

namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET {

extern const Kernels table;
const Kernels table{
    .name = PATHLOOM_TEXT(PATHLOOM_KERNEL_TARGET),
    .pointwiseForward = pointwiseForward,
    .pointwiseBackward = pointwiseBackward,
    .depthwiseForward = depthwiseForward,
    .depthwiseBackward = depthwiseBackward,
    .sums = sums,
    .read = read,
    .gradientSums = gradientSums,
    .writeGradient = writeGradient,
};

} // namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET
