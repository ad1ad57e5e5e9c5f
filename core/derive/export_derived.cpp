// SPDX-License-Identifier: MIT
#include "core/derive/export_derived.h"

#include "core/compare/yardsticks.h"
#include "core/derive/begun_work.h"
#include "core/derive/remaining_work.h"
#include "core/derive/run_teller.h"

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
    if (network.predictedErrorMs)
        facts["predicted_latency_error_ms"] = fmt::format("{:.4f}", *network.predictedErrorMs);
    if (network.predictedOrigin)
        facts["predicted_latency_origin"] = toText(*network.predictedOrigin);
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

bool liesIn(const std::filesystem::path& folder, const std::filesystem::path& file)
{
    return file.empty() || std::filesystem::path(storedPath(file, folder)).is_relative();
}

} // namespace

std::filesystem::path onnxFileOf(const RunStore& run, const DerivedNetwork& network, const std::filesystem::path& file)
{
    return file.empty() ? run.folder() / "networks" / (network.name + ".onnx") : file;
}

std::shared_ptr<RunStore> openToExport(const std::filesystem::path& folder, const std::filesystem::path& file,
                                       const std::function<std::shared_ptr<RunStore>()>& toWrite)
{
    try {
        return toWrite();
    } catch (const Error&) {
        if (liesIn(folder, file))
            throw;
    }
    return RunStore::open(folder, RunStore::Access::Read);
}

OnnxReport exportDerived(RunStore& run, std::int64_t networkId, const OnnxOptions& options,
                         const std::filesystem::path& file, std::stop_token stop, const EventSink& sink)
{
    const DerivedNetwork network = run.network(networkId);
    if (network.weightsFile.empty())
        throw Error("has not been trained yet", run.folder().string() + ": network " + network.name, "train it first");
    if (!run.isWriter() && liesIn(run.folder(), file))
        throw Error("is open for reading only", run.folder().string(), "export to a file elsewhere");

    const RunInfo info = run.info();
    const std::filesystem::path target = onnxFileOf(run, network, file);
    const OnnxMetadata metadata{.classNames = info.classNames,
                                .normalization = info.normalization,
                                .producer = "Pathloom " PATHLOOM_VERSION,
                                .facts = facts(info, network),
                                .resize = info.resize};
    const auto write = [&] {
        return exportOnnx(network.description, loadWeights(run.folder() / network.weightsFile), options, metadata,
                          target, stop);
    };
    if (!run.isWriter())
        return write();
    const BegunWork begun{.stage = Stage::Export, .network = networkId, .options = exportOptions(options, file)};
    return asBegunWork(run, begun, [&] {
        const OnnxReport report = write();
        run.changeNetwork(
            networkId,
            [&](DerivedNetwork& stored) {
                if (stored.training ==
                    network.training) // else it was trained anew meanwhile: the file is the old one's
                    stored.onnxFile = storedPath(target, run.folder());
            },
            [&](RunWork& work) { work.finish(Stage::Export, networkId); });
        RunTeller(run, network.step, sink)
            .say(MessageLevel::Info, fmt::format("{} was exported to {}.", network.name, target.string()));
        return report;
    });
}

} // namespace pathloom
