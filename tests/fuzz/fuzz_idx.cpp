// SPDX-License-Identifier: MIT
// The two IDX files of a set, plain and gzipped: images whose labels are classes, or an Error. The first byte chooses
// how they are read and which of them is gzipped here, so that the fuzzer's changes are not lost in a checksum; the
// next two are the length of the labels.
#include "core/data/idx_dataset.h"
#include "tests/fuzz/harness.h"

#include <zlib.h>

using namespace pathloom;

namespace {

std::vector<std::uint8_t> gzipped(fuzz::Bytes bytes)
{
    constexpr int gzipWindow = 15 + 16;
    z_stream stream{};
    fuzz::require(deflateInit2(&stream, 1, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::vector<std::uint8_t> packed(deflateBound(&stream, uLong(bytes.size())));
    stream.next_in = const_cast<Bytef*>(bytes.data());
    stream.avail_in = uInt(bytes.size());
    stream.next_out = packed.data();
    stream.avail_out = uInt(packed.size());
    fuzz::require(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

fuzz::MemoryFile fileOf(fuzz::Bytes bytes, bool isPacked)
{
    return isPacked ? fuzz::MemoryFile(gzipped(bytes)) : fuzz::MemoryFile(bytes);
}

void check(const IdxDataset& set)
{
    for (std::int64_t i = 0; i < std::min<std::int64_t>(set.size(), 64); ++i) {
        fuzz::require(std::size_t(set.label(i)) < set.classNames().size());
        fuzz::require(set.image(i).pixels.size() == std::size_t(set.imageShape().elements()));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    fuzz::Bytes rest(bytes, size);
    const std::size_t choice = fuzz::takeNumber(rest, 1);
    const fuzz::Bytes labels = fuzz::take(rest, fuzz::takeNumber(rest, 2));
    const fuzz::MemoryFile labelFile = fileOf(labels, choice & 1), imageFile = fileOf(rest, choice & 2);
    looksLikeIdx(imageFile.path());
    const IdxSplit split{imageFile.path(), labelFile.path(), (choice & 4) != 0};
    const std::vector<std::string> names = choice & 8 ? std::vector<std::string>{"a", "b"} : std::vector<std::string>{};
    return fuzz::tried([&] {
        const IdxDataset training(split, names);
        check(training);
        check(IdxDataset(split, training));
    });
}
