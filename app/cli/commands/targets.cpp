// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/listing.h"
#include "app/cli/common/measuring.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "core/latency/bundle.h"
#include "core/util/error.h"

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace fs = std::filesystem;

namespace {

struct TargetsOptions
{
    MeasuringOptions measuring;
    ImportOptions import;
    std::string target, space = "small", file, id;
    bool preview = false, json = false;
};

int list(const TargetsOptions& options)
{
    printListing(listHardware(), options.json);
    return Success;
}

int show(const TargetsOptions& options)
{
    printTarget(findTarget(options.target), options.json, loadSpace(options.space));
    return Success;
}

int measure(const TargetsOptions& options)
{
    const SearchSpace space = loadSpace(options.measuring.space);
    printTarget(measureTarget(options.measuring, space), options.json, space);
    return Success;
}

/// What would be imported, without storing it.
int preview(const TargetsOptions& options)
{
    const ImportedTable imported = readTableFile(options.file, options.import);
    const SearchSpace space = loadSpace(options.space);
    const LatencyPredictor::Coverage coverage = LatencyPredictor(imported.table).coverage(space);
    OrderedJson json = {{"file", options.file},
                        {"kind", displayName(imported.kind)},
                        {"device", imported.table.device},
                        {"runtime", imported.table.runtime},
                        {"batch", imported.table.batch},
                        {"format", imported.table.format},
                        {"entries", imported.table.entries.size()},
                        {"warnings", imported.warnings},
                        {"coverage",
                         {{"space", space.name},
                          {"in_table", coverage.inTable},
                          {"estimated", coverage.estimated},
                          {"missing", coverage.missing}}}};
    if (options.json) {
        printJson(json);
        return Success;
    }
    printFields({{"File", options.file},
                 {"Kind", json["kind"]},
                 {"Device", imported.table.device},
                 {"Runtime", imported.table.runtime},
                 {"Batch", std::to_string(imported.table.batch)},
                 {"Format", imported.table.format},
                 {"Entries", std::to_string(imported.table.entries.size())},
                 {"Coverage", fmt::format("of space '{}': {} shapes in the table, {} estimated, {} missing", space.name,
                                          coverage.inTable, coverage.estimated, coverage.missing)}});
    for (const std::string& warning : imported.warnings)
        note("warning: " + warning);
    return Success;
}

int import(const TargetsOptions& options)
{
    std::error_code ignored;
    const fs::path file = options.file;
    const bool bundle =
        fs::is_directory(file, ignored) ||
        (fs::exists(fs::absolute(file).parent_path() / "plan.csv", ignored) && file.filename() == "result.csv");
    if (options.preview && !bundle)
        return preview(options);
    if (!bundle)
        for (const std::string& warning : readTableFile(file, options.import).warnings)
            note("warning: " + warning);
    const HardwareTarget target =
        bundle ? importBundleResult(file, options.import, options.id) : importTarget(file, options.import, options.id);
    printTarget(target, options.json, loadSpace(options.space));
    return Success;
}

int exportTable(const TargetsOptions& options)
{
    exportTarget(findTarget(options.target), options.file);
    return Success;
}

int remove(const TargetsOptions& options)
{
    const fs::path trash = removeTarget(findTarget(options.target));
    note(fmt::format("Deleted; it lies in {0} and comes back with: pathloom-cli targets restore {0}", trash.string()));
    return Success;
}

int restore(const TargetsOptions& options)
{
    restoreTarget(options.file);
    return Success;
}

int duplicate(const TargetsOptions& options)
{
    printTarget(duplicateTarget(findTarget(options.target), options.id), options.json, loadSpace(options.space));
    return Success;
}

} // namespace

void addTargetsCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<TargetsOptions>();
    CLI::App* command = app.add_subcommand("targets", "Hardware targets: devices with their latency tables");
    command->require_subcommand(1);
    const auto add = [&](const char* name, const char* help, int (*work)(const TargetsOptions&)) {
        CLI::App* sub = command->add_subcommand(name, help);
        addJsonFlag(*sub, options->json);
        sub->callback([options, work, &action] { action = [options, work] { return work(*options); }; });
        return sub;
    };
    const auto addTarget = [&](CLI::App* sub) {
        sub->add_option("target", options->target, "Id of a target")->required();
        return sub;
    };
    const auto addSpace = [&](CLI::App* sub) {
        sub->add_option("--space", options->space, "Search space whose coverage is told")->capture_default_str();
        return sub;
    };
    add("list", "All targets", list);
    addSpace(addTarget(add("show", "Facts, coverage, model and calibration of a target", show)));
    addMeasuringOptions(*add("measure", "Time a space's operator shapes on this machine", measure), options->measuring);

    CLI::App* importing =
        addSpace(add("import",
                     "Add a target from a latency table (CSV, ProxylessNAS or Once-for-All YAML) or from "
                     "a bundle's folder with its result",
                     import));
    importing->add_option("file", options->file, "Table, or a bundle's folder")->required();
    importing->add_option("--id", options->id, "Id of the new target (default: the file's name)");
    importing->add_option("--device", options->import.device, "Device, where the file does not name it");
    importing->add_option("--runtime", options->import.runtime, "Runtime, where the file does not name it");
    importing->add_option("--format", options->import.format, "Numeric format to take: fp32, fp16, int8");
    importing->add_option("--batch", options->import.batch, "Batch size to take")->check(checkPositive);
    importing->add_option("--threads", options->import.threads, "Threads, where the file does not say")
        ->check(checkPositive);
    importing->add_flag("--preview", options->preview, "Only tell what is in the file");

    CLI::App* exporting = addTarget(add("export", "Write a target's table to a CSV file", exportTable));
    exporting->add_option("file", options->file, "File to write")->required();
    CLI::App* copying = addSpace(addTarget(add("duplicate", "Copy a target under another id", duplicate)));
    copying->add_option("id", options->id, "Id of the copy")->required();
    addTarget(add("delete", "Delete an imported or measured target", remove));
    add("restore", "Bring a deleted target back", restore)
        ->add_option("folder", options->file, "Folder that delete named")
        ->required();
}

} // namespace pathloom::cli
