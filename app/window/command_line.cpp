// SPDX-License-Identifier: MIT
#include "app/window/command_line.h"

#include "app/search_options.h"
#include "core/space/proposal.h"
#include "core/util/error.h"
#include "core/util/numbers.h"
#include "widgets/common/core_text.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace pathloom {

namespace {

/// Adds "key=value" to the settings of a request, checked and read by core.
void addSetting(Json& settings, const QString& assignment)
{
    SearchConfig config;
    setSetting(config, assignment.toStdString());
    const std::string key = assignment.section(u'=', 0, 0).toStdString();
    for (const SettingInfo& setting : listSettings(config))
        if (setting.key == key)
            settings[key] = setting.value;
}

QString absolutePath(const QString& path)
{
    return QFileInfo(path).absoluteFilePath();
}

/// A count of images; throws UsageError.
std::int64_t countOf(const QString& option, const QString& text)
{
    const std::optional<std::int64_t> count = numberFrom<std::int64_t>(text.toStdString());
    if (!count || *count < 0)
        throw UsageError(
            CommandLine::tr("--%1 must be a whole number, 0 or above, not \"%2\"").arg(option, text).toStdString());
    return *count;
}

/// The last stage; throws UsageError.
Stage stageOf(const QString& text)
{
    for (const Stage stage : {Stage::Search, Stage::Derive, Stage::Train, Stage::Export})
        if (text.toStdString() == toText(stage))
            return stage;
    throw UsageError(
        CommandLine::tr("--until must be search, derive, train or export, not \"%1\"").arg(text).toStdString());
}

/// A shipped space or target goes by its name, a file by a path that stays right.
QString nameOrPath(const QString& text, const QString& file)
{
    return QFileInfo::exists(file) ? absolutePath(text) : text;
}

SearchRequest requestFrom(const QCommandLineParser& parser)
{
    const auto given = [&](const char* name) { return parser.isSet(QLatin1String(name)); };
    const auto value = [&](const char* name) { return parser.value(QLatin1String(name)); };
    SearchRequest request;
    if (given("space"))
        request.space = nameOrPath(value("space"), value("space"));
    else if (given("data"))
        request.space = QString::fromLatin1(proposedSpace);
    if (given("data"))
        request.data = dataSpecFromText(value("data").toStdString());
    if (given("train-images"))
        request.data.trainLimit = countOf(QStringLiteral("train-images"), value("train-images"));
    if (given("test-images"))
        request.data.testLimit = countOf(QStringLiteral("test-images"), value("test-images"));
    QStringList targets;
    for (const QString& target : parser.values(QStringLiteral("target")))
        targets << nameOrPath(target, target.section(u'#', 0, 0)); // "#32" behind a file chooses a batch size
    request.target = targets.value(0, request.target);
    request.furtherTargets = targets.mid(1);
    request.name = value("name");
    if (given("run"))
        request.folder = absolutePath(value("run"));
    if (given("until"))
        request.until = stageOf(value("until"));
    for (const auto& [option, key] : {std::pair("method", "method"),
                                      {"budget", "latency.budget_ms"},
                                      {"seed", "seed"},
                                      {"threads", "threads"},
                                      {"device", "device"}})
        if (given(option))
            addSetting(request.settings, QLatin1String(key) + u'=' + value(option));
    for (const QString& assignment : parser.values(QStringLiteral("set")))
        addSetting(request.settings, assignment);
    return request;
}

} // namespace

CommandLine parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        CommandLine::tr("Searches a convolutional network for your images and your hardware while you watch."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("run"), CommandLine::tr("Run folder to show."),
                                 QStringLiteral("[run]"));
    const QCommandLineOption start(QStringLiteral("start"), CommandLine::tr("Start the search at once."));
    parser.addOption(start);
    for (const SearchOption& option : searchOptions) {
        const QString value = option.value ? CoreText::of(option.value) : QString();
        QCommandLineOption known(QLatin1String(option.name), CoreText::of(option.help), value);
        if (option.notInWindow)
            known.setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(known);
    }
    if (!parser.parse(arguments))
        throw UsageError(parser.errorText().toStdString());
    parser.process(arguments); // --help, --help-all and --version print and exit

    CommandLine result{.start = parser.isSet(start)};
    bool describesSearch = false;
    for (const SearchOption& option : searchOptions) {
        if (!parser.isSet(QLatin1String(option.name)))
            continue;
        describesSearch = true;
        if (option.notInWindow)
            throw UsageError(std::string("--") + option.name + ' ' + CoreText::of(option.notInWindow).toStdString());
    }
    const QStringList runs = parser.positionalArguments();
    if (runs.size() > 1)
        throw UsageError(CommandLine::tr("only one run can be shown at a time").toStdString());
    if (!runs.isEmpty()) {
        if (result.start || describesSearch)
            throw UsageError(CommandLine::tr("a run to show and a search to start exclude each other").toStdString());
        result.run = absolutePath(runs.front());
    } else if (describesSearch) {
        result.request = requestFrom(parser);
    }
    return result;
}

} // namespace pathloom
