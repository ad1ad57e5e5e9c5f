// SPDX-License-Identifier: MIT
// What a file says of its picture: any bytes are an answer or none, in a moment.
#include "core/data/decoding.h"
#include "core/data/tiff_directory.h"
#include "core/util/error.h"

#include <cstdlib>

using namespace pathloom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    tiffDirectory({bytes, size});
    for (const bool isWhole : {false, true}) {
        const std::optional<PictureHeader> header = pictureHeader({bytes, size}, isWhole);
        if (!header)
            continue;
        if (header->width < 1 || header->height < 1 || header->orientation < 1 || header->orientation > 8)
            std::abort();
        try {
            requireDecodable(*header, "picture");
            if (header->width * header->height > mostPicturePixels)
                std::abort();
        } catch (const Error&) { // too large
        }
    }
    return 0;
}
