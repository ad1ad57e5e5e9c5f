// SPDX-License-Identifier: MIT
#include "app/window/questions.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace pathloom {

namespace {

struct Question
{
    const char* name;
    QString title, text, no, yes;
};

void ask(QWidget* window, const Question& question, const std::function<void()>& goOn)
{
    auto* box = new QMessageBox(QMessageBox::Warning, question.title, question.text, QMessageBox::Cancel, window);
    box->setObjectName(QLatin1String(question.name));
    box->setAttribute(Qt::WA_DeleteOnClose);
    if (!question.no.isEmpty())
        box->button(QMessageBox::Cancel)->setText(question.no);
    const QPushButton* yes = box->addButton(question.yes, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(yes, &QPushButton::clicked, box, goOn);
    box->open();
}

} // namespace

void askToResume(QWidget* window, const ResumeLoss& loss, const std::function<void()>& goOn)
{
    ask(window,
        {.name = "resumeQuestion",
         .title = ResumeLoss::tr("Resume the search"),
         .text = loss.question(),
         .no = {},
         .yes = loss.consent()},
        goOn);
}

void askToClose(QWidget* window, int queued, const std::function<void()>& goOn)
{
    if (window->findChild<QMessageBox*>(QStringLiteral("closeQuestion")))
        return;
    QString text = QCoreApplication::translate("Questions",
                                               "Closing the window ends the search. What it has found is kept, and the "
                                               "search can go on at another time: open its run and resume it.");
    if (queued > 0)
        text +=
            u' ' % QCoreApplication::translate("Questions", "%n queued search(es) will be dropped.", nullptr, queued);
    ask(window,
        {.name = "closeQuestion",
         .title = QCoreApplication::translate("Questions", "A search is not over"),
         .text = text,
         .no = QCoreApplication::translate("Questions", "Keep the window"),
         .yes = QCoreApplication::translate("Questions", "End the search and close")},
        goOn);
}

void askToDeleteForGood(QWidget* window, const QString& what, const QString& size, const std::function<void()>& goOn)
{
    ask(window,
        {.name = "deletionQuestion",
         .title = QCoreApplication::translate("Questions", "Delete for good"),
         .text = QCoreApplication::translate("Questions", "Delete %1 (%2) for good? It cannot be brought back then.")
                     .arg(what, size),
         .no = {},
         .yes = QCoreApplication::translate("Questions", "Delete for good")},
        goOn);
}

void askToDiscardSpace(QWidget* window, const std::function<void()>& goOn)
{
    ask(window,
        {.name = "discardQuestion",
         .title = QCoreApplication::translate("Questions", "Discard the changes"),
         .text = QCoreApplication::translate("Questions", "The space was changed and neither saved nor used."),
         .no = QCoreApplication::translate("Questions", "Keep editing"),
         .yes = QCoreApplication::translate("Questions", "Discard")},
        goOn);
}

} // namespace pathloom
