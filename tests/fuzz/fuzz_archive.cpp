// SPDX-License-Identifier: MIT
// An archive that anybody may have made: its files can be read or it is refused, and no name leads out of it.
#include "core/data/archive_listing.h"
#include "tests/fuzz/harness.h"

using namespace pathloom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const fuzz::MemoryFile file({bytes, size});
    return fuzz::tried([&] {
        std::vector<std::string> notes;
        const FileListing files = listArchives(file.path(), notes, {});
        for (std::size_t i = 0; i < files.size(); ++i) {
            const std::string name = '/' + std::string(files.name(i)) + '/';
            fuzz::require(name.find("/../") == std::string::npos && name.find("//") == std::string::npos);
            fuzz::require(files.read(i).size() == files.bytes(i));
        }
    });
}
