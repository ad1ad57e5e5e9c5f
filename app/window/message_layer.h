// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QRect>

class QMainWindow;
class QMenuBar;

namespace pathloom {

class MessageBar;

/// Messages in the row of the menus, beside them, where nothing else stands: they cover nothing and move nothing aside.
/// One that is read and does not fit into its line unfolds over what is below until it has been read.
class MessageLayer final : public QObject
{
    Q_OBJECT

public:
    explicit MessageLayer(QMainWindow* window);

    /// A new bar to the right of those that are there; it takes room only while it is shown.
    MessageBar* addBar(const QString& name, const QString& accessibleName);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QRect freeRow() const;
    void place();

    QMainWindow* m_window;
    QPointer<QMenuBar> m_menus; ///< goes before the window has gone
    QList<MessageBar*> m_bars;
    bool m_isPlacing = false;
};

} // namespace pathloom
