// SPDX-License-Identifier: MIT
#include "app/window/data_dialog.h"

#include "app/window/data_page.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace pathloom {

DataDialog::DataDialog(JobRunner* jobs, const DataSubject& subject, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("dataDialog"));
    setWindowTitle(tr("Images"));
    auto* page = new DataPage(jobs, this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(page, 1);
    layout->addWidget(buttons);
    resize(960, 640);
    page->showSubject(subject);
    page->setSeen(true);
}

} // namespace pathloom
