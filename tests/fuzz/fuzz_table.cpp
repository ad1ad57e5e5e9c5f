// SPDX-License-Identifier: MIT
// A table of pictures that anybody may have written: each picture has one of the classes, or the table is refused.
#include "core/data/csv_pictures.h"
#include "core/util/error.h"

#include <cstdlib>

namespace pathloom {

// The table's kind opens its pictures with these; here no files are opened.
DataSets pictureSets(LabelledPictures, const DataSpec&, const std::stop_token&)
{
    std::abort();
}
std::vector<DataOption> pictureOptions()
{
    return {};
}
bool isPictureName(std::string_view name)
{
    return name.ends_with(".png");
}

} // namespace pathloom

using namespace pathloom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto find = [](const std::string& name) -> std::optional<std::uint32_t> {
        return isPictureName(name) ? std::optional(std::uint32_t(name.size())) : std::nullopt;
    };
    try {
        const LabelledPictures found = picturesInTable({reinterpret_cast<const char*>(bytes), size}, find, "table.csv");
        for (const LabelledPicture& picture : found.pictures)
            if (picture.label >= found.classNames.size())
                std::abort();
    } catch (const Error&) { // refused
    }
    return 0;
}
