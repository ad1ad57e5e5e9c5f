// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/estimate_panel.h"

#include <QDialog>

class QDialogButtonBox;

namespace pathloom {

class FieldNote;
class SearchForm;
class SettingsModel;
class TargetCheck;

/// Asks what to search. Says while one types what is wrong, what is possible and what it will cost; the search can be
/// started only when all is right.
class NewSearchDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Looks a request up, on a background thread.
    using LookUp = SearchLookUp;

    NewSearchDialog(JobRunner* jobs, const SearchRequest& initial, QWidget* parent = nullptr, LookUp lookUp = {},
                    EstimatePanel::Estimator estimator = {});
    ~NewSearchDialog() override;

    /// Another search runs: this one is for the queue.
    void setQueues(bool queues);
    /// The search as it was when the dialog was accepted.
    const std::optional<PreparedSearch>& prepared() const { return m_prepared; }
    /// Sentences that keep the search from starting; empty if it may.
    QStringList problems() const { return m_problems; }
    bool isLookingUp() const { return m_lookUpPending; }
    /// For tests that know what is wrong with a target.
    TargetCheck* targetCheck() const { return m_targetCheck; }

Q_SIGNALS:
    void validated();
    /// The list of targets has grown.
    void targetImported();

private:
    QWidget* costPanel();
    void scheduleLookUp();
    void lookUp();
    void showLookUpProgress();
    void take(const PreparedSearch& prepared);
    void takeConfig(const SearchConfig& config);
    void validate();
    void checkTargets();
    void resetToDefaults();
    void readTargets();
    void importTarget();
    void editSpace();
    /// Searches in this one.
    void useSpace(const SearchSpace& space);
    void lookAtImages();

    JobRunner* m_jobs;
    LookUp m_lookUp;
    SearchForm* m_form;
    SettingsModel* m_settings;
    TargetCheck* m_targetCheck;
    EstimatePanel* m_estimate;
    FieldNote* m_problemText;
    QDialogButtonBox* m_buttons;
    QTimer m_soon;
    JobId m_job = 0;
    bool m_lookUpPending = false;
    bool m_isCurrent = false; ///< m_prepared is of what stands in the form, not of before a look-up that failed
    Json m_wantedSettings;                    ///< to be applied to what the look-up finds
    std::optional<PreparedSearch> m_prepared; ///< newest look-up, with the settings as they are now
    QString m_lookUpError;
    QStringList m_problems;
};

} // namespace pathloom
