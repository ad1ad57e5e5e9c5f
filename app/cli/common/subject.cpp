// SPDX-License-Identifier: MIT
#include "app/cli/common/subject.h"

#include "core/space/search_space.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"

#include <algorithm>

namespace pathloom::cli {

namespace fs = std::filesystem;

namespace {

SubjectKind kindOfFile(const fs::path& file)
{
    const Json json = readJsonFile(file);
    const std::string format = JsonReader(json, file.string()).text("format");
    if (format == "pathloom.network")
        return SubjectKind::Network;
    if (format == "pathloom.space")
        return SubjectKind::Space;
    throw Error("key 'format': '" + format + "' is neither a network nor a space", file.string());
}

} // namespace

Subject findSubject(const std::string& argument)
{
    std::error_code ignored;
    if (fs::is_directory(argument, ignored))
        return {SubjectKind::Run, argument};
    if (fs::exists(argument, ignored))
        return {kindOfFile(argument), argument};

    const bool isName = !argument.empty() && argument.find('/') == std::string::npos;
    if (isName) {
        if (std::ranges::count(shippedSpaces(), argument) > 0)
            return {SubjectKind::Space, argument};
        for (const fs::path& network : shippedNetworks())
            if (network.stem() == argument)
                return {SubjectKind::Network, network.string()};
        for (const std::string& name : {argument, argument + ".pathloom"})
            if (const fs::path run = defaultRunsFolder() / name; fs::is_directory(run, ignored))
                return {SubjectKind::Run, run.string()};
    }
    throw UsageError("is neither a run, nor a network, nor a search space, nor images", "'" + argument + "'",
                     "pathloom-cli list shows what there is");
}

Subject findRunOrNetwork(const std::string& argument)
{
    Subject subject = findSubject(argument);
    if (subject.kind == SubjectKind::Space)
        throw UsageError("is a search space; a run or a network is needed here", "'" + argument + "'");
    return subject;
}

fs::path findRun(const std::string& argument)
{
    const Subject subject = findSubject(argument);
    if (subject.kind != SubjectKind::Run)
        throw UsageError("is no run", "'" + argument + "'", "pathloom-cli list runs shows the runs there are");
    return subject.nameOrPath;
}

std::vector<fs::path> shippedNetworks()
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(resourcePath("networks")))
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

} // namespace pathloom::cli
