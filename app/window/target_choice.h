// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"

#include <QListWidget>

namespace pathloom {

/// A short list of hardware targets, of which one or several are checked: by a click anywhere in a row, or by Space.
class TargetChoice final : public QListWidget
{
    Q_OBJECT

public:
    explicit TargetChoice(QWidget* parent = nullptr);

    /// What is checked stays so, also a target that is not among these (a file, or one that is gone).
    void setTargets(const std::vector<HardwareTarget>& targets);
    void setChosen(const QStringList& ids);
    /// Ids of the checked targets, in the list's order.
    QStringList chosen() const;
    /// As the list shows it.
    QString nameOf(const QString& id) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the person, or by setChosen().
    void chosenChanged();

private:
    QListWidgetItem* itemOf(const QString& id) const;
    QListWidgetItem* addTarget(const QString& name, const QString& id, const QString& tip);
    int heightOf(int rows) const;

    Qt::CheckState m_pressed = Qt::Unchecked; ///< of the row under the mouse, before the click
};

} // namespace pathloom
