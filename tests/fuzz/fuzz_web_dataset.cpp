// SPDX-License-Identifier: MIT
// The files of a WebDataset's shard, under any names and with any contents: each picture has one of the classes, or it
// is a problem that is told.
#include "core/data/web_dataset.h"
#include "tests/fuzz/harness.h"

using namespace pathloom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return fuzz::tried([&] {
        const auto files = fuzz::filesIn({bytes, size});
        isWebDataset(*files);
        const LabelledPictures found = picturesOfWebDataset(files);
        for (const LabelledPicture& picture : found.pictures)
            fuzz::require(picture.label < found.classNames.size() && picture.file < files->size());
    });
}
