// SPDX-License-Identifier: MIT
#include "app/window/command_line.h"

#include "core/util/error.h"

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

} // namespace

CommandLine parseCommandLine(const QStringList& arguments)
{
    // The same names as those of pathloom-cli search.
    const QCommandLineOption start(QStringLiteral("start"), CommandLine::tr("Start the search at once."));
    const QCommandLineOption space(QStringLiteral("space"),
                                   CommandLine::tr("Search space: a shipped one or a JSON file."),
                                   QStringLiteral("SPACE"));
    const QCommandLineOption data(QStringLiteral("data"),
                                  CommandLine::tr("Images: fashion-mnist, idx:FOLDER, or idx-transposed:FOLDER."),
                                  QStringLiteral("DATA"));
    const QCommandLineOption target(QStringLiteral("target"), CommandLine::tr("Hardware target, or a latency CSV."),
                                    QStringLiteral("TARGET"));
    const QCommandLineOption method(QStringLiteral("method"), CommandLine::tr("gradient, reinforce or random."),
                                    QStringLiteral("METHOD"));
    const QCommandLineOption budget(QStringLiteral("budget"),
                                    CommandLine::tr("Latency the network should have, in ms."), QStringLiteral("MS"));
    const QCommandLineOption seed(QStringLiteral("seed"), CommandLine::tr("Seed of everything random."),
                                  QStringLiteral("SEED"));
    const QCommandLineOption device(QStringLiteral("device"),
                                    CommandLine::tr("What computes: cpu, or cuda for a graphics processor."),
                                    QStringLiteral("DEVICE"));
    const QCommandLineOption run(QStringLiteral("run"), CommandLine::tr("Run folder to create."),
                                 QStringLiteral("FOLDER"));
    const QCommandLineOption name(QStringLiteral("name"), CommandLine::tr("Name of the run."), QStringLiteral("NAME"));
    const QCommandLineOption set(QStringLiteral("set"),
                                 CommandLine::tr("Change a setting; may be given several times."),
                                 QStringLiteral("KEY=VALUE"));
    const QList<QCommandLineOption> searchOptions = {space, data, target, method, budget, seed, device, run, name, set};

    QCommandLineParser parser;
    parser.setApplicationDescription(
        CommandLine::tr("Searches a convolutional network for your images and your hardware while you watch."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("run"), CommandLine::tr("Run folder to show."),
                                 QStringLiteral("[run]"));
    parser.addOption(start);
    parser.addOptions(searchOptions);
    if (!parser.parse(arguments))
        throw UsageError(parser.errorText().toStdString());
    if (parser.isSet(help))
        parser.showHelp();
    if (parser.isSet(version))
        parser.showVersion();

    CommandLine result{.start = parser.isSet(start)};
    const bool describesSearch = std::any_of(searchOptions.begin(), searchOptions.end(),
                                             [&](const QCommandLineOption& option) { return parser.isSet(option); });
    const QStringList runs = parser.positionalArguments();
    if (runs.size() > 1)
        throw UsageError(CommandLine::tr("only one run can be shown at a time").toStdString());
    if (!runs.isEmpty()) {
        if (result.start || describesSearch)
            throw UsageError(CommandLine::tr("a run to show and a search to start exclude each other").toStdString());
        result.run = absolutePath(runs.front());
        return result;
    }
    if (!describesSearch)
        return result;

    SearchRequest request;
    if (parser.isSet(space)) // a shipped space goes by its name, any other by a path that stays right
        request.space =
            QFileInfo::exists(parser.value(space)) ? absolutePath(parser.value(space)) : parser.value(space);
    if (parser.isSet(data))
        request.data = dataSpecFromText(parser.value(data).toStdString());
    if (parser.isSet(target)) { // as with spaces; "#32" behind a file chooses a batch size
        const QString file = parser.value(target).section(u'#', 0, 0);
        request.target = QFileInfo::exists(file) ? absolutePath(parser.value(target)) : parser.value(target);
    }
    request.name = parser.value(name);
    if (parser.isSet(run))
        request.folder = absolutePath(parser.value(run));
    for (const auto& [option, key] :
         {std::pair(method, "method"), {budget, "latency.budget_ms"}, {seed, "seed"}, {device, "device"}})
        if (parser.isSet(option))
            addSetting(request.settings, QLatin1String(key) + u'=' + parser.value(option));
    for (const QString& assignment : parser.values(set))
        addSetting(request.settings, assignment);
    result.request = request;
    return result;
}

} // namespace pathloom
