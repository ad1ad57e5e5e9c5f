// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace pathloom {

/// How fast this machine is at its best, told by the reference network's time in one thread of a runtime: the fastest
/// ever seen, whatever disturbed the single measurements. One number for each processor, runtime and its version.
struct MachineSpeed
{
    double referenceMs = 0; ///< the fastest; 0 = unknown
    double busyShare = 1;   ///< the least that others had of the processor while somebody looked; see quietShare
    bool operator==(const MachineSpeed&) const = default;
};

/// <user data>/machine-speed.json
std::filesystem::path machineSpeedFile();
/// What was seen before; unknown if there is no such file, or none that can be read.
/// @param library the runtime with its version: RuntimeInfo::name
MachineSpeed knownSpeed(const std::string& library);
/// Takes a look at the machine into account and keeps the result.
/// @return what is known now. It is the same for the caller where the data folder takes no file: then the next time
/// begins with what was known before, and nothing else is lost.
MachineSpeed rememberSpeed(const std::string& library, const MachineSpeed& seen);
/// The faster one of two, and the quieter look.
MachineSpeed better(const MachineSpeed& a, const MachineSpeed& b);

} // namespace pathloom
