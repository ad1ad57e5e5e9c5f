// SPDX-License-Identifier: MIT
// Makes a small data set out of the training images of another one: its "test" part too is of training images, so that
// whatever is tuned on it has never seen the real test split.
//   bench_tuning_set --out FOLDER [--data PLACE] [--train N] [--test N] [--seed N]
// The folder holds four IDX files and is opened like any other.
#include "core/data/dataset.h"
#include "core/util/files.h"
#include "core/util/process_environment.h"
#include "tests/bench/options.h"

#include <fstream>

#include <spdlog/fmt/fmt.h>

using namespace pathloom;

namespace {

constexpr const char* usage = "bench_tuning_set --out FOLDER [--data PLACE] [--train N] [--test N] [--seed N]";

void putNumber(std::ostream& out, std::uint64_t value)
{
    for (const int shift : {24, 16, 8, 0})
        out.put(static_cast<char>(value >> shift & 0xff));
}

/// Of unsigned bytes.
void putHeader(std::ostream& out, const std::vector<std::uint64_t>& dimensions)
{
    constexpr std::uint64_t unsignedBytes = 0x0800;
    putNumber(out, unsignedBytes | dimensions.size());
    for (const std::uint64_t dimension : dimensions)
        putNumber(out, dimension);
}

void writePart(const ImageDataset& data, const std::vector<std::int64_t>& indices, const std::filesystem::path& folder,
               const std::string& name)
{
    const Shape shape = data.imageShape();
    writeFileAtomically(folder / (name + "-images.idx"), [&](const std::filesystem::path& file) {
        std::ofstream out(file, std::ios::binary);
        std::vector<std::uint64_t> dimensions = {indices.size(), std::uint64_t(shape.height),
                                                 std::uint64_t(shape.width)};
        if (shape.channels > 1)
            dimensions.push_back(std::uint64_t(shape.channels));
        putHeader(out, dimensions);
        for (const std::int64_t index : indices) {
            const Image image = data.image(index);
            out.write(reinterpret_cast<const char*>(image.pixels.data()), std::ssize(image.pixels));
        }
        if (!out.flush())
            throw Error("cannot be written", file.string());
    });
    writeFileAtomically(folder / (name + "-labels.idx"), [&](const std::filesystem::path& file) {
        std::ofstream out(file, std::ios::binary);
        putHeader(out, {indices.size()});
        for (const std::int64_t index : indices)
            out.put(static_cast<char>(data.label(index)));
        if (!out.flush())
            throw Error("cannot be written", file.string());
    });
}

} // namespace

int main(int argc, char** argv)
try {
    prepareEnvironment(argv);
    const bench::Options options(argc, argv, usage, {"--out", "--data", "--train", "--test", "--seed"});
    const std::filesystem::path folder = options.text("--out", "");
    if (folder.empty())
        throw UsageError(usage);
    const DataSets sets = openData(dataSpecFromText(options.text("--data", "fashion-mnist")));
    const int train = options.number("--train", 12000), test = options.number("--test", 10000);
    if (train + test > sets.train->size())
        throw UsageError(fmt::format("there are only {} training images", sets.train->size()), "--train and --test");
    const std::vector<std::int64_t> order =
        stratifiedSplit(*sets.train, 0, std::uint64_t(options.number("--seed", 1)), train + test).train;
    createdFolder(folder);
    writePart(*sets.train, {order.begin(), order.begin() + train}, folder, "train");
    writePart(*sets.train, {order.begin() + train, order.end()}, folder, "test");
    fmt::print("{}: {} images to train and {} to test, all of {} training images\n", folder.string(), train, test,
               sets.train->size());
    return 0;
} catch (const Error& e) {
    fmt::print(stderr, "error: {}\n", e.what());
    return 1;
}
