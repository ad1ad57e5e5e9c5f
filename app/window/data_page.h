// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/data_survey.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QTabWidget;
class QTableView;

namespace pathloom {

class ClassTableModel;
class DataOverview;
class DataProblemModel;
class ElidedLabel;
class EmptyLabel;
class SizeHistogram;

/// Shows the images of a search: facts, classes with pictures of each, picture sizes, problems, and the pictures as
/// training sees them. It reads them when it is first seen.
class DataPage final : public QWidget
{
    Q_OBJECT

public:
    explicit DataPage(JobRunner* jobs, QWidget* parent = nullptr);

    /// @param subject none: nothing is on show
    void showSubject(const DataSubject& subject);
    /// Nothing is read for a page that nobody sees.
    void setSeen(bool seen);
    const DataSurvey& survey() const { return *m_survey; }

private:
    QWidget* buildHead();
    QWidget* buildClasses();
    QWidget* buildSizes();
    QWidget* buildProblems();
    void readIfSeen();
    void showState();
    void showFacts();
    void showProgress(double fraction, const QString& text);
    void showClass();
    void draw();
    void saveProblems();
    int label() const; ///< of the class that is selected

    JobRunner* m_jobs;
    DataSurvey* m_survey;
    DataSubject m_wanted;
    bool m_isSeen = false;
    bool m_isStale = false; ///< what is wanted was not read yet
    std::shared_ptr<const DataFacts> m_shown;
    std::int64_t m_number = 0; ///< of the picture that is drawn from, in its class

    ElidedLabel* m_title;
    ElidedLabel* m_progressText;
    QProgressBar* m_bar;
    QPushButton* m_stop;
    QTabWidget* m_tabs;
    DataOverview* m_overview;
    ClassTableModel* m_classes;
    QSortFilterProxyModel* m_sortedClasses;
    QTableView* m_classTable;
    QLineEdit* m_filter;
    PictureList* m_pictures;
    SizeHistogram* m_sizes;
    EmptyLabel* m_noSizes;
    QPushButton* m_saveSizes;
    DataProblemModel* m_problems;
    QTableView* m_problemTable;
    EmptyLabel* m_noProblems;
    QLabel* m_problemText;
    QPushButton* m_saveProblems;
    AugmentedView* m_augmented;
};

} // namespace pathloom
