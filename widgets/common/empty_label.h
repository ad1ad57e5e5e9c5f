// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace pathloom {

/// The friendly centred sentence a view shows while it has nothing to draw.
class EmptyLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit EmptyLabel(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyTheme();
};

} // namespace pathloom
