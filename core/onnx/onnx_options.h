// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"
#include "core/util/json_reader.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace pathloom {

/// What the file's input takes.
enum class OnnxInput { Float, Uint8Nhwc, Uint8Nchw };

struct OnnxInputForm
{
    OnnxInput input;
    const char* id;    ///< on the command line and in a run
    const char* title; ///< English; the window translates it
    bool isBytes;      ///< pixels from 0 to 255, one byte each; the file normalises them itself
    bool channelsLast; ///< the channels of a pixel side by side, as pictures are decoded
};
/// In the order of OnnxInput.
inline constexpr std::array<OnnxInputForm, 3> onnxInputForms = {{
    {OnnxInput::Float, "float", "32-bit numbers, channel by channel", false, false},
    {OnnxInput::Uint8Nhwc, "uint8-nhwc", "bytes from 0 to 255, pixel by pixel", true, true},
    {OnnxInput::Uint8Nchw, "uint8-nchw", "bytes from 0 to 255, channel by channel", true, false},
}};
inline const OnnxInputForm& formOf(OnnxInput input)
{
    return onnxInputForms[static_cast<std::size_t>(input)];
}
inline std::string toText(OnnxInput input)
{
    return formOf(input).id;
}
/// Throws UsageError naming those that there are.
OnnxInput onnxInputFromText(const std::string& text);

struct OnnxOptions
{
    int opset = 17;                     ///< 10 to 17
    bool foldBatchNorm = false;         ///< into the convolutions before it; runtimes mostly do that themselves
    bool withNormalization = false;     ///< the file takes pixels in 0..1 and normalises them itself
    OnnxInput input = OnnxInput::Float; ///< bytes are always normalised in the file
    bool samples = false;               ///< programs that classify a picture are written beside the file

    bool normalizesInside() const { return withNormalization || formOf(input).isBytes; }
};

/// What goes into the file's metadata besides the network.
struct OnnxMetadata
{
    std::vector<std::string> classNames; ///< empty = not known
    Normalization normalization;
    std::string producer;                     ///< "Pathloom 0.1.0"
    std::map<std::string, std::string> facts; ///< further key/value pairs: run, architecture, accuracy …
    Json resize = {};                         ///< as resizeRule() gives it; null = the one of this program
};

} // namespace pathloom
