// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace pathloom {

class FieldNote;
class RunView;
class SpaceDocument;
class StageModel;
class SupernetView;

/// Edits a search space: its fields, stages and candidates at the left, what they make at the right: the supernet as
/// the graph draws it, the number of networks, the range of their multiply-accumulates and of their latency. What is
/// wrong stands beside what it is about.
class SpaceEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit SpaceEditor(SpaceDocument* document, QWidget* parent = nullptr);

    /// What is known of the latency of the document's space.
    /// @param text a sentence
    void setLatency(const std::optional<LatencyModel>& latency, const QString& text);
    /// Room for which hardware the latency is.
    void addTargetField(QWidget* field);

private:
    QWidget* stagesPart();
    QWidget* candidatesPart();
    QToolButton* addButton(const QString& name, const QString& text, const QString& tip, const QKeySequence& key);
    void showDocument();
    void showProblems();
    void updateButtons();
    void draw();
    int currentStage() const;
    void selectStage(int row);

    SpaceDocument* m_document;
    StageModel* m_stages;
    QTableView* m_table;
    QToolButton *m_add, *m_remove, *m_up, *m_down;
    FieldNote *m_stagesNote, *m_candidatesNote;
    QLabel *m_size, *m_macs, *m_sides, *m_latency;
    QLabel* m_targetTitle;
    QVBoxLayout* m_latencyPart;
    RunView* m_view; ///< shows the space as a run that has not begun
    SupernetView* m_drawing;
    std::optional<LatencyModel> m_model;
    int m_stage = 0; ///< that was selected last
    QTimer m_soon;   ///< until the drawing follows
};

} // namespace pathloom
