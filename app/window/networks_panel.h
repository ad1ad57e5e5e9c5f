// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/models/network_table_model.h"

#include <QTimer>
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
    /// Selects the newest network of a run, or its first one when that comes.
    void selectNewestOf(const QString& runFolder);
    void select(const QString& runFolder, std::int64_t id);
    /// Selects the next network that comes to the run: one that a person derives.
    void expectNetworkOf(const QString& runFolder) { m_expects = runFolder; }

Q_SIGNALS:
    void selectionChanged();

private:
    void updateEmpty();
    void fitColumns();

    NetworkTableModel* m_model;
    QTableView* m_table;
    QStackedLayout* m_stack;
    QTimer m_fit;
    QString m_expects;
};

} // namespace pathloom
