// SPDX-License-Identifier: MIT
#include "widgets/common/row_table.h"

#include <QHeaderView>
#include <QTableView>

namespace pathloom {

void makeRowTable(QTableView* table)
{
    constexpr int air = 6; // above and below a line
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + air);
    table->horizontalHeader()->setHighlightSections(false);
}

} // namespace pathloom
