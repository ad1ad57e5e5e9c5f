// SPDX-License-Identifier: MIT
#pragma once

#include "core/front/front.h"
#include "core/front/network_choice.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace pathloom {

class FrontCurve;

/// Of which moment networks are derived.
struct FrontDialogSubject
{
    std::shared_ptr<const FrontCurve> curve; ///< with at least one point
    std::shared_ptr<const SearchSpace> space;
    std::vector<Architecture> known; ///< derived already
    bool canTrain = true;            ///< false while the search that writes to the run goes on
};

/// Asks for how many budgets, between which two, the best networks are derived, and shows which these are.
class FrontDialog final : public QDialog
{
    Q_OBJECT

public:
    FrontDialog(FrontDialogSubject subject, QWidget* parent);

Q_SIGNALS:
    /// Accepted with at least one network, fastest first.
    void wanted(const std::vector<pathloom::ChosenArchitecture>& architectures, bool trains);

private:
    void build();
    void refresh();
    /// The best ones for the budgets, each once.
    struct Best
    {
        FrontPoint point;
        double budgetMs = 0; ///< the first for which it is
    };
    std::vector<Best> chosen() const;
    std::vector<ChosenArchitecture> missing() const;
    void fill(const std::vector<Best>& found);

    const FrontDialogSubject m_subject;
    QDoubleSpinBox *m_from, *m_to;
    QSpinBox* m_count;
    QCheckBox* m_trains;
    QTableWidget* m_networks;
    QLabel* m_summary;
    QPushButton* m_derive = nullptr;
};

} // namespace pathloom
