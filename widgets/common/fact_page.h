// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/theme.h"

#include <QList>
#include <QString>

#include <utility>

namespace pathloom {

/// A page of text about something: headings, paragraphs and rows of name and value, everything escaped.
class FactPage
{
public:
    explicit FactPage(const Theme& theme) : m_theme(theme) {}

    void title(const QString& text);
    void heading(const QString& text);
    void line(const QString& text, const QColor& color);
    void line(const QString& text) { line(text, m_theme.text); }
    void muted(const QString& text) { line(text, m_theme.mutedText); }
    /// A value that is an address becomes a link.
    void rows(const QList<std::pair<QString, QString>>& rows);
    const QString& html() const { return m_html; }

private:
    Theme m_theme;
    QString m_html;
};

} // namespace pathloom
