// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QHBoxLayout>
#include <QStyle>

namespace pathloom {

/// A row of labels and fields inside another layout, with the style's usual space between them. By itself a row takes
/// that of the layout around it, which is none where that one's is none, or differs across and down.
inline QHBoxLayout* fieldRow()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(QApplication::style()->pixelMetric(QStyle::PM_LayoutHorizontalSpacing));
    return row;
}

} // namespace pathloom
