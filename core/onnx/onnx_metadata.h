// SPDX-License-Identifier: MIT
#pragma once

#include "core/onnx/onnx_options.h"
#include "core/space/network.h"

#include <filesystem>

namespace pathloom {

class OnnxBuilder;

// What an exported file says of itself, so that it can be used without this program. Besides facts of the export:
//   pathloom.classes  ["cat", "dog"]; absent where the names are not known
//   pathloom.input    {"name", "type": "float32" or "uint8", "layout": "NCHW" or "NHWC", "channels", "height", "width",
//                      "colours": "RGB" or "grey", "range": [0, 1] or [0, 255] of the pixels, "mean", "deviation" of
//                      each channel for pixels from 0 to 1 (absent where they are not known), "inGraph": whether the
//                      file normalises by them itself; else its input takes (pixel - mean) / deviation}
//   pathloom.resize   resizeRule() of core/data/resize_rule.h

/// Throws Error naming what does not fit the network.
void checkMetadata(const NetworkDescription& network, const OnnxOptions& options, const OnnxMetadata& metadata);
void writeMetadata(OnnxBuilder& builder, const NetworkDescription& network, const OnnxOptions& options,
                   const OnnxMetadata& metadata);

/// An ONNX file of any origin.
struct OnnxFile
{
    struct Value
    {
        std::string name, type;              ///< "uint8", "float32"; "?" for others
        std::vector<std::string> sizes = {}; ///< "N" where it is free
    };
    std::string producer; ///< with its version
    std::int64_t opset = 0;
    int nodes = 0;
    std::vector<Value> inputs = {}, outputs = {};
    std::map<std::string, std::string> metadata = {}; ///< all of it as it stands there
    std::vector<std::string> classNames = {};         ///< empty = not known
    Json input = {}, resize = {};                     ///< null = the file does not say
};
/// Throws Error naming the file if it is no ONNX file, or says something of itself that is not of this form.
OnnxFile readOnnxMetadata(const std::filesystem::path& file);

} // namespace pathloom
