// SPDX-License-Identifier: MIT
#pragma once

#include "core/front/front.h"
#include "core/front/network_limit.h"
#include "widgets/common/run_view.h"
#include "widgets/front/front_plot.h"

#include <QWidget>

#include <memory>

class QDoubleSpinBox;
class QToolButton;

namespace pathloom {

class FieldNote;
class FrontCurve;
class FrontJob;
class FrontLimitFields;
struct FrontSubject;
class NetworkTableModel;
class RefreshLimiter;

/// The best architecture of the run on show for every budget, at the moment that is looked at, anew with every snapshot
/// while the search runs; computed in the background. Once a person has moved the budget, its architecture is the one
/// that graph and inspector mark; Escape, another run, or a page that is no longer seen, gives them back what leads.
class FrontPage final : public QWidget
{
    Q_OBJECT

public:
    /// @param networks those of all runs; marks are made of those of the run on show
    FrontPage(RunView* view, NetworkTableModel* networks, QWidget* parent = nullptr);
    ~FrontPage() override;

    /// What can be done at the budget: buttons above the plot and the plot's menu.
    void setBudgetActions(const QList<QAction*>& actions);

    FrontPlot* plot() const { return m_plot; }
    FrontJob* job() const { return m_job; }
    /// The newest one of this run; null before there is one.
    const std::shared_ptr<const FrontCurve>& curve() const { return m_curve; }
    /// Kept by every network besides the budget.
    std::vector<NetworkLimit> limits() const;
    /// On which the latency may be limited as well. Limits that are set are computed anew: their tables may have changed.
    void setTargets(const QList<std::pair<QString, QString>>& idsAndNames);
    /// Where the line is, ms; 0 = nowhere yet.
    double budget() const { return m_budget; }
    /// The architecture for the budget at the moment on show; none = whyNone() says why.
    std::optional<FrontPoint> best() const;
    QString whyNone() const;
    /// Moves the line as a person does.
    void setBudget(double ms);

Q_SIGNALS:
    /// Curve, budget or limits.
    void changed();
    void networkSelected(qint64 network);
    void networkActivated(qint64 network);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void fitButtons();
    void showRun();
    void refresh();
    /// Why there is nothing to compute now; empty if there is.
    QString whyNoSubject() const;
    FrontSubject subject() const;
    bool isAsked(const FrontSubject& subject) const;
    void take(const std::shared_ptr<const FrontCurve>& curve);
    void forget(const QString& why);
    void showContent();
    std::vector<FrontMark> marks() const;
    void follow(double ms);
    void release();
    void pickBest();
    void showFacts(const std::optional<FrontPoint>& best);
    QString factsOf(const FrontPoint& best) const;
    double searchBudget() const; ///< in force at the shown step, ms; 0 = none

    RunView* m_view;
    NetworkTableModel* m_networks;
    FrontJob* m_job;
    FrontPlot* m_plot;
    QWidget* m_controls;
    QWidget* m_buttons; ///< of the actions, while there is room for them
    QDoubleSpinBox* m_box;
    QToolButton* m_limitButton;
    FrontLimitFields* m_limitFields;
    FieldNote* m_facts;
    std::unique_ptr<RefreshLimiter> m_limiter;
    std::shared_ptr<const FrontCurve> m_curve;
    std::unique_ptr<FrontSubject> m_asked; ///< for last
    QString m_why;                         ///< there is no curve
    double m_budget = 0;
    bool m_isPicked = false; ///< a person has moved the budget
};

} // namespace pathloom
