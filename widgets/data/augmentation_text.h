// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/augmentation_settings.h"

#include <QCoreApplication>
#include <QString>

namespace pathloom {

/// Settings of the augmentation as people say them.
class AugmentationText
{
    Q_DECLARE_TR_FUNCTIONS(AugmentationText)

public:
    /// What happens to training images of this shape: one sentence.
    static QString of(const AugmentationSettings& settings, const Shape& image);
};

} // namespace pathloom
