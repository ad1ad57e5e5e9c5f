// SPDX-License-Identifier: MIT
#include "core/search/command.h"
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/subject.h"
#include "core/run/command_folder.h"
#include "core/util/error.h"
#include "core/util/numbers.h"

#include <cmath>
#include <type_traits>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

struct CommandOptions
{
    std::string run, word;
    std::vector<std::string> arguments;
};

/// "3" or "stage2.block1": a choice block by number or name.
int blockFrom(const SearchSpace& space, const std::string& text)
{
    if (const std::optional<int> number = numberFrom<int>(text);
        number && *number >= 0 && *number < space.choiceCount())
        return *number;
    for (int i = 0; i < space.choiceCount(); ++i)
        if (space.choice(i).name == text)
            return i;
    throw UsageError(
        fmt::format("there is no choice block '{}'", text), "",
        fmt::format("number them from 0 to {}, or name them like {}", space.choiceCount() - 1, space.choice(0).name));
}

/// "BLOCK:CANDIDATE", such as "stage1.block0:k3e6".
Path pathFrom(const SearchSpace& space, const std::string& text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos)
        throw UsageError("'" + text + "' is not of the form BLOCK:CANDIDATE", "", "for example stage1.block0:k3e6");
    const int block = blockFrom(space, text.substr(0, colon));
    const std::string word = text.substr(colon + 1);
    std::string known;
    for (std::size_t j = 0; j < space.choice(block).candidates.size(); ++j) {
        const std::string candidate = candidateText(space.choice(block).candidates[j]);
        if (candidate == word)
            return {block, static_cast<int>(j)};
        known += (known.empty() ? "" : ", ") + candidate;
    }
    throw UsageError(fmt::format("{} has no candidate '{}'", space.choice(block).name, word), "", "it has " + known);
}

/// The whole text as a number of the kind of the result.
template<typename Number>
Number argumentAs(const std::string& text)
{
    const std::optional<Number> value = numberFrom<Number>(text);
    if (!value || !std::isfinite(static_cast<double>(*value)))
        throw UsageError(fmt::format("'{}' is no {}number", text, std::is_integral_v<Number> ? "whole " : ""));
    return *value;
}

Command commandFrom(const CommandOptions& options, const RunStore& run)
{
    const auto need = [&](std::size_t least, std::size_t most, const char* what) {
        if (options.arguments.size() < least || options.arguments.size() > most)
            throw UsageError(fmt::format("'{}' needs {}", options.word, what));
    };
    const SearchSpace space = run.space();
    if (options.word == "set") {
        need(1, 1, "one key=value");
        return setCommand(options.arguments.front(), run.info().config);
    }
    Json json = {{"command", options.word}};
    if (options.word == "prune" || options.word == "pin" || options.word == "restore") {
        need(1, 1000, "at least one BLOCK:CANDIDATE");
        json["paths"] = Json::array();
        for (const std::string& argument : options.arguments) {
            const Path path = pathFrom(space, argument);
            json["paths"].push_back({path.block, path.candidate});
        }
    } else if (options.word == "prune_below") {
        need(1, 1, "a probability");
        json["value"] = argumentAs<double>(options.arguments.front());
    } else if (options.word == "fix_stage") {
        need(1, 1, "the number of a stage");
        json["stage"] = argumentAs<int>(options.arguments.front());
    } else if (options.word == "derive" && !options.arguments.empty()) {
        need(0, 1, "nothing else, or the step whose leading network is meant");
        json["step"] = argumentAs<std::int64_t>(options.arguments.front());
    } else {
        need(0, 0, "nothing else");
    }
    return commandFromJson(json, "command");
}

int command(const CommandOptions& options)
{
    const std::filesystem::path folder = findRun(options.run);
    const auto run = RunStore::open(folder, RunStore::Access::Read);
    CommandFolder::send(folder, commandFrom(options, *run));
    note("Sent. What comes of it is recorded in the run.");
    return Success;
}

} // namespace

void addCommandCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<CommandOptions>();
    CLI::App* sub = app.add_subcommand(
        "command", "Steer a search that another program runs with --accept-commands, through its run folder");
    sub->add_option("run", options->run, "Run folder, or its name")->required()->type_name("RUN");
    sub->add_option(
           "command", options->word,
           "pause, resume, stop, derive [STEP], checkpoint, set KEY=VALUE, prune|pin|restore BLOCK:CANDIDATE …, "
           "prune_below PROBABILITY, fix_stage STAGE, undo, redo")
        ->required()
        ->type_name("COMMAND");
    sub->add_option("arguments", options->arguments, "What the command needs");
    sub->callback([options, &action] { action = [options] { return command(*options); }; });
}

} // namespace pathloom::cli
