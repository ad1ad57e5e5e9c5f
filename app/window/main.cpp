// SPDX-License-Identifier: MIT
#include "app/window/command_line.h"
#include "app/window/error_text.h"
#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "core/nn/compute_threads.h"
#include "core/nn/inference.h"
#include "core/util/error.h"
#include "core/util/process_environment.h"
#include "widgets/common/core_text.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTranslator>

#include <clocale>
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

void loadTranslations(QCoreApplication& application)
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

/// What Qt would otherwise write elsewhere goes beside the window's settings.
void keepQtToOurFolder()
{
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/pathloom");
    // Its file dialogs remember their places in a file that they share with other programs.
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder);
    // Outside of a session it makes a folder for sockets among the temporary files, and leaves it there.
    if (const QString runtime = folder + QStringLiteral("/runtime");
        qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR") && QDir().mkpath(runtime) &&
        QFile::setPermissions(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        qputenv("XDG_RUNTIME_DIR", runtime.toLocal8Bit());
}

int run(int argc, char** argv)
{
    nameProgram();
    // Before Qt takes out of the arguments what it knows as its own on some window system, --name on X11.
    const CommandLine request = [&] {
        QCoreApplication early(argc, argv);
        loadTranslations(early);
        try {
            return parseCommandLine(QCoreApplication::arguments());
        } catch (const UsageError& e) { // core's are said in the person's language while that is loaded
            throw UsageError(CoreText::of(e.what()).toStdString());
        }
    }();
    if (!hasDisplay()) {
        std::fputs(noDisplay, stderr);
        return 1;
    }
    // Before any other thread: a thread keeps the count that was set when it first computed.
    setComputeThreads(knownThreadsFor(0));

    keepQtToOurFolder();
    const auto previous = qInstallMessageHandler(tellNoDisplay);
    QApplication application(argc, argv);
    // Qt sets all of C's locale to the user's; nothing here reads or writes numbers by it, but libraries do. What
    // people see goes by QLocale, which is another thing.
    std::setlocale(LC_NUMERIC, "C");
    qInstallMessageHandler(previous);
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.pathloom.Pathloom"));
    loadTranslations(application);

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
    prepareEnvironment(argv);
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
