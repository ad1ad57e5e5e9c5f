// SPDX-License-Identifier: MIT
#include "core/data/idx_folder.h"

#include "core/data/idx_file.h"
#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <tuple>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

struct Role
{
    const char* content;      ///< "training images"
    const char* standardName; ///< of MNIST's file
    bool isTest, areLabels;
};
constexpr std::array<Role, 4> roles = {{{"training images", "train-images-idx3-ubyte", false, false},
                                        {"training labels", "train-labels-idx1-ubyte", false, true},
                                        {"test images", "t10k-images-idx3-ubyte", true, false},
                                        {"test labels", "t10k-labels-idx1-ubyte", true, true}}};

/// The name in lower case, cut at everything that is no letter or digit and where a capital follows a small letter.
std::vector<std::string> words(const std::string& name)
{
    std::vector<std::string> found(1);
    char before = 0;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (!std::isalnum(byte) || (std::isupper(byte) && std::islower(static_cast<unsigned char>(before))))
            found.emplace_back();
        if (std::isalnum(byte))
            found.back() += char(std::tolower(byte));
        before = c;
    }
    return found;
}

bool hasRole(const std::string& name, const Role& role)
{
    bool train = false, test = false, images = false, labels = false;
    for (const std::string& word : words(name)) {
        train = train || word.starts_with("train");
        test = test || word.starts_with("test") || word.starts_with("t10k");
        images = images || word.find("image") != std::string::npos;
        labels = labels || word.find("label") != std::string::npos;
    }
    return train != test && images != labels && test == role.isTest && labels == role.areLabels;
}

bool isGzipName(const std::string& name)
{
    return name.ends_with(".gz");
}

/// The same name whether the file is said to be gzipped or not.
std::string stemOf(const fs::path& file)
{
    const std::string name = file.filename().string();
    return isGzipName(name) ? name.substr(0, name.size() - 3) : name;
}

std::string listed(const std::vector<fs::path>& files, const fs::path& folder)
{
    constexpr std::size_t most = 6;
    std::string text;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (i == most)
            return text + " …";
        text += (text.empty() ? "" : ", ") + files[i].lexically_relative(folder).string();
    }
    return text;
}

class Finder
{
public:
    Finder(const fs::path& place, const std::string& hint) : m_hint(hint)
    {
        std::error_code failure;
        m_folder = place;
        std::string beginning;
        if (!fs::is_directory(place, failure)) {
            if (fs::exists(place, failure))
                throw Error("is not a folder", place.string(),
                            hint.empty() ? "name the folder that holds the four IDX files" : hint);
            m_folder = place.parent_path();
            beginning = place.filename().string();
            if (beginning.empty() || !fs::is_directory(m_folder.empty() ? "." : m_folder, failure))
                throw Error("does not exist", place.string(), hint);
        }
        readNames(beginning);
        if (!beginning.empty() && m_names.empty())
            throw Error("does not exist", place.string(), hint);
    }

    fs::path find(const Role& role)
    {
        std::vector<fs::path> files, inFolders;
        for (const fs::path& path : m_names) {
            if (!hasRole(path.filename().string(), role))
                continue;
            std::error_code failure;
            if (fs::is_directory(path, failure))
                addFilesIn(path, role, inFolders);
            else
                files.push_back(path);
        }
        std::vector<fs::path>& candidates = files.empty() ? inFolders : files;
        if (candidates.empty())
            failMissing(role);
        std::ranges::sort(candidates, {}, [&](const fs::path& file) {
            const std::string name = file.filename().string();
            return std::tuple(stemOf(file) != role.standardName, isGzipName(name), name);
        });
        return candidates.size() == 1 ? candidates.front() : choose(role, candidates);
    }

    std::vector<std::string> takeNotes() { return std::move(m_notes); }

private:
    void readNames(const std::string& beginning)
    {
        std::error_code failure;
        for (auto entry = fs::directory_iterator(m_folder.empty() ? fs::path(".") : m_folder, failure);
             !failure && entry != fs::directory_iterator(); entry.increment(failure))
            if (entry->path().filename().string().starts_with(beginning))
                m_names.push_back(m_folder / entry->path().filename());
        if (failure && beginning.empty())
            throw Error("cannot be read: " + failure.message(), m_folder.string());
        std::ranges::sort(m_names);
    }

    static void addFilesIn(const fs::path& folder, const Role& role, std::vector<fs::path>& files)
    {
        std::error_code failure;
        for (auto entry = fs::directory_iterator(folder, failure); !failure && entry != fs::directory_iterator();
             entry.increment(failure)) {
            std::error_code ignored;
            if (entry->is_regular_file(ignored) && hasRole(entry->path().filename().string(), role))
                files.push_back(entry->path());
        }
    }

    /// @param sorted the likeliest first
    fs::path choose(const Role& role, const std::vector<fs::path>& sorted)
    {
        std::vector<fs::path> readable;
        std::ranges::copy_if(sorted, std::back_inserter(readable), looksLikeIdx);
        if (readable.empty())
            return sorted.front(); // opening it says what it is
        const fs::path& first = readable.front();
        const std::string stem = stemOf(first);
        const bool decided = stem == role.standardName ||
                             std::ranges::all_of(readable, [&](const fs::path& file) { return stemOf(file) == stem; });
        if (!decided)
            throw Error(fmt::format("holds several files of {}: {}", role.content, listed(readable, m_folder)),
                        m_folder.string(),
                        "leave one, or add to the folder what the names of the right ones begin with, as in "
                        "FOLDER/emnist-letters");
        if (readable.size() > 1)
            m_notes.push_back(fmt::format("Of several files of {} {} is read, not {}.", role.content,
                                          first.lexically_relative(m_folder).string(),
                                          listed({readable.begin() + 1, readable.end()}, m_folder)));
        return first;
    }

    [[noreturn]] void failMissing(const Role& role) const
    {
        const std::string name = role.standardName;
        const std::string what =
            fmt::format("does not exist, neither plain nor with .gz, nor another file whose name "
                        "says {} and {}",
                        role.isTest ? "test or t10k" : "train", role.areLabels ? "labels" : "images");
        const std::string there = m_names.empty() ? "" : "; the folder holds " + listed(m_names, m_folder);
        throw Error(what + there, (m_folder / name).string(), m_hint);
    }

    fs::path m_folder;
    std::string m_hint;
    std::vector<fs::path> m_names; ///< files and folders in the folder
    std::vector<std::string> m_notes;
};

} // namespace

IdxFolder findIdxFiles(const fs::path& place, const std::string& hint)
{
    Finder finder(place, hint);
    IdxFolder found{.trainImages = finder.find(roles[0]),
                    .trainLabels = finder.find(roles[1]),
                    .testImages = finder.find(roles[2]),
                    .testLabels = finder.find(roles[3]),
                    .notes = {}};
    found.notes = finder.takeNotes();
    return found;
}

} // namespace pathloom
