// SPDX-License-Identifier: MIT
#include "core/nn/computing_record.h"

#include "core/nn/inference.h"
#include "core/util/machine.h"

#include <array>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr const char* cpuText = "cpu";
constexpr const char* cudaText = "cuda";

} // namespace

Json computingRecord(int threads, ComputeDevice device)
{
    const Machine machine = thisMachine();
    return {{"threads", threads},
            {"cpu", machine.cpu},
            {"cores", machine.cores},
            {"library", trainingLibraryVersion()},
            {"device", device == ComputeDevice::Cuda ? cudaText : cpuText}};
}

std::string whyNotBitForBit(const Json& before, const Json& now)
{
    constexpr std::array<std::pair<const char*, const char*>, 4> parts = {
        {{"threads", "the number of computing threads"},
         {"cpu", "the processor"},
         {"library", "the computing library with its kernels"},
         {"device", "the device"}}};
    std::string reasons;
    const auto add = [&](const std::string& reason) { reasons += (reasons.empty() ? "" : "; ") + reason; };
    for (const auto& [key, name] : parts)
        if (before.contains(key) && before.at(key) != now.at(key))
            add(fmt::format("{} was {}, now {}", name, before.at(key).dump(), now.at(key).dump()));
    if (now.at("device") == cudaText)
        add("on CUDA the same sums may be made in another order each time");
    return reasons;
}

} // namespace pathloom
