// SPDX-License-Identifier: MIT
#include "core/run/network_rows.h"

#include "core/run/network_files.h"
#include "core/run/run_json.h"
#include "core/run/run_schema.h"

#include <algorithm>
#include <regex>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

DerivedNetwork readNetwork(SQLite::Statement& row, const fs::path& folder)
{
    const std::string where = databaseFile(folder).string() + ": network " + row.getColumn(1).getString();
    Json json;
    try {
        json = parseJson(row.getColumn(2).getString(), "");
    } catch (const Error& e) {
        throw Error(std::string("is damaged: ") + e.what(), where);
    }
    DerivedNetwork network = derivedNetworkFromJson(json, where);
    network.id = row.getColumn(0).getInt64();
    network.name = row.getColumn(1).getString();
    return network;
}

/// Names become those of files, and "net-<id>" is what a network without one is called.
void requireName(const std::string& name, std::int64_t id)
{
    constexpr std::size_t longest = 80;
    static const std::regex numbered("net-[0-9]+");
    const auto isBad = [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '/' || c == '\\'; };
    if (name.empty() || name.size() > longest || name.front() == '.' || std::ranges::any_of(name, isBad))
        throw UsageError("'" + name + "' cannot be the name of a network", "",
                         "at most " + std::to_string(longest) +
                             " characters, without slashes and not beginning with a dot");
    if (std::regex_match(name, numbered) && name != "net-" + std::to_string(id))
        throw UsageError("'" + name + "' is the name of another network, or will be that of a later one", "",
                         "choose another name");
}

/// Whether files of a network called so could take the place of another one's: a network that was renamed keeps those
/// of its old name.
bool wouldMeet(const DerivedNetwork& other, const std::string& name)
{
    return other.weightsFile == weightsFileOf(name) || other.weightsFile == weightsFileOf(name + retrainedSuffix) ||
           fs::path(other.onnxFile) == fs::path(networksFolder) / (name + ".onnx") ||
           name == other.name + retrainedSuffix || other.name == name + retrainedSuffix;
}

} // namespace

NetworkRows::NetworkRows(SQLite::Database& database, const fs::path& folder) : m_database(database), m_folder(folder)
{
    SQLite::Statement rows(database, "SELECT id, name, body FROM networks ORDER BY id");
    while (rows.executeStep())
        try {
            m_known.push_back(readNetwork(rows, folder));
        } catch (const Error& e) { // of another version, most likely: it must not hide the others
            m_unknown.push_back(rows.getColumn(1).getString());
            m_whyUnknown[rows.getColumn(0).getInt64()] = e.what();
        }
}

std::vector<DerivedNetwork> NetworkRows::listed() const
{
    std::vector<DerivedNetwork> networks = m_known;
    std::erase_if(networks, [](const DerivedNetwork& network) { return network.removed; });
    return networks;
}

DerivedNetwork NetworkRows::chosenFrom(const std::vector<DerivedNetwork>& networks, std::int64_t id) const
{
    if (const auto why = m_whyUnknown.find(id); why != m_whyUnknown.end())
        throw Error("is not understood; another version of Pathloom may have written it", why->second);
    std::string ids;
    for (const DerivedNetwork& network : networks) {
        if (network.id == id)
            return network;
        ids += (ids.empty() ? "" : ", ") + std::to_string(network.id);
    }
    throw Error("has no derived network with the number " + std::to_string(id), m_folder.string(),
                ids.empty() ? "it has none yet" : "it has " + ids);
}

DerivedNetwork NetworkRows::add(DerivedNetwork network)
{
    network.id = m_database.execAndGet("SELECT ifnull(max(id), 0) FROM networks").getInt64() + 1;
    if (network.name.empty())
        network.name = "net-" + std::to_string(network.id);
    const std::string wanted = network.name;
    for (int number = 2; !whyTaken(network.name, network.id).empty(); ++number) // a yardstick that was deleted, say
        network.name = wanted + '-' + std::to_string(number);
    SQLite::Statement insert(m_database, "INSERT INTO networks (id, name, body) VALUES (?, ?, ?)");
    insert.bind(1, network.id);
    insert.bind(2, network.name);
    insert.bind(3, toJson(network).dump());
    insert.exec();
    saveNetwork(network.description, m_folder / networksFolder / (network.name + ".json"));
    return network;
}

void NetworkRows::store(const DerivedNetwork& network)
{
    SQLite::Statement update(m_database, "UPDATE networks SET body = ? WHERE id = ?");
    update.bind(1, toJson(network).dump());
    update.bind(2, network.id);
    update.exec();
}

std::optional<Predictions> NetworkRows::predictions(const DerivedNetwork& network) const
{
    if (!m_database.tableExists("predictions")) // of an older version
        return std::nullopt;
    SQLite::Statement row(m_database, "SELECT classes, images FROM predictions WHERE network = ? AND training = ?");
    row.bind(1, network.id);
    row.bind(2, network.training.dump());
    if (!row.executeStep())
        return std::nullopt;
    return unpackedPredictions(row.getColumn(1).getString(), row.getColumn(0).getInt(),
                               databaseFile(m_folder).string() + ": network " + network.name);
}

void NetworkRows::storePredictions(const DerivedNetwork& network, const Predictions& predictions)
{
    const std::string images = packedPredictions(predictions);
    SQLite::Statement insert(m_database, "INSERT OR REPLACE INTO predictions (network, training, classes, images)"
                                         " VALUES (?, ?, ?, ?)");
    insert.bind(1, network.id);
    insert.bind(2, network.training.dump());
    insert.bind(3, predictions.classes);
    insert.bindNoCopy(4, images.data(), int(images.size()));
    insert.exec();
}

std::string NetworkRows::whyTaken(const std::string& name, std::int64_t id) const
{
    if (std::ranges::find(m_unknown, name) != m_unknown.end())
        return "another network of the run is called '" + name + "'";
    for (const DerivedNetwork& other : m_known) {
        if (other.id == id)
            continue;
        if (other.name == name)
            return "another network of the run is called '" + name + "'" +
                   (other.removed ? ", which was deleted and can be brought back" : "");
        if (wouldMeet(other, name))
            return "files of " + other.name + " would be written over by those of a network called '" + name + "'";
    }
    return {};
}

DerivedNetwork NetworkRows::rename(std::int64_t id, const std::string& name)
{
    DerivedNetwork network = find(id);
    if (network.name == name)
        return network;
    requireName(name, id);
    if (const std::string why = whyTaken(name, id); !why.empty())
        throw UsageError(why, "", "choose another name");
    // A training that was interrupted goes on under the new name.
    const fs::path checkpoints = m_folder / Checkpoints::folderName;
    std::error_code ignored;
    fs::rename(checkpoints / network.name, checkpoints / name, ignored);
    network.name = name;
    SQLite::Statement update(m_database, "UPDATE networks SET name = ? WHERE id = ?");
    update.bind(1, name);
    update.bind(2, id);
    update.exec();
    return network;
}

} // namespace pathloom
