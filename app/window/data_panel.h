// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/data_subject.h"

#include <QWidget>

class QComboBox;

namespace pathloom {

class DataPage;
class JobRunner;
class RunView;

/// The page of the images in the main window: those of the run on show, or those that a person has brought for the next
/// search.
class DataPanel final : public QWidget
{
    Q_OBJECT

public:
    DataPanel(RunView* view, JobRunner* jobs, QWidget* parent = nullptr);

    /// Shows images that no run is about yet.
    void showNext(const DataSubject& subject);
    /// More is known of them: whether they are open, how they are augmented. Others change nothing.
    void updateNext(const DataSubject& subject);
    /// Nothing is read for a page that nobody sees.
    void setSeen(bool seen);
    DataPage* page() const { return m_page; }

private:
    enum Source { OfRun, OfNext };
    void followRun();
    void showSource();

    RunView* m_view;
    QWidget* m_choice;
    QComboBox* m_source;
    DataPage* m_page;
    DataSubject m_next;
};

} // namespace pathloom
