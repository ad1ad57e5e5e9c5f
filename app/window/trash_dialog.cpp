// SPDX-License-Identifier: MIT
#include "app/window/trash_dialog.h"

#include "app/window/questions.h"
#include "app/window/trash_can.h"
#include "widgets/common/core_text.h"
#include "widgets/common/empty_label.h"
#include "widgets/common/format.h"
#include "widgets/common/paths.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace pathloom {

namespace {

enum Column { Name, Kind, Deleted, Size, Folder };

std::uintmax_t bytesOf(const std::vector<TrashEntry>& entries)
{
    return std::accumulate(entries.begin(), entries.end(), std::uintmax_t(0),
                           [](std::uintmax_t sum, const TrashEntry& entry) { return sum + entry.bytes; });
}

QString kindText(const std::string& kind)
{
    return kind == "run"      ? TrashDialog::tr("Run")
           : kind == "target" ? TrashDialog::tr("Target")
                              : QString::fromStdString(kind);
}

QString timeText(const TrashEntry& entry)
{
    if (entry.deleted == std::chrono::system_clock::time_point())
        return Format::none();
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(entry.deleted.time_since_epoch());
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(passed.count()), QLocale::ShortFormat);
}

} // namespace

TrashDialog::TrashDialog(TrashCan* trash, QWidget* parent)
    : QDialog(parent), m_trash(trash), m_stack(new QStackedWidget(this)), m_list(new QTreeWidget(this)),
      m_sum(new QLabel(this)), m_bringBack(new QPushButton(tr("&Bring back"), this)),
      m_delete(new QPushButton(tr("&Delete for good…"), this)), m_empty(new QPushButton(tr("&Empty the trash…"), this))
{
    setObjectName(QStringLiteral("trash"));
    setWindowTitle(tr("Deleted runs and targets"));
    m_list->setObjectName(QStringLiteral("trashList"));
    m_list->setAccessibleName(tr("Deleted runs and targets"));
    m_list->setHeaderLabels({tr("Name"), tr("Kind"), tr("Deleted"), tr("Size"), tr("Where it was")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(true);
    auto* nothing = new EmptyLabel(this);
    nothing->setText(tr("Nothing is in the trash. Deleted runs and targets are kept here until they are deleted for "
                        "good; networks are kept in their run."));
    m_stack->addWidget(nothing);
    m_stack->addWidget(m_list);
    m_bringBack->setObjectName(QStringLiteral("bringBack"));
    m_delete->setObjectName(QStringLiteral("deleteForGood"));
    m_empty->setObjectName(QStringLiteral("emptyTrash"));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    for (QPushButton* button : {m_bringBack, m_delete, m_empty})
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_sum);
    layout->addWidget(buttons);
    resize(820, 380);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &TrashDialog::offer);
    connect(m_bringBack, &QPushButton::clicked, this, [this] { m_trash->bringBack(selected()); });
    connect(m_delete, &QPushButton::clicked, this, [this] { askToDelete(selected()); });
    connect(m_empty, &QPushButton::clicked, this, [this] { askToDelete(m_trash->entries()); });
    new QShortcut(Qt::Key_Delete, m_list, m_delete, &QPushButton::click, Qt::WidgetShortcut);
    connect(trash, &TrashCan::changed, this, &TrashDialog::fill);
    fill();
    trash->refresh();
}

void TrashDialog::fill()
{
    m_list->clear();
    const std::vector<TrashEntry>& entries = m_trash->entries();
    for (const TrashEntry& entry : entries) {
        auto* item = new QTreeWidgetItem(m_list);
        item->setText(Name, CoreText::of(entry.name));
        item->setText(Kind, kindText(entry.kind));
        item->setText(Deleted, timeText(entry));
        item->setText(Size, Format::bytes(static_cast<double>(entry.bytes)));
        item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
        item->setText(Folder, entry.folder.empty() ? tr("not known any more") : textOf(entry.folder));
        item->setToolTip(Folder, item->text(Folder));
    }
    if (!entries.empty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    m_stack->setCurrentIndex(entries.empty() ? 0 : 1);
    m_sum->setText(tr("%1 in %Ln thing(s)", "size and number of what was deleted", static_cast<int>(entries.size()))
                       .arg(Format::bytes(static_cast<double>(bytesOf(entries)))));
    m_sum->setVisible(!entries.empty());
    m_empty->setEnabled(!entries.empty());
    offer();
}

void TrashDialog::offer()
{
    const std::vector<TrashEntry> chosen = selected();
    m_delete->setEnabled(!chosen.empty());
    const bool canComeBack = !chosen.empty() && std::ranges::none_of(chosen, [](const TrashEntry& entry) {
        return entry.folder.empty() || entry.files.empty();
    });
    m_bringBack->setEnabled(canComeBack);
    m_bringBack->setToolTip(chosen.empty() || canComeBack
                                ? tr("Put the selected ones back where they were")
                                : tr("It is not known where this was, or nothing of it is left"));
}

std::vector<TrashEntry> TrashDialog::selected() const
{
    std::vector<TrashEntry> chosen;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
        if (m_list->topLevelItem(row)->isSelected())
            chosen.push_back(m_trash->entries()[static_cast<std::size_t>(row)]);
    return chosen;
}

void TrashDialog::askToDelete(const std::vector<TrashEntry>& entries)
{
    if (entries.empty())
        return;
    const QString what = entries.size() == 1 ? CoreText::of(entries.front().name)
                                             : tr("%Ln thing(s)", "what was deleted", static_cast<int>(entries.size()));
    askToDeleteForGood(this, what, Format::bytes(static_cast<double>(bytesOf(entries))),
                       [this, entries] { m_trash->deleteForGood(entries); });
}

} // namespace pathloom
