// SPDX-License-Identifier: MIT
#include "core/derive/export_derived.h"

#include "core/compare/yardsticks.h"
#include "core/util/error.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

std::map<std::string, std::string> facts(const RunInfo& info, const DerivedNetwork& network)
{
    std::map<std::string, std::string> facts = {
        {"run", info.id},
        {"run_name", info.name},
        {"network", network.name},
        {"architecture", network.architecture},
        {"search_step", fmt::format("{}", network.step)},
        {"search_seed", fmt::format("{}", info.config.seed)},
        {"target", info.targetName},
        {"data_fingerprint", info.dataFingerprint},
    };
    if (hasPrediction(network))
        facts["predicted_latency_ms"] = fmt::format("{:.4f}", network.predictedMs);
    if (network.testAccuracy)
        facts["test_accuracy"] = fmt::format("{:.4f}", *network.testAccuracy);
    if (network.measuredMs)
        facts["measured_latency_ms"] = fmt::format("{:.4f}", *network.measuredMs);
    return facts;
}

/// The path as it is stored in the run: relative inside the folder, which may be moved, else absolute.
std::string storedPath(const std::filesystem::path& file, const std::filesystem::path& folder)
{
    const auto absolute = std::filesystem::absolute(file).lexically_normal();
    const auto relative = absolute.lexically_relative(std::filesystem::absolute(folder).lexically_normal());
    return relative.empty() || *relative.begin() == ".." ? absolute.string() : relative.string();
}

} // namespace

OnnxReport exportDerived(RunStore& run, std::int64_t networkId, const OnnxOptions& options,
                         const std::filesystem::path& file)
{
    const DerivedNetwork network = run.network(networkId);
    if (network.weightsFile.empty())
        throw Error("has not been trained yet", run.folder().string() + ": network " + network.name, "train it first");

    const RunInfo info = run.info();
    const std::filesystem::path target = file.empty() ? run.folder() / "networks" / (network.name + ".onnx") : file;
    const OnnxMetadata metadata{.classNames = info.classNames,
                                .normalization = info.normalization,
                                .producer = "Pathloom " PATHLOOM_VERSION,
                                .facts = facts(info, network)};
    const Weights weights = loadWeights(run.folder() / network.weightsFile);
    const OnnxReport report = exportOnnx(network.description, weights, options, metadata, target);

    run.changeNetwork(networkId, [&](DerivedNetwork& stored) {
        if (stored.training == network.training) // otherwise it was trained anew meanwhile: the file is the old one's
            stored.onnxFile = storedPath(target, run.folder());
    });
    return report;
}

} // namespace pathloom
