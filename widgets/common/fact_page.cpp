// SPDX-License-Identifier: MIT
#include "widgets/common/fact_page.h"

namespace pathloom {

void FactPage::title(const QString& text)
{
    m_html +=
        QStringLiteral("<p style='margin:2px 0 0 0;font-size:large;font-weight:600'>%1</p>").arg(text.toHtmlEscaped());
}

void FactPage::heading(const QString& text)
{
    m_html += QStringLiteral("<p style='margin:10px 0 2px 0;font-weight:600'>%1</p>").arg(text.toHtmlEscaped());
}

void FactPage::line(const QString& text, const QColor& color)
{
    m_html += QStringLiteral("<p style='margin:1px 0;color:%1'>%2</p>").arg(color.name(), text.toHtmlEscaped());
}

void FactPage::rows(const QList<std::pair<QString, QString>>& rows)
{
    m_html += QStringLiteral("<table cellspacing='0' cellpadding='1'>");
    for (const auto& [name, value] : rows) {
        // Only a plain address becomes a link.
        const bool isLink = value.startsWith(QLatin1String("https://")) && !value.contains(QLatin1Char(' '));
        const QString shown = value.toHtmlEscaped();
        m_html += QStringLiteral("<tr><td style='color:%1;white-space:nowrap'>%2&nbsp;&nbsp;</td><td>%3</td></tr>")
                      .arg(m_theme.mutedText.name(), name.toHtmlEscaped(),
                           isLink ? QStringLiteral("<a href='%1'>%1</a>").arg(shown) : shown);
    }
    m_html += QStringLiteral("</table>");
}

} // namespace pathloom
