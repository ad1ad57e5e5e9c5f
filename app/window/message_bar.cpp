// SPDX-License-Identifier: MIT
#include "app/window/message_bar.h"

#include "app/window/icons.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace pathloom {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_act(new QToolButton(this)),
      m_close(new QToolButton(this)), m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setAccessibleName(tr("Message"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTextFormat(Qt::PlainText);
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close"), QStringLiteral("window-close")));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());

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
    setAutoFillBackground(true);
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
    fitHeight();
    constexpr std::chrono::seconds readingTime{8};
    if (level == MessageLevel::Info && !action)
        m_timer->start(readingTime);
    else
        m_timer->stop();
}

void MessageBar::setCloseText(const QString& text)
{
    m_close->setIcon({});
    m_close->setText(text);
    m_close->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_close->setAutoRaise(false);
}

void MessageBar::addButton(QToolButton* button)
{
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->insertWidget(row->indexOf(m_close), button, 0, Qt::AlignTop);
}

void MessageBar::close()
{
    m_timer->stop();
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
    QFrame::changeEvent(event);
}

void MessageBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitHeight();
}

void MessageBar::fitHeight()
{
    if (const int height = layout()->totalHeightForWidth(width()); height > 0) // not laid out yet: nothing to fit
        setFixedHeight(height);
}

void MessageBar::applyTheme()
{
    // Built from the parent's palette: our own one is what is set here.
    const Theme theme = Theme::of(parentWidget() ? parentWidget()->palette() : palette());
    const bool isInfo = m_level == MessageLevel::Info;
    const QColor accent = isInfo ? theme.focus : m_level == MessageLevel::Warning ? theme.warning : theme.error;
    const QColor ground = Theme::mix(theme.panel, accent, 0.22);
    QPalette colors = palette();
    if (colors.color(QPalette::Window) != ground) {
        colors.setColor(QPalette::Window, ground);
        colors.setColor(QPalette::WindowText, theme.text);
        setPalette(colors);
    }
    const QString name = isInfo                             ? QStringLiteral("information")
                         : m_level == MessageLevel::Warning ? QStringLiteral("warning")
                                                            : QStringLiteral("error");
    m_icon->setPixmap(tintedIcon(name, accent).pixmap(20, 20));
}

} // namespace pathloom
