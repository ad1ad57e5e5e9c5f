// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/data_kinds.h"
#include "core/data/file_listing.h"
#include "core/data/split_names.h"

namespace pathloom {

/// A picture whose class is known, before its file was looked at.
struct LabelledPicture
{
    std::uint32_t file = 0; ///< in the listing
    std::uint32_t label = 0;
    Part part = Part::Train;
};

/// What a reader of folders, tables or archives has found.
struct LabelledPictures
{
    std::shared_ptr<const FileListing> files;
    std::vector<LabelledPicture> pictures;
    std::vector<std::string> classNames;
    std::vector<std::string> notes;
    std::vector<LeftOut> problems; ///< files that were left out, besides those of the listing
};

/// Side of the images that the network sees, in pixels.
inline constexpr const char* sizeOption = "size";

/// Options of every kind whose images are compressed pictures: size, test share, seed of the split.
std::vector<DataOption> pictureOptions();

/// Makes training and test images of pictures. Every file's header is looked at once, and of sets up to `wholeSetBytes`
/// the whole file, see PictureIndex: those that cannot be read are left out and listed, with what is too large and what
/// is cut off. Where no
/// test pictures are set apart, a seeded, stratified share is drawn of those whose content is there once. Pictures with
/// the same content in different parts are told, see equalContents(). Images have the size that the specification
/// names, or one that suits the pictures; one channel if all are grey.
/// @param found as the reader found them; validation pictures become those of the training images
/// Throws Error naming the place: no pictures, a single class, too many classes, more than one in ten files that cannot
/// be read; Cancelled.
DataSets pictureSets(LabelledPictures found, const DataSpec& spec, const std::stop_token& stop);

/// Up to so much all files are read when a set is opened: for damage, duplicates and the fingerprint.
inline constexpr std::uint64_t wholeSetBytes = std::uint64_t(1) << 30;

/// Whether the name ends as those of pictures do.
bool isPictureName(std::string_view name);

} // namespace pathloom
