// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/idx_file.h"

namespace pathloom {

/// The class of each image, as the file says it: whole numbers of any type, the first where there are several columns.
/// Throws Error naming the file; what people should know is added to notes.
std::vector<std::int32_t> labelsIn(IdxFile& file, std::vector<std::string>& notes);

/// "0 to 4, 6 and 8 to 9"
std::string rangesText(const std::vector<std::int64_t>& ascending);

} // namespace pathloom
