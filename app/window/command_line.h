// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/search_request.h"

#include <QCoreApplication>
#include <QStringList>

namespace pathloom {

/// What the window is asked to do when the program starts.
struct CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    QString run;                          ///< folder of a run to show; empty = none
    bool start = false;                   ///< start the search at once
    std::optional<SearchRequest> request; ///< if options describe a search: default but for them
};

/// Exits for --help and --version. Works without a display. Throws UsageError for what is wrong.
CommandLine parseCommandLine(const QStringList& arguments);

} // namespace pathloom
