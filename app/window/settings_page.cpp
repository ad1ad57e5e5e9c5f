// SPDX-License-Identifier: MIT
#include "app/window/settings_page.h"

#include "widgets/common/field_note.h"
#include "widgets/models/setting_delegate.h"
#include "widgets/models/settings_model.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

SettingsPage::SettingsPage(SettingsModel* settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_shown(new QSortFilterProxyModel(this)), m_filter(new QLineEdit(this)),
      m_table(new QTreeView(this)), m_refused(new FieldNote(this)), m_reset(new QPushButton(tr("&Reset"), this)),
      m_resetAll(new QPushButton(this))
{
    m_shown->setSourceModel(settings);
    m_shown->setFilterKeyColumn(-1);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setRecursiveFilteringEnabled(true);
    m_shown->setAutoAcceptChildRows(true); // a subject that matches brings its settings
    m_filter->setPlaceholderText(tr("Filter settings"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, &SettingsPage::filter);
    buildTable();
    m_refused->setObjectName(QStringLiteral("refusedSetting"));
    m_reset->setObjectName(QStringLiteral("resetSetting"));
    m_reset->setToolTip(tr("Set the selected setting back to the value recommended for the space"));
    m_resetAll->setObjectName(QStringLiteral("resetAllSettings"));
    m_resetAll->setToolTip(tr("Set every setting back to the value recommended for the space"));
    for (QPushButton* button : {m_reset, m_resetAll})
        button->setAutoDefault(false);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_reset);
    buttons->addWidget(m_resetAll);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_refused);
    layout->addLayout(buttons);

    connect(settings, &SettingsModel::configChanged, this, [this] { m_refused->showError({}); });
    connect(settings, &SettingsModel::valueRefused, this, [this](const QString&, const QString& reason) {
        m_refused->showError(reason.left(1).toUpper() + reason.mid(1));
    });
    connect(settings, &SettingsModel::dataChanged, this, &SettingsPage::refreshButtons);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &SettingsPage::refreshButtons);
    connect(m_reset, &QPushButton::clicked, this, [this] { m_settings->resetToDefault(currentSetting()); });
    connect(m_resetAll, &QPushButton::clicked, m_settings, &SettingsModel::resetAll);
    refreshButtons();
}

void SettingsPage::buildTable()
{
    m_table->setObjectName(QStringLiteral("settings"));
    m_table->setAccessibleName(tr("All settings"));
    m_table->setModel(m_shown);
    m_table->setItemDelegateForColumn(SettingsModel::Value, new SettingDelegate(m_table));
    m_table->setAlternatingRowColors(true);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    // Not when the current row changes: it does so by itself while one types in the filter, and the editor would take
    // what is typed on.
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    connect(m_table, &QTreeView::clicked, this, &SettingsPage::editValue);
    // A view passes Return on, and the dialog would take it for its button.
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(key, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
                [this] { editValue(m_table->currentIndex()); });
    // What is typed is meant for the value, wherever in the row one is.
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.parent().isValid() && index.column() != SettingsModel::Value)
            m_table->setCurrentIndex(index.siblingAtColumn(SettingsModel::Value));
    });
    m_table->expandAll();
    m_table->header()->setStretchLastSection(true);
    // One long name is not to take the room of the meanings: it is in the tooltip.
    const int longest = fontMetrics().averageCharWidth() * 30;
    m_table->resizeColumnToContents(SettingsModel::Key);
    m_table->setColumnWidth(SettingsModel::Key, std::min(longest, m_table->columnWidth(SettingsModel::Key)));
    const int number = fontMetrics().horizontalAdvance(QStringLiteral("product with log "));
    m_table->setColumnWidth(SettingsModel::Value, number);
    m_table->setColumnWidth(SettingsModel::Default, fontMetrics().horizontalAdvance(QStringLiteral("0.000000 ")));
}

void SettingsPage::filter(const QString& text)
{
    m_shown->setFilterFixedString(text);
    m_table->expandAll(); // subjects that come back are closed otherwise
}

void SettingsPage::editValue(const QModelIndex& index)
{
    const QModelIndex value = index.siblingAtColumn(SettingsModel::Value);
    if (value.flags() & Qt::ItemIsEditable)
        m_table->edit(value);
}

QModelIndex SettingsPage::currentSetting() const
{
    return m_shown->mapToSource(m_table->currentIndex());
}

void SettingsPage::refreshButtons()
{
    m_reset->setEnabled(m_settings->isChanged(currentSetting()));
    const int changed = m_settings->changedCount();
    m_resetAll->setEnabled(changed > 0);
    m_resetAll->setText(changed > 0 ? tr("Reset &all (%Ln)", nullptr, changed) : tr("Reset &all"));
}

} // namespace pathloom
