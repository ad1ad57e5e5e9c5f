// SPDX-License-Identifier: MIT
#include "app/window/search_request.h"

#include "app/window/target_check.h"
#include "core/data/size_advice.h"
#include "core/run/run_json.h"
#include "core/search/recommended.h"
#include "core/space/space_facts.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "widgets/common/core_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(SearchRequest)
};

} // namespace

QByteArray toBytes(const SearchRequest& request)
{
    Json furtherTargets = Json::array();
    for (const QString& target : request.furtherTargets)
        furtherTargets.push_back(target.toStdString());
    const Json json = {
        {"name", request.name.toStdString()},   {"data", toJson(request.data)},
        {"space", request.space.toStdString()}, {"target", request.target.toStdString()},
        {"further_targets", furtherTargets},    {"settings", request.settings},
        {"until", toText(request.until)},
    };
    return QByteArray::fromStdString(json.dump());
}

SearchRequest requestFromBytes(const QByteArray& bytes)
{
    SearchRequest request;
    if (bytes.isEmpty())
        return request;
    try {
        const Json json = parseJson(bytes.toStdString(), "remembered search");
        const JsonReader reader(json, "remembered search");
        request.name = QString::fromStdString(reader.text("name", ""));
        request.space = QString::fromStdString(reader.text("space"));
        request.target = QString::fromStdString(reader.text("target"));
        if (json.contains("further_targets"))
            for (const std::string& target : json["further_targets"].get<std::vector<std::string>>())
                request.furtherTargets.append(QString::fromStdString(target));
        request.settings = reader.at("settings");
        request.until = stageFromText(reader.text("until", toText(Stage::Export)));
        request.data = dataSpecFromJson(reader.at("data"), "remembered search");
    } catch (const std::exception&) {
        return {};
    }
    return request;
}

PreparedSearch prepareSearch(const SearchRequest& request, std::stop_token stop)
{
    PreparedSearch prepared;
    prepared.request = request;
    const std::string target = request.target.toStdString();
    prepared.job = prepareJob(request.space.toStdString(), request.data, target, request.settings, std::move(stop));
    prepared.job.name = request.name.toStdString();
    prepared.trainImages = prepared.job.images.train->size();
    prepared.defaults = recommendedConfig(prepared.job.space, prepared.trainImages);
    prepared.targetProblem = targetProblem(prepared.job.target, prepared.job.space);
    if (prepared.targetProblem.isEmpty()) {
        prepared.needsMeasuring = needsMeasuring(prepared.job.target, prepared.job.space);
        if (!prepared.needsMeasuring) {
            prepared.table = tableFor(prepared.job.target, prepared.job.space, {});
            prepared.latency = latencyModel(*prepared.table, prepared.job.space);
        }
    }
    try {
        prepared.proposal = proposeSpace(prepared.job.space.input, prepared.job.space.classes);
    } catch (const Error&) {
        prepared.proposal.reset(); // the space that was chosen goes on, with a warning about its maps
    }
    if (const PictureFindings* const pictures = prepared.job.images.train->findings())
        prepared.sizeAdvice = sentences(adviseOnSize(*pictures, prepared.job.space.input, prepared.job.space.classes));
    prepared.whyNoCuda = whyNotHere(ComputeDevice::Cuda);
    return prepared;
}

QStringList problems(const PreparedSearch& prepared)
{
    const SearchConfig& config = prepared.job.config;
    QStringList found;
    if (!prepared.targetProblem.isEmpty())
        found.append(prepared.targetProblem);
    for (const std::string& problem : problems(config))
        found.append(CoreText::of(problem));
    if (config.computing.device == ComputeDevice::Cuda && !prepared.whyNoCuda.empty())
        found.append(Texts::tr("%1: choose cpu as the device.").arg(CoreText::of(prepared.whyNoCuda)));
    if (const QString budget = budgetProblem(prepared); !budget.isEmpty())
        found.append(budget);
    return found;
}

QString budgetProblem(const PreparedSearch& prepared)
{
    const SearchConfig& config = prepared.job.config;
    const double smallest = prepared.latency ? prepared.latency->smallestMs() : 0;
    if (config.latencyLoss == LatencyLoss::None || config.budgetMs <= 0 || config.budgetMs >= smallest)
        return {};
    // Rounded up, so that the number named can be used.
    const QString possible = QLocale().toString(std::ceil(smallest * 1000) / 1000, 'f', 3);
    return Texts::tr("The budget is below the fastest network of this space on this target: give %1 ms or more, or 0 "
                     "for an automatic one.")
        .arg(possible);
}

QStringList warnings(const PreparedSearch& prepared)
{
    const Shape& images = prepared.job.space.input;
    const auto [channels, height, width] = madeFor(prepared.job.space);
    constexpr int muchLarger = 4;
    const auto sentence = [&](const QString& text) {
        return QStringList{text.arg(height).arg(width).arg(images.height).arg(images.width)};
    };
    const Shape smallest = factsOf(prepared.job.space).smallestMap;
    if (std::min(smallest.height, smallest.width) < leastMapSide) {
        QStringList found = {
            sentence(Texts::tr("This space was made for images of %1 × %2 pixels; these have %3 × %4, of which its "
                               "strides leave maps of %5 × %6 pixels."))
                .front()
                .arg(smallest.height)
                .arg(smallest.width)};
        if (prepared.proposal)
            found.append(Texts::tr("The space that is proposed suits them better."));
        return found;
    }
    if (images.height > height * muchLarger || images.width > width * muchLarger)
        return sentence(
            Texts::tr("This space was made for images of %1 × %2 pixels; these have %3 × %4, which makes its networks "
                      "slow. The space that is proposed suits them better, or a smaller size for the network."));
    return {};
}

Json changedSettings(const SearchConfig& config, const SearchConfig& defaults)
{
    Json changed = Json::object();
    const std::vector<SettingInfo> now = listSettings(config);
    const std::vector<SettingInfo> before = listSettings(defaults);
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i].value != before[i].value)
            changed[now[i].key] = now[i].value;
    }
    return changed;
}

QString newRunFolder(const QString& name)
{
    QString base = name.trimmed().toLower();
    base.replace(QRegularExpression(QStringLiteral("[^\\p{L}\\p{N}]+")), QStringLiteral("-"));
    base.remove(QRegularExpression(QStringLiteral("^-+|-+$")));
    if (base.isEmpty())
        base = QStringLiteral("search");
    const QDir runs(QString::fromStdString(writableDataFolder("runs").string()));
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString folder = runs.filePath(QStringLiteral("%1-%2.pathloom").arg(base, stamp));
    for (int i = 2; QFileInfo::exists(folder); ++i)
        folder = runs.filePath(QStringLiteral("%1-%2-%3.pathloom").arg(base, stamp).arg(i));
    return folder;
}

} // namespace pathloom
