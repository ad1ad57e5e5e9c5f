// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/core_texts/data.h"
#include "widgets/common/core_texts/files.h"
#include "widgets/common/core_texts/front.h"
#include "widgets/common/core_texts/latency.h"
#include "widgets/common/core_texts/options.h"
#include "widgets/common/core_texts/run.h"
#include "widgets/common/core_texts/runtime.h"
#include "widgets/common/core_texts/search.h"
#include "widgets/common/core_texts/space.h"

#include <span>

namespace pathloom {

/// The texts of core's that are translated, marked here because core knows no Qt: a file for each part of core. %1 to
/// %9 stand for what changes. Of two that fit the same text the one with more letters of its own counts. tst_core_texts
/// finds what is missing here.
inline constexpr std::span<const char* const> coreTexts[] = {searchTexts, spaceTexts,   latencyTexts, runTexts,
                                                             dataTexts,   runtimeTexts, filesTexts,   optionsTexts,
                                                             frontTexts};

} // namespace pathloom
