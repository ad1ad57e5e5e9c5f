// SPDX-License-Identifier: MIT
#include "core/search/search_checkpoint.h"

#include "core/nn/tensor_archive.h"
#include "core/util/error.h"

namespace pathloom {

namespace {

constexpr int checkpointVersion = 2; ///< 1 counted the steps of the architecture parameters' Adam by block, not by path

TensorArchive readArchive(const std::filesystem::path& file)
{
    return readTensorArchive(file, checkpointVersion, "checkpoint of a search");
}

void restore(Supernet& supernet, const TensorArchive& archive, const std::filesystem::path& file)
{
    supernet.visitTensors([&](const std::string& name, torch::Tensor& tensor) {
        restoreTensor(archive, name, tensor, file, "another search space");
    });
}

} // namespace

void writeSearchCheckpoint(SearchLoop& loop, const Json& position, const std::filesystem::path& file)
{
    const torch::NoGradGuard noGradients;
    TensorArchive archive;
    archive.json = {{"version", checkpointVersion}, {"loop", loop.state()}, {"position", position}};
    loop.supernet().visitTensors(
        [&](const std::string& name, torch::Tensor& tensor) { archive.tensors.insert(name, tensor.detach().cpu()); });
    addMomentum(archive, loop.optimizer(), loop.supernet().parameters());
    writeTensorArchive(archive, file);
}

Json readSearchCheckpoint(SearchLoop& loop, const std::filesystem::path& file)
{
    const TensorArchive archive = readArchive(file);
    const torch::NoGradGuard noGradients;
    restore(loop.supernet(), archive, file);
    restoreMomentum(archive, loop.optimizer(), loop.supernet().parameters());
    Json position = archive.json.value("position", Json());
    if (!position.contains("row"))
        throw Error("was written by an older Pathloom, which kept too little to go on from", file.string(),
                    "derive and train its networks, or start the search anew");
    try {
        loop.setState(archive.json.at("loop"));
    } catch (const std::exception& e) {
        throw Error(std::string("is damaged: ") + e.what(), file.string());
    }
    return position;
}

void readSupernet(Supernet& supernet, const std::filesystem::path& file)
{
    const TensorArchive archive = readArchive(file);
    const torch::NoGradGuard noGradients;
    restore(supernet, archive, file);
}

Weights readPathWeights(const SearchSpace& space, const std::vector<int>& path, const std::filesystem::path& file)
{
    Supernet supernet(space);
    readSupernet(supernet, file);
    return supernet.pathWeights(path);
}

} // namespace pathloom
