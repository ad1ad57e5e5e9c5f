// SPDX-License-Identifier: MIT
#include "widgets/steering/command_list_view.h"

#include "widgets/common/row_table.h"
#include "widgets/common/run_view.h"
#include "widgets/models/model_table.h"
#include "widgets/steering/command_list_model.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace pathloom {

CommandListView::CommandListView(RunView* view, const RunSteering* steering, QWidget* parent)
    : QWidget(parent), m_view(view), m_steering(steering), m_model(new CommandListModel(view, steering, this)),
      m_table(new QTableView(this)), m_preview(new QLabel(this)), m_undo(new QPushButton(tr("&Undo to here"), this)),
      m_save(new QPushButton(tr("Save as &CSV…"), this))
{
    setObjectName(QStringLiteral("commandList"));
    setAccessibleName(tr("Commands"));
    build();
    connect(steering, &RunSteering::changed, this, &CommandListView::refresh);
    refresh();
}

void CommandListView::build()
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("commands"));
    m_table->setAccessibleName(tr("Commands given to the search"));
    makeRowTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const QFontMetrics metrics = m_table->fontMetrics();
    const auto setWidth = [&](int column, const QString& widest) {
        m_table->setColumnWidth(column, metrics.horizontalAdvance(widest) + 20);
    };
    setWidth(CommandListModel::Step, QStringLiteral("000,000"));
    setWidth(CommandListModel::Time, QStringLiteral("00 min 00 s"));
    setWidth(CommandListModel::By, QStringLiteral("Engine"));
    setWidth(CommandListModel::Text, QStringLiteral("Prune below 0.0 %: 00 paths"));
    setWidth(CommandListModel::Effect, QStringLiteral("0.00 ms → 0.00 ms (−0.00 ms, −0.0 %)"));
    setWidth(CommandListModel::State, QStringLiteral("Taken back"));
    setWidth(CommandListModel::Networks, QStringLiteral("00 million → 00 million"));
    // Looking at a command shows the search as it was then; the newest state is one press on "live" away.
    const auto showMoment = [this](const QModelIndex& index) {
        if (index.isValid())
            m_view->setMoment(m_model->step(index.row()));
    };
    connect(m_table, &QTableView::clicked, this, showMoment);
    connect(m_table, &QTableView::activated, this, showMoment);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CommandListView::refresh);

    m_preview->setWordWrap(true);
    m_preview->setObjectName(QStringLiteral("undoPreview"));
    m_undo->setObjectName(QStringLiteral("undoToHere"));
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (const int row = selectedRow(); row >= 0)
            Q_EMIT undoRequested(m_steering->undosTo(m_model->actId(row)));
    });
    m_save->setToolTip(tr("Write this list as a table"));
    connect(m_save, &QPushButton::clicked, this, &CommandListView::saveRequested);

    auto* line = new QHBoxLayout;
    line->setContentsMargins(6, 0, 6, 4);
    line->addWidget(m_preview, 1);
    line->addWidget(m_undo);
    line->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table, 1);
    layout->addLayout(line);
    setFocusProxy(m_table);
}

int CommandListView::selectedRow() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.front().row();
}

void CommandListView::setSteerable(bool steerable, const QString& why)
{
    m_steerable = steerable;
    m_why = why;
    refresh();
}

void CommandListView::refresh()
{
    m_save->setEnabled(m_model->rowCount() > 0);
    const int row = selectedRow();
    QString why = m_steerable ? tr("Choose the command that is to be taken back.") : m_why;
    QString preview;
    bool possible = false;
    if (row >= 0 && m_steerable && m_model->actId(row) == 0) {
        why = preview = tr("This is no change that could be taken back.");
    } else if (row >= 0 && m_steerable) {
        const SteeringPlan plan = m_steering->planUndoTo(m_model->actId(row));
        possible = static_cast<bool>(plan);
        preview = possible ? tr("Undoing %Ln change(s) now: %1", nullptr, m_steering->undosTo(m_model->actId(row)))
                                 .arg(SteeringText::effect(plan.effect))
                           : plan.refusal;
        why = possible ? tr("Take back this command and every one after it") : plan.refusal;
    }
    m_preview->setText(m_model->rowCount() == 0 ? tr("Nothing has been changed in this search yet.") : preview);
    m_undo->setEnabled(possible);
    m_undo->setToolTip(why);
    m_undo->setStatusTip(why);
}

FigureTable CommandListView::table() const
{
    return tableOf(*m_model);
}

} // namespace pathloom
