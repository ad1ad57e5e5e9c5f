// SPDX-License-Identifier: MIT
#include "core/report/report.h"
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/subject.h"

#include <CLI/CLI.hpp>

namespace pathloom::cli {

namespace {

struct ReportOptions
{
    std::string run;
    std::filesystem::path folder;
    bool json = false;
};

int report(const ReportOptions& options)
{
    const auto run = RunStore::open(findRun(options.run), RunStore::Access::Read);
    OrderedJson files = OrderedJson::array();
    for (const std::filesystem::path& file : writeReport(*run, options.folder)) {
        files.push_back(std::filesystem::absolute(file).string());
        if (!options.json)
            print(file.string() + "\n");
    }
    if (options.json)
        printJson({{"files", files}});
    return Success;
}

} // namespace

void addReportCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<ReportOptions>();
    CLI::App* command = app.add_subcommand("report", "Draw a run's curves and graphs as SVG, with the curves as CSV");
    command->add_option("run", options->run, "Run folder, or its name")->required()->type_name("RUN");
    command->add_option("--folder", options->folder, "Where to (default: plots in the run folder)");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return report(*options); }; });
}

} // namespace pathloom::cli
