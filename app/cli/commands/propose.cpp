// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/values.h"
#include "core/space/proposal.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

struct ProposeOptions
{
    DataOptions data{.source = {}};
    int channels = 3, side = 0, classes = 0;
    std::string file;
    bool json = false;
};

SpaceProposal proposalFor(const ProposeOptions& options)
{
    const bool isGiven = options.side > 0 && options.classes > 0;
    if (options.data.source.empty() != isGiven)
        throw UsageError("what the space is for must be said: --data, or --size and --classes");
    if (isGiven)
        return proposeSpace({options.channels, options.side, options.side}, options.classes);
    const DataSets sets = openData(dataSpec(options.data), interruptToken());
    return proposeSpace(sets.train->imageShape(), static_cast<int>(sets.train->classNames().size()));
}

int propose(const ProposeOptions& options)
{
    const SpaceProposal proposal = proposalFor(options);
    if (!options.file.empty())
        writeTextFile(options.file, toJson(proposal.space).dump(1) + '\n');
    if (options.json) {
        OrderedJson json = {{"name", proposal.space.name},
                            {"base", proposal.base},
                            {"as_shipped", proposal.isShipped},
                            {"reason", proposal.reason}};
        json.update(spaceRangesJson(proposal.space));
        json["declaration"] = toJson(proposal.space);
        printJson(json);
        return Success;
    }
    const Shape& input = proposal.space.input;
    printFields({{"Space", proposal.space.name},
                 {"", proposal.reason},
                 {"Input", fmt::format("{}x{}x{}", input.channels, input.height, input.width)},
                 {"Classes", std::to_string(proposal.space.classes)},
                 {"Choices", choicesText(proposal.space)},
                 {"MACs", macsRangeText(proposal.space)},
                 {"File", options.file}});
    return Success;
}

} // namespace

void addProposeCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<ProposeOptions>();
    CLI::App* command = app.add_subcommand(
        "propose", "Propose a search space that fits images; 'search' takes it where no --space is given");
    addDataOptions(*command, options->data);
    CLI::Option* data = command->get_option("--data");
    command->add_option("--size", options->side, "Instead of --data: width and height of the images, in pixels")
        ->check(CLI::Range(1, 4096))
        ->excludes(data);
    command->add_option("--channels", options->channels, "Instead of --data: 1 for grey images, 3 for colour")
        ->check(CLI::Range(1, 64))
        ->excludes(data)
        ->capture_default_str();
    command->add_option("--classes", options->classes, "Instead of --data: number of classes")
        ->check(CLI::Range(2, 1'000'000))
        ->excludes(data);
    command->add_option("-o,--out", options->file, "Write the space as JSON, to be edited and given as --space");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return propose(*options); }; });
}

} // namespace pathloom::cli
