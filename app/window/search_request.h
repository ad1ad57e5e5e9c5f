// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"
#include "core/search/search_engine.h"
#include "core/space/proposal.h"

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <optional>
#include <stop_token>

namespace pathloom {

/// What a person asks for in the New search dialog; remembered from one time to the next.
struct SearchRequest
{
    QString name; ///< may be empty
    DataSpec data;
    QString space = QStringLiteral("small"); ///< name, file, or proposedSpace
    QString target = QString::fromLatin1(thisMachineId);
    QStringList furtherTargets;     ///< one more search for each of them, one after another
    Json settings = Json::object(); ///< what differs from recommendedConfig()
    QString folder;                 ///< where the run goes; empty = a new folder below the default one
    Stage until = Stage::Export;    ///< what is done when the search has finished, up to this
    bool operator==(const SearchRequest&) const = default;
};

/// Without the run folder, which is used once.
QByteArray toBytes(const SearchRequest& request);
/// Values that cannot be read are left at their defaults: remembered settings must never keep the window from opening.
SearchRequest requestFromBytes(const QByteArray& bytes);

/// A request looked up: ready to start.
struct PreparedSearch
{
    SearchRequest request;
    SearchJob job;
    SearchConfig defaults; ///< recommendedConfig() of its space and images
    std::int64_t trainImages = 0;
    QString targetProblem; ///< why there are no latencies of its target, so that it cannot start; empty if there are
    bool needsMeasuring = false;
    std::optional<LatencyTable> table; ///< unless it has to be measured first
    std::optional<LatencyModel> latency;
    std::optional<SpaceProposal> proposal; ///< for these images; none if they are too small for any space
    std::vector<std::string> sizeAdvice;   ///< sentences on the size of the images and the spaces that suit it
    std::string whyNoCuda; ///< empty if LibTorch can compute on CUDA here; see whyNotHere()
};
/// Reads data, space and table. Takes a second, or several for many images; not for the GUI thread. Throws as
/// prepareJob() does; a target without latencies for the space is no failure, but a problem of what was found.
PreparedSearch prepareSearch(const SearchRequest& request, std::stop_token stop = {});
/// What looks a request up, on a background thread; cancelled jobs stop it.
using SearchLookUp = std::function<PreparedSearch(const SearchRequest&, std::stop_token)>;

/// Sentences that keep it from starting with the settings it has now.
QStringList problems(const PreparedSearch& prepared);
/// The one of them that is about the budget; empty if nothing is wrong with it.
QString budgetProblem(const PreparedSearch& prepared);
/// What a person should know before the start, although nothing keeps it from starting.
QStringList warnings(const PreparedSearch& prepared);

/// Settings of config that differ from defaults, as {"key": value}.
Json changedSettings(const SearchConfig& config, const SearchConfig& defaults);

/// A folder for this run below the default one that does not exist yet.
QString newRunFolder(const QString& name);

} // namespace pathloom
