// SPDX-License-Identifier: MIT
#include "core/latency/kept_fits.h"

#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/random.h"

#include <algorithm>
#include <bit>
#include <deque>
#include <mutex>

#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>
#include <zlib.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr const char* formatName = "pathloom.fit";
constexpr std::uintmax_t largestFile = 4u << 20;
constexpr std::size_t mostInMemory = 24;
constexpr std::size_t mostFiles = 100; ///< in the user's data folder: each new measurement of a table leaves one

/// 128 bits of everything that is put in, in its order.
class ContentKey
{
public:
    void add(std::uint64_t value)
    {
        m_low = mixSeed(m_low, value, 1);
        m_high = mixSeed(m_high, value, 2);
    }
    void add(const std::string& text)
    {
        add(text.size());
        for (const char c : text)
            add(static_cast<unsigned char>(c));
    }
    std::string text() const { return fmt::format("{:016x}{:016x}", m_high, m_low); }

private:
    std::uint64_t m_low = 0, m_high = 1;
};

std::uint32_t checksum(const std::string& text)
{
    return std::uint32_t(crc32_z(crc32_z(0, nullptr, 0), reinterpret_cast<const Bytef*>(text.data()), text.size()));
}

std::shared_ptr<const EstimateModel> readShippedOrOwn(const LatencyTable& table, const fs::path& own)
{
    try {
        if (auto shipped = readKeptFit(keptFitFile(resourcePath("targets/fits"), table), table))
            return shipped;
    } catch (const Error&) {
        // a build without shipped fits
    }
    return own.empty() ? nullptr : readKeptFit(keptFitFile(own, table), table);
}

/// Where the user's fits are kept; empty if there is no data folder. Looking does not make one.
fs::path ownFolder()
{
    try {
        const fs::path data = userDataFolder();
        std::error_code ignored;
        return fs::is_directory(data, ignored) ? data / "fits" : fs::path();
    } catch (const Error&) {
        return {};
    }
}

void removeOldest(const fs::path& folder)
{
    std::error_code ignored;
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
        files.emplace_back(entry.last_write_time(ignored), entry.path());
    if (files.size() <= mostFiles)
        return;
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i < files.size() - mostFiles; ++i)
        fs::remove(files[i].second, ignored);
}

void keep(const fs::path& folder, const LatencyTable& table, const EstimateModel& model)
{
    if (folder.empty())
        return;
    try {
        std::error_code ignored;
        fs::create_directory(folder, ignored);
        writeKeptFit(keptFitFile(folder, table), table, model);
        removeOldest(folder);
    } catch (const Error& e) {
        spdlog::debug("A model of a latency table is not kept: {}", e.what());
    }
}

} // namespace

std::shared_ptr<const EstimateModel> fittedModel(const LatencyTable& table)
{
    struct Fit
    {
        std::string key;
        std::shared_ptr<const EstimateModel> model;
    };
    static std::mutex guard;
    static std::deque<Fit> fits; // newest first
    const std::string key = fitKey(table);
    {
        const std::lock_guard lock(guard);
        const auto known = std::ranges::find(fits, key, &Fit::key);
        if (known != fits.end())
            return known->model;
    }
    const fs::path own = ownFolder(); // not under the lock: reading takes milliseconds, fitting seconds
    std::shared_ptr<const EstimateModel> model = readShippedOrOwn(table, own);
    if (!model) {
        model = EstimateModel::fit(table);
        if (model)
            keep(own, table, *model);
    }
    const std::lock_guard lock(guard);
    fits.push_front({key, model});
    if (fits.size() > mostInMemory)
        fits.pop_back();
    return model;
}

std::string fitKey(const LatencyTable& table)
{
    ContentKey content;
    content.add(estimateModelVersion);
    content.add(std::uint64_t(table.batch));
    for (const auto& [key, entry] : table.entries) {
        content.add(key.op);
        for (const int number : {key.kernel, key.mid, key.groups, key.squeeze, key.inputChannels, key.outputChannels,
                                 key.stride, key.inputHeight, key.inputWidth, entry.relative ? 1 : 0})
            content.add(std::uint64_t(number));
        content.add(std::bit_cast<std::uint64_t>(entry.ms));
    }
    return content.text();
}

fs::path keptFitFile(const fs::path& folder, const LatencyTable& table)
{
    return folder / (fitKey(table) + ".json");
}

std::shared_ptr<const EstimateModel> readKeptFit(const fs::path& file, const LatencyTable& table)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return nullptr;
    try {
        const Json json = parseJson(readTextFile(file, largestFile), file.string());
        const Json& fit = json.at("fit");
        if (json.at("format") != formatName || json.at("version") != estimateModelVersion ||
            json.at("table") != fitKey(table) || json.at("crc32") != checksum(fit.dump()))
            throw Error("is not the model of this table", file.string());
        return EstimateModel::restore(table, fit);
    } catch (const Json::exception& e) {
        spdlog::debug("{}: is damaged, the model is made again ({})", file.string(), e.what());
    } catch (const Error& e) {
        spdlog::debug("{}; it is made again", e.what());
    }
    return nullptr;
}

void writeKeptFit(const fs::path& file, const LatencyTable& table, const EstimateModel& model)
{
    Json fit = model.kept();
    const std::uint32_t sum = checksum(fit.dump());
    const OrderedJson json = {{"format", formatName},   {"version", estimateModelVersion},
                              {"device", table.device}, {"table", fitKey(table)},
                              {"crc32", sum},           {"fit", std::move(fit)}};
    writeTextFile(file, json.dump() + "\n");
}

} // namespace pathloom
