// SPDX-License-Identifier: MIT
// Private to core: what checkpoints are made of, a LibTorch archive of tensors by name plus one JSON text for all else.
#pragma once

#include "core/nn/torch.h"
#include "core/util/json_reader.h"

#include <filesystem>

namespace pathloom {

struct TensorArchive
{
    c10::Dict<std::string, torch::Tensor> tensors; ///< on the CPU
    Json json;                                     ///< has a whole number "version"
};

/// Throws Error (full disk …).
void writeTensorArchive(const TensorArchive& archive, const std::filesystem::path& file);
/// Throws Error if the file is damaged or of a newer version than the one given.
/// @param what it is, for that sentence: "checkpoint of a search"
TensorArchive readTensorArchive(const std::filesystem::path& file, int newestVersion, const std::string& what);

/// Copies the tensor of that name into one of the same shape. Throws Error if there is none.
/// @param owner to what a tensor that does not fit belongs: "another search space"
void restoreTensor(const TensorArchive& archive, const std::string& name, torch::Tensor& tensor,
                   const std::filesystem::path& file, const std::string& owner);

/// Momentum of the optimiser's parameters, as far as there is any; they are told by their place in the list.
void addMomentum(TensorArchive& archive, torch::optim::SGD& optimizer, const std::vector<torch::Tensor>& parameters);
void restoreMomentum(const TensorArchive& archive, torch::optim::SGD& optimizer,
                     const std::vector<torch::Tensor>& parameters);

} // namespace pathloom
