// SPDX-License-Identifier: MIT
#include "app/window/resume_question.h"

#include <QMessageBox>
#include <QPushButton>

namespace pathloom {

void askToResume(QWidget* window, const ResumeLoss& loss, const std::function<void()>& goOn)
{
    auto* box = new QMessageBox(QMessageBox::Warning, ResumeLoss::tr("Resume the search"), loss.question(),
                                QMessageBox::Cancel, window);
    box->setObjectName(QStringLiteral("resumeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = box->addButton(loss.consent(), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(yes, &QPushButton::clicked, box, goOn);
    box->open();
}

} // namespace pathloom
