// SPDX-License-Identifier: MIT
#include "app/window/help_dialogs.h"

#include "app/window/command_palette.h"
#include "app/window/icons.h"
#include "core/nn/inference.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMessageBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace pathloom {

void showShortcuts(QWidget* window)
{
    auto* dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QCoreApplication::translate("Help", "Keyboard shortcuts"));
    auto* table = new QTableWidget(0, 3, dialog);
    table->setHorizontalHeaderLabels({QCoreApplication::translate("Help", "Command"),
                                      QCoreApplication::translate("Help", "Shortcut"),
                                      QCoreApplication::translate("Help", "What it does")});
    table->setAccessibleName(dialog->windowTitle());
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    for (const auto& [action, menu] : actionsOf(window)) {
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(action->icon(), plainText(action)));
        table->setItem(row, 1, new QTableWidgetItem(action->shortcut().toString(QKeySequence::NativeText)));
        table->setItem(row, 2,
                       new QTableWidgetItem(action->whatsThis().isEmpty() ? action->statusTip() : action->whatsThis()));
    }
    table->resizeColumnsToContents();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(table);
    layout->addWidget(buttons);
    dialog->resize(820, 620);
    dialog->show();
}

void showAbout(QWidget* window)
{
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(QCoreApplication::translate("Help", "About Pathloom"));
    box->setIconPixmap(programIcon().pixmap(96, 96));
    box->setText(
        QCoreApplication::translate("Help", "<h2>Pathloom %1</h2>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        QCoreApplication::translate("Help", "<p>Designs a convolutional network for your images and your hardware by a "
                                            "search that you can watch and steer.</p>"
                                            "<p>The search is ProxylessNAS (Cai, Zhu, Han 2019).</p>"
                                            "<p>Stands on %1, Qt %2, QCustomPlot, Graphviz, ONNX, OpenCV and SQLite. "
                                            "MIT licence.</p>")
            .arg(QString::fromStdString(computeLibraryVersion()), QLatin1String(qVersion())));
    box->show();
}

} // namespace pathloom
