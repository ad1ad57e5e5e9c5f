// SPDX-License-Identifier: MIT
#pragma once

namespace pathloom {

/// Sets in the environment what libraries read from it; to be called first thing in main(), before there are threads.
/// Nothing that a person has set is changed, but for telemetry.
/// * OMP_WAIT_POLICY=PASSIVE: libgomp's threads spin while they wait, which makes a contended step 10 to 20 times
/// slower.
/// * OMP_NUM_THREADS, which OpenBLAS follows as well, and OPENCV_FOR_THREADS_NUM where a container's quota leaves fewer
///   cores than the system counts.
/// * HOME from the user database where it is missing, so that no library writes its files into the working directory.
/// * OPENCV_OPENCL_RUNTIME=disabled: what OpenCV computes here is small, and OpenCL's drivers keep caches.
/// * disableTelemetry().
/// @return true if something was set that libraries read while they are loaded: to them, it came too late
bool setEnvironment();
/// The same; if it came too late the program is executed once more, and this returns in its second run.
void prepareEnvironment(char** argv);

/// Keeps ONNX Runtime, which from 1.29 on collects and sends data on Linux as well, from doing anything of that: no
/// upload, no identifier, no files. Counts for libraries that are loaded from now on; turning it off through the
/// library's own interface would come too late. Overrides what is in the environment. Does nothing, and so may be
/// called beside other threads, where it was called before.
void disableTelemetry();

} // namespace pathloom
