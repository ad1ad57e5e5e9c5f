// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace pathloom {

/// Texts of the best networks for a budget, and of what limits them. See core_text_table.h.
inline constexpr const char* frontTexts[] = {
    QT_TRANSLATE_NOOP("CoreText",
                      "'%1' needs %2 for its activations, and every network of the space has it; the limit is %3"),
    QT_TRANSLATE_NOOP("CoreText", "every open path of '%1' needs at least %2 for its activations; the limit is %3"),
    QT_TRANSLATE_NOOP("CoreText", "at least one architecture must be asked for"),
    QT_TRANSLATE_NOOP("CoreText", "candidate %1 of choice block %2 has no usable score"),
    QT_TRANSLATE_NOOP("CoreText", "candidate %1 of choice block %2 has no usable %3"),
    QT_TRANSLATE_NOOP("CoreText", "choice block %1 has no open path"),
    QT_TRANSLATE_NOOP("CoreText", "scores, %1 and paths belong to different search spaces"),
    QT_TRANSLATE_NOOP("CoreText",
                      "the limits are so entangled that the best network was not found among millions of beginnings"),
    QT_TRANSLATE_NOOP("CoreText", "loosen one of them, or prune paths"),
    QT_TRANSLATE_NOOP("CoreText", "there is no limit '%1'"),
    QT_TRANSLATE_NOOP("CoreText", "limits are memory, macs, parameters and latency@TARGET"),
    QT_TRANSLATE_NOOP("CoreText", "'%1' is not of the form LIMIT=VALUE"),
    QT_TRANSLATE_NOOP("CoreText", "for example memory=4MB or macs=80M"),
    QT_TRANSLATE_NOOP("CoreText", "'%1' is no value above 0 for %2"),
    QT_TRANSLATE_NOOP("CoreText", "a number, with one of the units %1 or without"),
    QT_TRANSLATE_NOOP("CoreText", "%1 of at most %2"),
    QT_TRANSLATE_NOOP("CoreText", "no network has %1: the least is %2"),
    QT_TRANSLATE_NOOP("CoreText", "no network keeps a budget of %1 ms: the fastest takes %2 ms"),
    QT_TRANSLATE_NOOP("CoreText", "no network keeps a budget of %1 ms and the limits: the fastest takes %2 ms"),
    QT_TRANSLATE_NOOP("CoreText", "each limit can be kept, but no network keeps all of them and a budget of %1 ms"),
    QT_TRANSLATE_NOOP("CoreText", "each limit can be kept, but no network keeps all of them together"),
    QT_TRANSLATE_NOOP("CoreText",
                      "none of the %1 most probable networks keeps a budget of %2 ms; the fastest takes %3 ms"),
    QT_TRANSLATE_NOOP("CoreText",
                      "is a random search: it learns no path probabilities, so no network is the best for a budget"),
    QT_TRANSLATE_NOOP("CoreText", "holds no path probabilities up to step %1"),
    QT_TRANSLATE_NOOP("CoreText", "the first come with the first architecture step"),
    QT_TRANSLATE_NOOP("CoreText", "has no latencies yet: its target was not measured"),
    QT_TRANSLATE_NOOP("CoreText", "has no budget in force, so one must be named"),
    QT_TRANSLATE_NOOP("CoreText", "%1 budgets are none"),
    QT_TRANSLATE_NOOP("CoreText", "budgets must be above 0 ms"),
    QT_TRANSLATE_NOOP("CoreText", "the last budget, %1 ms, lies below the first, %2 ms"),
    QT_TRANSLATE_NOOP("CoreText",
                      "No network of the open paths keeps the budget of %1 ms: %2 is the fastest, with %3 ms."),
};

} // namespace pathloom
