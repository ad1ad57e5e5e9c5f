// SPDX-License-Identifier: MIT
#include "widgets/common/field_note.h"

#include "widgets/common/form_row.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QFormLayout>

namespace pathloom {

FieldNote::FieldNote(QWidget* parent) : QLabel(parent)
{
    setWordWrap(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // a form would wrap it early
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    hide();
    applyTheme();
}

void FieldNote::set(const QString& sentence, QWidget* field, Kind kind)
{
    setText(sentence);
    m_kind = kind;
    applyTheme();
    if (field)
        (field->focusProxy() ? field->focusProxy() : field)->setAccessibleDescription(sentence);
    auto* form = parentWidget() ? qobject_cast<QFormLayout*>(parentWidget()->layout()) : nullptr;
    if (form && form->indexOf(this) >= 0)
        showFormRow(form, this, !sentence.isEmpty());
    else
        setVisible(!sentence.isEmpty());
}

void FieldNote::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void FieldNote::applyTheme()
{
    const Theme theme = Theme::of(this);
    const QColor color = m_kind == Kind::Error ? theme.error : m_kind == Kind::Warning ? theme.warning : theme.text;
    Theme::colorText(this, color);
}

} // namespace pathloom
