// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "app/window/test_pictures.h"
#include "widgets/models/network_table_model.h"

#include <QDialog>
#include <QPointer>

class QPushButton;
class QStackedLayout;

namespace pathloom {

class EmptyLabel;

/// The confusion matrix of a derived network, with the images of its cells, in a window of its own. What it shows is
/// what the run says when it is opened.
class ConfusionDialog final : public QDialog
{
    Q_OBJECT

public:
    ConfusionDialog(const NetworkRow& network, JobRunner* jobs, QWidget* parent);
    ~ConfusionDialog() override;

private:
    void readRun(const NetworkRow& network);
    void readPictures(int truth, int predicted, PictureForm form);
    void showPictures(const QList<ShownPicture>& some, std::int64_t all);

    QPointer<JobRunner> m_jobs; ///< the window closes it before its dialogs
    JobId m_reading = 0, m_picturing = 0;
    std::shared_ptr<const Predictions> m_predictions;
    std::shared_ptr<TestPictures> m_images;
    QList<ShownPicture> m_shown;
    ConfusionPanel* m_panel;
    EmptyLabel* m_empty;
    QStackedLayout* m_stack;
    QPushButton* m_save;
};

} // namespace pathloom
