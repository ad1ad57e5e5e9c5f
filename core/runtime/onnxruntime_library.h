// SPDX-License-Identifier: MIT
#pragma once

#include "core/runtime/runtime.h"

#include <span>

namespace pathloom {

/// ONNX Runtime's shared library, loaded at run time through the C function table that its OrtGetApiBase() hands out.
/// The table only ever grows at its end, so the few functions used here stand at the same place in every version.
/// Never unloaded: its threads may outlive a session.
class OnnxRuntimeLibrary
{
public:
    /// Throws Error saying why the file is no ONNX Runtime for this machine: not loadable (wrong architecture …), no
    /// entry point, too old.
    explicit OnnxRuntimeLibrary(const std::filesystem::path& file);
    ~OnnxRuntimeLibrary();

    const std::filesystem::path& file() const;
    const std::string& version() const; ///< "1.30.0"

    /// A session on the CPU with all graph optimisations and this many intra-op threads, on fixed random input.
    /// @param model a serialised ONNX model with one float32 input and one output
    /// @param input batch x channels x height x width
    std::unique_ptr<LoadedNetwork> load(const std::string& model, const Shape& input, int batch, int threads) const;
    /// What a model with one input and one output gives for a batch of images, on one thread.
    /// @param sizes of the input, that of the batch first
    /// @param asBytes the input is uint8, and the pixels are whole numbers from 0 to 255; else it is float32
    /// @param perImage values that the output has for each
    std::vector<float> output(const std::string& model, const std::vector<std::int64_t>& sizes,
                              std::span<const float> pixels, bool asBytes, std::size_t perImage) const;

    struct Impl;

private:
    std::shared_ptr<Impl> m_impl;
};

/// The library that findRuntime() finds, or null.
const OnnxRuntimeLibrary* foundOnnxRuntime();

/// Every place that may hold the library, most explicit first: $PATHLOOM_ONNXRUNTIME, the folder of the settings, an
/// npm folder beside the program or in the working directory, the system's library folders, Python environments.
std::vector<std::filesystem::path> onnxRuntimeCandidates();
/// The library files below a folder (or the file itself), those for this machine's architecture first.
std::vector<std::filesystem::path> onnxRuntimeLibrariesIn(const std::filesystem::path& folder);

} // namespace pathloom
