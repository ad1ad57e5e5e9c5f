// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace pathloom {

/// Hears of every figure that is saved from a window or a dialog above it.
class SavedFigures final : public QObject
{
    Q_OBJECT

public:
    explicit SavedFigures(QObject* window);

Q_SIGNALS:
    void saved(const QString& file);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace pathloom
