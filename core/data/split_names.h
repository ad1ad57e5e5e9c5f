// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace pathloom {

/// What images are for.
enum class Part : unsigned char { Train, Validation, Test };

/// What the name of a folder, or a text beside an image, says: train, training, val, valid, validation, dev, test,
/// testing, in small or large letters.
std::optional<Part> partNamed(std::string_view name);
/// What a word in a name says, as in "imagenet-train-000123.tar". None if no word does or they differ.
std::optional<Part> partIn(std::string_view name);
/// "train", "validation", "test"
const char* toText(Part part);

} // namespace pathloom
