// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/data_progress.h"
#include "core/data/dataset.h"
#include "core/data/picture_findings.h"
#include "core/data/size_advice.h"

#include <optional>

namespace pathloom {

/// What is to be known of a data set before anything is searched with it.
struct DataFacts
{
    struct Class
    {
        std::string name;
        std::int64_t train = 0, validation = 0, test = 0; ///< images
        bool operator==(const Class&) const = default;
    };

    std::vector<Class> classes; ///< by label
    Shape imageShape;           ///< as the network sees them
    PictureFindings pictures;   ///< of sets that are stored decoded: their one size, and "pixels"
    /// Channel mean and deviation of the images that were to be measured, scaled to 0..1; none if they were not
    /// measured yet, which takes decoding them all.
    std::optional<Normalization> normalization;
    std::string fingerprint;
    std::vector<std::string> notes; ///< whole sentences on how the files were read
    SizeAdvice size = {};

    /// Images of the largest class by those of the smallest one, of the training part; 0 without images.
    double unevenness() const;
};

/// What to do about the mean and deviation that nobody has measured before.
enum class ChannelMeasuring { OnlyKept, Measure };

/// Counts what was found when the sets were opened; of sets that are stored decoded also seeks equal images, named
/// "image 12" by their number among those for training (validation behind them) or testing. Quick, but for measuring,
/// which decodes every image once (it is kept: see keptNormalization()).
/// @param measured indices of the training part whose channels count, see stratifiedSplit(); empty = all training
/// images Throws Error if an image cannot be decoded; Cancelled.
DataFacts collectDataFacts(const DataSets& sets, const std::vector<std::int64_t>& measured, ChannelMeasuring measuring,
                           const DataProgressSink& progress = {}, const std::stop_token& stop = {});

} // namespace pathloom
