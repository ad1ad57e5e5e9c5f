// SPDX-License-Identifier: MIT
#include "core/export/samples.h"

#include "core/util/files.h"

namespace pathloom {

std::vector<std::filesystem::path> writeSamples(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> written;
    for (const char* name : {"classify.py", "classify.cpp"}) {
        const std::filesystem::path file = folder / name;
        std::error_code ignored;
        if (!std::filesystem::exists(file, ignored))
            writeTextFile(file, readTextFile(resourcePath("samples") / name));
        written.push_back(file);
    }
    return written;
}

} // namespace pathloom
