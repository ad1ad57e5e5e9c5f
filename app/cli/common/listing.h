// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/json_reader.h"

#include <string>
#include <vector>

namespace pathloom::cli {

/// One kind of thing in both forms: rows for people (with a header) and a JSON array.
struct Listing
{
    std::vector<std::vector<std::string>> rows;
    OrderedJson json = OrderedJson::array();
};

void printListing(const Listing& listing, bool json);
/// `list targets` and `targets list`.
Listing listHardware();

} // namespace pathloom::cli
