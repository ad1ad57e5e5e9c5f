// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace pathloom {

/// A line of text that ends with an ellipsis where there is no room for the whole, which then is in its tooltip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    using QLabel::QLabel;

    QSize minimumSizeHint() const override;
    bool isElided() const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace pathloom
