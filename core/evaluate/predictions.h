// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pathloom {

/// What a classifier says of images: one entry an image, in the order in which the images were given. All of them are
/// classes by their numbers, 0 to classes - 1, ranks excepted.
struct Predictions
{
    int classes = 0;
    std::vector<std::int32_t> labels;    ///< the true classes
    std::vector<std::int32_t> predicted; ///< the class with the greatest logit; of equal ones that of the lowest number
    /// The place of the true class when classes are ordered by their logits, 1 = the greatest. Equal logits are ordered
    /// by the numbers of their classes, so a rank is 1 exactly where predicted is the label. What is not a number
    /// counts as the least.
    std::vector<std::int32_t> ranks;

    std::int64_t size() const { return std::int64_t(labels.size()); }
    void add(int label, int predictedClass, int rank);
    bool operator==(const Predictions&) const = default;
};

/// Adds one image. @param logits one a class; not empty @param label of 0 to logits.size() - 1
void addPrediction(Predictions& predictions, std::span<const float> logits, int label);

/// Top-k accuracy, 0..1: the share of the images whose true class is among the k classes with the greatest logits, by
/// the order that Predictions::ranks has. With k classes or fewer it is 1. No images: 0.
double topAccuracy(const Predictions& predictions, int k);

/// Label, predicted class and rank of each image as LEB128 numbers, in this order: a byte each below 128.
std::string packedPredictions(const Predictions& predictions);
/// Reverse. Throws Error naming `where`: cut off, or numbers that the classes do not have.
Predictions unpackedPredictions(const std::string& bytes, int classes, const std::string& where);

} // namespace pathloom
