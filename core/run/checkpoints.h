// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace pathloom {

/// A checkpoint file and the step at which it was written.
struct CheckpointFile
{
    std::filesystem::path file; ///< empty if there is none
    std::int64_t step = 0;
};

/// Two alternating files in a folder, each with its number, step, size and CRC-32 in a JSON file beside it. The newest
/// good one is never overwritten, so a crash or a full disk in the middle of writing costs one interval at most. Beside
/// them lie those that a person asked to keep, one for each such step. Not thread-safe.
class Checkpoints
{
public:
    static constexpr const char* folderName = "checkpoints"; ///< in a run folder

    explicit Checkpoints(std::filesystem::path folder);

    /// Lets write fill a temporary file and puts it in the place of the older or damaged one.
    /// @param keep it also stays for good, under keptName(); it counts as written only once that is done
    /// @return its size in bytes
    std::int64_t write(std::int64_t step, const std::function<void(const std::filesystem::path& temporary)>& write,
                       bool keep = false);
    static std::string keptName(std::int64_t step);
    /// Newest of the alternating files whose checksum fits; if neither does, of the kept ones. Reads whole files.
    CheckpointFile newest() const;
    /// Kept ones of later steps go: the search is about to have another history from this step on.
    void forgetAfter(std::int64_t step);
    /// True if there is a file newer than newest() that is damaged. One whose writing was cut short is not: it never
    /// counted.
    bool newestIsDamaged() const;
    /// The good one, alternating or kept, whose step is next to the given one; the earlier of two.
    CheckpointFile nearest(std::int64_t step) const;

private:
    struct Found
    {
        int slot;
        std::int64_t number;
        std::int64_t step;
    };
    std::filesystem::path file(int slot) const;
    std::optional<Found> findNewest() const;
    /// All that are described, alternating and kept ones.
    std::vector<CheckpointFile> described() const;

    std::filesystem::path m_folder;
    std::optional<Found> m_written; ///< by this object: known to be good without reading it again
};

} // namespace pathloom
