// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"
#include "core/run/history.h"
#include "core/run/run_store.h"
#include "core/space/search_space.h"

#include <QObject>

#include <optional>

namespace pathloom {

/// What the views know about the run they show, as values.
struct RunHeader
{
    QString folder;
    RunInfo info;
    std::shared_ptr<const SearchSpace> space;
    std::optional<LatencyModel> latency; ///< absent until the target's table is known
    bool live = false;                   ///< some process writes to it
};

/// The shared view state: the run on show, its history, and what is selected in it. Every view gets it in its
/// constructor and listens to it; no view knows another. Lives in the GUI thread.
class RunView final : public QObject
{
    Q_OBJECT

public:
    explicit RunView(QObject* parent = nullptr);
    ~RunView() override;

    bool hasRun() const { return m_header.space != nullptr; }
    const RunHeader& header() const { return m_header; }
    const History& history() const { return m_history; }
    /// Choice block (index into space().choiceBlocks) and candidate; -1 = none.
    int selectedChoice() const { return m_choice; }
    int selectedCandidate() const { return m_candidate; }

    /// Newest probabilities; uniform before the first snapshot, empty without a run.
    PathProbabilities probabilities() const;

public Q_SLOTS:
    /// Shows another run from an empty history.
    void setRun(const RunHeader& header);
    void clear();
    /// The header changed while the run goes on (table measured, budget moved); the history stays.
    void updateHeader(const RunHeader& header);
    /// A batch of events; emits historyChanged once.
    void apply(const std::vector<Event>& events);
    void select(int choice, int candidate = -1);

Q_SIGNALS:
    void runChanged();
    void headerChanged();
    void historyChanged();
    void selectionChanged(int choice, int candidate);

private:
    RunHeader m_header;
    History m_history;
    int m_choice = -1;
    int m_candidate = -1;
};

} // namespace pathloom
