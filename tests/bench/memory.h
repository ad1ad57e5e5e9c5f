// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/error.h"

#include <cstdint>
#include <fstream>
#include <string>

namespace pathloom::bench {

/// A line of /proc/self/status, in bytes.
inline std::int64_t statusBytes(const std::string& key)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word != key)
            continue;
        std::int64_t kilobytes = 0;
        status >> kilobytes;
        return kilobytes * 1024;
    }
    throw Error("is not told by the kernel", key);
}

} // namespace pathloom::bench
