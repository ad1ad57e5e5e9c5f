// SPDX-License-Identifier: MIT
#include "core/util/files.h"

#include "core/util/error.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

fs::path createdFolder(fs::path folder)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        throw Error("cannot be created: " + failure.message(), folder.string());
    return folder;
}

fs::path environmentPath(const char* name)
{
    const char* value = std::getenv(name);
    return value && *value ? fs::path(value) : fs::path();
}

void flushToDisk(const fs::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY);
    const bool flushed = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int reason = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!flushed)
        throw Error(std::string("cannot be written: ") + std::strerror(reason), path.string());
}

} // namespace

std::string readTextFile(const fs::path& path, std::uintmax_t maxBytes)
{
    std::error_code failure;
    if (!fs::exists(path, failure))
        throw Error("does not exist", path.string());
    if (!fs::is_regular_file(path, failure))
        throw Error("is not a file", path.string());
    if (fs::file_size(path, failure) > maxBytes)
        throw Error("is larger than " + std::to_string(maxBytes) + " bytes, too large for this kind of file",
                    path.string());
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    if (file.peek() != std::ifstream::traits_type::eof()) // inserting nothing from an empty file would count as failure
        content << file.rdbuf();
    if (!file || content.fail())
        throw Error(std::string("cannot be read: ") + std::strerror(errno), path.string());
    return content.str();
}

void writeFileAtomically(const fs::path& target, const std::function<void(const fs::path&)>& write)
{
    fs::path temporary = target;
    temporary += ".part";
    try {
        write(temporary);
        flushToDisk(temporary);
        std::error_code failure;
        fs::rename(temporary, target, failure);
        if (failure)
            throw Error("cannot be written: " + failure.message(), target.string());
    } catch (...) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw;
    }
}

void writeTextFile(const fs::path& target, const std::string& content)
{
    writeFileAtomically(target, [&](const fs::path& temporary) {
        std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
        file << content;
        file.flush();
        if (!file)
            throw Error(std::string("cannot be written: ") + std::strerror(errno), target.string());
    });
}

fs::path resourcePath(const std::string& relative)
{
    std::error_code ignored;
    const fs::path executable = fs::read_symlink("/proc/self/exe", ignored);
    const std::vector<fs::path> roots = {environmentPath("PATHLOOM_RESOURCES"),
                                         executable.parent_path().parent_path() / "share/pathloom", PATHLOOM_RESOURCES};
    for (const fs::path& root : roots)
        if (!root.empty() && fs::exists(root / relative, ignored))
            return root / relative;
    throw Error("is not among the program's resources", relative, "set PATHLOOM_RESOURCES to the folder resources/");
}

fs::path userDataFolder()
{
    if (const fs::path own = environmentPath("PATHLOOM_DATA"); !own.empty())
        return createdFolder(own);
    if (const fs::path xdg = environmentPath("XDG_DATA_HOME"); !xdg.empty())
        return createdFolder(xdg / "pathloom");
    return createdFolder(environmentPath("HOME") / ".local/share/pathloom");
}

fs::path defaultRunsFolder()
{
    return createdFolder(userDataFolder() / "runs");
}

} // namespace pathloom
