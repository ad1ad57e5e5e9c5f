// SPDX-License-Identifier: MIT
#include "widgets/common/table_dialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace pathloom {

namespace {

QString textOf(const QVariant& value)
{
    if (value.typeId() == QMetaType::Double)
        return QLocale().toString(value.toDouble(), 'g', 6);
    if (value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Int)
        return QLocale().toString(value.toLongLong());
    return value.toString();
}

} // namespace

FigureTableModel::FigureTableModel(FigureTable table, QObject* parent)
    : QAbstractTableModel(parent), m_table(std::move(table))
{
}

int FigureTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int FigureTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant FigureTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QVariant value = m_table.rows[index.row()].value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return value.isValid() ? QVariant(textOf(value)) : QVariant();
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(m_table.columns[index.column()], textOf(value));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (value.typeId() == QMetaType::QString ? Qt::AlignLeft : Qt::AlignRight)));
    default:
        return {};
    }
}

QVariant FigureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Horizontal ? QVariant(m_table.columns.value(section)) : QVariant(section + 1);
}

TableDialog::TableDialog(const QString& title, const FigureTable& table, QWidget* parent) : QDialog(parent)
{
    //: the numbers behind the plot that is named
    setWindowTitle(tr("Numbers of “%1”").arg(title));
    auto* layout = new QVBoxLayout(this);
    auto* view = new QTableView(this);
    view->setModel(new FigureTableModel(table, view));
    view->setAlternatingRowColors(true);
    view->setAccessibleName(windowTitle());
    view->horizontalHeader()->setResizeContentsPrecision(100);
    view->resizeColumnsToContents();
    view->horizontalHeader()->setStretchLastSection(true);
    view->setTabKeyNavigation(false);
    layout->addWidget(view);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("&Copy as CSV"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [csv = toCsv(table)] { QApplication::clipboard()->setText(csv); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(640, 420);
}

} // namespace pathloom
