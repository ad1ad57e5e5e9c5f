// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QKeyEvent;
class QMenu;
class QWidget;

namespace pathloom {

/// Acts that cannot be done at the moment. Qt lets their keys fall through to whatever has the focus, which does
/// nothing, or something else, and a menu stays silent; here they say why they are refused, in the words of the
/// action's status tip. Menus show the same as a tooltip.
class Refusals final : public QObject
{
    Q_OBJECT

public:
    explicit Refusals(QWidget* window);

Q_SIGNALS:
    void refused(const QString& why);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void lookAtMenu(QMenu* menu, QEvent* event);
    bool lookAtKey(QWidget* focus, QKeyEvent* event);
    /// The action that would take these keys if it was possible; null if one is possible, or none has them.
    QAction* refusedBy(QWidget* focus, const QKeyEvent& event) const;
    void tell(const QAction* action);

    QWidget* m_window;
    QPointer<QAction> m_refused; ///< whose keys are down
    bool m_isAsking = false;
};

} // namespace pathloom
