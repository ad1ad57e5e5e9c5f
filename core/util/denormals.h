// SPDX-License-Identifier: MIT
#pragma once

namespace pathloom {

/// From here on numbers below the smallest normal one (1.2e-38 in single precision) count as zero, in this thread, in
/// its OpenMP workers up to that many threads with itself, and in threads that any of them starts later. Processors
/// take a hundred times as long for them, and they arise where nothing is learnt: a momentum that fades away.
/// Does nothing on processors other than x86 and 64-bit ARM.
void flushDenormals(int threads);

/// How this thread rounds and treats denormals, in the processor's own terms; for handing it on to another thread.
using FloatControl = unsigned long;
FloatControl floatControl();
void setFloatControl(FloatControl control);

} // namespace pathloom
