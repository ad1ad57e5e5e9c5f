// SPDX-License-Identifier: MIT
#pragma once

#include "tests/widgets/support/compared_networks.h"
#include "widgets/compare/cross_table_model.h"

namespace pathloom::test {

/// What the cross table shows of a comparison.
inline CrossTableModel::Content sampleContent(const CrossTable& table = sampleComparison())
{
    CrossTableModel::Content content;
    content.table = std::make_shared<const CrossTable>(table);
    for (const HardwareTarget& target : table.targets)
        content.targetNames.insert(QString::fromStdString(target.id), QString::fromStdString(target.name));
    return content;
}

} // namespace pathloom::test
