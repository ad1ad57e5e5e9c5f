// SPDX-License-Identifier: MIT
// CIFAR's files, as they lie in a folder or an archive: images whose labels are classes, or an Error. The first byte
// chooses between the classes of CIFAR-100.
#include "core/data/cifar.h"
#include "tests/fuzz/harness.h"

using namespace pathloom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::tried([&] {
        fuzz::Bytes rest(bytes, size);
        const bool areCoarse = fuzz::takeNumber(rest, 1) % 2 == 1;
        const auto files = fuzz::filesIn(rest);
        isCifar(*files);
        const DataSets sets = openCifar(*files, areCoarse, "fuzz", {});
        for (const auto& set : {sets.train, sets.test})
            for (std::int64_t i = 0; i < set->size(); ++i) {
                fuzz::require(std::size_t(set->label(i)) < set->classNames().size());
                const Image image = set->image(i);
                fuzz::require(image.pixels.size() == std::size_t(set->imageShape().elements()));
            }
    });
}
