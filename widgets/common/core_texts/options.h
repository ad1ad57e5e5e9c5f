// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace pathloom {

/// Texts of the programs' options (app/search_options.h). See core_text_table.h.
inline constexpr const char* optionsTexts[] = {
    QT_TRANSLATE_NOOP("CoreText", "Search space: a shipped one (list spaces), a JSON file, or proposed: what fits the "
                                  "images (see: propose)"),
    QT_TRANSLATE_NOOP("CoreText", "Use only so many training images (0 = all)"),
    QT_TRANSLATE_NOOP("CoreText", "Use only so many test images (0 = all)"),
    QT_TRANSLATE_NOOP("CoreText", "Hardware target: one of 'targets list' or a latency CSV; this-machine is measured "
                                  "when needed. Several: one search after the other"),
    QT_TRANSLATE_NOOP("CoreText",
                      "How architecture parameters are learnt: gradient, reinforce or random (default: gradient)"),
    QT_TRANSLATE_NOOP(
        "CoreText", "Latency the network should have on the target, in ms (default: a share of the average network's)"),
    QT_TRANSLATE_NOOP("CoreText", "Seed of everything random; the same seed gives the same run"),
    QT_TRANSLATE_NOOP("CoreText", "Threads for computing (0 = as many as are fastest)"),
    QT_TRANSLATE_NOOP("CoreText", "What computes: cpu, or cuda for a graphics processor (default: cpu)"),
    QT_TRANSLATE_NOOP("CoreText", "Run folder to create (default: one in the user's data folder)"),
    QT_TRANSLATE_NOOP("CoreText", "Name of the run"),
    QT_TRANSLATE_NOOP("CoreText", "Change a setting, such as epochs=3; may be given several times. See: list settings"),
    QT_TRANSLATE_NOOP("CoreText", "Last stage: search, derive, train or export"),
    QT_TRANSLATE_NOOP("CoreText", "Take commands from other programs through the run folder: see pathloom-cli command"),
    QT_TRANSLATE_NOOP("CoreText", "is for pathloom-cli search: a search in the window is steered in the window"),
    QT_TRANSLATE_NOOP("CoreText", "JSON file with commands and the steps at which they take effect: what 'describe RUN "
                                  "--json' prints, or its list of commands alone"),
    QT_TRANSLATE_NOOP("CoreText", "is for pathloom-cli search, whose run can be watched in the window meanwhile"),
    QT_TRANSLATE_NOOP("CoreText", "No progress"),
    QT_TRANSLATE_NOOP("CoreText", "is for pathloom-cli search: the window prints no progress"),
    QT_TRANSLATE_NOOP("CoreText", "Print the result as JSON on standard output"),
    QT_TRANSLATE_NOOP("CoreText", "is for pathloom-cli search: the window prints no result"),
    QT_TRANSLATE_NOOP("CoreText", "SPACE"),
    QT_TRANSLATE_NOOP("CoreText", "DATA"),
    QT_TRANSLATE_NOOP("CoreText", "COUNT"),
    QT_TRANSLATE_NOOP("CoreText", "TARGET"),
    QT_TRANSLATE_NOOP("CoreText", "METHOD"),
    QT_TRANSLATE_NOOP("CoreText", "MS"),
    QT_TRANSLATE_NOOP("CoreText", "SEED"),
    QT_TRANSLATE_NOOP("CoreText", "DEVICE"),
    QT_TRANSLATE_NOOP("CoreText", "FOLDER"),
    QT_TRANSLATE_NOOP("CoreText", "NAME"),
    QT_TRANSLATE_NOOP("CoreText", "KEY=VALUE"),
    QT_TRANSLATE_NOOP("CoreText", "STAGE"),
    QT_TRANSLATE_NOOP("CoreText", "FILE"),
    QT_TRANSLATE_NOOP("CoreText", "Images: a folder or file whose kind is recognised, or KIND:PLACE, "
                                  "KIND,OPTION=VALUE:PLACE; fashion-mnist needs no place. See: list data"),
};

} // namespace pathloom
