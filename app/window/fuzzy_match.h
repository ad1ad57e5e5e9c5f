// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace pathloom {

/// How well the letters of pattern, in order, are found in text: higher is better, nothing if one is missing. Starts of
/// words and neighbouring letters count more. Case does not matter; an empty pattern fits everything with 0.
std::optional<int> fuzzyScore(const QString& pattern, const QString& text);

} // namespace pathloom
