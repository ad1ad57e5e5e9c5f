// SPDX-License-Identifier: MIT
#include "app/window/error_text.h"
#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "core/nn/inference.h"
#include "core/util/machine.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QTranslator>

#include <cstdio>
#include <cstdlib>

namespace {

using namespace pathloom;

constexpr const char* noDisplay =
    "pathloom: no display can be reached; 'pathloom-cli search' does the same search in the terminal.\n";

/// Qt ends the program with an abort when the display cannot be reached; people get a sentence instead of what Qt says
/// about it on the way.
void tellNoDisplay(QtMsgType type, const QMessageLogContext&, const QString&)
{
    if (type == QtFatalMsg) {
        std::fputs(noDisplay, stderr);
        std::_Exit(1);
    }
}

bool hasDisplay()
{
    const auto isSet = [](const char* name) {
        const char* value = std::getenv(name);
        return value && *value;
    };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM");
}

struct Request
{
    QString run;
    bool start = false;
};

/// Exits for --help, --version and wrong usage. Works without a display.
Request parseCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Searches a convolutional network for your images and your hardware while you watch."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("run"), QCoreApplication::translate("main", "Run folder to show."),
                                 QStringLiteral("[run]"));
    const QCommandLineOption start(QStringLiteral("start"),
                                   QCoreApplication::translate("main", "Start the default search at once."));
    parser.addOption(start);
    parser.process(arguments);
    const QStringList runs = parser.positionalArguments();
    const auto refuse = [](const QString& sentence) {
        std::fprintf(stderr, "pathloom: %s\n", qPrintable(sentence));
        std::exit(2);
    };
    if (runs.size() > 1)
        refuse(QCoreApplication::translate("main", "only one run can be shown at a time"));
    if (!runs.isEmpty() && parser.isSet(start))
        refuse(QCoreApplication::translate("main", "a run to show and --start exclude each other"));
    return {runs.isEmpty() ? QString() : QFileInfo(runs.front()).absoluteFilePath(), parser.isSet(start)};
}

void loadTranslations(QApplication& application)
{
    const auto load = [&application](const QString& name, const QString& folder) {
        auto* translator = new QTranslator(&application);
        if (translator->load(QLocale(), name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
    };
    load(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English first, whatever the locale: it holds the plural forms of the texts that have no other translation.
    auto* english = new QTranslator(&application);
    if (english->load(QStringLiteral(":/pathloom/translations/pathloom_en.qm")))
        QCoreApplication::installTranslator(english);
    load(QStringLiteral("pathloom"), QStringLiteral(":/pathloom/translations"));
}

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("pathloom"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PATHLOOM_VERSION));
}

int run(int argc, char** argv)
{
    nameProgram();
    {
        QCoreApplication early(argc, argv);
        parseCommandLine(QCoreApplication::arguments());
    }
    if (!hasDisplay()) {
        std::fputs(noDisplay, stderr);
        return 1;
    }
    // Before any other thread: a thread keeps the count that was set when it first computed.
    setComputeThreads(thisMachine().cores);

    const auto previous = qInstallMessageHandler(tellNoDisplay);
    QApplication application(argc, argv);
    qInstallMessageHandler(previous);
    QApplication::setApplicationDisplayName(QStringLiteral("Pathloom"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.pathloom.Pathloom"));
    loadTranslations(application);
    const Request request = parseCommandLine(QCoreApplication::arguments());

    WindowSettings settings;
    MainWindow window(settings);
    window.show();
    if (!request.run.isEmpty())
        window.openRun(request.run);
    else
        window.prepareSearch(request.start ? SearchRequest{} : requestFromBytes(settings.lastSearch.get()));
    if (request.start)
        window.controller()->start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    ensurePassiveWaiting(argv);
    try {
        return run(argc, argv);
    } catch (...) {
        std::fprintf(stderr, "pathloom: %s\n", qPrintable(pathloom::errorSentence(std::current_exception())));
        return 1;
    }
}
