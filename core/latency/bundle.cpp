// SPDX-License-Identifier: MIT
#include "core/latency/bundle.h"

#include "core/latency/calibration.h"
#include "core/latency/csv_rows.h"
#include "core/latency/latency_model.h"
#include "core/latency/measure.h"
#include "core/latency/table_readers.h"
#include "core/latency/table_text.h"
#include "core/latency/target_files.h"
#include "core/nn/inference.h"
#include "core/onnx/onnx_graph.h"
#include "core/space/architecture.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"
#include "core/util/random.h"

#include <chrono>
#include <fstream>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr int wholeNetworks = 10;
constexpr std::uint64_t networkSeed = 11;
constexpr const char* planHeader = "file,op,kernel,mid,groups,se,cin,cout,stride,in_h,in_w\n";
constexpr const char* networkOp = "network"; ///< in the plan: a whole network, described in networks.json

void writeModel(const NetworkDescription& network, const fs::path& file)
{
    const OnnxGraph graph =
        buildOnnxGraph(network, randomWeights(network, 1), {.opset = 13, .foldBatchNorm = true}, {});
    writeFileAtomically(file, [&](const fs::path& temporary) {
        std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
        if (!stream || !graph.model.SerializeToOstream(&stream) || !stream.flush())
            throw Error("cannot be written", file.string());
    });
}

std::string planRow(const std::string& file, const LatencyKey& key)
{
    return fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", file, key.op, key.kernel, key.mid, key.groups, key.squeeze,
                       key.inputChannels, key.outputChannels, key.stride, key.inputHeight, key.inputWidth);
}

struct Plan
{
    std::map<std::string, LatencyKey> shapes; ///< by file
    std::map<std::string, NetworkMeasurement> networks;
    int batch = 1;
    std::string space;
};

Plan readPlan(const fs::path& folder)
{
    Plan plan;
    const std::string text = readTableText(folder / "plan.csv");
    CsvRows rows(text, (folder / "plan.csv").string(),
                 [&](const CsvRows& at, const std::string& key, std::string_view value) {
                     if (key == "batch")
                         plan.batch = at.integer(value, key, 1);
                     if (key == "space")
                         plan.space = value;
                 });
    rows.require({"file", "op", "kernel", "mid", "groups", "se", "cin", "cout", "stride", "in_h", "in_w"},
                 "it is not the plan of a bundle");
    const auto column = [&](const char* name) { return rows.column(name); };
    while (rows.next()) {
        const std::string file(rows.verbatim(column("file")));
        const std::string op(rows.field(column("op")));
        if (op == networkOp)
            plan.networks[file];
        else
            plan.shapes[file] = {.op = op,
                                 .kernel = rows.integer(column("kernel"), 0),
                                 .mid = rows.integer(column("mid"), 0),
                                 .groups = rows.integer(column("groups"), 1),
                                 .squeeze = rows.integer(column("se"), 0),
                                 .inputChannels = rows.integer(column("cin"), 1),
                                 .outputChannels = rows.integer(column("cout"), 1),
                                 .stride = rows.integer(column("stride"), 1),
                                 .inputHeight = rows.integer(column("in_h"), 0),
                                 .inputWidth = rows.integer(column("in_w"), 0)};
    }
    const Json json = readJsonFile(folder / "networks.json");
    for (auto& [file, network] : plan.networks) {
        const JsonReader reader(JsonReader(json, (folder / "networks.json").string()).at(file), file);
        network.name = reader.text("name");
        network.network = networkFromJson(reader.at("network"), file);
    }
    return plan;
}

} // namespace

void makeBundle(const SearchSpace& space, int batch, const fs::path& folder,
                const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop)
{
    if (batch < 1)
        throw UsageError(fmt::format("the batch size must be at least 1, it is {}", batch));
    std::error_code failure;
    if (fs::exists(folder, failure) && !fs::is_empty(folder, failure))
        throw Error("exists and is not empty", folder.string(), "choose a new folder for the bundle");
    createdFolder(folder / "models");

    std::string plan = fmt::format("# batch: {}\n# space: {}\n{}", batch, space.name, planHeader);
    OrderedJson networks = OrderedJson::object();
    const std::vector<LatencyKey> keys = latencyKeys(space);
    const int total = int(keys.size()) + wholeNetworks;
    const auto start = std::chrono::steady_clock::now();
    const auto tell = [&](int done, const std::string& what) {
        if (stop.stop_requested())
            throw Cancelled();
        const double spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (progress)
            progress({done, total, what, done > 0 ? spent / done * (total - done) : 0});
    };
    for (std::size_t i = 0; i < keys.size(); ++i) {
        tell(int(i), toText(keys[i]));
        const std::string file = fmt::format("models/{:03}.onnx", i);
        writeModel(networkOf(keys[i]), folder / file);
        plan += planRow(file, keys[i]);
    }
    RandomStream random(networkSeed);
    for (int i = 0; i < wholeNetworks; ++i) {
        const Architecture architecture = randomArchitecture(space, random);
        const NetworkDescription network = describe(space, architecture);
        const std::string name = space.name + ": " + toText(space, architecture);
        tell(int(keys.size()) + i, name);
        const std::string file = fmt::format("models/network-{:02}.onnx", i);
        writeModel(network, folder / file);
        plan += planRow(file, {.op = networkOp,
                               .inputChannels = network.input.channels,
                               .outputChannels = network.classes,
                               .inputHeight = network.input.height,
                               .inputWidth = network.input.width});
        networks[file] = {{"name", name}, {"network", toJson(network)}};
    }
    writeTextFile(folder / "networks.json", networks.dump(1) + "\n");
    writeTextFile(folder / "plan.csv", plan);
    for (const char* file : {"measure.py", "README.txt"})
        writeTextFile(folder / file, readTextFile(resourcePath(std::string("bundle/") + file)));
    tell(total, {});
}

HardwareTarget importBundleResult(const fs::path& folderOrCsv, const ImportOptions& options, const std::string& id)
{
    std::error_code ignored;
    const bool isFolder = fs::is_directory(folderOrCsv, ignored);
    const fs::path folder = isFolder ? folderOrCsv : fs::absolute(folderOrCsv).parent_path();
    const fs::path resultFile = isFolder ? folder / "result.csv" : folderOrCsv;
    if (!fs::exists(folder / "plan.csv", ignored))
        throw Error("is no bundle, it has no plan.csv", folder.string(), "the result must lie beside the plan");
    Plan plan = readPlan(folder);

    LatencyTable table{.batch = plan.batch};
    const std::string text = readTableText(resultFile);
    CsvRows rows(text, resultFile.string(), [&](const CsvRows& at, const std::string& key, std::string_view value) {
        if (key == "device")
            table.device = value;
        else if (key == "runtime")
            table.runtime = value;
        else if (key == "threads")
            table.threads = at.integer(value, key, 0);
        else if (key == "format")
            table.format = value;
        else
            table.environment[key] = value;
    });
    rows.require({"file", "latency_ms"}, "it is not the result of a bundle");
    applyNames(table, options, resultFile.string());
    if (!options.format.empty())
        table.format = options.format;
    std::vector<NetworkMeasurement> measured;
    while (rows.next()) {
        const std::string file(rows.verbatim(rows.column("file")));
        const double ms = rows.milliseconds(rows.column("latency_ms"));
        const double deviation =
            rows.hasNumber(rows.column("latency_std_ms")) ? rows.milliseconds(rows.column("latency_std_ms")) : 0;
        const int samples = rows.integer(rows.column("samples"), 1, 1);
        if (const auto shape = plan.shapes.find(file); shape != plan.shapes.end()) {
            if (!table.entries.emplace(shape->second, LatencyEntry{ms, deviation, samples, "measured"}).second)
                rows.fail(fmt::format("times {} twice", file));
        } else if (const auto network = plan.networks.find(file); network != plan.networks.end()) {
            if (ms <= 0)
                rows.fail("a whole network cannot take no time");
            NetworkMeasurement one = network->second;
            one.ms = ms;
            one.deviationMs = deviation;
            one.samples = samples;
            const auto date = table.environment.find("date");
            one.date = date == table.environment.end() ? "" : date->second;
            measured.push_back(std::move(one));
        } else {
            rows.fail(fmt::format("names the file '{}', which the plan does not have", file));
        }
    }
    if (table.entries.empty())
        throw Error("holds no times of operator shapes", resultFile.string());
    table.environment["bundle of"] = plan.space;
    if (const std::string suspicion = unitSuspicion(table); !suspicion.empty())
        table.environment["warning"] = suspicion;
    const HardwareTarget target = addTarget(table, id.empty() ? folder.filename().string() : id);
    for (const NetworkMeasurement& one : measured)
        addNetworkMeasurement(target, one);
    updateCorrection(target);
    return target;
}

} // namespace pathloom
