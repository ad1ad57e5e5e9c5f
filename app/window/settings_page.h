// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLineEdit;
class QModelIndex;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace pathloom {

class FieldNote;
class SettingsModel;

/// Every setting of a search by subject, with a filter, what was changed and the ways back. The keyboard moves between
/// rows; Return, F2, a click or typing a value opens the editor. A value that is refused goes back, with the reason.
class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(SettingsModel* settings, QWidget* parent = nullptr);

private:
    void buildTable();
    void filter(const QString& text);
    void editValue(const QModelIndex& index);
    QModelIndex currentSetting() const;
    void refreshButtons();

    SettingsModel* m_settings;
    QSortFilterProxyModel* m_shown;
    QLineEdit* m_filter;
    QTreeView* m_table;
    FieldNote* m_refused;
    QPushButton* m_reset;
    QPushButton* m_resetAll;
};

} // namespace pathloom
