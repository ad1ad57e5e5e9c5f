// SPDX-License-Identifier: MIT
#pragma once

#include "steered_window.h"

#include "app/window/animation_dialog.h"
#include "app/window/command_palette.h"
#include "app/window/confusion_dialog.h"
#include "app/window/difference_dialog.h"
#include "app/window/export_dialog.h"
#include "app/window/import_dialog.h"
#include "app/window/measure_wizard.h"
#include "app/window/network_dialog.h"
#include "app/window/new_search_dialog.h"
#include "app/window/space_dialog.h"
#include "app/window/target_measuring.h"
#include "app/window/train_dialog.h"
#include "widgets/common/table_dialog.h"

#include <QApplication>
#include <QDialog>
#include <QTabWidget>

namespace pathloom {

/// The window's dialogs by name, for tests that look at all of them: one of them, over a window whose search runs.
class EveryDialog
{
public:
    /// Those that an action of the window opens are called as it is.
    static QStringList names()
    {
        return QStringLiteral(
                   "new search,advanced,space,import,measuring,difference,export,animation,numbers,network,confusion,training,"
                   "closing,palette,showTrash,pruneBelow,fixStage,changeSettings,shortcuts,glossary,about")
            .split(u',');
    }

    /// @param theme "light" or "dark"; empty = as the window likes
    explicit EveryDialog(const QString& theme = {}) : m_f(theme) {}

    /// @return null if it could not be opened
    QDialog* open(const QString& name)
    {
        if (!m_f.start())
            return nullptr;
        if (auto* action = m_f.window.findChild<QAction*>(name))
            return openedBy(action);
        m_dialog = make(name);
        return m_dialog.get();
    }

private:
    static QDialog* openedBy(QAction* action)
    {
        if (!action->isEnabled())
            return nullptr;
        action->trigger();
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (auto* dialog = qobject_cast<QDialog*>(widget); dialog && dialog->isVisible())
                return dialog;
        return nullptr;
    }

    NetworkRow networkRow() const
    {
        NetworkRow row;
        row.runFolder = m_f.folder.path();
        row.runName = QStringLiteral("run");
        row.network = {.id = 1, .name = "network-1"};
        row.network.description = describe(m_f.space(), mostProbable(uniformProbabilities(m_f.space())));
        return row;
    }

    std::unique_ptr<QDialog> make(const QString& name)
    {
        if (name == QLatin1String("new search") || name == QLatin1String("advanced")) {
            auto dialog = std::make_unique<NewSearchDialog>(&m_jobs, SearchRequest{}, nullptr, preparedSmall);
            if (name == QLatin1String("advanced"))
                dialog->findChild<QTabWidget*>()->setCurrentIndex(1);
            return dialog;
        }
        if (name == QLatin1String("space"))
            return std::make_unique<SpaceDialog>(&m_jobs, loadSpace("imagenet"), QStringLiteral("this-machine"));
        if (name == QLatin1String("import"))
            return std::make_unique<ImportDialog>(&m_jobs, QStringLiteral("small"));
        if (name == QLatin1String("measuring"))
            return std::make_unique<MeasureWizard>(
                &m_jobs, &m_measuring, QStringLiteral("small"), [] { return true; }, nullptr,
                [] { return std::vector<RuntimeInfo>(); });
        if (name == QLatin1String("difference"))
            return std::make_unique<DifferenceDialog>(&m_jobs, std::vector<ComparedNetwork>{},
                                                      std::vector<ComparedRun>{}, std::vector<HardwareTarget>{},
                                                      nullptr);
        if (name == QLatin1String("export"))
            return std::make_unique<ExportDialog>(NetworkRef{m_f.folder.path(), 1, QStringLiteral("network-1")},
                                                  &m_networkJobs, m_f.settings, nullptr);
        if (name == QLatin1String("animation"))
            return std::make_unique<AnimationDialog>(&m_jobs, &m_f.view(), m_f.settings, nullptr);
        if (name == QLatin1String("numbers"))
            return std::make_unique<TableDialog>(QStringLiteral("Loss"), m_f.graph().figureTable(), nullptr);
        if (name == QLatin1String("confusion"))
            return std::make_unique<ConfusionDialog>(networkRow(), &m_jobs, nullptr);
        if (name == QLatin1String("training"))
            return std::make_unique<TrainDialog>(networkRow(), &m_jobs, nullptr);
        if (name == QLatin1String("palette"))
            return std::make_unique<CommandPalette>(&m_f.window, m_f.settings);
        if (name == QLatin1String("closing")) {
            if (m_f.window.close())
                return nullptr;
            return std::unique_ptr<QDialog>(m_f.window.findChild<QDialog*>(QStringLiteral("closeQuestion")));
        }
        std::unique_ptr<QDialog> dialog;
        if (name == QLatin1String("network")) {
            showNetworkPicture(networkRow(), &m_f.window);
            for (auto* found : m_f.window.findChildren<QDialog*>())
                dialog.reset(found);
        }
        return dialog;
    }

    SteeredWindow m_f;
    JobRunner m_jobs;
    NetworkJobs m_networkJobs{&m_jobs};
    TargetMeasuring m_measuring{&m_jobs};
    std::unique_ptr<QDialog> m_dialog;
};

} // namespace pathloom
