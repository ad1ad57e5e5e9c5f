// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/command.h"
#include "core/search/search_config.h"

#include <QDialog>

class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace pathloom {

class FieldNote;
class RunSteering;
class RunView;

/// Settings of the running search with their present and their new value, and what the new one does where that can be
/// told: trade-off, budget, learning rates, automatic pruning, checkpoints.
class ChangeSettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    ChangeSettingsDialog(const RunView* view, const RunSteering* steering, QWidget* parent);

Q_SIGNALS:
    /// Accepted: one for each setting that was changed.
    void commanded(const pathloom::Command& command);

private:
    struct Row
    {
        std::string key;
        double scale = 1; ///< shown / stored
        double present = 0;
        double shown = 0;                ///< the present value as the box has it
        double minimum = 0, maximum = 0; ///< as shown; the box takes more, so that nothing typed is cut in silence
        QLabel* presentText = nullptr;
        QDoubleSpinBox* value = nullptr;
        FieldNote* effect = nullptr; ///< or why it is refused
    };
    void addRow(QGridLayout* grid, const SettingInfo& setting);
    static void showPresent(Row& row);
    std::optional<Command> commandOf(const Row& row) const;
    QString refusalOf(const Row& row, const Command& command) const;
    QString effectOf(const Row& row, const Command& command) const;
    void refresh();
    /// A dialog does not ask how high wrapped text is at its width.
    void fitHeight();
    void resizeEvent(QResizeEvent* event) override;

    const RunView* m_view;
    const RunSteering* m_steering;
    std::vector<Row> m_rows;
    QPushButton* m_change;
};

} // namespace pathloom
