// SPDX-License-Identifier: MIT
#pragma once

#include "core/compare/comparison.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QSpinBox;

namespace pathloom {

/// A run out of whose course the leading architecture can be taken at any step.
struct ComparedRun
{
    QString folder, name;
};

/// One side of a difference: a network, or what led at a step of a run.
class DifferenceSubject final : public QWidget
{
    Q_OBJECT

public:
    /// What is chosen; the network, or a run with a step.
    struct Choice
    {
        std::optional<ComparedNetwork> network;
        QString folder, runName;
        std::int64_t step = 0;
        /// @param other the other side: what both have in common is not said
        QString name(const Choice& other) const;
        bool isMoment() const { return !folder.isEmpty(); }
    };

    /// @param name "First network"
    /// @param objectName of the list; the step's is the same with "Step"
    DifferenceSubject(const QString& name, const char* objectName, std::vector<ComparedNetwork> networks,
                      std::vector<ComparedRun> runs, QWidget* parent);

    std::optional<Choice> choice() const;
    /// An index into the networks.
    void chooseNetwork(int index);
    /// False if there is no such run.
    bool chooseMoment(const QString& folder, std::int64_t step);
    /// The step that is proposed when a run is chosen in the list.
    void setProposal(std::optional<std::int64_t> step) { m_proposal = step; }
    void exchangeWith(DifferenceSubject* other);

Q_SIGNALS:
    /// By a person.
    void chosen();

private:
    void showStep();

    const std::vector<ComparedNetwork> m_networks;
    const std::vector<ComparedRun> m_runs;
    std::optional<std::int64_t> m_proposal;
    QComboBox* m_list;
    QLabel* m_stepLabel;
    QSpinBox* m_step;
};

} // namespace pathloom
