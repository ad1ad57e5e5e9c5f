// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

namespace pathloom {

/// How much the images of a class count in the loss, so that classes with few images are not drowned by the others.
enum class ClassWeighting {
    None,             ///< all images count the same
    InverseFrequency, ///< w_c proportional to 1 / n_c: all classes count the same, however many images they have
    EffectiveNumber,  ///< w_c proportional to (1 - β) / (1 - β^n_c): Eq. 2 of Cui, Jia, Lin, Song, Belongie 2019
};

struct ClassWeightSettings
{
    ClassWeighting weighting = ClassWeighting::None;
    /// β of EffectiveNumber, 0 <= β < 1: 0 is no weighting, towards 1 it comes to the inverse frequency.
    double beta = 0.999;
    bool operator==(const ClassWeightSettings&) const = default;
};

/// Images of each class among these.
std::vector<std::int64_t> classCounts(const ImageDataset& data, const std::vector<std::int64_t>& indices);

/// The weight of each class with n_c training images. They are scaled so that their mean over the training images,
/// Σ n_c w_c / Σ n_c, is 1: the size of the loss, and with it what a learning rate does, stays. (Cui et al. scale by
/// Σ w_c = C.) A class without training images has the weight 0. Empty for ClassWeighting::None: nothing is weighted,
/// and everything is computed as if there were no such setting.
/// @param counts n_c; throws Error if all are 0
std::vector<double> classWeights(const ClassWeightSettings& settings, const std::vector<std::int64_t>& counts);

/// The same of the images that a loss is to be computed over.
std::vector<double> classWeights(const ClassWeightSettings& settings, const ImageDataset& data,
                                 const std::vector<std::int64_t>& indices);

} // namespace pathloom
