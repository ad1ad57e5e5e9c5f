// SPDX-License-Identifier: MIT
#pragma once

#include "core/onnx/onnx_graph.h"

#include <filesystem>

namespace pathloom {

/// Reads a written file back. Throws Error naming the file if it is not what was written.
onnx::ModelProto readOnnxFile(const std::filesystem::path& file);

/// onnx::checker and strict shape inference; the inferred shapes must be those that the description promises.
/// Throws Error with the checker's reason.
void checkOnnxModel(const onnx::ModelProto& model, const std::map<std::string, std::vector<std::int64_t>>& shapes);

} // namespace pathloom
