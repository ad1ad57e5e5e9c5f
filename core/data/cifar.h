// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/data_kinds.h"
#include "core/data/file_listing.h"

namespace pathloom {

/// Whether files of the binary version of CIFAR-10 or CIFAR-100 are there, by their names.
bool isCifar(const FileListing& files);

/// CIFAR-10 or CIFAR-100, held in memory as it is stored (180 MB).
/// @param coarse CIFAR-100: the 20 classes above the 100
/// Throws Error naming the file that is missing or has another form; Cancelled.
DataSets openCifar(const FileListing& files, bool coarse, const std::string& place, const std::stop_token& stop);

/// The option of kinds that may hold CIFAR-100.
DataOption coarseOption();

} // namespace pathloom
