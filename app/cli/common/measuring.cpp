// SPDX-License-Identifier: MIT
#include "app/cli/common/measuring.h"

#include "app/cli/common/interrupt.h"
#include "app/cli/common/output.h"
#include "core/latency/calibration.h"
#include "core/util/error.h"

#include <chrono>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

constexpr double secondsBetweenLines = 5;

void waitForQuiet()
{
    using Clock = std::chrono::steady_clock;
    waitUntilQuiet(
        [last = Clock::time_point()](const Busyness& busy) mutable {
            if (busy.share() < quietShare ||
                std::chrono::duration<double>(Clock::now() - last).count() < secondsBetweenLines)
                return;
            last = Clock::now();
            note(fmt::format("waiting: other programs keep {:.1f} of {} cores busy", busy.cores, busy.of));
        },
        interruptToken());
}

/// How to repeat a measurement that others have disturbed.
std::string againCommand(const HardwareTarget& target, const SearchSpace& space, const MeasuringOptions& options)
{
    return fmt::format("pathloom-cli measure --space {} --runtime {} --threads {} --batch {} --again --when-quiet",
                       options.space.empty() ? space.name : options.space, toText(*target.runtimeKind), target.threads,
                       target.batch);
}

OrderedJson errorJson(const EstimateError& error)
{
    return {{"form", error.form},
            {"median_error", error.median},
            {"ninetieth_percentile", error.ninetieth},
            {"entries", error.entries}};
}

OrderedJson correctionJson(const NetworkCorrection& correction)
{
    return {{"offset_ms", correction.offsetMs},
            {"scale", correction.scale},
            {"per_part_ms", correction.perPartMs},
            {"median_error", correction.relativeError},
            {"networks", correction.networks}};
}

OrderedJson calibrationJson(const Calibration& calibration)
{
    OrderedJson points = OrderedJson::array();
    for (const CalibrationPoint& point : calibration.points)
        points.push_back({{"network", point.name},
                          {"input", toText(point.size)},
                          {"sum_ms", point.sumMs},
                          {"predicted_ms", point.predictedMs},
                          {"measured_ms", point.measuredMs},
                          {"deviation_ms", point.deviationMs}});
    return {{"median_error", calibration.medianRelativeError},
            {"mean_error", calibration.meanRelativeError},
            {"median_error_of_sums", calibration.medianRelativeErrorOfSums},
            {"spearman", calibration.spearman},
            {"networks", points}};
}

OrderedJson targetJson(const HardwareTarget& target, const SearchSpace& space)
{
    const LatencyPredictor predictor = predictorFor(target);
    const LatencyTable& table = predictor.table();
    OrderedJson json = {{"id", target.id},
                        {"name", target.name},
                        {"origin", target.origin},
                        {"device", table.device},
                        {"runtime", table.runtime},
                        {"threads", table.threads},
                        {"batch", table.batch},
                        {"format", table.format},
                        {"entries", table.entries.size()},
                        {"table", target.tableFile.string()}};
    json["facts"] = table.environment;
    json["busy_share"] = busyShareOf(table);
    json["common_error"] = commonErrorOf(table);
    const LatencyPredictor::Coverage coverage = predictor.coverage(space);
    json["coverage"] = {{"space", space.name},
                        {"in_table", coverage.inTable},
                        {"estimated", coverage.estimated},
                        {"missing", coverage.missing}};
    json["model"] = predictor.model() ? errorJson(predictor.model()->error()) : OrderedJson();
    json["corrections"] = OrderedJson::object();
    for (const auto& [size, correction] : table.corrections.bySize)
        json["corrections"][toText(size)] = correctionJson(correction);
    // of input sizes without one of their own
    json["correction"] = table.corrections.pooled ? correctionJson(*table.corrections.pooled) : OrderedJson();
    const Calibration calibration = calibrate(predictor, readNetworkMeasurements(target));
    json["calibration"] = calibration.points.empty() ? OrderedJson() : calibrationJson(calibration);
    return json;
}

std::string modelText(const OrderedJson& json)
{
    if (json["model"].is_null())
        return "none, the table has too few entries";
    return fmt::format("{}; median error {} on entries left out, 90 % below {}",
                       json["model"]["form"].get<std::string>(), percent(json["model"]["median_error"]),
                       percent(json["model"]["ninetieth_percentile"]));
}

std::string calibrationText(const OrderedJson& json)
{
    if (json["calibration"].is_null())
        return "no whole network measured yet";
    const OrderedJson& c = json["calibration"];
    return fmt::format("{} whole networks: median error {} (plain sums: {}), rank correlation {:.3f}",
                       c["networks"].size(), percent(c["median_error"]), percent(c["median_error_of_sums"]),
                       c["spearman"].get<double>());
}

std::string correctionText(const std::string& sizes, const OrderedJson& correction)
{
    return fmt::format("{}: median error {}, by {} networks", sizes, percent(correction["median_error"]),
                       correction["networks"].get<int>());
}

} // namespace

void addMeasuringOptions(CLI::App& command, MeasuringOptions& options)
{
    command.add_option("--space", options.space, "Search space whose shapes are timed")->capture_default_str();
    command.add_option("--runtime", options.runtime,
                       "onnxruntime, libtorch, libtorch-cuda or opencv (default: ONNX Runtime where it is found)");
    command.add_option("--threads", options.threads, "Of the runtime")
        ->capture_default_str()
        ->check(CLI::Range(1, 1024));
    command.add_option("--batch", options.batch, "Images a run")->capture_default_str()->check(CLI::Range(1, 65536));
    command
        .add_option("--networks", options.effort.networks,
                    "Whole networks of the space to measure as well, which tell and mend the error of predictions")
        ->capture_default_str()
        ->check(CLI::Range(0, 10000));
    command.add_option("--seed", options.effort.seed, "Of the random networks")->capture_default_str();
    command
        .add_option(
            "--seconds", options.effort.secondsPerShape,
            "For each shape, in many short turns, and twice as long for a whole network: less for a first look, "
            "more where times stay unsteady")
        ->capture_default_str()
        ->check(CLI::Range(0.001, 3600.0));
    command.add_flag("--again", options.again, "Also what was measured before");
    command.add_flag("--when-quiet", options.whenQuiet,
                     "Wait until other programs have left the machine alone for some seconds");
}

std::function<void(const MeasureProgress&)> measuringProgress(const std::string& verb)
{
    using Clock = std::chrono::steady_clock;
    return [verb, last = std::make_shared<Clock::time_point>(),
            told = std::make_shared<bool>(false)](const MeasureProgress& p) {
        const auto now = Clock::now();
        if (!*told && isDisturbing(p.busy)) {
            *told = true;
            note(fmt::format("warning: other programs keep {:.1f} of {} cores busy meanwhile, which makes the error of "
                             "all latencies larger",
                             p.busy.cores, p.busy.of));
        }
        if (std::chrono::duration<double>(now - *last).count() < secondsBetweenLines || p.shape.empty())
            return;
        *last = now;
        note(fmt::format("{} {}/{}: {}; {} left", verb, p.done + 1, p.total, p.shape, duration(p.secondsLeft)));
    };
}

HardwareTarget measureTarget(const MeasuringOptions& options, const SearchSpace& space,
                             const std::filesystem::path& folder)
{
    const RuntimeKind runtime = options.runtime.empty() ? defaultRuntime() : parseRuntime(options.runtime);
    const RuntimeInfo info = findRuntime(runtime);
    if (!info.available)
        throw Error("is not available: " + info.problem, info.name);
    HardwareTarget target = findTarget(thisMachineIdFor(runtime, options.threads, options.batch));
    if (!folder.empty())
        target.tableFile = folder / target.tableFile.filename();
    requireRoomFor(target);
    if (options.whenQuiet)
        waitForQuiet();
    for (const std::string& warning : measuringWarnings(measureOptionsFor(target)))
        note("warning: " + warning);
    const auto progress = measuringProgress("measuring");
    const LatencyTable table = options.again ? remeasure(target, space, progress, interruptToken(), options.effort)
                                             : tableFor(target, space, progress, interruptToken(), options.effort);
    if (const std::string disturbance = disturbanceText(table); !disturbance.empty())
        note(fmt::format("warning: {}. Measure again when the machine is quiet: {}", disturbance,
                         againCommand(target, space, options)));
    return target;
}

void printTarget(const HardwareTarget& target, bool json, const SearchSpace& space, const std::filesystem::path& table)
{
    OrderedJson found = targetJson(target, space);
    if (!table.empty())
        found["table"] = table.string();
    if (json) {
        printJson(found);
        return;
    }
    std::vector<std::pair<std::string, std::string>> fields = {
        {"Target", target.id},
        {"", target.name},
        {"Device", found["device"]},
        {"Runtime", found["runtime"]},
        {"Threads", found["threads"].get<int>() > 0 ? std::to_string(found["threads"].get<int>()) : "not stated"},
        {"Batch", std::to_string(found["batch"].get<int>())},
        {"Format", found["format"]},
        {"Table", fmt::format("{} entries, {}", found["entries"].get<int>(), found["table"].get<std::string>())},
        {"Coverage", fmt::format("of space '{}': {} shapes in the table, {} estimated, {} missing", space.name,
                                 found["coverage"]["in_table"].get<int>(), found["coverage"]["estimated"].get<int>(),
                                 found["coverage"]["missing"].get<int>())},
        {"Estimates", modelText(found)},
        {"Calibration", calibrationText(found)}};
    for (const auto& [size, correction] : found["corrections"].items())
        fields.emplace_back("", correctionText(size + " pixels", correction));
    if (!found["correction"].is_null())
        fields.emplace_back("", correctionText(found["corrections"].empty() ? "all input sizes" : "other input sizes",
                                               found["correction"]));
    for (const auto& [key, value] : found["facts"].items())
        fields.emplace_back("# " + key, value.get<std::string>());
    printFields(fields);
}

} // namespace pathloom::cli
