// SPDX-License-Identifier: MIT
#include "app/window/message_bar.h"

#include "app/window/icons.h"
#include "widgets/common/theme.h"

#include <QAccessible>
#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

namespace pathloom {

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_act(new QToolButton(this)),
      m_close(new QToolButton(this)), m_timer(new QTimer(this))
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTextFormat(Qt::PlainText);
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close")));
    setCloseTip(tr("Close this message"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 5, 5, 5);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_act, 0, Qt::AlignTop);
    layout->addWidget(m_close, 0, Qt::AlignTop);

    m_act->setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(m_act, &QToolButton::clicked, this, &MessageBar::close);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::close);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &MessageBar::close);
}

void MessageBar::show(MessageLevel level, const QString& sentence, QAction* action)
{
    m_level = level;
    m_text->setText(sentence);
    m_text->setAccessibleName(sentence);
    if (QAction* before = m_act->defaultAction(); before && before != action)
        m_act->removeAction(before);
    m_act->setDefaultAction(action);
    m_act->setVisible(action != nullptr);
    applyTheme();
    if (isHidden()) {
        setVisible(true);
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    constexpr std::chrono::seconds readingTime{8};
    if (level == MessageLevel::Info && !action)
        m_timer->start(readingTime);
    else
        m_timer->stop();
}

void MessageBar::setCloseTip(const QString& tip)
{
    m_close->setToolTip(tip);
    m_close->setAccessibleName(tip);
}

void MessageBar::addButton(QToolButton* button)
{
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->insertWidget(row->indexOf(m_close), button, 0, Qt::AlignTop);
}

void MessageBar::close()
{
    m_timer->stop();
    hide();
    Q_EMIT closed();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && parentWidget())
        applyTheme();
    QWidget::changeEvent(event);
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
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
    m_icon->setPixmap(tintedIcon(name, accent()).pixmap(20, 20));
}

} // namespace pathloom
