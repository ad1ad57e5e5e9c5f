// SPDX-License-Identifier: MIT
// What a file says of its picture: any bytes are an answer or none, in a moment.
#include "core/data/decoding.h"
#include "core/data/tiff_directory.h"
#include "tests/fuzz/harness.h"

using namespace pathloom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    tiffDirectory({bytes, size});
    for (const bool isWhole : {false, true}) {
        const std::optional<PictureHeader> header = pictureHeader({bytes, size}, isWhole);
        if (!header)
            continue;
        fuzz::require(header->width >= 1 && header->height >= 1);
        fuzz::require(header->orientation >= 1 && header->orientation <= 8);
        fuzz::tried([&] {
            requireDecodable(*header, "picture");
            fuzz::require(header->width * header->height <= mostPicturePixels);
        });
    }
    return 0;
}
