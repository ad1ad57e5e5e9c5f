// SPDX-License-Identifier: MIT
#include "core/data/idx_file.h"

#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <optional>

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>
#include <zlib.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t chunkBytes = 1 << 20;
constexpr unsigned bufferBytes = 1 << 18; ///< zlib unpacks straight into a target of at least twice its buffer
constexpr std::size_t mostDimensions = 4;

struct TypeRow
{
    IdxType type;
    const char* name;
    std::size_t bytes;
};
constexpr std::array<TypeRow, 6> types = {{{IdxType::UnsignedByte, "unsigned bytes", 1},
                                           {IdxType::SignedByte, "signed bytes", 1},
                                           {IdxType::Short, "16-bit integers", 2},
                                           {IdxType::Int, "32-bit integers", 4},
                                           {IdxType::Float, "32-bit floats", 4},
                                           {IdxType::Double, "64-bit floats", 8}}};

const TypeRow* rowOf(std::uint8_t code)
{
    const auto* found =
        std::find_if(types.begin(), types.end(), [&](const TypeRow& row) { return std::uint8_t(row.type) == code; });
    return found == types.end() ? nullptr : found;
}

using Magic = std::array<std::uint8_t, 4>;

bool isIdx(const Magic& magic)
{
    return magic[0] == 0 && magic[1] == 0 && rowOf(magic[2]) && magic[3] >= 1 && magic[3] <= mostDimensions;
}

template<typename Bits, typename Number>
void readAs(const std::uint8_t* bytes, std::span<double> numbers)
{
    for (double& number : numbers) {
        Bits bits = 0;
        for (std::size_t i = 0; i < sizeof bits; ++i)
            bits = Bits(bits << 8 | *bytes++);
        number = double(std::bit_cast<Number>(bits));
    }
}

/// What a file is that begins with these bytes and is not read here.
std::string describe(const Magic& magic, std::size_t known)
{
    struct Signature
    {
        std::string_view bytes;
        const char* what;
    };
    using namespace std::string_view_literals;
    static constexpr std::array<Signature, 13> signatures = {{{"PK\x03\x04"sv, "a ZIP archive; unpack it first"},
                                                              {"\3757zX"sv, "compressed by xz; unpack it first"},
                                                              {"BZh"sv, "compressed by bzip2; unpack it first"},
                                                              {"(\xb5/\xfd"sv, "compressed by zstd; unpack it first"},
                                                              {"7z\xbc\xaf"sv, "a 7z archive; unpack it first"},
                                                              {"\x1f\x8b"sv, "gzipped twice; unpack it once"},
                                                              {"\x93NUM"sv, "an array of NumPy"},
                                                              {"\x89HDF"sv, "an HDF5 file"},
                                                              {"MATL"sv, "a MATLAB file"},
                                                              {"PAR1"sv, "a Parquet file"},
                                                              {"\x80\x04"sv, "a Python pickle"},
                                                              {"\x89PNG"sv, "a PNG image"},
                                                              {"\xff\xd8\xff"sv, "a JPEG image"}}};
    const std::string_view start(reinterpret_cast<const char*>(magic.data()), known);
    for (const Signature& signature : signatures)
        if (start.starts_with(signature.bytes))
            return fmt::format("it is {}", signature.what);
    if (magic[2] == 0 && magic[3] == 0 && rowOf(magic[1]) && magic[0] >= 1 && magic[0] <= mostDimensions)
        return "its header is little-endian, but numbers in IDX are big-endian";
    if (std::ranges::all_of(start,
                            [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t'; }))
        return fmt::format("it is text that begins with '{}'", start.substr(0, start.find_first_of("\r\n\t")));
    return fmt::format("it begins with the bytes {:02x}, IDX with 00 00, a type and a number of dimensions",
                       fmt::join(magic.begin(), magic.begin() + known, " "));
}

} // namespace

std::string toText(IdxType type)
{
    return rowOf(std::uint8_t(type))->name;
}

std::size_t bytesOf(IdxType type)
{
    return rowOf(std::uint8_t(type))->bytes;
}

void readIdxNumbers(const std::uint8_t* bytes, IdxType type, std::span<double> numbers)
{
    switch (type) {
    case IdxType::UnsignedByte:
        return readAs<std::uint8_t, std::uint8_t>(bytes, numbers);
    case IdxType::SignedByte:
        return readAs<std::uint8_t, std::int8_t>(bytes, numbers);
    case IdxType::Short:
        return readAs<std::uint16_t, std::int16_t>(bytes, numbers);
    case IdxType::Int:
        return readAs<std::uint32_t, std::int32_t>(bytes, numbers);
    case IdxType::Float:
        return readAs<std::uint32_t, float>(bytes, numbers);
    case IdxType::Double:
        return readAs<std::uint64_t, double>(bytes, numbers);
    }
}

std::string IdxHeader::text() const
{
    return fmt::format("IDX of {}, {}", toText(type), fmt::join(dimensions, " x "));
}

/// zlib reads plain files as well; it tells them apart by their first bytes.
struct IdxFile::Stream
{
    explicit Stream(const fs::path& path) : file(gzopen(path.c_str(), "rb"))
    {
        if (file)
            gzbuffer(file, bufferBytes);
    }
    ~Stream()
    {
        if (file)
            gzclose(file);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    gzFile file;
};

IdxFile::IdxFile(const fs::path& path, std::stop_token stop) : m_path(path), m_stop(std::move(stop))
{
    std::error_code failure;
    if (!fs::exists(path, failure))
        fail("does not exist");
    if (!fs::is_regular_file(path, failure))
        fail("is not a file");
    m_stream = std::make_unique<Stream>(path);
    if (!m_stream->file)
        fail(std::string("cannot be read: ") + std::strerror(errno));
    readHeader();
}

IdxFile::~IdxFile() = default;

void IdxFile::fail(const std::string& what, const std::string& hint) const
{
    throw Error(what, m_path.string(), hint);
}

void IdxFile::failLittleEndian() const
{
    fail("holds numbers whose last byte comes first (little-endian); in IDX the first one does",
         "write them as big-endian");
}

void IdxFile::readHeader()
{
    Magic magic{};
    const std::size_t known = readSome(magic.data(), magic.size());
    if (known == 0)
        fail("is empty");
    if (known < magic.size() && magic[0] == 0)
        fail("is truncated: it ends inside its header (magic number)");
    if (magic[0] != 0 || magic[1] != 0)
        fail("is not an IDX file: " + describe(magic, known));
    const TypeRow* type = rowOf(magic[2]);
    if (!type)
        fail(fmt::format("is not an IDX file that can be read: its type is 0x{:02x}; known are 08 (unsigned bytes), 09 "
                         "(signed bytes), 0b and 0c (16-bit and 32-bit integers), 0d and 0e (floats and doubles)",
                         magic[2]));
    if (!isIdx(magic))
        fail(fmt::format("is IDX with {} dimensions; images have 3 or 4, labels 1 or 2", magic[3]));
    m_header.type = type->type;
    for (int i = 0; i < magic[3]; ++i) {
        Magic number{};
        if (readSome(number.data(), number.size()) != number.size())
            fail(fmt::format("is truncated: it ends inside its header (dimension {} of {})", i + 1, magic[3]));
        m_header.dimensions.push_back(std::uint64_t(number[0]) << 24 | std::uint64_t(number[1]) << 16 |
                                      std::uint64_t(number[2]) << 8 | number[3]);
    }
}

void IdxFile::expect(std::uint64_t bytes)
{
    m_expected = bytes;
    if (!gzdirect(m_stream->file))
        return;
    std::error_code failure;
    const std::uintmax_t size = fs::file_size(m_path, failure);
    const std::uint64_t header = 4 + 4 * m_header.dimensions.size();
    if (failure || size < header)
        return;
    if (size - header < bytes)
        fail(fmt::format("is truncated: its header promises {} bytes of data, {} are there", bytes, size - header));
    if (size - header > bytes)
        fail(fmt::format("is longer than its header says: {} bytes of data instead of {}", size - header, bytes));
}

void IdxFile::read(std::span<std::uint8_t> target)
{
    while (!target.empty()) {
        if (m_stop.stop_requested())
            throw Cancelled();
        const std::size_t wanted = std::min<std::size_t>(chunkBytes, target.size());
        const std::size_t got = readSome(target.data(), wanted);
        m_got += got;
        if (got < wanted)
            fail(fmt::format("is truncated: its header promises {} bytes of data, {} are there", m_expected, m_got));
        target = target.subspan(got);
    }
}

void IdxFile::finish()
{
    std::uint8_t extra = 0;
    if (readSome(&extra, 1) != 0) // also lets zlib compare the checksum at the end of a gzip file
        fail(fmt::format("is longer than its header says: more than {} bytes of data", m_expected));
}

std::size_t IdxFile::readSome(std::uint8_t* target, std::size_t bytes)
{
    const int got = gzread(m_stream->file, target, unsigned(bytes));
    int code = Z_OK;
    const char* message = gzerror(m_stream->file, &code);
    if (code == Z_ERRNO)
        fail(std::string("cannot be read: ") + std::strerror(errno));
    if (code == Z_BUF_ERROR)
        fail("is truncated: its gzip data ends too early");
    if (got < 0 || (code != Z_OK && code != Z_STREAM_END))
        fail(std::string("is damaged, its gzip data cannot be unpacked: ") + message);
    return std::size_t(got);
}

bool looksLikeIdx(const fs::path& path)
{
    std::error_code failure;
    if (!fs::is_regular_file(path, failure))
        return false;
    const gzFile file = gzopen(path.c_str(), "rb");
    if (!file)
        return false;
    Magic magic{};
    const int got = gzread(file, magic.data(), unsigned(magic.size()));
    gzclose(file);
    return got == int(magic.size()) && isIdx(magic);
}

} // namespace pathloom
