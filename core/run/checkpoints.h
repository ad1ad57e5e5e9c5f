// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace pathloom {

/// Two alternating files in a folder, each with its number, size and CRC-32 in a JSON file beside it. The newest good
/// one is never overwritten, so a crash or a full disk in the middle of writing costs one interval at most.
/// Not thread-safe.
class Checkpoints
{
public:
    explicit Checkpoints(std::filesystem::path folder);

    /// Lets write fill a temporary file and puts it in the place of the older or damaged one.
    void write(const std::function<void(const std::filesystem::path& temporary)>& write);
    /// Newest file whose checksum fits; empty path if there is none. Reads the whole file.
    std::filesystem::path newest() const;

private:
    struct Found
    {
        int slot;
        std::int64_t number;
    };
    std::filesystem::path file(int slot) const;
    std::filesystem::path sumFile(int slot) const;
    /// Number of the checkpoint in this slot if it is whole.
    std::optional<std::int64_t> goodNumber(int slot) const;
    std::optional<Found> findNewest() const;

    std::filesystem::path m_folder;
    std::optional<Found> m_written; ///< by this object: known to be good without reading it again
};

} // namespace pathloom
