// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/listing.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/subject.h"
#include "app/cli/common/values.h"
#include "core/compare/yardsticks.h"
#include "core/data/data_kinds.h"
#include "core/latency/targets.h"
#include "core/search/recommended.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

struct ListOptions
{
    std::string what, space = "small", folder, target;
    bool json = false;
};

std::string shapeText(const Shape& shape)
{
    return fmt::format("{}x{}x{}", shape.channels, shape.height, shape.width);
}

Listing listSpaces()
{
    Listing listing{.rows = {{"NAME", "INPUT", "CLASSES", "CHOICES", "NETWORKS", "MACS", "TITLE"}}};
    for (const std::string& name : shippedSpaces()) {
        const SearchSpace space = loadSpace(name);
        listing.rows.push_back({name, shapeText(space.input), std::to_string(space.classes),
                                std::to_string(space.choiceCount()), fmt::format("10^{:.1f}", log10Size(space)),
                                macsRangeText(space), space.title});
        listing.json.push_back(
            {{"name", name}, {"title", space.title}, {"input", shapeJson(space.input)}, {"classes", space.classes}});
        listing.json.back().update(spaceRangesJson(space));
    }
    return listing;
}

/// With the latency on a target, if one is named.
Listing listNetworks(const std::string& targetName)
{
    Listing listing{.rows = {{"NAME", "INPUT", "CLASSES", "PARAMETERS", "MACS", "ARCHITECTURE"}}};
    std::optional<LatencyPredictor> predictor;
    if (!targetName.empty()) {
        predictor.emplace(predictorFor(findTarget(targetName)));
        listing.rows.front().insert(listing.rows.front().end() - 1, "LATENCY");
    }
    for (const std::filesystem::path& file : shippedNetworks()) {
        const NetworkDescription network = loadNetwork(file);
        const Costs total = costs(network);
        const std::string name = file.stem().string();
        listing.rows.push_back({name, shapeText(network.input), std::to_string(network.classes),
                                grouped(total.parameters), millions(total.macs), architectureText(network)});
        listing.json.push_back({{"name", name},
                                {"file", file.string()},
                                {"input", shapeJson(network.input)},
                                {"classes", network.classes},
                                {"parameters", total.parameters},
                                {"macs", total.macs},
                                {"architecture", architectureText(network)}});
        if (!predictor)
            continue;
        OrderedJson& json = listing.json.back();
        std::string text;
        try {
            const PredictedLatency latency = predictor->network(network);
            json.update(latencyJson(latency));
            text = toText(latency);
        } catch (const Error& e) { // no reason to hide the others
            json.update({{"latency_ms", nullptr}, {"reason", e.what()}});
            text = "-";
        }
        listing.rows.back().insert(listing.rows.back().end() - 1, text);
    }
    return listing;
}

/// A run that cannot be opened is listed with the reason instead of hiding the others.
Listing listRunFolders(const std::filesystem::path& root)
{
    Listing listing{.rows = {{"STATE", "CREATED", "SPACE", "TARGET", "NETWORKS", "BEST ACCURACY", "FOLDER"}}};
    for (const std::filesystem::path& folder : listRuns(root)) {
        try {
            const auto run = RunStore::open(folder, RunStore::Access::Read);
            const RunInfo info = run->info();
            std::optional<double> best;
            const std::vector<DerivedNetwork> networks = run->networks();
            for (const DerivedNetwork& network : networks)
                if (network.testAccuracy && !isYardstick(network) && (!best || *network.testAccuracy > *best))
                    best = network.testAccuracy;
            listing.rows.push_back({stateText(*run), info.created, run->space().name, info.targetId,
                                    std::to_string(networks.size()), best ? percent(*best) : "-", folder.string()});
            OrderedJson json = runJson(*run);
            json["networks"] = networks.size();
            json["best_test_accuracy"] = best ? OrderedJson(*best) : OrderedJson();
            listing.json.push_back(std::move(json));
        } catch (const Error& e) {
            listing.rows.push_back({"unreadable", "-", "-", "-", "-", "-", e.what()});
            listing.json.push_back({{"run", folder.string()}, {"error", e.what()}});
        }
    }
    return listing;
}

Listing listSearchSettings(const std::string& space)
{
    const SearchConfig config = recommendedConfig(loadSpace(space), 0);
    Listing listing{.rows = {{"KEY", "VALUE", "MEANING"}}};
    for (const SettingInfo& setting : listSettings(config)) {
        std::string meaning = setting.help;
        for (std::size_t i = 0; i < setting.choices.size(); ++i)
            meaning += (i == 0 ? " [" : ", ") + setting.choices[i] + (i + 1 == setting.choices.size() ? "]" : "");
        listing.rows.push_back({setting.key, setting.value.dump(), meaning});
        listing.json.push_back({{"key", setting.key},
                                {"value", setting.value},
                                {"help", setting.help},
                                {"minimum", setting.minimum},
                                {"maximum", setting.maximum},
                                {"choices", setting.choices}});
    }
    return listing;
}

/// What --data takes.
Listing listDataKinds()
{
    Listing listing{.rows = {{"DATA", "OPTIONS", "WHAT IT IS"}}};
    for (const DataKind& kind : dataKinds()) {
        std::string keys;
        OrderedJson options = OrderedJson::array();
        for (const DataOption& option : kind.options) {
            const bool isFlag = option.type == DataOption::Type::Flag;
            keys += (keys.empty() ? "" : ", ") + std::string(option.key) + (isFlag ? "" : "=N");
            options.push_back({{"key", option.key}, {"help", option.tip}});
            if (!isFlag)
                options.back().update({{"minimum", option.least}, {"maximum", option.most}, {"default", option.usual}});
        }
        for (const DataForm& form : dataForms(kind))
            listing.rows.push_back({form.text, keys.empty() ? "-" : keys, form.about});
        listing.json.push_back({{"kind", kind.id}, {"title", kind.title}, {"about", kind.about}, {"options", options}});
    }
    return listing;
}

Listing listing(const ListOptions& options)
{
    if (options.what == "data")
        return listDataKinds();
    if (options.what == "spaces")
        return listSpaces();
    if (options.what == "networks")
        return listNetworks(options.target);
    if (options.what == "targets")
        return listHardware();
    if (options.what == "runs")
        return listRunFolders(options.folder.empty() ? defaultRunsFolder() : std::filesystem::path(options.folder));
    return listSearchSettings(options.space);
}

int list(const ListOptions& options)
{
    printListing(listing(options), options.json);
    return Success;
}

} // namespace

void addListCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<ListOptions>();
    CLI::App* command = app.add_subcommand("list", "List spaces, kinds of data, networks, targets, runs or settings");
    command->add_option("what", options->what, "spaces, data, networks, targets, runs or settings")
        ->required()
        ->type_name("WHAT")
        ->check(CLI::IsMember({"spaces", "data", "networks", "targets", "runs", "settings"}));
    command->add_option("--space", options->space, "For settings: the space whose recommended values are shown")
        ->capture_default_str();
    command->add_option("--target", options->target, "For networks: also their latency on this target or table");
    command->add_option("--folder", options->folder, "For runs: where to look (default: the user's data folder)");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return list(*options); }; });
}

} // namespace pathloom::cli
