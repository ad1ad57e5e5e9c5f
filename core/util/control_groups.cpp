// SPDX-License-Identifier: MIT
#include "core/util/control_groups.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

/// A hierarchy of groups as it is mounted here.
struct Hierarchy
{
    bool unified = false;     ///< version 2: all controllers
    std::string controllers;  ///< of version 1: "cpu,cpuacct"
    std::string mountedGroup; ///< the group that is seen at the mount point: "/" unless only a part was mounted
    fs::path mountPoint;
};

bool listed(const std::string& commaSeparated, const std::string& word)
{
    std::istringstream words(commaSeparated);
    for (std::string one; std::getline(words, one, ',');)
        if (one == word)
            return true;
    return false;
}

/// mountinfo writes blanks and backslashes of paths as octal numbers.
std::string unescaped(const std::string& text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        int code = 0;
        if (text[i] == '\\' && i + 3 < text.size() &&
            std::from_chars(&text[i + 1], &text[i + 4], code, 8).ptr == &text[i + 4]) {
            plain += static_cast<char>(code);
            i += 3;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

std::vector<Hierarchy> hierarchies(const fs::path& root)
{
    std::vector<Hierarchy> found;
    std::ifstream mounts(root / "proc/self/mountinfo");
    for (std::string line; std::getline(mounts, line);) {
        const auto separator = line.find(" - ");
        if (separator == std::string::npos)
            continue;
        std::istringstream before(line), after(line.substr(separator + 3));
        std::string id, parent, device, mountedGroup, point, type, source, options;
        before >> id >> parent >> device >> mountedGroup >> point;
        after >> type >> source >> options;
        if (type == "cgroup" || type == "cgroup2")
            found.push_back({.unified = type == "cgroup2",
                             .controllers = options,
                             .mountedGroup = unescaped(mountedGroup),
                             .mountPoint = root / fs::path(unescaped(point)).relative_path()});
    }
    if (found.empty()) { // where they are by custom
        const fs::path usual = root / "sys/fs/cgroup";
        found.push_back({.unified = true, .controllers = {}, .mountedGroup = "/", .mountPoint = usual});
        for (const char* controllers : {"cpu", "cpu,cpuacct", "memory"})
            found.push_back(
                {.unified = false, .controllers = controllers, .mountedGroup = "/", .mountPoint = usual / controllers});
    }
    return found;
}

/// The process's group in a hierarchy, as a folder at or below its mount point.
fs::path groupFolder(const Hierarchy& hierarchy, const fs::path& root, const std::string& controller)
{
    std::string group;
    std::ifstream groups(root / "proc/self/cgroup");
    for (std::string line; std::getline(groups, line);) {
        const auto first = line.find(':'), second = line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const std::string controllers = line.substr(first + 1, second - first - 1);
        if (hierarchy.unified ? controllers.empty() : listed(controllers, controller))
            group = line.substr(second + 1);
    }
    const fs::path below = fs::path(group).lexically_relative(hierarchy.mountedGroup);
    // Outside of what is mounted, as in a container that sees its own group at the mount point.
    if (below.empty() || *below.begin() == ".." || below == ".")
        return hierarchy.mountPoint;
    return hierarchy.mountPoint / below;
}

std::optional<double> number(const std::string& text)
{
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::string firstWord(std::istream& stream)
{
    std::string word;
    stream >> word;
    return word;
}

/// "max" and -1 are no numbers above 0, so they limit nothing.
std::optional<double> positiveIn(const fs::path& file)
{
    std::ifstream stream(file);
    const auto value = number(firstWord(stream));
    return value && *value > 0 ? value : std::nullopt;
}

std::optional<double> coresOf(const fs::path& group, bool unified)
{
    if (!unified) {
        const auto quota = positiveIn(group / "cpu.cfs_quota_us"), period = positiveIn(group / "cpu.cfs_period_us");
        return quota && period ? std::optional(*quota / *period) : std::nullopt;
    }
    std::ifstream stream(group / "cpu.max");
    const auto quota = number(firstWord(stream)), period = number(firstWord(stream));
    return quota && period && *quota > 0 && *period > 0 ? std::optional(*quota / *period) : std::nullopt;
}

template<typename Value>
void tighten(std::optional<Value>& limit, const std::optional<Value>& other)
{
    if (other && (!limit || *other < *limit))
        limit = other;
}

/// Limits count in every group from the process's own up to the root.
template<typename Visit>
void upwards(const Hierarchy& hierarchy, fs::path group, const Visit& visit)
{
    for (;; group = group.parent_path()) {
        visit(group);
        if (group == hierarchy.mountPoint || !group.has_relative_path())
            return;
    }
}

} // namespace

GroupLimits groupLimits(const fs::path& root)
{
    GroupLimits limits;
    std::optional<double> bytes;
    for (const Hierarchy& hierarchy : hierarchies(root)) {
        if (hierarchy.unified || listed(hierarchy.controllers, "cpu"))
            upwards(hierarchy, groupFolder(hierarchy, root, "cpu"),
                    [&](const fs::path& group) { tighten(limits.cores, coresOf(group, hierarchy.unified)); });
        if (hierarchy.unified || listed(hierarchy.controllers, "memory"))
            upwards(hierarchy, groupFolder(hierarchy, root, "memory"), [&](const fs::path& group) {
                for (const char* file : {"memory.max", "memory.high", "memory.limit_in_bytes"})
                    tighten(bytes, positiveIn(group / file));
            });
    }
    constexpr double unlimited = 0x1p60; // version 1 writes a number near 2^63 for "not limited"
    if (bytes && *bytes < unlimited)
        limits.memoryBytes = static_cast<std::int64_t>(*bytes);
    return limits;
}

int coresWithin(const GroupLimits& limits, int available)
{
    const double quota = limits.cores.value_or(available);
    return std::max(1, std::min(available, static_cast<int>(std::lround(std::min(quota, 1e6)))));
}

} // namespace pathloom
