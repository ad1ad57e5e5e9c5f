// SPDX-License-Identifier: MIT
// Fits the models of the shipped tables anew: update_fits <resources/targets>. Run by `ninja update_shipped_fits`.
#include "core/latency/kept_fits.h"
#include "core/util/error.h"

#include <cstdio>

using namespace pathloom;
namespace fs = std::filesystem;

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("usage: update_fits <folder of the tables>\n", stderr);
        return 2;
    }
    try {
        const fs::path tables = argv[1], fits = tables / "fits";
        fs::remove_all(fits);
        fs::create_directory(fits);
        for (const fs::directory_entry& entry : fs::directory_iterator(tables)) {
            if (entry.path().extension() != ".csv")
                continue;
            const LatencyTable table = readLatencyCsv(entry.path());
            if (const auto model = EstimateModel::fit(table))
                writeKeptFit(keptFitFile(fits, table), table, *model);
        }
    } catch (const std::exception& e) {
        std::fprintf(stderr, "error: %s\n", e.what());
        return 1;
    }
    return 0;
}
