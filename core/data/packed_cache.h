// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

namespace pathloom {

// The images of a set, decoded and resized once and kept in one file, from which they are read: for sets
// whose decoding takes longer than the steps that use them. The file is a cache: it belongs to the content of the set
// and the size of its images, and can be deleted at any time.

/// Where the packed images of such a set are kept: among the user's data, named by its fingerprint and the size of its
/// images.
std::filesystem::path packedFile(const ImageDataset& data);
/// How large that file is or will be.
std::int64_t packedBytes(const ImageDataset& data);

/// Writes the file: beside it under another name until it is whole, so that a crash leaves the one that was there. What
/// cannot be decoded is left out of it. Images are decoded by as many threads as the machine has processors; tells
/// DataProgress::Stage::Packing.
/// Throws Error: not enough room (before anything is written), a disk that fails, another process that packs the same
/// set; Cancelled.
void writePacked(const ImageDataset& data, const std::filesystem::path& file, const std::stop_token& stop = {});

/// The set with its images out of the file; what is not in it comes from the set itself. Parts are cut out of the
/// packed images. None if there is no such file, or one of other images, another format or a damaged header: it may be
/// written anew.
std::shared_ptr<const ImageDataset> openPacked(std::shared_ptr<const ImageDataset> data,
                                               const std::filesystem::path& file);

/// The set with its images out of packedFile(), which is written if it is not there.
std::shared_ptr<const ImageDataset> packed(std::shared_ptr<const ImageDataset> data, const std::stop_token& stop = {});

} // namespace pathloom
