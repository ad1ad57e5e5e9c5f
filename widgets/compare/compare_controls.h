// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>
#include <QStringList>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace pathloom {

/// A menu of check boxes that stays open while one checks.
class ChoiceMenu final : public QMenu
{
    Q_OBJECT

public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

/// What the comparison shows: which targets are columns, and which networks are rows.
class CompareControls final : public QWidget
{
    Q_OBJECT

public:
    explicit CompareControls(QWidget* parent = nullptr);

    struct Target
    {
        QString id, name;
        bool operator==(const Target&) const = default;
    };
    /// All targets there are, and the ids of those that are shown.
    void setTargets(const QList<Target>& targets, const QStringList& chosen);

Q_SIGNALS:
    void targetsChosen(const QStringList& ids);
    void filterChanged(const QString& text);
    void onlyTrainedChanged(bool only);

private:
    void tellChosen();

    QToolButton* m_targets;
    ChoiceMenu* m_menu;
    QLineEdit* m_filter;
    QCheckBox* m_onlyTrained;
    QList<Target> m_known;
};

} // namespace pathloom
