// SPDX-License-Identifier: MIT
#include "core/nn/tensor_archive.h"

#include "core/util/error.h"
#include "core/util/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace pathloom {

namespace {

std::string momentumKey(std::size_t index)
{
    return "momentum." + std::to_string(index);
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

void writeTensorArchive(const TensorArchive& archive, const std::filesystem::path& file)
{
    const std::vector<char> bytes =
        torch::pickle_save(c10::ivalue::Tuple::create({archive.tensors, archive.json.dump()}));
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), std::streamsize(bytes.size()));
    stream.flush();
    if (!stream)
        throw Error(std::string("cannot be written: ") + std::strerror(errno), file.string());
}

TensorArchive readTensorArchive(const std::filesystem::path& file, int newestVersion, const std::string& what)
{
    const std::string bytes = readTextFile(file, std::uintmax_t(64) << 30);
    try {
        const auto value = torch::pickle_load(std::vector<char>(bytes.begin(), bytes.end()));
        const auto& parts = value.toTupleRef().elements();
        TensorArchive archive{c10::impl::toTypedDict<std::string, torch::Tensor>(parts.at(0).toGenericDict()),
                              parseJson(parts.at(1).toStringRef(), file.string())};
        if (archive.json.at("version").get<int>() <= newestVersion)
            return archive;
    } catch (const std::exception&) {
        throw Error("is no " + what + " or is damaged", file.string());
    }
    throw Error("comes from a newer Pathloom", file.string());
}

void restoreTensor(const TensorArchive& archive, const std::string& name, torch::Tensor& tensor,
                   const std::filesystem::path& file, const std::string& owner)
{
    if (!archive.tensors.contains(name) || archive.tensors.at(name).sizes() != tensor.sizes())
        throw Error("belongs to " + owner + ": tensor '" + name + "' is missing or has another shape", file.string());
    tensor.copy_(archive.tensors.at(name));
}

void addMomentum(TensorArchive& archive, torch::optim::SGD& optimizer, const std::vector<torch::Tensor>& parameters)
{
    const auto& state = optimizer.state();
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (const auto found = state.find(stateKey<StateKey>(parameters[i])); found != state.end())
            if (const auto& buffer = static_cast<torch::optim::SGDParamState&>(*found->second).momentum_buffer();
                buffer.defined())
                archive.tensors.insert(momentumKey(i), buffer.cpu());
}

void restoreMomentum(const TensorArchive& archive, torch::optim::SGD& optimizer,
                     const std::vector<torch::Tensor>& parameters)
{
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (archive.tensors.contains(momentumKey(i))) {
            auto state = std::make_unique<torch::optim::SGDParamState>();
            const torch::Tensor& stored = archive.tensors.at(momentumKey(i));
            state->momentum_buffer(stored.to(parameters[i].device(), stored.scalar_type(), false, /*copy=*/true));
            optimizer.state()[stateKey<StateKey>(parameters[i])] = std::move(state);
        }
}

} // namespace pathloom
