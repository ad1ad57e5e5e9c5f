// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace pathloom {

/// An option that describes a search: the same name and meaning for `pathloom-cli search` and for the window.
struct SearchOption
{
    const char* name;  ///< without the dashes
    const char* value; ///< what its value is called; null for one without a value
    const char* help;
    const char* notInWindow =
        nullptr; ///< the rest of a sentence that begins with the option; null: the window takes it
};

inline constexpr SearchOption searchOptions[] = {
    {"space", "SPACE",
     "Search space: a shipped one (list spaces), a JSON file, or proposed: what fits the images (see: propose)"},
    {"data", "DATA",
     "Images: a folder or file whose kind is recognised, or KIND:PLACE, KIND,OPTION=VALUE:PLACE; fashion-mnist needs "
     "no place. See: list data"},
    {"train-images", "COUNT", "Use only so many training images (0 = all)"},
    {"test-images", "COUNT", "Use only so many test images (0 = all)"},
    {"target", "TARGET",
     "Hardware target: one of 'targets list' or a latency CSV; this-machine is measured when needed. Several: one "
     "search after the other"},
    {"method", "METHOD", "How architecture parameters are learnt: gradient, reinforce or random (default: gradient)"},
    {"budget", "MS",
     "Latency the network should have on the target, in ms (default: a share of the average network's)"},
    {"seed", "SEED", "Seed of everything random; the same seed gives the same run"},
    {"threads", "COUNT", "Threads for computing (0 = as many as are fastest)"},
    {"device", "DEVICE", "What computes: cpu, or cuda for a graphics processor (default: cpu)"},
    {"run", "FOLDER", "Run folder to create (default: one in the user's data folder)"},
    {"name", "NAME", "Name of the run"},
    {"set", "KEY=VALUE", "Change a setting, such as epochs=3; may be given several times. See: list settings"},
    {"until", "STAGE", "Last stage: search, derive, train or export"},
    {"accept-commands", nullptr, "Take commands from other programs through the run folder: see pathloom-cli command",
     "is for pathloom-cli search: a search in the window is steered in the window"},
    {"script", "FILE",
     "JSON file with commands and the steps at which they take effect: what 'describe RUN --json' prints, or its list "
     "of commands alone",
     "is for pathloom-cli search, whose run can be watched in the window meanwhile"},
    {"quiet", nullptr, "No progress", "is for pathloom-cli search: the window prints no progress"},
    {"json", nullptr, "Print the result as JSON on standard output",
     "is for pathloom-cli search: the window prints no result"},
};

/// The help of an option that is in the table.
constexpr const char* helpOf(std::string_view name)
{
    for (const SearchOption& option : searchOptions)
        if (option.name == name)
            return option.help;
    return nullptr;
}

} // namespace pathloom
