// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace pathloom {

/// Element types of the IDX format: the third byte of a file. Numbers are big-endian.
enum class IdxType : std::uint8_t {
    UnsignedByte = 0x08,
    SignedByte = 0x09,
    Short = 0x0b,
    Int = 0x0c,
    Float = 0x0d,
    Double = 0x0e,
};
/// "unsigned bytes", "32-bit floats"
std::string toText(IdxType type);
/// Bytes of one element.
std::size_t bytesOf(IdxType type);
/// Reads as many big-endian numbers as `numbers` has room for. Exact: a double holds every type.
void readIdxNumbers(const std::uint8_t* bytes, IdxType type, std::span<double> numbers);

struct IdxHeader
{
    IdxType type = IdxType::UnsignedByte;
    std::vector<std::uint64_t> dimensions; ///< 1 to 4 of them
    /// "IDX of unsigned bytes, 60000 x 28 x 28"
    std::string text() const;
};

/// An IDX file, plain or gzipped whatever its name says, read from front to back. Its header is read when it is opened.
class IdxFile
{
public:
    /// Throws Error naming the file: missing, not readable, no IDX file (and what it is instead), an unknown type, a
    /// header that is cut off.
    explicit IdxFile(const std::filesystem::path& path, std::stop_token stop = {});
    ~IdxFile();
    IdxFile(const IdxFile&) = delete;
    IdxFile& operator=(const IdxFile&) = delete;

    const IdxHeader& header() const { return m_header; }
    /// Must be called before the first read(): a plain file of another length is refused here, before anybody makes
    /// room for what its header promises.
    void expect(std::uint64_t bytes);
    /// The next bytes of the data. Throws Error if the file ends before them; Cancelled.
    void read(std::span<std::uint8_t> target);
    /// Throws Error if more is there than was expected; a gzip file's checksum is compared, too.
    void finish();

    [[noreturn]] void fail(const std::string& what, const std::string& hint = {}) const;
    [[noreturn]] void failLittleEndian() const;

private:
    void readHeader();
    std::size_t readSome(std::uint8_t* target, std::size_t bytes);

    std::filesystem::path m_path;
    std::stop_token m_stop;
    IdxHeader m_header;
    std::uint64_t m_expected = 0, m_got = 0; ///< bytes of the data
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

/// Whether a file begins as IDX files do. Never throws.
bool looksLikeIdx(const std::filesystem::path& path);

} // namespace pathloom
