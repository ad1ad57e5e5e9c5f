// SPDX-License-Identifier: MIT
#include "core/data/jpeg_decoder.h"

#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>

#include <spdlog/fmt/fmt.h>

#include <jpeglib.h>
// after jpeglib.h, which does not include what this one needs
#include <jerror.h>

namespace pathloom {

namespace {

constexpr long memoryLimit = 512L << 20;
/// Progressive pictures have some ten; each takes as long as decoding the picture once.
constexpr int mostScans = 64;
constexpr JDIMENSION rowsAtOnce = 16;

/// libjpeg's object with what it tells of errors. It leaves by longjmp: nothing in the functions that it may jump out
/// of has a destructor.
class Decompressor
{
public:
    Decompressor();
    ~Decompressor() { jpeg_destroy_decompress(&m_info); }
    Decompressor(const Decompressor&) = delete;
    Decompressor& operator=(const Decompressor&) = delete;

    /// @return why the picture cannot be decoded; empty if it was
    std::string decode(std::span<const std::uint8_t> bytes, const PixelRectangle& rectangle, int divisor, int channels,
                       DecodedPart& part);

private:
    static Decompressor& from(j_common_ptr info) { return *static_cast<Decompressor*>(info->client_data); }
    enum class Reason { None, Library, Memory, Scans };
    [[noreturn]] void leave(Reason reason);
    std::string text() const;
    void leaveIfDamaged(int warning);
    void begin(std::span<const std::uint8_t> bytes, int divisor, int channels);
    void crop(const PixelRectangle& rectangle, DecodedPart& part);
    void readRows(DecodedPart& part);
    void fromInks(DecodedPart& part, int channels) const;

    jpeg_decompress_struct m_info{};
    jpeg_error_mgr m_errors{};
    jpeg_progress_mgr m_progress{};
    std::jmp_buf m_back{};
    Reason m_reason = Reason::None;
    std::array<char, JMSG_LENGTH_MAX> m_text{};
};

Decompressor::Decompressor()
{
    m_info.err = jpeg_std_error(&m_errors);
    m_info.client_data = this;
    m_errors.error_exit = [](j_common_ptr info) { from(info).leave(Reason::Library); };
    m_errors.output_message = [](j_common_ptr) {};
    m_errors.emit_message = [](j_common_ptr info, int level) {
        if (level < 0)
            from(info).leaveIfDamaged(info->err->msg_code);
    };
    m_progress.progress_monitor = [](j_common_ptr info) {
        if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number <= mostScans)
            return;
        from(info).leave(Reason::Scans);
    };
}

void Decompressor::leave(Reason reason)
{
    const int code = m_errors.msg_code;
    const bool isMemory = reason == Reason::Library && (code == JERR_NO_BACKING_STORE || code == JERR_OUT_OF_MEMORY);
    m_reason = isMemory ? Reason::Memory : reason;
    m_errors.format_message(reinterpret_cast<j_common_ptr>(&m_info), m_text.data());
    std::longjmp(m_back, 1);
}

std::string Decompressor::text() const
{
    switch (m_reason) {
    case Reason::Memory:
        return fmt::format("decoding it takes more than {} MB of memory", memoryLimit >> 20);
    case Reason::Scans:
        return fmt::format("it has more than {} scans", mostScans);
    case Reason::None:
    case Reason::Library:
        break;
    }
    return m_text.data();
}

/// After these warnings pixels are invented. Others are of no concern, such as bytes between two parts.
void Decompressor::leaveIfDamaged(int warning)
{
    constexpr std::array<int, 6> damage = {JWRN_ARITH_BAD_CODE, JWRN_HIT_MARKER,  JWRN_HUFF_BAD_CODE,
                                           JWRN_JPEG_EOF,       JWRN_MUST_RESYNC, JWRN_NOT_SEQUENTIAL};
    if (std::ranges::find(damage, warning) != damage.end())
        leave(Reason::Library);
}

void Decompressor::begin(std::span<const std::uint8_t> bytes, int divisor, int channels)
{
    jpeg_create_decompress(&m_info);
    m_info.progress = &m_progress;
    m_info.mem->max_memory_to_use = memoryLimit;
    jpeg_mem_src(&m_info, bytes.data(), bytes.size());
    jpeg_read_header(&m_info, TRUE);
    m_info.scale_num = 1;
    m_info.scale_denom = unsigned(divisor);
    m_info.dct_method = JDCT_ISLOW;
    if (m_info.num_components == 4)
        m_info.out_color_space = JCS_CMYK;
    else
        m_info.out_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_start_decompress(&m_info);
}

void Decompressor::crop(const PixelRectangle& rectangle, DecodedPart& part)
{
    const int divisor = part.divisor;
    const int whole = int(m_info.output_width);
    // The outermost columns have colours of their own where a part ends, since they lack neighbours; in narrow parts
    // all columns do.
    constexpr int narrow = 16;
    const int left = std::max(0, std::min(rectangle.x / divisor - 1, whole - narrow));
    const int end = (rectangle.x + rectangle.width + divisor - 1) / divisor + 1;
    const int right = std::min(whole, std::max(end, left + narrow));
    auto x = JDIMENSION(left), width = JDIMENSION(right - left);
    if (right - left < whole)
        jpeg_crop_scanline(&m_info, &x, &width);
    part.x = int(x);
    part.width = int(m_info.output_width);
    part.y = rectangle.y / divisor;
    const int bottom = (rectangle.y + rectangle.height + divisor - 1) / divisor;
    part.height = std::min(int(m_info.output_height), bottom) - part.y;
    part.channels = m_info.output_components;
    part.pixels.resize(std::size_t(part.width) * std::size_t(part.height) * std::size_t(part.channels));
}

void Decompressor::readRows(DecodedPart& part)
{
    const std::size_t rowBytes = std::size_t(part.width) * std::size_t(part.channels);
    if (part.y > 0)
        jpeg_skip_scanlines(&m_info, JDIMENSION(part.y));
    std::array<JSAMPROW, rowsAtOnce> rows{};
    const auto end = unsigned(part.y + part.height);
    while (m_info.output_scanline < end) {
        const unsigned count = std::min(rowsAtOnce, end - m_info.output_scanline);
        for (unsigned i = 0; i < count; ++i)
            rows[i] = part.pixels.data() + (m_info.output_scanline - unsigned(part.y) + i) * rowBytes;
        jpeg_read_scanlines(&m_info, rows.data(), count);
    }
}

/// Adobe's programs store inks inverted, and all files that say they are theirs are.
void Decompressor::fromInks(DecodedPart& part, int channels) const
{
    const int inverted = m_info.saw_Adobe_marker ? 0 : 255;
    const std::size_t count = std::size_t(part.width) * std::size_t(part.height);
    const std::uint8_t* from = part.pixels.data();
    std::uint8_t* to = part.pixels.data();
    for (std::size_t i = 0; i < count; ++i, from += 4, to += channels) {
        std::array<int, 3> colour{};
        for (std::size_t c = 0; c < 3; ++c)
            colour[c] = ((from[c] ^ inverted) * (from[3] ^ inverted) + 127) / 255;
        if (channels == 1)
            to[0] = std::uint8_t((colour[0] * 299 + colour[1] * 587 + colour[2] * 114 + 500) / 1000);
        else
            std::ranges::copy(colour, to);
    }
    part.channels = channels;
    part.pixels.resize(count * std::size_t(channels));
}

std::string Decompressor::decode(std::span<const std::uint8_t> bytes, const PixelRectangle& rectangle, int divisor,
                                 int channels, DecodedPart& part)
{
    if (setjmp(m_back) != 0)
        return text();
    part.divisor = divisor;
    begin(bytes, divisor, channels);
    crop(rectangle, part);
    readRows(part);
    if (part.channels == 4)
        fromInks(part, channels);
    return {};
}

} // namespace

void decodeJpeg(std::span<const std::uint8_t> bytes, const PixelRectangle& rectangle, int divisor, int channels,
                const std::string& name, DecodedPart& part)
{
    Decompressor decompressor;
    if (const std::string reason = decompressor.decode(bytes, rectangle, divisor, channels, part); !reason.empty())
        throw Error("is a JPEG file that cannot be decoded: " + reason, name, "replace it or take it out");
}

} // namespace pathloom
