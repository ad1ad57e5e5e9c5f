// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/csv.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace pathloom {

class CommandListModel;
class RunSteering;
class RunView;

/// The history of commands: choosing one shows the moment in which it was given; it can be taken back together with
/// everything after it.
class CommandListView final : public QWidget
{
    Q_OBJECT

public:
    CommandListView(RunView* view, const RunSteering* steering, QWidget* parent = nullptr);

    /// Whether commands can be given now, and the sentence that says why not.
    void setSteerable(bool steerable, const QString& why);

    /// What is shown, for a file.
    FigureTable table() const;

Q_SIGNALS:
    void saveRequested();
    /// Take so many changes back, the newest first.
    void undoRequested(int count);

private:
    void build();
    void refresh();
    int selectedRow() const;

    RunView* m_view;
    const RunSteering* m_steering;
    CommandListModel* m_model;
    QTableView* m_table;
    QLabel* m_preview;
    QPushButton* m_undo;
    QPushButton* m_save;
    bool m_steerable = false;
    QString m_why;
};

} // namespace pathloom
