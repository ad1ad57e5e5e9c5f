// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"
#include "widgets/models/table_model.h"

#include <QDateTime>

#include <optional>

namespace pathloom {

struct RunInfo;

/// What a run is called that nobody has named: "small · This machine · 29 Nov 14:20".
/// @param target as people know it; what follows a comma is left out
QString runName(const QString& space, const QString& target, const QDateTime& started);
/// Its own name, or that.
QString runName(const RunInfo& info, const std::string& space);

/// A run as the list shows it.
struct RunRow
{
    QString folder; ///< identifies the row
    QString name;
    Phase state = Phase::Preparing;
    QString message; ///< for a failed run, and for one that cannot be read: why
    QString target;
    std::optional<double> bestAccuracy; ///< 0..1
    bool accuracyIsTest = false; ///< of a trained network on the test split, else of an evaluation on held-out images
    QDateTime created;
    bool live = false;       ///< searched by some process
    bool locked = false;     ///< another program writes to it, other than by a search
    bool unreadable = false; ///< damaged, or not for this program
    bool training = false;   ///< a network of it is being trained by this window, or waits for that
    bool workLeft = false;   ///< work on its networks was interrupted, or what was to follow the search
    /// Its search or the work that belongs to it has not ended, nothing goes on with it, and something could.
    bool isInterrupted() const;
    bool operator==(const RunRow&) const = default;
};

class RunListModel final : public TableModel
{
    Q_OBJECT

public:
    enum Column { Name, State, Target, Accuracy, Created, ColumnCount };

    explicit RunListModel(QObject* parent = nullptr);

    /// Replaces the rows; those that stay keep their index (selection survives), with precise row signals.
    void setRuns(const std::vector<RunRow>& runs);
    /// Changes one row or adds it in front.
    void updateRun(const RunRow& run);
    const RunRow& run(int row) const { return m_runs[static_cast<std::size_t>(row)]; }
    int rowOf(const QString& folder) const; ///< -1 if absent

private:
    int rows() const override { return static_cast<int>(m_runs.size()); }
    QString display(int row, int column) const override;
    QVariant sortKey(int row, int column) const override;
    QString tooltip(int row, int column) const override;
    QString spoken(int row, int column) const override;
    QVariant further(int row, int column, int role) const override;

    std::vector<RunRow> m_runs;
};

} // namespace pathloom
