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
#include <pwd.h>
#include <unistd.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

/// Where Debian lets users live who have no home.
constexpr const char* nowhere = "/nonexistent";

fs::path environmentPath(const char* name)
{
    const char* value = std::getenv(name);
    return value && *value ? fs::path(value) : fs::path();
}

/// Of this user, as the user database knows it.
fs::path registeredHome()
{
    std::vector<char> buffer(1 << 14);
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || !found || !found->pw_dir)
        return {};
    return found->pw_dir;
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
    if (!fs::exists(path, failure)) // a failure: it cannot be told, as in a folder that one may not enter
        throw Error(failure ? "cannot be read: " + failure.message() : "does not exist", path.string());
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

fs::path createdFolder(const fs::path& folder, const std::string& hint)
{
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        throw Error("cannot be created: " + failure.message(), folder.string(), hint);
    return folder;
}

bool isWritableFolder(const fs::path& folder)
{
    std::error_code ignored;
    return fs::is_directory(folder, ignored) && ::access(folder.c_str(), W_OK | X_OK) == 0;
}

void requireWritableFolder(const fs::path& folder, const std::string& hint)
{
    std::error_code failure;
    if (!fs::exists(folder, failure) && !failure)
        throw Error("does not exist", folder.string(), hint);
    if (!failure && !fs::is_directory(folder, failure))
        throw Error("is no folder", folder.string(), hint);
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        throw Error(std::string("cannot be written: ") + std::strerror(errno), folder.string(), hint);
}

TemporaryFolder::TemporaryFolder(const std::string& name)
{
    std::error_code missing;
    fs::path place = fs::temp_directory_path(missing);
    if (missing) // TMPDIR names no folder
        place = "/tmp";
    std::string pattern = (place / ("pathloom-" + name + "-XXXXXX")).string();
    if (!::mkdtemp(pattern.data()))
        throw Error(std::string("cannot be created: ") + std::strerror(errno), pattern,
                    "set TMPDIR to a folder for temporary files");
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
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

fs::path homeFolder()
{
    fs::path home = environmentPath("HOME");
    if (!home.is_absolute())
        home = registeredHome();
    return home.is_absolute() ? home : fs::path();
}

fs::path userDataFolder()
{
    if (const fs::path own = environmentPath("PATHLOOM_DATA"); !own.empty())
        return own;
    if (const fs::path xdg = environmentPath("XDG_DATA_HOME");
        xdg.is_absolute()) // others do not count, by its standard
        return xdg / "pathloom";
    const fs::path home = homeFolder();
    return (home.empty() ? fs::path(nowhere) : home) / ".local/share/pathloom";
}

fs::path defaultRunsFolder()
{
    return userDataFolder() / "runs";
}

fs::path writableDataFolder(const fs::path& below)
{
    constexpr const char* hint = "set PATHLOOM_DATA to a folder in which Pathloom may keep its data";
    const fs::path folder = below.empty() ? userDataFolder() : userDataFolder() / below;
    if (*std::next(folder.begin(), folder.is_absolute()) == fs::path(nowhere).filename())
        throw Error("cannot be created: this user has no home folder", folder.string(), hint);
    requireWritableFolder(createdFolder(folder, hint), hint);
    return folder;
}

} // namespace pathloom
