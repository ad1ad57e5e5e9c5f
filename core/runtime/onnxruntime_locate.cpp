// SPDX-License-Identifier: MIT
// Where ONNX Runtime's library may lie.
#include "core/runtime/onnxruntime_library.h"

#include "core/util/files.h"

#include <algorithm>
#include <cstdlib>

#include <sys/utsname.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr int deepest = 10;          ///< folders below the one given
constexpr int mostEntries = 200'000; ///< looked at: a home folder given by mistake must not take minutes

bool isLibraryName(const fs::path& file)
{
    return file.filename().string().starts_with("libonnxruntime.so");
}

/// What file paths of npm packages and unpacked releases call this machine's architecture.
std::vector<std::string> architectureNames()
{
    utsname name{};
    uname(&name);
    const std::string machine = name.machine;
    if (machine == "x86_64")
        return {"x64", "x86_64"};
    if (machine == "aarch64")
        return {"arm64", "aarch64"};
    return {machine};
}

bool namesThisArchitecture(const fs::path& file)
{
    const std::vector<std::string> names = architectureNames();
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return file.string().find(name) != std::string::npos; });
}

void add(std::vector<fs::path>& all, const std::vector<fs::path>& more)
{
    for (const fs::path& file : more)
        if (std::find(all.begin(), all.end(), file) == all.end())
            all.push_back(file);
}

/// Files directly in folder/python3*/<packages>/onnxruntime/capi.
std::vector<fs::path> inPythonFolders(const fs::path& folder)
{
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const fs::directory_entry& python : fs::directory_iterator(folder, ignored)) {
        if (!python.path().filename().string().starts_with("python3"))
            continue;
        for (const char* packages : {"site-packages", "dist-packages"})
            add(found, onnxRuntimeLibrariesIn(python.path() / packages / "onnxruntime" / "capi"));
    }
    return found;
}

} // namespace

std::vector<fs::path> onnxRuntimeLibrariesIn(const fs::path& folder)
{
    std::error_code failure;
    if (fs::is_regular_file(folder, failure))
        return {folder};
    std::vector<fs::path> found;
    int entries = 0;
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto entry = fs::recursive_directory_iterator(folder, options, failure);
         !failure && entry != fs::recursive_directory_iterator() && ++entries < mostEntries; entry.increment(failure)) {
        if (entry.depth() >= deepest)
            entry.disable_recursion_pending();
        std::error_code ignored;
        if (isLibraryName(entry->path()) && entry->is_regular_file(ignored))
            found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end());
    std::stable_partition(found.begin(), found.end(), namesThisArchitecture);
    return found;
}

std::vector<fs::path> onnxRuntimeCandidates()
{
    std::vector<fs::path> all;
    if (const char* named = std::getenv("PATHLOOM_ONNXRUNTIME"))
        return onnxRuntimeLibrariesIn(named); // said explicitly: nothing else counts
    if (const fs::path chosen = onnxRuntimeFolder(); !chosen.empty())
        add(all, onnxRuntimeLibrariesIn(chosen));
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    for (const fs::path& npm :
         {program.parent_path().parent_path() / "npm", userDataFolder() / "npm", fs::current_path(ignored)})
        add(all, onnxRuntimeLibrariesIn(npm / "node_modules" / "onnxruntime-node"));
    // Debian 13's package, or what a person installed for all programs. The loader finds them by name.
    for (const char* folder : {"/usr/local/lib", "/usr/lib"}) {
        for (const std::string& name : {std::string(), architectureNames().back() + "-linux-gnu"}) {
            for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(folder) / name, ignored))
                if (isLibraryName(entry.path()) && !fs::is_symlink(entry.path(), ignored))
                    add(all, {entry.path()});
        }
    }
    for (const char* variable : {"VIRTUAL_ENV", "CONDA_PREFIX"})
        if (const char* environment = std::getenv(variable))
            add(all, inPythonFolders(fs::path(environment) / "lib"));
    if (const fs::path home = homeFolder(); !home.empty())
        add(all, inPythonFolders(home / ".local" / "lib"));
    add(all, inPythonFolders("/usr/local/lib"));
    add(all, inPythonFolders("/usr/lib"));
    return all;
}

} // namespace pathloom
