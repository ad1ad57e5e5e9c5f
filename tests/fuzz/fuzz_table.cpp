// SPDX-License-Identifier: MIT
// A table of pictures that anybody may have written: each picture has one of the classes, or the table is refused.
#include "core/data/csv_pictures.h"
#include "tests/fuzz/harness.h"

using namespace pathloom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto find = [](const std::string& name) -> std::optional<std::uint32_t> {
        return name.ends_with(".png") ? std::optional(std::uint32_t(name.size())) : std::nullopt;
    };
    return fuzz::tried([&] {
        const LabelledPictures found = picturesInTable(fuzz::textOf({bytes, size}), find, "table.csv");
        for (const LabelledPicture& picture : found.pictures)
            fuzz::require(picture.label < found.classNames.size());
    });
}
