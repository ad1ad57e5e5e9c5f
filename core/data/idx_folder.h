// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pathloom {

/// The four files of a data set.
struct IdxFolder
{
    std::filesystem::path trainImages, trainLabels, testImages, testLabels;
    std::vector<std::string> notes; ///< files that could have been meant as well
};

/// Finds them by their names, in which "train" or "test" or "t10k", and "images" or "labels" stand, however they are
/// joined and with or without .gz. The names of MNIST's own files come first; a folder named like a file, as some
/// programs unpack them, is looked into where there is no such file.
/// @param place a folder, or a folder and what the names in it begin with ("gzip/emnist-letters")
/// Throws Error saying what is missing, or which files could all be meant.
IdxFolder findIdxFiles(const std::filesystem::path& place, const std::string& hint = {});

} // namespace pathloom
