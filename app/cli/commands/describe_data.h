// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

#include <optional>
#include <string>

namespace pathloom::cli {

/// What `describe` is given where it is images: as --data takes it, or a place that holds some. None for everything
/// else; what is the name of a space or network too is not taken for images.
std::optional<DataSpec> imagesNamed(const std::string& argument);

/// Facts of images: classes, sizes, channels, problems, fingerprint. Reads all of them where that was not done before.
/// Throws as openData() does.
void describeImages(const DataSpec& data, bool json);

} // namespace pathloom::cli
