// SPDX-License-Identifier: MIT
#include "app/cli/common/listing.h"

#include "app/cli/common/output.h"
#include "core/latency/targets.h"

namespace pathloom::cli {

void printListing(const Listing& listing, bool json)
{
    if (json)
        printJson(listing.json);
    else if (listing.rows.size() > 1)
        printTable(listing.rows);
    else
        note("There are none yet.");
}

Listing listHardware()
{
    Listing listing{.rows = {{"ID", "ORIGIN", "NAME"}}};
    for (const HardwareTarget& target : listTargets()) {
        listing.rows.push_back({target.id, target.origin, target.name});
        listing.json.push_back({{"id", target.id},
                                {"origin", target.origin},
                                {"name", target.name},
                                {"device", target.device},
                                {"runtime", target.runtime},
                                {"threads", target.threads},
                                {"batch", target.batch},
                                {"format", target.format},
                                {"table", target.tableFile.string()}});
    }
    return listing;
}

} // namespace pathloom::cli
