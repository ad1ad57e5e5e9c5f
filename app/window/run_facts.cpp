// SPDX-License-Identifier: MIT
#include "app/window/run_facts.h"

#include "app/window/space_file.h"
#include "core/search/recommended.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/paths.h"
#include "widgets/models/run_list_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace pathloom {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(RunFacts)
};

QString imageCount(std::int64_t limit)
{
    return limit > 0 ? QLocale().toString(static_cast<qlonglong>(limit)) : Texts::tr("all");
}

/// As it is written in files and on the command line.
QString valueText(const Json& value)
{
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

} // namespace

FigureTable runFacts(const RunStore& run)
{
    const RunInfo info = run.info();
    FigureTable table{{Texts::tr("Fact"), Texts::tr("Value"), Texts::tr("Recommended")}, {}};
    const auto add = [&table](const QString& name, const QString& value) {
        table.rows.append(QVariantList{name, value, QVariant()});
    };
    const auto text = [](const std::string& known) {
        return known.empty() ? Format::none() : QString::fromStdString(known);
    };
    add(Texts::tr("Name"), runName(info, run.space().name));
    add(Texts::tr("Folder"), textOf(run.folder()));
    add(Texts::tr("Started"),
        QLocale().toString(QDateTime::fromString(QString::fromStdString(info.created), Qt::ISODate).toLocalTime(),
                           QLocale::LongFormat));
    add(Texts::tr("State"), Format::phase(info.state));
    add(Texts::tr("Steps"), QLocale().toString(static_cast<qlonglong>(run.lastStep())));
    add(Texts::tr("Search space"), text(run.space().name));
    add(Texts::tr("Target"),
        text(CoreText::of(info.targetName.empty() ? info.targetId : info.targetName).toStdString()));
    add(Texts::tr("Images"), text(info.data.kind));
    if (!info.data.folder.empty())
        add(Texts::tr("Folder of the images"), textOf(info.data.folder));
    add(Texts::tr("Training images used"), imageCount(info.data.trainLimit));
    add(Texts::tr("Test images used"), imageCount(info.data.testLimit));
    add(Texts::tr("Fingerprint of the images"), text(info.dataFingerprint));
    add(Texts::tr("Classes"), QLocale().toString(static_cast<qlonglong>(info.classNames.size())));
    add(Texts::tr("Program"), text(info.program));
    if (info.machine.is_object() && info.machine.contains("cpu"))
        add(Texts::tr("Processor"), valueText(info.machine["cpu"]));
    const std::vector<SettingInfo> settings = listSettings(info.config),
                                   before = listSettings(recommendedConfig(run.space(), info.trainImages));
    for (std::size_t i = 0; i < settings.size(); ++i)
        table.rows.append(QVariantList{QString::fromStdString(settings[i].key), valueText(settings[i].value),
                                       valueText(before[i].value)});
    return table;
}

SearchRequest requestLike(const RunStore& run)
{
    const SearchJob job = jobOf(run);
    SearchRequest request;
    request.data = job.data;
    request.space = nameOrFileOf(job.space);
    request.target = QString::fromStdString(job.target.id);
    request.settings = changedSettings(job.config, recommendedConfig(job.space, run.info().trainImages));
    if (run.work().job)
        request.until = run.work().job->until;
    return request;
}

} // namespace pathloom
