// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/models/network_table_model.h"

#include <QWidget>

#include <optional>

class QStackedLayout;
class QTableView;

namespace pathloom {

class Actions;

/// The derived networks of all runs, from which one trains, measures, exports and looks.
class NetworksPanel final : public QWidget
{
    Q_OBJECT

public:
    NetworksPanel(NetworkTableModel* model, const Actions& actions, QWidget* parent = nullptr);

    std::optional<NetworkRow> selectedNetwork() const;
    /// Selects the newest network of a run.
    void selectNewestOf(const QString& runFolder);

Q_SIGNALS:
    void selectionChanged();

private:
    void updateEmpty();

    NetworkTableModel* m_model;
    QTableView* m_table;
    QStackedLayout* m_stack;
};

} // namespace pathloom
