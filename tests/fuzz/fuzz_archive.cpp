// SPDX-License-Identifier: MIT
// An archive that anybody may have made: its files can be read or it is refused, and no name leads out of it.
#include "core/data/archive_listing.h"
#include "core/util/error.h"

#include <cstdlib>

#include <sys/mman.h>
#include <unistd.h>

using namespace pathloom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const int file = memfd_create("archive", 0);
    if (file < 0 || write(file, bytes, size) != ssize_t(size))
        std::abort();
    try {
        std::vector<std::string> notes;
        const FileListing files = listArchives("/proc/self/fd/" + std::to_string(file), notes, {});
        for (std::size_t i = 0; i < files.size(); ++i) {
            const std::string name = '/' + std::string(files.name(i)) + '/';
            if (name.find("/../") != std::string::npos || name.find("//") != std::string::npos)
                std::abort();
            if (files.read(i).size() != files.bytes(i))
                std::abort();
        }
    } catch (const Error&) { // refused
    }
    close(file);
    return 0;
}
