// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/file_listing.h"
#include "core/util/error.h"

#include <cstdlib>
#include <span>

#include <sys/mman.h>
#include <unistd.h>

/// What the fuzz targets share: a reader may refuse bytes with an Error, and nothing else may go wrong.
namespace pathloom::fuzz {

using Bytes = std::span<const std::uint8_t>;

/// Ends the program, which the fuzzer takes down with the input, unless it holds.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// @return what LLVMFuzzerTestOneInput() does
template<typename Read>
int tried(const Read& read)
{
    try {
        read();
    } catch (const Error&) { // refused
    }
    return 0;
}

/// Takes a piece off the beginning: as many bytes as are wanted, or all that are left.
inline Bytes take(Bytes& rest, std::size_t wanted)
{
    const Bytes piece = rest.first(std::min(wanted, rest.size()));
    rest = rest.subspan(piece.size());
    return piece;
}

/// A number of so many bytes, the last one first; those that are missing are 0.
inline std::size_t takeNumber(Bytes& rest, std::size_t bytes)
{
    std::size_t number = 0, shift = 0;
    for (const std::uint8_t byte : take(rest, bytes)) {
        number |= std::size_t(byte) << shift;
        shift += 8;
    }
    return number;
}

inline std::string_view textOf(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A file of these bytes that has a path and no place on a disk.
class MemoryFile
{
public:
    explicit MemoryFile(Bytes bytes) : m_descriptor(memfd_create("fuzz", 0))
    {
        require(m_descriptor >= 0 && write(m_descriptor, bytes.data(), bytes.size()) == ssize_t(bytes.size()));
    }
    ~MemoryFile() { close(m_descriptor); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    int m_descriptor;
};

/// One file behind the other in memory, each found by where it begins.
class MemoryStore final : public FileStore
{
public:
    explicit MemoryStore(Bytes bytes) : m_bytes(bytes) {}
    const std::filesystem::path& place() const override { return m_place; }
    std::vector<std::uint8_t> read(const std::string& name, std::uint64_t offset, std::uint64_t begin,
                                   std::size_t bytes) const override
    {
        if (offset + begin + bytes > m_bytes.size())
            throw Error("ends too early", name);
        const Bytes piece = m_bytes.subspan(offset + begin, bytes);
        return {piece.begin(), piece.end()};
    }

private:
    Bytes m_bytes;
    std::filesystem::path m_place = "fuzz";
};

/// Files with their names, as many as the bytes describe: a length of one byte and the name, a length of two bytes and
/// the content. Holds as long as the bytes do.
inline std::shared_ptr<FileListing> filesIn(Bytes bytes)
{
    auto files = std::make_shared<FileListing>();
    const std::uint16_t store = files->addStore(std::make_shared<MemoryStore>(bytes));
    const std::uint8_t* const begin = bytes.data();
    while (!bytes.empty()) {
        std::string name(textOf(take(bytes, takeNumber(bytes, 1))));
        std::erase(name, '\0'); // which no name of a file holds
        const Bytes content = take(bytes, takeNumber(bytes, 2));
        files->add(name, store, std::uint64_t(content.data() - begin), content.size(), 0);
    }
    return files;
}

} // namespace pathloom::fuzz
