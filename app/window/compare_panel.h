// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/compare/comparison.h"
#include "core/search/events.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QSplitter;
class QToolButton;

namespace pathloom {

class Actions;
class CompareControls;
class CrossTableView;
class NetworkJobs;
class RunLibrary;
class TargetLibrary;
class TradeOffPane;

/// The derived networks of all runs against each other: the cross table of their latencies and accuracy against
/// latency on one target. Reads in the background, and only while it can be seen.
class ComparePanel final : public QWidget
{
    Q_OBJECT

public:
    struct Sources
    {
        JobRunner* jobs;
        RunLibrary* runs;
        TargetLibrary* targets;
        NetworkJobs* networks;
    };
    ComparePanel(const Sources& sources, const Actions& actions, QWidget* parent = nullptr);

    /// Yardsticks go into this run while no network is selected.
    void setCurrentRun(const QString& folder);
    /// Ids of the targets that are columns; empty while those are shown that runs were searched for.
    QStringList chosenTargets() const { return m_chosen.value_or(QStringList()); }
    void setChosenTargets(const QStringList& ids);
    /// Whether the panel can be seen: a widget behind other tabs counts as visible for Qt.
    void setSeen(bool seen);
    /// Opens the difference of the selected networks; soon, if the networks are still being read.
    void openDifference();

Q_SIGNALS:
    void message(pathloom::MessageLevel level, const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Reading
    {
        std::shared_ptr<const CrossTable> table;
        QStringList skipped; ///< a sentence for each run that cannot be read
    };
    void buildControls();
    void connectParts();
    /// Reads everything again, soon, if the panel can be seen; otherwise when it is shown.
    void invalidate();
    void read();
    void take(const Reading& reading);
    void showTargets();
    void showPlot();
    void updateButtons();
    void showMenu(const QPoint& globalPosition);
    void openPicture(int network);
    void saveTable();
    void fillYardsticks();
    /// Folder and name of the run that a yardstick goes into; empty if there is none.
    std::pair<QString, QString> runForYardsticks() const;

    Sources m_sources;
    const Actions& m_actions;
    CompareControls* m_controls;
    CrossTableView* m_table;
    TradeOffPane* m_tradeOff;
    QSplitter* m_splitter;
    QLabel* m_note;
    QToolButton* m_difference;
    QToolButton* m_yardstick;
    QToolButton* m_save;
    QMenu* m_yardsticks;
    QAction* m_saveTable;
    QAction* m_saveFigure;
    QTimer m_soon;
    JobId m_job = 0;
    std::optional<QStringList> m_chosen; ///< targets by id; none = those that runs were searched for
    QString m_currentRun;
    bool m_runsAreKnown = false; ///< the library has read its list
    bool m_seen = false;
    bool m_stale = true;
    bool m_hasRead = false;
    bool m_wantsDifference = false; ///< once the networks are read
};

} // namespace pathloom
