// SPDX-License-Identifier: MIT
#include "widgets/common/core_text.h"

#include "widgets/common/core_text_table.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <optional>
#include <vector>

namespace pathloom {

namespace {

/// A text with places for what changes in it.
struct Template
{
    const char* source;
    QString beginning; ///< before the first place; a quick test whether a text may be one of these
    QRegularExpression expression;
};

std::vector<Template> templatesOfTable()
{
    static const QRegularExpression place(QStringLiteral("%[1-9]"));
    std::vector<Template> templates;
    for (const char* source : coreTexts) {
        const QString text = QString::fromUtf8(source);
        const qsizetype first = text.indexOf(place);
        if (first < 0)
            continue;
        QString pattern = QRegularExpression::escape(text);
        pattern.replace(QRegularExpression(QStringLiteral(R"(\\%([1-9]))")), QStringLiteral("(?<p\\1>.+?)"));
        templates.push_back({source, text.left(first),
                             QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                                QRegularExpression::DotMatchesEverythingOption)});
    }
    return templates;
}

const QSet<QString>& wholeTexts()
{
    static const QSet<QString> texts = [] {
        QSet<QString> found;
        for (const char* source : coreTexts)
            found.insert(QString::fromUtf8(source));
        return found;
    }();
    return texts;
}

/// A number as people of this language write it.
QString withLocalPoint(QString text)
{
    static const QRegularExpression number(QRegularExpression::anchoredPattern(QStringLiteral(R"(-?\d+\.\d+)")));
    return number.match(text).hasMatch() ? text.replace(u'.', QLocale().decimalPoint()) : text;
}

/// None if the table has no such text.
std::optional<QString> lookUp(const QString& english)
{
    if (wholeTexts().contains(english))
        return QCoreApplication::translate("CoreText", english.toUtf8().constData());
    static const std::vector<Template> templates = templatesOfTable();
    for (const Template& known : templates) {
        if (!english.startsWith(known.beginning))
            continue;
        const QRegularExpressionMatch match = known.expression.match(english);
        if (!match.hasMatch())
            continue;
        const QString translated = QCoreApplication::translate("CoreText", known.source);
        QString said;
        for (qsizetype i = 0; i < translated.size(); ++i) {
            const bool isPlace = translated[i] == u'%' && i + 1 < translated.size() && translated[i + 1] >= u'1' &&
                                 translated[i + 1] <= u'9';
            if (!isPlace) {
                said += translated[i];
                continue;
            }
            const QString put = match.captured(QStringLiteral("p%1").arg(translated[++i]));
            QStringList reasons = put.split(QStringLiteral("; "));
            for (QString& reason : reasons)
                reason = lookUp(reason).value_or(withLocalPoint(reason));
            said += reasons.join(QStringLiteral("; "));
        }
        return said;
    }
    return std::nullopt;
}

/// An Error is "where: what (hint)", in which where and hint may be missing and a colon may stand anywhere.
std::optional<QString> lookUpError(const QString& english)
{
    static const QRegularExpression withHint(QStringLiteral(R"(^(.*) \(([^()]*(?:\([^()]*\)[^()]*)*)\)$)"),
                                             QRegularExpression::DotMatchesEverythingOption);
    QString body = english, hint;
    if (const QRegularExpressionMatch match = withHint.match(english); match.hasMatch()) {
        body = match.captured(1);
        hint = match.captured(2);
    }
    for (qsizetype from = 0; from >= 0;) {
        if (const std::optional<QString> what = lookUp(body.mid(from))) {
            const QString where = body.left(from).chopped(from > 0 ? 2 : 0);
            const QString head = from > 0 ? lookUp(where).value_or(where) + QStringLiteral(": ") : QString();
            return head + *what + (hint.isEmpty() ? hint : QStringLiteral(" (%1)").arg(lookUp(hint).value_or(hint)));
        }
        const qsizetype colon = body.indexOf(QStringLiteral(": "), from);
        from = colon < 0 ? -1 : colon + 2;
    }
    return std::nullopt;
}

} // namespace

QString CoreText::of(const std::string& english)
{
    const QString text = QString::fromStdString(english);
    std::optional<QString> said = lookUp(text);
    if (!said)
        said = lookUpError(text);
    return said.value_or(withLocalPoint(text));
}

bool CoreText::knows(const std::string& english)
{
    return lookUp(QString::fromStdString(english)).has_value();
}

} // namespace pathloom
