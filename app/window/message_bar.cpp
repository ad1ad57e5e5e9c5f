// SPDX-License-Identifier: MIT
#include "app/window/message_bar.h"

#include "app/window/icons.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/theme.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <chrono>
#include <utility>

namespace pathloom {

namespace {

using namespace std::chrono_literals;

constexpr int iconSize = 16;
/// How long a person needs to see that there is something and to read it.
std::chrono::milliseconds readingTime(const QString& sentence)
{
    constexpr std::chrono::milliseconds least = 4s, perCharacter = 40ms, most = 10s; // the mouse in it gives more
    return std::min<std::chrono::milliseconds>(least + sentence.size() * perCharacter, most);
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_icon(new QLabel(this)), m_line(new ElidedLabel(this)),
      m_text(new QLabel(this)), m_buttons(new QWidget(this)), m_act(new QToolButton(m_buttons)),
      m_close(new QToolButton(this)), m_goes(new QTimer(this)), m_reading(new QTimer(this)), m_hover(new QTimer(this))
{
    m_line->setTextFormat(Qt::PlainText);
    m_line->setGivesWay(true);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTextFormat(Qt::PlainText);
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setIconSize({iconSize, iconSize});
    setCloseTip(tr("Close this message"));

    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->addWidget(m_act);
    m_grid->setContentsMargins(8, 0, 2, 0);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(m_icon, 0, 0, Qt::AlignVCenter);
    m_grid->addWidget(m_close, 0, 3, Qt::AlignTop);
    place(true, true);

    m_act->setToolButtonStyle(Qt::ToolButtonTextOnly);
    for (QToolButton* button : {m_act, m_close})
        keepLow(button);
    connect(m_act, &QToolButton::clicked, this, &MessageBar::close);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::close);
    m_goes->setObjectName(QStringLiteral("goes"));
    m_reading->setObjectName(QStringLiteral("reading"));
    for (QTimer* timer : {m_goes, m_reading, m_hover})
        timer->setSingleShot(true);
    m_hover->setInterval(300);
    connect(m_goes, &QTimer::timeout, this, [this] { m_isHovered ? m_goes->start() : close(); });
    connect(m_reading, &QTimer::timeout, this, &MessageBar::followReader);
    connect(m_hover, &QTimer::timeout, this, [this] {
        m_isHovered = underMouse();
        followReader();
    });
    connect(qApp, &QApplication::focusChanged, this, &MessageBar::followReader);
}

void MessageBar::place(bool isFolded, bool hasButtons)
{
    m_line->setVisible(isFolded);
    m_text->setVisible(!isFolded);
    m_buttons->setVisible(hasButtons);
    for (QWidget* widget : {static_cast<QWidget*>(m_line), static_cast<QWidget*>(m_text), m_buttons})
        m_grid->removeWidget(widget);
    m_grid->addWidget(m_line, 0, 1);
    m_grid->addWidget(m_text, 0, 1);
    if (isFolded)
        m_grid->addWidget(m_buttons, 0, 2);
    else
        m_grid->addWidget(m_buttons, 1, 1, 1, 2, Qt::AlignRight);
    const int edge = isFolded ? 0 : 5;
    m_grid->setContentsMargins(8, edge, 2, edge);
    m_grid->activate();
}

void MessageBar::show(MessageLevel level, const QString& sentence, QAction* action)
{
    // A figure in what is added below changes as the search goes on; it is no news.
    const auto news = [](const QString& text) { return text.section(u'\n', 0, 0); };
    const bool isNew = isHidden() || level != m_level || news(sentence) != news(text());
    m_level = level;
    m_text->setText(sentence);
    m_text->setAccessibleName(sentence);
    m_line->setText(QString(sentence).replace(u'\n', u' '));
    m_line->setAccessibleName(sentence);
    if (QAction* before = m_act->defaultAction(); before && before != action)
        m_act->removeAction(before);
    m_act->setDefaultAction(action);
    m_act->setVisible(action != nullptr);
    applyTheme();
    if (isNew)
        m_reading->start(readingTime(sentence));
    if (isHidden()) {
        setVisible(true);
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    if (level == MessageLevel::Info && !action)
        m_goes->start(readingTime(sentence));
    else
        m_goes->stop();
    followReader();
    Q_EMIT roomWanted();
}

void MessageBar::setCloseTip(const QString& tip)
{
    m_close->setToolTip(tip);
    m_close->setAccessibleName(tip);
}

/// A line is as high as that of the menus.
void MessageBar::keepLow(QToolButton* button) const
{
    button->setFixedHeight(fontMetrics().height() + 4);
}

void MessageBar::addButton(QToolButton* button)
{
    keepLow(button);
    m_buttons->layout()->addWidget(button);
}

void MessageBar::close()
{
    m_goes->stop();
    m_reading->stop();
    hide();
    Q_EMIT closed();
}

QString MessageBar::text() const
{
    return m_text->text();
}

int MessageBar::buttonsWidth() const
{
    const int width = m_buttons->layout()->sizeHint().width();
    return width > 0 ? width + m_grid->horizontalSpacing() : 0;
}

int MessageBar::lineWidth() const
{
    const QMargins margins = m_grid->contentsMargins();
    constexpr int rounding = 4;
    return margins.left() + iconSize + m_grid->horizontalSpacing() +
           m_line->fontMetrics().horizontalAdvance(m_line->text()) + rounding + buttonsWidth() +
           m_grid->horizontalSpacing() + m_close->sizeHint().width() + margins.right();
}

void MessageBar::fold(int width)
{
    place(true, width >= lineWidth() || buttonsWidth() < width / 2);
}

void MessageBar::unfold()
{
    place(false, buttonsWidth() > 0);
}

void MessageBar::followReader()
{
    const QWidget* focused = QApplication::focusWidget();
    const bool hasKeyboard = focused && (focused == this || isAncestorOf(focused));
    const bool isRead = isVisible() && (m_reading->isActive() || m_isHovered || hasKeyboard);
    if (std::exchange(m_isRead, isRead) != isRead)
        Q_EMIT roomWanted();
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && parentWidget())
        applyTheme();
    QWidget::changeEvent(event);
}

void MessageBar::enterEvent(QEnterEvent* event)
{
    m_hover->start();
    QWidget::enterEvent(event);
}

void MessageBar::leaveEvent(QEvent* event)
{
    m_hover->start();
    QWidget::leaveEvent(event);
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

/// A finger does not hover.
void MessageBar::mousePressEvent(QMouseEvent*)
{
    m_reading->start(readingTime(text()));
    followReader();
}

void MessageBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(accent());
    painter.setBrush(palette().window());
    constexpr double corner = 5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

void MessageBar::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    followReader(); // of one that was told before the window came up
}

QColor MessageBar::accent() const
{
    // From the parent's palette: our own one is what is set here.
    const Theme theme = Theme::of(parentWidget() ? parentWidget()->palette() : palette());
    return m_level == MessageLevel::Info ? theme.focus : m_level == MessageLevel::Warning ? theme.warning : theme.error;
}

void MessageBar::applyTheme()
{
    const Theme theme = Theme::of(parentWidget() ? parentWidget()->palette() : palette());
    const QColor ground = Theme::mix(theme.panel, accent(), 0.22);
    QPalette colors = palette();
    if (colors.color(QPalette::Window) != ground) {
        colors.setColor(QPalette::Window, ground);
        colors.setColor(QPalette::WindowText, theme.text);
        setPalette(colors);
    }
    const QString name = m_level == MessageLevel::Info      ? QStringLiteral("information")
                         : m_level == MessageLevel::Warning ? QStringLiteral("warning")
                                                            : QStringLiteral("error");
    m_icon->setPixmap(tintedIcon(name, accent()).pixmap(iconSize, iconSize));
}

} // namespace pathloom
