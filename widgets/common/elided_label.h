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

    /// It asks for no more room than it needs to be seen at all, so that those beside it are whole first; how much of
    /// what they leave it gets is for the layout's stretch to say.
    void setGivesWay(bool gives);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool isElided() const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_givesWay = false;
};

} // namespace pathloom
