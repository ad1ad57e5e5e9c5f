// SPDX-License-Identifier: MIT
// A file of packed images: it is taken or not, and every image of the set is there as before. With an odd first byte
// what follows stands behind the right header.
#include "core/data/packed_cache.h"
#include "core/data/packed_layout.h"
#include "tests/fuzz/harness.h"

using namespace pathloom;

namespace {

class Even final : public ImageDataset
{
public:
    std::int64_t size() const override { return 3; }
    Shape imageShape() const override { return {.channels = 3, .height = 2, .width = 4}; }
    const std::vector<std::string>& classNames() const override { return m_names; }
    int label(std::int64_t index) const override { return int(index % 2); }
    std::string fingerprint() const override { return "even"; }
    Image image(std::int64_t /*index*/) const override
    {
        return {imageShape(), std::vector<std::uint8_t>(std::size_t(imageShape().elements()), 7)};
    }

private:
    std::vector<std::string> m_names = {"a", "b"};
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    fuzz::Bytes rest(bytes, size);
    const auto data = std::make_shared<const Even>();
    std::vector<std::uint8_t> content;
    if (fuzz::takeNumber(rest, 1) % 2 == 1)
        content = PackedLayout(*data).header();
    content.insert(content.end(), rest.begin(), rest.end());
    const fuzz::MemoryFile file(content);
    return fuzz::tried([&] {
        const std::shared_ptr<const ImageDataset> open = openPacked(data, file.path());
        if (!open)
            return;
        fuzz::require(open->size() == data->size());
        for (std::int64_t i = 0; i < open->size(); ++i)
            fuzz::require(open->image(i).pixels.size() == std::size_t(data->imageShape().elements()));
    });
}
