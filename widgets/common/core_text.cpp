// SPDX-License-Identifier: MIT
#include "widgets/common/core_text.h"

#include "widgets/common/core_text_table.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace pathloom {

namespace {

/// A text with places for what changes in it.
struct Template
{
    const char* source;
    QString beginning;    ///< before the first place; a quick test whether a text may be one of these
    qsizetype ownLetters; ///< outside of its places
    QRegularExpression expression;
};

std::vector<Template> templatesOfTable()
{
    static const QRegularExpression place(QStringLiteral("%[1-9]"));
    std::vector<Template> templates;
    for (const std::span<const char* const> part : coreTexts) {
        for (const char* source : part) {
            const QString text = QString::fromUtf8(source);
            const qsizetype first = text.indexOf(place);
            if (first < 0)
                continue;
            QString pattern = QRegularExpression::escape(text);
            pattern.replace(QRegularExpression(QStringLiteral(R"(\\%([1-9]))")), QStringLiteral("(?<p\\1>.+?)"));
            templates.push_back({source, text.left(first), text.size() - 2 * text.count(place),
                                 QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                                    QRegularExpression::DotMatchesEverythingOption)});
        }
    }
    std::ranges::stable_sort(templates, std::greater(), &Template::ownLetters);
    return templates;
}

const QSet<QString>& wholeTexts()
{
    static const QSet<QString> texts = [] {
        QSet<QString> found;
        for (const std::span<const char* const> part : coreTexts)
            for (const char* source : part)
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

QString said(const QString& english);

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
        QString filled;
        for (qsizetype i = 0; i < translated.size(); ++i) {
            const bool isPlace = translated[i] == u'%' && i + 1 < translated.size() && translated[i + 1] >= u'1' &&
                                 translated[i + 1] <= u'9';
            if (isPlace)
                filled += said(match.captured(QStringLiteral("p%1").arg(translated[++i])));
            else
                filled += translated[i];
        }
        return filled;
    }
    return std::nullopt;
}

/// Of several texts in a row, too, if the table has them all.
std::optional<QString> lookUpAll(const QString& english)
{
    const QString between = QStringLiteral("; ");
    std::optional<QString> whole = lookUp(english);
    if (whole || !english.contains(between))
        return whole;
    QStringList several = english.split(between);
    for (QString& one : several) {
        const std::optional<QString> known = lookUp(one);
        if (!known)
            return std::nullopt;
        one = *known;
    }
    return several.join(between);
}

/// An Error is "where: what (hint)", in which where and hint may be missing and a colon may stand anywhere.
std::optional<QString> lookUpError(const QString& english)
{
    static const QRegularExpression withHint(QStringLiteral(R"(^(.*) \(([^()]*(?:\([^()]*\)[^()]*)*)\)$)"),
                                             QRegularExpression::DotMatchesEverythingOption);
    const QString colon = QStringLiteral(": ");
    QString body = english, hint;
    if (const QRegularExpressionMatch match = withHint.match(english); match.hasMatch()) {
        body = match.captured(1);
        hint = match.captured(2);
    }
    for (qsizetype from = 0; from >= 0;) {
        if (const std::optional<QString> what = lookUpAll(body.mid(from))) {
            QStringList where = body.left(from).split(colon); // ends with an empty one
            for (QString& place : where)
                place = lookUp(place).value_or(place);
            return where.join(colon) + *what + (hint.isEmpty() ? hint : QStringLiteral(" (%1)").arg(said(hint)));
        }
        const qsizetype next = body.indexOf(colon, from);
        from = next < 0 ? -1 : next + colon.size();
    }
    return std::nullopt;
}

/// A text, an error or several of them; what is none of these stays, but for the decimal point of a number.
QString said(const QString& english)
{
    if (const std::optional<QString> whole = lookUpAll(english))
        return *whole;
    if (const std::optional<QString> error = lookUpError(english))
        return *error;
    QStringList several = english.split(QStringLiteral("; "));
    if (several.size() == 1)
        return withLocalPoint(english);
    for (QString& one : several)
        one = said(one);
    return several.join(QStringLiteral("; "));
}

} // namespace

QString CoreText::of(const std::string& english)
{
    return said(QString::fromStdString(english));
}

QString CoreText::asSentence(const std::string& english)
{
    QString sentence = of(english);
    sentence.replace(0, 1, sentence.left(1).toUpper());
    if (!sentence.endsWith(u'.'))
        sentence += u'.';
    return sentence;
}

bool CoreText::knows(const std::string& english)
{
    return lookUp(QString::fromStdString(english)).has_value();
}

} // namespace pathloom
