// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"

#include <QMap>
#include <QTreeWidget>

namespace pathloom {

/// A short list of hardware targets, of which one or several are checked: by a click anywhere in a row, or by Space.
class TargetChoice final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit TargetChoice(QWidget* parent = nullptr);

    /// What is checked stays so, also a target that is not among these (a file, or one that is gone).
    void setTargets(const std::vector<HardwareTarget>& targets);
    /// @param ids the short name of this machine stands for its first target
    void setChosen(const QStringList& ids);
    /// Ids of the checked targets, in the list's order.
    QStringList chosen() const;
    /// Marks these targets, with the sentence as tool tip. @param problems by id
    void setProblems(const QMap<QString, QString>& problems);
    /// As people call it.
    QString nameOf(const QString& id) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the person, or by setChosen().
    void chosenChanged();

private:
    enum Column { Device, Runtime, Threads, Batch, Id, ColumnCount };
    QTreeWidgetItem* itemOf(const QString& id) const;
    void markProblems();
    QTreeWidgetItem* addTarget(const QString& id, const QString& name, const QStringList& columns, const QString& tip);
    int heightOf(int rows) const;

    QString m_thisMachine;                    ///< the id that the short name of this machine stands for
    QMap<QString, QString> m_problems;        ///< by id
    Qt::CheckState m_pressed = Qt::Unchecked; ///< of the row under the mouse, before the click
};

} // namespace pathloom
