// SPDX-License-Identifier: MIT
#include "core/nn/weights.h"

#include "core/nn/modules.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <cmath>
#include <fstream>

namespace pathloom {

void saveWeights(const Weights& weights, const std::filesystem::path& path)
{
    writeFileAtomically(path, [&](const std::filesystem::path& temporary) {
        c10::Dict<std::string, torch::Tensor> tensors;
        for (const auto& [name, weight] : weights)
            tensors.insert(name, torch::from_blob(const_cast<float*>(weight.values.data()), weight.shape));
        try {
            const std::vector<char> bytes = torch::pickle_save(tensors);
            std::ofstream file(temporary, std::ios::binary);
            file.write(bytes.data(), std::streamsize(bytes.size()));
            file.flush();
            if (!file)
                throw Error("cannot be written: the disk may be full", path.string());
        } catch (const c10::Error& e) {
            throw Error(std::string("cannot be written: ") + e.what_without_backtrace(), path.string());
        }
    });
}

Weights loadWeights(const std::filesystem::path& path)
{
    const std::string bytes = readTextFile(path, std::uintmax_t(8) << 30);
    Weights weights;
    try {
        const auto value = torch::pickle_load(std::vector<char>(bytes.begin(), bytes.end()));
        for (const auto& entry : value.toGenericDict())
            weights[entry.key().toStringRef()] = toWeightTensor(entry.value().toTensor());
    } catch (const std::exception& e) {
        throw Error("is no weights file or is damaged", path.string());
    }
    for (const auto& [name, weight] : weights)
        for (float value : weight.values)
            if (!std::isfinite(value))
                throw Error("tensor '" + name + "' holds a value that is not finite", path.string());
    return weights;
}

} // namespace pathloom
