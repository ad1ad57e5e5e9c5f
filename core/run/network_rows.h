// SPDX-License-Identifier: MIT
// Private to core/run: the table of derived networks in run.db.
#pragma once

#include "core/run/run_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>

namespace pathloom {

/// The derived networks of a run as rows of its database, within a transaction of the caller's.
class NetworkRows
{
public:
    NetworkRows(SQLite::Database& database, const std::filesystem::path& folder);

    /// Those that are understood and were not removed.
    std::vector<DerivedNetwork> listed() const;
    /// Names of those that are not understood.
    const std::vector<std::string>& unknown() const { return m_unknown; }
    /// Throws Error listing the ids there are.
    DerivedNetwork find(std::int64_t id) const { return chosenFrom(m_known, id); }
    DerivedNetwork findListed(std::int64_t id) const { return chosenFrom(listed(), id); }

    /// Gives it id and, if empty or taken, name; writes the description file.
    DerivedNetwork add(DerivedNetwork network);
    /// Everything but id and name.
    void store(const DerivedNetwork& network);
    /// What the network says of the test images since it was trained as it is; none otherwise.
    std::optional<Predictions> predictions(const DerivedNetwork& network) const;
    void storePredictions(const DerivedNetwork& network, const Predictions& predictions);
    /// Throws UsageError.
    DerivedNetwork rename(std::int64_t id, const std::string& name);

private:
    /// What keeps a network from having this name; empty = nothing does.
    std::string whyTaken(const std::string& name, std::int64_t id) const;
    DerivedNetwork chosenFrom(const std::vector<DerivedNetwork>& networks, std::int64_t id) const;

    SQLite::Database& m_database;
    std::filesystem::path m_folder;
    std::vector<DerivedNetwork> m_known;
    std::vector<std::string> m_unknown;
    std::map<std::int64_t, std::string> m_whyUnknown; ///< by id
};

} // namespace pathloom
