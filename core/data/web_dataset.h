// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/picture_sets.h"

namespace pathloom {

/// Whether an archive holds files .cls beside its pictures, as WebDataset's shards do.
bool isWebDataset(const FileListing& files);

/// Pictures whose class stands in a file of the same name with the ending .cls: a number, or a name. Names of the first
/// folder (see listArchives) say which part they are of.
LabelledPictures picturesOfWebDataset(const std::shared_ptr<const FileListing>& files);

} // namespace pathloom
