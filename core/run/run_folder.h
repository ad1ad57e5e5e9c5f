// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace pathloom {

/// In a run's folder: what problemsCsv() says of its images; not there if they have no problems.
inline constexpr const char* dataProblemsFile = "data_problems.csv";

/// Creates an empty run folder; one that an earlier try was killed in the middle of making counts as empty. Throws Error
/// if it exists and is not empty, or cannot be made.
void makeRunFolder(const std::filesystem::path& folder);
/// Takes back what a run folder is made of, so that it can be made again in the same place: for runs that hold nothing
/// that anybody would miss. Files of other names stay, and so does the folder around them.
void removeRunFolder(const std::filesystem::path& folder, bool keepFolder);

} // namespace pathloom
