// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace pathloom {

/// What is worth recording about the computer that produced a number: as much of it as this process may use.
struct Machine
{
    std::string cpu;              ///< model name
    int cores = 0;                ///< logical cores: the least of affinity and a container's quota, at least 1
    std::int64_t memoryBytes = 0; ///< the least of what there is and a container's limit
    std::string system;   ///< kernel name, release and architecture
    std::string governor; ///< CPU frequency governor, empty if the system does not tell
    bool operator==(const Machine&) const = default;
};

/// Reads a few files of the system each time: what a container may use can change while it runs.
Machine thisMachine();
/// Logical cores that the system lets this process run on, whatever a container's quota says of their time.
int coresOfAffinity();
/// Resident memory of this process now and at its highest, in bytes.
std::int64_t residentBytes();
std::int64_t peakResidentBytes();

} // namespace pathloom
