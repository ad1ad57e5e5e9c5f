// SPDX-License-Identifier: MIT
#include "core/data/open_sets.h"

#include <map>
#include <mutex>

#include <spdlog/fmt/fmt.h>

#include <sys/stat.h>

namespace pathloom {

namespace {

struct Open
{
    std::weak_ptr<const ImageDataset> train, test;
    std::vector<std::string> notes;
    KindOptions decided;
};

std::mutex mutex;
std::map<std::string, Open> openSets;

} // namespace

std::string openKey(const std::string& kind, const std::vector<std::filesystem::path>& files)
{
    std::string key = kind;
    for (const std::filesystem::path& file : files) {
        struct stat facts
        {
        };
        if (stat(file.c_str(), &facts) != 0)
            return {};
        key += fmt::format("\n{} {} {} {} {}.{}", file.string(), std::uint64_t(facts.st_dev),
                           std::uint64_t(facts.st_ino), facts.st_size, facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec);
    }
    return key;
}

std::optional<DataSets> alreadyOpen(const std::string& key)
{
    const std::lock_guard lock(mutex);
    const auto found = openSets.find(key);
    if (found == openSets.end())
        return std::nullopt;
    DataSets sets{.train = found->second.train.lock(),
                  .test = found->second.test.lock(),
                  .notes = found->second.notes,
                  .decided = found->second.decided};
    // What could not be read may be there again, where a disk was away for a while.
    const auto isWhole = [](const auto& set) { return set && set->lost().count == 0; };
    return isWhole(sets.train) && isWhole(sets.test) ? std::optional(std::move(sets)) : std::nullopt;
}

void rememberOpen(const std::string& key, const DataSets& sets)
{
    if (key.empty())
        return;
    const std::lock_guard lock(mutex);
    std::erase_if(openSets, [](const auto& entry) { return entry.second.train.expired(); });
    openSets[key] = {sets.train, sets.test, sets.notes, sets.decided};
}

} // namespace pathloom
