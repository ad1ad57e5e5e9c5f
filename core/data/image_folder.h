// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/picture_sets.h"

namespace pathloom {

/// One folder for each class, with or without folders train, validation (val, valid, dev) and test above them; further
/// folders above all of them do not matter. Pictures in folders within a class belong to it.
/// @param nested each folder that holds pictures is a class of its own, named by its path
/// Throws Error naming the place if no folders tell classes apart.
LabelledPictures picturesInFolders(const std::shared_ptr<const FileListing>& files, bool nested,
                                   const std::string& place);

/// The option of kinds that have folders of classes.
DataOption nestedOption();

} // namespace pathloom
