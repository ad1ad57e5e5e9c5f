// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/picture_findings.h"
#include "core/space/operators.h"

#include <string>
#include <vector>

namespace pathloom {

/// The side of the images for the network, in pixels, where nobody chose one: the largest of the usual sizes that half
/// of the pictures reach, so that most of them are not enlarged.
/// @param medianSide of the shorter sides of the pictures
/// @param areOneSquare all pictures are squares of that size: small ones are taken as they are
int suggestedSize(std::int64_t medianSide, bool areOneSquare);

/// The sizes of the pictures beside the size that the network sees them in, and the search spaces that suit that.
struct SizeAdvice
{
    std::int64_t medianSide = 0; ///< of the shorter sides of the pictures, in pixels
    int size = 0;                ///< shorter side of the images that the network sees, in pixels
    int suggested = 0;           ///< suggestedSize() of these pictures
    double enlarged = 0;         ///< 0..1: the pictures whose shorter side is below the size
    double kept = 1;             ///< 0..1, of the pixels of a square picture of the median side
    std::vector<std::string> spaces; ///< shipped ones that suit images of that size as they are, sorted
    std::string proposed;            ///< name of the space that proposeSpace() has for them; empty if there is none
    bool operator==(const SizeAdvice&) const = default;
};

/// Reads the shipped spaces: some milliseconds. Throws Error if they are not there.
/// @param findings with the pictures' sides
/// @param images that the network sees
/// @param classes 2 or more
SizeAdvice adviseOnSize(const PictureFindings& findings, const Shape& images, int classes);

/// What people are told of it, each a whole sentence.
std::vector<std::string> sentences(const SizeAdvice& advice);

} // namespace pathloom
