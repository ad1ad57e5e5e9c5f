// SPDX-License-Identifier: MIT
#include "app/window/command_line.h"
#include "app/window/error_text.h"
#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "core/nn/compute_threads.h"
#include "core/nn/inference.h"
#include "core/util/error.h"
#include "core/util/machine.h"

#include <QApplication>
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
    setComputeThreads(knownThreadsFor(0));

    const auto previous = qInstallMessageHandler(tellNoDisplay);
    QApplication application(argc, argv);
    qInstallMessageHandler(previous);
    QApplication::setApplicationDisplayName(QStringLiteral("Pathloom"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.pathloom.Pathloom"));
    loadTranslations(application);
    const CommandLine request = parseCommandLine(QCoreApplication::arguments());

    WindowSettings settings;
    MainWindow window(settings);
    window.show();
    window.testThreads();
    if (!request.run.isEmpty())
        window.openRun(request.run);
    else
        window.prepareSearch(request.request ? *request.request
                             : request.start ? SearchRequest{}
                                             : requestFromBytes(settings.lastSearch.get()));
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
    } catch (const pathloom::UsageError& e) {
        std::fprintf(stderr, "pathloom: %s\n", e.what());
        return 2;
    } catch (...) {
        std::fprintf(stderr, "pathloom: %s\n", qPrintable(pathloom::errorSentence(std::current_exception())));
        return 1;
    }
}
