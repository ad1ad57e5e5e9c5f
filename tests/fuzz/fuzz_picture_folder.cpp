// SPDX-License-Identifier: MIT
// A folder of pictures with any names and contents: every picture has one of the classes and becomes an image, or it
// is refused. The first byte chooses the options.
#include "core/data/encoded_images.h"
#include "core/data/image_folder.h"
#include "tests/fuzz/harness.h"

#include <spdlog/spdlog.h>

using namespace pathloom;

namespace {

void check(const ImageDataset& set)
{
    for (std::int64_t i = 0; i < set.size(); ++i) {
        fuzz::require(std::size_t(set.label(i)) < set.classNames().size());
        fuzz::require(!set.encoded()->name(i).empty());
        fuzz::tried([&] { fuzz::require(set.image(i).shape == set.imageShape()); }); // damaged behind its header
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    spdlog::set_level(spdlog::level::off);
    return fuzz::tried([&] {
        fuzz::Bytes rest(bytes, size);
        const std::size_t choice = fuzz::takeNumber(rest, 1);
        DataSpec spec{.kind = "folder", .folder = "fuzz", .options = {{"size", "8"}}};
        if (choice & 2)
            spec.options["test_percent"] = "50";
        const DataSets sets = pictureSets(picturesInFolders(fuzz::filesIn(rest), choice & 1, "fuzz"), spec, {});
        check(*sets.train);
        check(*sets.test);
    });
}
