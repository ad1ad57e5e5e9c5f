// SPDX-License-Identifier: MIT
#include "app/window/search_request.h"

#include "core/util/files.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>

namespace pathloom {

QByteArray toBytes(const SearchRequest& request)
{
    const Json json = {
        {"name", request.name.toStdString()},
        {"data",
         {{"kind", request.data.kind},
          {"folder", request.data.folder.string()},
          {"train_limit", request.data.trainLimit},
          {"test_limit", request.data.testLimit}}},
        {"space", request.space.toStdString()},
        {"target", request.target.toStdString()},
        {"settings", request.settings},
        {"train_at_end", request.trainAtEnd},
    };
    return QByteArray::fromStdString(json.dump());
}

SearchRequest requestFromBytes(const QByteArray& bytes)
{
    SearchRequest request;
    if (bytes.isEmpty())
        return request;
    try {
        const Json json = Json::parse(bytes.toStdString());
        const JsonReader reader(json, "remembered search");
        request.name = QString::fromStdString(reader.text("name", ""));
        request.space = QString::fromStdString(reader.text("space"));
        request.target = QString::fromStdString(reader.text("target"));
        request.settings = reader.at("settings");
        request.trainAtEnd = reader.boolean("train_at_end", true);
        const JsonReader data = reader.object("data");
        request.data.kind = data.text("kind");
        request.data.folder = data.text("folder");
        request.data.trainLimit = data.integer("train_limit", 0, std::numeric_limits<std::int64_t>::max());
        request.data.testLimit = data.integer("test_limit", 0, std::numeric_limits<std::int64_t>::max());
    } catch (const std::exception&) {
        return {};
    }
    return request;
}

PreparedSearch prepareSearch(const SearchRequest& request)
{
    PreparedSearch prepared;
    prepared.request = request;
    const std::string target = request.target.toStdString();
    prepared.job = prepareJob(request.space.toStdString(), request.data, target, request.settings);
    prepared.job.name = request.name.toStdString();
    applySettings(prepared.defaults, prepared.job.space.recommended, prepared.job.space.name);
    prepared.trainImages = openData(request.data).train->size();
    prepared.needsMeasuring = needsMeasuring(prepared.job.target, prepared.job.space);
    if (!prepared.needsMeasuring) {
        prepared.table = tableFor(prepared.job.target, prepared.job.space, {});
        prepared.latency = latencyModel(*prepared.table, prepared.job.space);
    }
    return prepared;
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
    const QDir runs(QString::fromStdString(defaultRunsFolder().string()));
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString folder = runs.filePath(QStringLiteral("%1-%2.pathloom").arg(base, stamp));
    for (int i = 2; QFileInfo::exists(folder); ++i)
        folder = runs.filePath(QStringLiteral("%1-%2-%3.pathloom").arg(base, stamp).arg(i));
    return folder;
}

} // namespace pathloom
