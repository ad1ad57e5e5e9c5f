// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QMainWindow;

namespace pathloom {

class MessageBar;

/// Messages laid over the lower edge of the page, one above the other, where they move nothing aside.
class MessageLayer final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageLayer(QMainWindow* window);

    /// A new bar below those that are there; it takes room only while it is shown.
    MessageBar* addBar(const QString& name, const QString& accessibleName);

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QMainWindow* m_window;
};

} // namespace pathloom
