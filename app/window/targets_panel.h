// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/target_details_reader.h"
#include "widgets/common/csv.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSortFilterProxyModel;
class QTabWidget;
class QTableView;
class QTreeView;

namespace pathloom {

class Actions;
class CalibrationView;
class LatencyEntryModel;
class TargetLibrary;

/// The page of hardware targets: left their list, right what is known about the selected one. It only shows; what can
/// be done with a target is in TargetCommands.
class TargetsPanel final : public QWidget
{
    Q_OBJECT

public:
    TargetsPanel(TargetLibrary* library, JobRunner* jobs, const Actions& actions, QWidget* parent = nullptr);

    std::optional<TargetRow> selectedTarget() const;
    /// Selects the target now, or when it appears in the list.
    void select(const QString& id);
    /// The space that coverage is shown for, and whose shapes and networks are measured.
    QString space() const;
    CalibrationView* calibration() const { return m_calibration; }
    /// Reads the selected target's table again.
    void reread();
    /// The list of targets, and the entries as they are sorted and filtered.
    FigureTable listTable() const;
    FigureTable entriesTable() const;

Q_SIGNALS:
    /// Another target is selected, or the page was shown or hidden.
    void selectionChanged();
    void saveEntriesRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildBar(const Actions& actions);
    void buildList(const Actions& actions);
    QWidget* buildDetails();
    QWidget* buildEntries();
    /// As many columns as there is room for; the facts tell the rest.
    void fitColumns();
    void keepSelection();
    void showSelected();
    void showDetails(const TargetDetails& details);

    TargetLibrary* m_library;
    TargetDetailsReader* m_reader;
    QTreeView* m_list;
    QSortFilterProxyModel* m_sortedList;
    QComboBox* m_space;
    QTabWidget* m_tabs;
    TargetFacts* m_facts;
    LatencyEntryModel* m_entries;
    QSortFilterProxyModel* m_sortedEntries;
    QTableView* m_entryTable;
    QLineEdit* m_filter;
    CalibrationView* m_calibration;

    QString m_wanted; ///< id of the target to select when it comes
    QString m_shownId;
    bool m_isStale = true; ///< the details are older than the selection or the files
    bool m_hasEntries = false;
};

} // namespace pathloom
