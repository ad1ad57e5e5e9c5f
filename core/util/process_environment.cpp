// SPDX-License-Identifier: MIT
#include "core/util/process_environment.h"

#include "core/util/control_groups.h"
#include "core/util/files.h"
#include "core/util/machine.h"

#include <cstdlib>
#include <cstring>
#include <string>

#include <unistd.h>

namespace pathloom {

namespace {

bool isSet(const char* name)
{
    const char* value = std::getenv(name);
    return value && *value;
}

/// @return true if it was not set before
bool setUnlessThere(const char* name, const std::string& value)
{
    return !isSet(name) && setenv(name, value.c_str(), 1) == 0;
}

} // namespace

void disableTelemetry()
{
    // The second name is that of later versions.
    for (const char* name : {"ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED"})
        if (!isSet(name) || std::strcmp(std::getenv(name), "1") != 0)
            setenv(name, "1", 1);
}

bool setEnvironment()
{
    disableTelemetry();
    setUnlessThere("OPENCV_OPENCL_RUNTIME", "disabled");
    if (const auto home = homeFolder(); !home.empty())
        setUnlessThere("HOME", home.string());

    bool isReadAtStart = setUnlessThere("OMP_WAIT_POLICY", "PASSIVE");
    if (const int cores = coresWithin(groupLimits(), coresOfAffinity()); cores < coresOfAffinity())
        for (const char* name : {"OMP_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"})
            isReadAtStart = setUnlessThere(name, std::to_string(cores)) || isReadAtStart;
    return isReadAtStart;
}

void prepareEnvironment(char** argv)
{
    if (setEnvironment())
        execv("/proc/self/exe", argv); // returns only if it failed; then the program runs on, slower under load
}

} // namespace pathloom
