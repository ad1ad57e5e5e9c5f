// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace pathloom {

class SpaceDocument;

/// The candidates of a space that is edited: kernels against expansions, and skip. Others that its file names stay.
class CandidateGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit CandidateGrid(SpaceDocument* document, QWidget* parent = nullptr);

private:
    void addBox(const QString& word, QCheckBox* box);
    void showCandidates();
    void toggle(const QString& word, bool wanted);
    QStringList candidates() const;

    SpaceDocument* m_document;
    QMap<QString, QCheckBox*> m_boxes; ///< by the candidate's word
    QLabel* m_others;
};

} // namespace pathloom
