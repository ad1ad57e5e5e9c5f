// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"
#include "core/run/history.h"
#include "core/run/mask_history.h"
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
    std::shared_ptr<const LatencyTable> table; ///< from which that was made; null where only that is known
    bool live = false;                   ///< a search writes to it
    bool locked = false;                 ///< another program writes to it, other than by a search
    bool takesCommands = false;          ///< … and takes commands from other programs
    bool readOnly = false;               ///< nothing can be stored in it
    bool workLeft = false;               ///< work on its networks was interrupted, or what was to follow the search
    bool workBegun = false;              ///< … the former
};

/// An architecture that a person looks at in place of the one that leads: the best that keeps a budget.
struct BudgetPick
{
    double budgetMs = 0;
    Architecture architecture;
    std::optional<PredictedLatency> network; ///< as the predictor of whole networks has it, where that is not the sum
    bool operator==(const BudgetPick&) const = default;
};

/// The shared view state: the run on show, its history, the moment of it that is looked at, and what is selected in it.
/// Every view gets it in its constructor and listens to it; no view knows another. Lives in the GUI thread.
class RunView final : public QObject
{
    Q_OBJECT

public:
    explicit RunView(QObject* parent = nullptr);
    ~RunView() override;

    bool hasRun() const { return m_header.space != nullptr; }
    const RunHeader& header() const { return m_header; }
    const History& history() const { return *m_history; }
    /// Choice block (index into space().choiceBlocks) and candidate; -1 = none.
    int selectedChoice() const { return m_choice; }
    int selectedCandidate() const { return m_candidate; }

    /// The step that is looked at; none = the newest, following what comes.
    std::optional<std::int64_t> moment() const { return m_moment; }
    bool isLive() const { return !m_moment; }
    /// The step that is looked at, or the newest one.
    std::int64_t shownStep() const { return m_moment.value_or(m_history->step()); }
    /// Probabilities at the shown step: the newest snapshot up to it; uniform before the first one, empty without a
    /// run.
    PathProbabilities probabilities() const;
    /// The architecture that would be derived at the shown step; none if nothing leads there yet.
    std::optional<Architecture> leading() const;
    /// What a person picked instead of it; none = nothing.
    const std::optional<BudgetPick>& pick() const { return m_pick; }
    /// What the views mark: what was picked, else what leads.
    std::optional<Architecture> marked() const { return m_pick ? std::optional(m_pick->architecture) : leading(); }
    /// Expected latency under those probabilities; absent without a latency table.
    std::optional<double> expectedMs() const;
    /// The paths that were open at the shown step.
    PathMask mask() const;

public Q_SLOTS:
    /// Shows another run from an empty history.
    void setRun(const RunHeader& header);
    /// Shows another run with what is known of it. The view adds to the history in apply(); whoever keeps a share of it
    /// may add while another run is on show.
    void setRun(const RunHeader& header, std::shared_ptr<History> history);
    void clear();
    /// The header changed while the run goes on (table measured, budget moved); the history stays.
    void updateHeader(const RunHeader& header);
    /// A batch of events; emits historyChanged once.
    void apply(const std::vector<Event>& events);
    void select(int choice, int candidate = -1);
    /// Of another space than the run's it is ignored. Another run drops it; who picked says how it follows a moment.
    void setPick(const std::optional<BudgetPick>& pick);
    /// Looks at a step between 0 and the newest one; views follow before this returns.
    void setMoment(std::int64_t step);
    void goLive();

Q_SIGNALS:
    void runChanged();
    void headerChanged();
    void historyChanged();
    void selectionChanged(int choice, int candidate);
    void momentChanged();
    void pickChanged();

private:
    RunHeader m_header;
    std::shared_ptr<History> m_history; ///< never null
    std::optional<std::int64_t> m_moment;
    mutable std::optional<MaskHistory> m_masks; ///< made when first asked for
    int m_choice = -1;
    int m_candidate = -1;
    std::optional<BudgetPick> m_pick;
};

} // namespace pathloom
