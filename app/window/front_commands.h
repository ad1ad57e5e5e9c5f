// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_store.h"

#include <QObject>

namespace pathloom {

class Actions;
class FrontPage;
class NetworkJobs;
class RunLibrary;
class RunView;
class SearchController;

/// Connects the actions on the best networks for budgets with the page of the front: derive that of the budget on show,
/// or several between two budgets. A running search is asked for them, since only it writes to its run.
class FrontCommands final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        RunView* view;
        SearchController* controller;
        RunLibrary* library;
        NetworkJobs* networkJobs;
        FrontPage* page;
    };
    FrontCommands(const Actions& actions, const Parts& parts, QWidget* window);

    /// Enables what moment, run and budget allow.
    void refresh();

Q_SIGNALS:
    /// Networks will come.
    void derivationBegun();
    void message(pathloom::MessageLevel level, const QString& sentence);

private:
    /// Why nothing can be derived from the front on show; empty if it can.
    QString whyNotDerivable() const;
    void deriveAtBudget();
    void openDialog();
    void derive(const std::vector<ChosenArchitecture>& wanted, std::int64_t step, bool trains);
    /// Those that the run has already.
    std::vector<Architecture> known() const;

    const Actions& m_actions;
    const Parts m_parts;
    QWidget* m_window;
};

} // namespace pathloom
