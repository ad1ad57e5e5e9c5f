// SPDX-License-Identifier: MIT
#include "app/cli/common/network_argument.h"

#include "app/cli/common/options.h"
#include "app/cli/common/subject.h"
#include "core/util/error.h"

#include <optional>

namespace pathloom::cli {

namespace fs = std::filesystem;

namespace {

/// What the argument names as a whole; none if there is nothing of that name.
std::optional<Subject> wholeSubject(const std::string& argument)
{
    try {
        return findRunOrNetwork(argument);
    } catch (const UsageError&) {
        if (argument.find(':') == std::string::npos)
            throw;
        return std::nullopt;
    }
}

NamedNetwork networkOfRun(const fs::path& folder, const std::string& numberOrName)
{
    const auto run = RunStore::open(folder, RunStore::Access::Read);
    const DerivedNetwork network = chosenNetwork(*run, numberOrName);
    const std::string runName = run->info().name.empty() ? folder.stem().string() : run->info().name;
    return {runName + ":" + network.name, network.description};
}

} // namespace

NamedNetwork findNetwork(const std::string& argument)
{
    if (const std::optional<Subject> subject = wholeSubject(argument)) {
        if (subject->kind == SubjectKind::Run)
            return networkOfRun(subject->nameOrPath, {});
        const fs::path file = subject->nameOrPath;
        return {file.stem().string(), loadNetwork(file)};
    }
    const std::size_t colon = argument.rfind(':');
    const std::string network = argument.substr(colon + 1);
    if (network.empty())
        throw UsageError("names no network behind the colon", "'" + argument + "'", "such as my-run:net-1");
    return networkOfRun(findRun(argument.substr(0, colon)), network);
}

} // namespace pathloom::cli
