// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/network.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace pathloom {

enum class RuntimeKind { OnnxRuntime, LibTorch, LibTorchCuda, OpenCv };
/// "onnxruntime", "libtorch", "libtorch-cuda", "opencv": as in target ids and --runtime.
std::string toText(RuntimeKind kind);
/// "ONNX Runtime": without version.
std::string displayName(RuntimeKind kind);
/// Throws UsageError listing the known ones.
RuntimeKind parseRuntime(const std::string& text);

/// A way to run networks on this machine.
struct RuntimeInfo
{
    RuntimeKind kind = RuntimeKind::LibTorch;
    std::string name; ///< "ONNX Runtime 1.30.0"
    bool available = false;
    std::string problem;        ///< why it is not available, one sentence
    std::filesystem::path file; ///< of the library, for a runtime loaded at run time
};
/// All kinds, the recommended one first: ONNX Runtime where it is found, it is what people deploy.
std::vector<RuntimeInfo> findRuntimes();
/// Throws Error with the problem if it is not available.
RuntimeInfo findRuntime(RuntimeKind kind);
/// The first available one.
RuntimeKind defaultRuntime();

/// Where to look for ONNX Runtime first: a library file or a folder that holds one somewhere below (an unpacked
/// release, node_modules, a Python environment). Kept in the user's data folder; empty = only the usual places.
std::filesystem::path onnxRuntimeFolder();
/// Throws Error if nothing that can be loaded is there.
void setOnnxRuntimeFolder(const std::filesystem::path& folder);

/// A network loaded into a runtime as it is deployed (batch norm folded, activations fused by the runtime where it does
/// so), with random weights and input. Used by one thread.
class LoadedNetwork
{
public:
    virtual ~LoadedNetwork() = default;
    /// One forward pass; throws Error if the runtime fails.
    virtual void run() = 0;
};
/// Throws Error naming the runtime and what it could not do.
std::unique_ptr<LoadedNetwork> loadInto(RuntimeKind kind, const NetworkDescription& network, int batch, int threads);

} // namespace pathloom
