// SPDX-License-Identifier: MIT
// Decoding: any bytes are an image of the wanted size or an Error. The last four bytes choose size, channels and box.
#include "core/data/decoding.h"
#include "tests/fuzz/harness.h"

using namespace pathloom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    constexpr std::size_t choices = 4;
    if (size < choices)
        return 0;
    const std::uint8_t* const choice = bytes + size - choices;
    const std::span<const std::uint8_t> file(bytes, size - choices);
    // Whatever is large is only slow.
    const std::optional<PictureHeader> header = pictureHeader(file, true);
    if (!header || header->width > 2000 || header->height > 2000)
        return 0;
    const Shape wanted{choice[0] % 2 == 0 ? 3 : 1, 1 + choice[0] / 4, 1 + choice[1] / 4};
    return fuzz::tried([&] {
        const Image image = decodePicture(file, wanted, "picture", [&](int width, int height) {
            if (choice[2] == 0)
                return centreBox(width, height, wanted.width, wanted.height);
            const double x = width * (choice[2] % 16) / 16.0, y = height * (choice[3] % 16) / 16.0;
            return PictureBox{x, y, (width - x) * (1 + choice[2] / 16) / 16.0,
                              (height - y) * (1 + choice[3] / 16) / 16.0};
        });
        fuzz::require(image.shape == wanted && image.pixels.size() == std::size_t(wanted.elements()));
    });
}
