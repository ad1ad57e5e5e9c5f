// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace pathloom {

/// Whole content of a table file as UTF-8 without byte order mark. Throws Error naming the file (and line): missing,
/// above 256 MB, UTF-16, not text at all.
std::string readTableText(const std::filesystem::path& path);

} // namespace pathloom
