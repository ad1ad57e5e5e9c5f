// SPDX-License-Identifier: MIT
#include "widgets/common/log_view.h"

#include "widgets/common/format.h"
#include "widgets/common/row_table.h"
#include "widgets/common/run_view.h"
#include "widgets/common/theme.h"
#include "widgets/models/log_model.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace pathloom {

namespace {

/// Warnings and errors in their colour; the word beside it says the same.
class LevelDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto level = static_cast<MessageLevel>(index.siblingAtColumn(LogModel::Level).data(SortRole).toInt());
        if (level == MessageLevel::Info)
            return;
        const Theme theme = Theme::of(option->palette);
        option->palette.setColor(QPalette::Text, level == MessageLevel::Error ? theme.error : theme.warning);
    }
};

} // namespace

LogView::LogView(RunView* view, QWidget* parent)
    : QWidget(parent), m_model(new LogModel(view, this)), m_filter(new LogFilter(this)), m_level(new QComboBox(this)),
      m_text(new QLineEdit(this)), m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("logView"));
    setWindowTitle(tr("Log"));
    m_filter->setSourceModel(m_model);

    auto* label = new QLabel(tr("Sh&ow:"), this);
    label->setBuddy(m_level);
    m_level->addItem(tr("All messages"), static_cast<int>(MessageLevel::Info));
    m_level->addItem(tr("Warnings and errors"), static_cast<int>(MessageLevel::Warning));
    m_level->addItem(tr("Errors"), static_cast<int>(MessageLevel::Error));
    m_level->setObjectName(QStringLiteral("logLevel"));
    connect(m_level, &QComboBox::currentIndexChanged, this,
            [this] { m_filter->setLevel(static_cast<MessageLevel>(m_level->currentData().toInt())); });
    m_text->setPlaceholderText(tr("Filter by text"));
    m_text->setAccessibleName(tr("Filter by text"));
    m_text->setClearButtonEnabled(true);
    m_text->setObjectName(QStringLiteral("logFilter"));
    connect(m_text, &QLineEdit::textChanged, m_filter, &LogFilter::setText);
    auto* copyButton = new QToolButton(this);
    copyButton->setText(tr("Copy"));
    copyButton->setToolTip(tr("Copy the selected lines, or all of them"));
    connect(copyButton, &QToolButton::clicked, this, &LogView::copy);

    m_table->setModel(m_filter);
    m_table->setItemDelegate(new LevelDelegate(m_table));
    m_table->setAccessibleName(tr("Log of the run"));
    makeRowTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const QFontMetrics metrics = m_table->fontMetrics();
    m_table->setColumnWidth(LogModel::Time, metrics.horizontalAdvance(QStringLiteral("00 min 00 s")) + 18);
    m_table->setColumnWidth(LogModel::Step, metrics.horizontalAdvance(QStringLiteral("000,000")) + 18);
    m_table->setColumnWidth(LogModel::Level, metrics.horizontalAdvance(Format::level(MessageLevel::Warning)) + 24);
    auto* copyAction = new QAction(tr("&Copy"), m_table);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    copyAction->setWhatsThis(tr("Copy the selected lines of the log"));
    connect(copyAction, &QAction::triggered, this, &LogView::copy);
    m_table->addAction(copyAction);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);

    // The newest line stays in sight for those who were looking at it.
    connect(m_filter, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar* bar = m_table->verticalScrollBar();
        m_table->setProperty("atEnd", bar->value() >= bar->maximum());
    });
    connect(
        m_filter, &QAbstractItemModel::rowsInserted, this,
        [this] {
            if (m_table->property("atEnd").toBool())
                m_table->scrollToBottom();
        },
        Qt::QueuedConnection);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(6, 4, 6, 0);
    bar->addWidget(label);
    bar->addWidget(m_level);
    bar->addWidget(m_text, 1);
    bar->addWidget(copyButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
}

void LogView::copy()
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        for (int row = 0; row < m_filter->rowCount(); ++row)
            rows << m_filter->index(row, 0);
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
    QStringList lines;
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < LogModel::ColumnCount; ++column)
            cells << row.siblingAtColumn(column).data().toString();
        lines << cells.join(u'\t');
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace pathloom
