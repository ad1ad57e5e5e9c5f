// SPDX-License-Identifier: MIT
#include "core/data/each_index.h"
#include "core/data/file_listing.h"
#include "core/data/kept_listing.h"
#include "core/util/error.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>

#include <spdlog/fmt/fmt.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

/// An open folder, by which its entries are asked for: quicker than by their whole paths.
class OpenFolder
{
public:
    explicit OpenFolder(const fs::path& path) : m_number(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}
    ~OpenFolder()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    OpenFolder(const OpenFolder&) = delete;
    OpenFolder& operator=(const OpenFolder&) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

/// Without what is passed over in silence; 0 or the reason why they cannot be read.
int readNames(const OpenFolder& folder, std::vector<std::string>& names)
{
    const int copy = folder.number() < 0 ? -1 : ::fcntl(folder.number(), F_DUPFD_CLOEXEC, 0);
    DIR* const entries = copy < 0 ? nullptr : ::fdopendir(copy); // closes the copy
    if (!entries) {
        const int error = errno;
        if (copy >= 0)
            ::close(copy);
        return error;
    }
    errno = 0;
    while (const dirent* entry = ::readdir(entries)) {
        const std::string_view name = entry->d_name;
        if (!name.starts_with('.') && name != "__MACOSX")
            names.emplace_back(name);
        errno = 0;
    }
    const int error = errno;
    ::closedir(entries);
    return error;
}

/// Goes through a folder and those below it.
class Walk
{
public:
    Walk(const fs::path& root, FileListing& listing, const std::stop_token& stop)
        : m_root(root), m_listing(listing), m_stop(stop), m_store(listing.addStore(folderStore(root))),
          m_stage(DataProgress::Stage::Listing, 0)
    {
    }

    void read(const std::string& below)
    {
        constexpr int deepest = 64;
        const fs::path folder = m_root / below;
        struct stat facts
        {
        };
        if (stat(folder.c_str(), &facts) != 0)
            return problem(folder, errno);
        if (!m_seen.insert({facts.st_dev, facts.st_ino}).second)
            return m_listing.addProblem(folder.string(), "leads to a folder that was read already");
        if (std::ranges::count(below, '/') >= deepest)
            return m_listing.addProblem(folder.string(), fmt::format("lies more than {} folders deep", deepest));
        m_folders.push_back({below, FileListing::shortStamp(stampOf(facts))});
        const OpenFolder open(folder);
        std::vector<std::string> names;
        const int error = readNames(open, names);
        if (error != 0 && below.empty())
            throw Error(std::string("cannot be read: ") + std::strerror(error), folder.string());
        if (error != 0)
            problem(folder, error);
        std::ranges::sort(names);
        for (const std::string& name : names)
            look(open, name, below.empty() ? name : below + '/' + name);
    }

    /// Those that were read, in that order.
    const std::vector<ListedSource>& folders() const { return m_folders; }
    /// Something could not be read, which may be otherwise the next time without a sign.
    bool hasTrouble() const { return m_hasTrouble; }

private:
    void look(const OpenFolder& folder, const std::string& name, const std::string& path)
    {
        if (m_stop.stop_requested())
            throw Cancelled();
        struct stat facts
        {
        };
        if (fstatat(folder.number(), name.c_str(), &facts, 0) != 0)
            problem(m_root / path, errno);
        else if (S_ISDIR(facts.st_mode))
            read(path);
        else if (S_ISREG(facts.st_mode)) { // a pipe would never end
            m_listing.add(path, m_store, 0, std::uint64_t(facts.st_size), stampOf(facts));
            m_stage.reached(std::int64_t(m_listing.size()));
        }
    }

    void problem(const fs::path& path, int error)
    {
        m_hasTrouble = true;
        std::error_code ignored;
        const bool isLink = fs::is_symlink(path, ignored);
        m_listing.addProblem(path.string(), isLink && error == ENOENT  ? "is a link to a file that does not exist"
                                            : isLink && error == ELOOP ? "is a link that leads back to itself"
                                            : error == ENOENT          ? "does not exist any more"
                                                              : std::string("cannot be read: ") + std::strerror(error));
    }

    const fs::path& m_root;
    FileListing& m_listing;
    const std::stop_token& m_stop;
    std::uint16_t m_store;
    DataStage m_stage;
    std::set<std::pair<dev_t, ino_t>> m_seen;
    std::vector<ListedSource> m_folders;
    bool m_hasTrouble = false;
};

bool isUnchanged(const fs::path& root, const ListedSource& folder)
{
    struct stat facts
    {
    };
    return folder.stamp != 0 && stat((root / folder.name).c_str(), &facts) == 0 && S_ISDIR(facts.st_mode) &&
           FileListing::shortStamp(stampOf(facts)) == folder.stamp;
}

/// Whether those of the files from `begin` on are as they were.
bool isPartUnchanged(const fs::path& root, const FileListing& listing, std::size_t begin, std::size_t end)
{
    std::unique_ptr<OpenFolder> open;
    std::string_view openName;
    for (std::size_t file = begin; file < end; ++file) {
        const std::string_view path = listing.name(file);
        const std::size_t slash = path.rfind('/');
        const std::string_view folder = slash == path.npos ? std::string_view() : path.substr(0, slash);
        if (!open || folder != openName) {
            open = std::make_unique<OpenFolder>(root / folder);
            openName = folder;
        }
        const FileListing::Entry& entry = listing.entry(file);
        const char* const name = path.data() + (slash == path.npos ? 0 : slash + 1); // ends with a zero
        struct stat facts
        {
        };
        if (entry.stamp == 0 || fstatat(open->number(), name, &facts, 0) != 0 || !S_ISREG(facts.st_mode) ||
            std::uint64_t(facts.st_size) != entry.size || FileListing::shortStamp(stampOf(facts)) != entry.stamp)
            return false;
    }
    return true;
}

/// What was listed before, if nothing has changed since.
std::optional<FileListing> listedBefore(const fs::path& folder, const std::stop_token& stop)
{
    std::optional<KeptListing> kept = readKeptListing(folder);
    if (!kept || !std::ranges::all_of(kept->sources, [&](const ListedSource& f) { return isUnchanged(folder, f); }))
        return std::nullopt;
    FileListing listing({folderStore(folder)}, std::move(kept->content));
    return areUnchanged(folder, listing, stop) ? std::optional(std::move(listing)) : std::nullopt;
}

} // namespace

bool areUnchanged(const fs::path& folder, const FileListing& listing, const std::stop_token& stop)
{
    constexpr std::size_t atOnce = 1024;
    const std::size_t parts = (listing.size() + atOnce - 1) / atOnce;
    DataStage stage(DataProgress::Stage::Listing, std::int64_t(listing.size()), atOnce);
    std::atomic<bool> hasChanged = false;
    eachIndex(std::int64_t(parts), stage, stop, [&](std::int64_t part, unsigned) {
        const std::size_t begin = std::size_t(part) * atOnce;
        if (!hasChanged && !isPartUnchanged(folder, listing, begin, std::min(begin + atOnce, listing.size())))
            hasChanged = true;
    });
    return !hasChanged;
}

FileListing listFolder(const fs::path& folder, const std::stop_token& stop)
{
    if (std::optional<FileListing> listed = listedBefore(folder, stop))
        return std::move(*listed);
    FileListing listing;
    Walk walk(folder, listing, stop);
    walk.read({});
    listing.shrink();
    if (!walk.hasTrouble())
        keepListing(folder, walk.folders(), listing);
    return listing;
}

} // namespace pathloom
