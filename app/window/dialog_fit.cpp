// SPDX-License-Identifier: MIT
#include "app/window/dialog_fit.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

DialogFit::DialogFit(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

QSize DialogFit::room(const QWidget* window)
{
    constexpr QSize frame(16, 40); // it is not known before the window system has made it
    return window->screen()->availableGeometry().size() - frame;
}

bool DialogFit::eventFilter(QObject* watched, QEvent* event)
{
    const bool opens = event->type() == QEvent::Show && !event->spontaneous();
    if (opens || event->type() == QEvent::LayoutRequest)
        if (auto* dialog = qobject_cast<QDialog*>(watched); dialog && dialog->isWindow()) {
            fit(dialog);
            if (opens)
                keepOnScreen(dialog);
        }
    return QObject::eventFilter(watched, event);
}

void DialogFit::fit(QDialog* dialog)
{
    const QSize most = room(dialog);
    const QSize least = dialog->minimumSizeHint();
    if (least.width() > most.width() || least.height() > most.height())
        letScroll(dialog);
    if (dialog->isVisible() && !dialog->isMaximized() && !dialog->isFullScreen() &&
        dialog->size() != dialog->size().boundedTo(most))
        dialog->resize(dialog->size().boundedTo(most));
}

/// One that was not given a place is put above its window by Qt.
void DialogFit::keepOnScreen(QDialog* dialog)
{
    if (!dialog->testAttribute(Qt::WA_Moved))
        return;
    const QRect screen = dialog->screen()->availableGeometry();
    const QPoint farthest = screen.bottomRight() - QPoint(dialog->width(), dialog->height());
    dialog->move(std::clamp(dialog->x(), screen.left(), std::max(screen.left(), farthest.x())),
                 std::clamp(dialog->y(), screen.top(), std::max(screen.top(), farthest.y())));
}

void DialogFit::letScroll(QDialog* dialog)
{
    auto* content = qobject_cast<QVBoxLayout*>(dialog->layout());
    constexpr const char* name = "scrolledDialog";
    if (!content || content->count() < 2 || content->itemAt(content->count() - 1)->spacerItem() ||
        dialog->findChild<QScrollArea*>(QLatin1String(name), Qt::FindDirectChildrenOnly))
        return;
    QLayoutItem* buttons = content->takeAt(content->count() - 1);
    auto* body = new QWidget;
    body->setLayout(content); // takes its widgets along
    const QMargins margins = content->contentsMargins();
    content->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(dialog);
    scroll->setObjectName(QLatin1String(name));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(margins);
    layout->addWidget(scroll, 1);
    if (QLayout* row = buttons->layout()) {
        layout->addLayout(row);
    } else {
        layout->addWidget(buttons->widget());
        delete buttons;
    }
    scroll->show();
}

} // namespace pathloom
