// SPDX-License-Identifier: MIT
#include "core/data/data_kinds.h"
#include "core/data/idx_sets.h"

namespace pathloom {

namespace fs = std::filesystem;

namespace {

DataSets openFashionMnist(const DataSpec& spec, const std::stop_token& stop)
{
    const bool isDebians = spec.folder.empty();
    return openIdx(
        isDebians ? fs::path("/usr/share/datasets/fashion-mnist") : spec.folder, false,
        {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"},
        isDebians ? "install Debian's package dataset-fashion-mnist" : "", stop);
}

} // namespace

DataKind fashionMnistKind()
{
    return {.id = "fashion-mnist",
            .title = "Fashion-MNIST",
            .place = DataKind::Place::Own,
            .about = "the images of Debian's package dataset-fashion-mnist",
            .recognises = [](const fs::path&) { return false; }, // its files look like any IDX files
            .open = openFashionMnist};
}

} // namespace pathloom
