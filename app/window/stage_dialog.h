// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/command.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace pathloom {

class EffectTable;
class RunSteering;
class RunView;

/// Asks which stage is fixed to the leading path of each of its blocks, and shows what that changes.
class StageDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @param stage chosen at first; -1 = the first one
    StageDialog(const RunView* view, const RunSteering* steering, int stage, QWidget* parent);

Q_SIGNALS:
    void commanded(const pathloom::Command& command);

private:
    Command commandAt(int row) const;
    void fill();
    void refresh();

    const RunView* m_view;
    const RunSteering* m_steering;
    QTreeWidget* m_stages;
    EffectTable* m_effect;
    QPushButton* m_fix;
};

} // namespace pathloom
