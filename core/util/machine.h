// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace pathloom {

/// What is worth recording about the computer that produced a number.
struct Machine
{
    std::string cpu; ///< model name
    int cores = 0;   ///< logical cores this process may use
    std::int64_t memoryBytes = 0;
    std::string system;   ///< kernel name, release and architecture
    std::string governor; ///< CPU frequency governor, empty if the system does not tell
    bool operator==(const Machine&) const = default;
};

Machine thisMachine();
/// Resident memory of this process now and at its highest, in bytes.
std::int64_t residentBytes();
std::int64_t peakResidentBytes();
/// libgomp's threads spin while they wait, which makes a contended step 10 to 20 times slower. The policy is read when
/// the library loads, so this sets OMP_WAIT_POLICY=PASSIVE and re-executes the program once if it is not set yet.
/// Call first thing in main(); returns normally in the second run, or if the environment already says something.
void ensurePassiveWaiting(char** argv);

} // namespace pathloom
