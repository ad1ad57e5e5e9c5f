// SPDX-License-Identifier: MIT
#include "core/search/search_checkpoint.h"

#include "core/util/error.h"
#include "core/util/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace pathloom {

namespace {

using TensorDict = c10::Dict<std::string, torch::Tensor>;

constexpr int checkpointVersion = 2; ///< 1 counted the steps of the architecture parameters' Adam by block, not by path

struct Archive
{
    TensorDict tensors;
    Json json;
};

std::string momentumKey(std::size_t index)
{
    return "momentum." + std::to_string(index);
}

Archive readArchive(const std::filesystem::path& file)
{
    const std::string bytes = readTextFile(file, std::uintmax_t(64) << 30);
    try {
        const auto value = torch::pickle_load(std::vector<char>(bytes.begin(), bytes.end()));
        const auto& parts = value.toTupleRef().elements();
        Archive archive{c10::impl::toTypedDict<std::string, torch::Tensor>(parts.at(0).toGenericDict()),
                        Json::parse(parts.at(1).toStringRef())};
        if (archive.json.at("version").get<int>() <= checkpointVersion)
            return archive;
    } catch (const std::exception&) {
        throw Error("is no checkpoint of a search or is damaged", file.string());
    }
    throw Error("comes from a newer Pathloom", file.string());
}

void restore(torch::Tensor& tensor, const TensorDict& tensors, const std::string& name,
             const std::filesystem::path& file)
{
    if (!tensors.contains(name) || tensors.at(name).sizes() != tensor.sizes())
        throw Error("belongs to another search space: tensor '" + name + "' is missing or has another shape",
                    file.string());
    tensor.copy_(tensors.at(name));
}

/// LibTorch knows an optimiser's state by the address of its parameter: up to 2.1 as text, later as pointer.
template<typename Key>
Key stateKey(const torch::Tensor& parameter)
{
    if constexpr (std::is_same_v<Key, std::string>) {
        std::ostringstream text;
        text << parameter.unsafeGetTensorImpl();
        return text.str();
    } else {
        return parameter.unsafeGetTensorImpl();
    }
}
using StateKey = std::remove_cvref_t<decltype(std::declval<torch::optim::SGD&>().state())>::key_type;

} // namespace

void writeSearchCheckpoint(SearchLoop& loop, const Json& position, const std::filesystem::path& file)
{
    const torch::NoGradGuard noGradients;
    TensorDict tensors;
    loop.supernet().visitTensors(
        [&](const std::string& name, torch::Tensor& tensor) { tensors.insert(name, tensor.detach().cpu()); });
    const auto& state = loop.optimizer().state();
    const std::vector<torch::Tensor> parameters = loop.supernet().parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (const auto found = state.find(stateKey<StateKey>(parameters[i])); found != state.end())
            if (const auto& buffer = static_cast<torch::optim::SGDParamState&>(*found->second).momentum_buffer();
                buffer.defined())
                tensors.insert(momentumKey(i), buffer.cpu());
    const Json json = {{"version", checkpointVersion}, {"loop", loop.state()}, {"position", position}};
    const std::vector<char> bytes = torch::pickle_save(c10::ivalue::Tuple::create({tensors, json.dump()}));
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), std::streamsize(bytes.size()));
    stream.flush();
    if (!stream)
        throw Error(std::string("cannot be written: ") + std::strerror(errno), file.string());
}

Json readSearchCheckpoint(SearchLoop& loop, const std::filesystem::path& file)
{
    const Archive archive = readArchive(file);
    const torch::NoGradGuard noGradients;
    loop.supernet().visitTensors(
        [&](const std::string& name, torch::Tensor& tensor) { restore(tensor, archive.tensors, name, file); });
    const std::vector<torch::Tensor> parameters = loop.supernet().parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (archive.tensors.contains(momentumKey(i))) {
            auto state = std::make_unique<torch::optim::SGDParamState>();
            const torch::Tensor& stored = archive.tensors.at(momentumKey(i));
            state->momentum_buffer(stored.to(parameters[i].device(), stored.scalar_type(), false, /*copy=*/true));
            loop.optimizer().state()[stateKey<StateKey>(parameters[i])] = std::move(state);
        }
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

Weights readPathWeights(const SearchSpace& space, const std::vector<int>& path, const std::filesystem::path& file)
{
    const Archive archive = readArchive(file);
    const torch::NoGradGuard noGradients;
    Supernet supernet(space);
    supernet.visitTensors(
        [&](const std::string& name, torch::Tensor& tensor) { restore(tensor, archive.tensors, name, file); });
    return supernet.pathWeights(path);
}

} // namespace pathloom
