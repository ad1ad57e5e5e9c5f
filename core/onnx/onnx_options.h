// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

#include <map>
#include <string>
#include <vector>

namespace pathloom {

struct OnnxOptions
{
    int opset = 17;                 ///< 10 to 17
    bool foldBatchNorm = false;     ///< into the convolutions before it; runtimes mostly do that themselves
    bool withNormalization = false; ///< the file takes pixels in 0..1 and normalises them itself
};

/// What goes into the file's metadata besides the network.
struct OnnxMetadata
{
    std::vector<std::string> classNames;
    Normalization normalization;
    std::string producer;                     ///< "Pathloom 0.1.0"
    std::map<std::string, std::string> facts; ///< further key/value pairs: run, architecture, accuracy …
};

} // namespace pathloom
