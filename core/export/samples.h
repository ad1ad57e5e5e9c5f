// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <vector>

namespace pathloom {

/// Writes into a folder programs that classify pictures by an exported file, following only what that says of itself
/// (core/onnx/onnx_metadata.h): classify.py for numpy, Pillow and ONNX Runtime, classify.cpp for OpenCV. One that lies
/// there already and was changed stays as it is.
/// @return where they lie
std::vector<std::filesystem::path> writeSamples(const std::filesystem::path& folder);

} // namespace pathloom
