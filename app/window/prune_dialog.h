// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/command.h"

#include <QDialog>

class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace pathloom {

class EffectTable;
class RunSteering;
class RunView;

/// Asks below which probability paths are pruned, and shows which these are and what that changes, kept up to date
/// while the search goes on.
class PruneDialog final : public QDialog
{
    Q_OBJECT

public:
    PruneDialog(const RunView* view, const RunSteering* steering, QWidget* parent);

Q_SIGNALS:
    /// Accepted with something to do.
    void commanded(const pathloom::Command& command);

private:
    Command command() const;
    void refresh();

    const RunView* m_view;
    const RunSteering* m_steering;
    QDoubleSpinBox* m_threshold;
    QLabel* m_summary;
    EffectTable* m_effect;
    QLabel* m_saving;
    QListWidget* m_paths;
    QPushButton* m_prune;
};

} // namespace pathloom
