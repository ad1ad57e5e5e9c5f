// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/models/ground_delegate.h"

namespace pathloom {

/// Paints ShareRole as a bar behind the text of a cell.
class ProbabilityDelegate final : public GroundDelegate
{
    Q_OBJECT

public:
    using GroundDelegate::GroundDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace pathloom
