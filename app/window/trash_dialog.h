// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/trash.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace pathloom {

class TrashCan;

/// Lists what was deleted, with when and how large it is; brings it back or deletes it for good.
class TrashDialog final : public QDialog
{
    Q_OBJECT

public:
    TrashDialog(TrashCan* trash, QWidget* parent);

private:
    void fill();
    void offer();
    std::vector<TrashEntry> selected() const;
    void askToDelete(const std::vector<TrashEntry>& entries);

    TrashCan* m_trash;
    QStackedWidget* m_stack;
    QTreeWidget* m_list;
    QLabel* m_sum;
    QPushButton *m_bringBack, *m_delete, *m_empty;
};

} // namespace pathloom
