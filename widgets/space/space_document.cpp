// SPDX-License-Identifier: MIT
#include "widgets/space/space_document.h"

#include "core/space/space_facts.h"
#include "core/util/error.h"
#include "widgets/common/core_text.h"

#include <QRegularExpression>
#include <QUndoStack>

namespace pathloom {

class SpaceDocument::Edit final : public QUndoCommand
{
public:
    Edit(SpaceDocument* document, const QString& text, const Json& after, const QString& key)
        : QUndoCommand(text), m_document(document), m_before(document->declaration()), m_after(after), m_key(key)
    {
    }
    void undo() override { m_document->take(m_before); }
    void redo() override { m_document->take(m_after); }
    int id() const override { return m_key.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const Edit*>(other); // all with an id are of this class
        if (next->m_key != m_key)
            return false;
        m_after = next->m_after;
        return true;
    }

private:
    SpaceDocument* m_document;
    Json m_before, m_after;
    QString m_key;
};

namespace {

/// Where a sentence of spaceFromJson() says that it belongs.
SpaceDocument::Problem problemFrom(QString sentence)
{
    static const QRegularExpression stage(QStringLiteral("stages?\\[?(\\d+)")), key(QStringLiteral("key '([^']+)'")),
        beginning(QStringLiteral("^[: ]+"));
    sentence.remove(beginning); // the name of the file, which there is none
    SpaceDocument::Problem problem{.sentence = CoreText::of(sentence.toStdString())};
    if (const QRegularExpressionMatch match = stage.match(sentence); match.hasMatch())
        problem.stage = match.captured(1).toInt();
    if (const QRegularExpressionMatch match = key.match(sentence); match.hasMatch())
        problem.key = match.captured(1);
    return problem;
}

/// A space stays made for its own images while others take their place; with other stages it is made for those that it
/// names.
Json withMadeFor(const Json& before, Json after)
{
    constexpr const char* key = "made_for";
    const auto part = [](const Json& json, const char* name) {
        return json.is_object() ? json.value(name, Json()) : Json();
    };
    const Json input = part(before, "input");
    if (part(before, "stem") != part(after, "stem") || part(before, "stages") != part(after, "stages"))
        after.erase(key);
    else if (input.is_object() && !before.contains(key) && input != part(after, "input"))
        setMadeFor(after, part(input, "height"), part(input, "width"));
    return after;
}

} // namespace

SpaceDocument::SpaceDocument(QObject* parent) : QObject(parent), m_undo(new QUndoStack(this)) {}

void SpaceDocument::setDeclaration(const Json& declaration)
{
    m_undo->clear();
    take(declaration);
}

void SpaceDocument::change(const QString& text, const Json& declaration, const QString& key)
{
    if (declaration != m_declaration)
        m_undo->push(new Edit(this, text, withMadeFor(m_declaration, declaration), key));
}

void SpaceDocument::take(const Json& declaration)
{
    m_declaration = declaration;
    m_space.reset();
    m_problem = {};
    try {
        m_space = std::make_shared<const SearchSpace>(spaceFromJson(m_declaration, {}));
    } catch (const Error& e) {
        m_problem = problemFrom(QString::fromUtf8(e.what()));
    }
    Q_EMIT changed();
}

} // namespace pathloom
