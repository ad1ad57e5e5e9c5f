// SPDX-License-Identifier: MIT
#include "tests/support/source_texts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>

namespace pathloom {

namespace {

constexpr std::size_t mostAlternatives = 16;

struct Node
{
    enum class Kind { Literal, Word, Group } kind;
    std::string text; ///< of a group its opening bracket
    int line = 0;
    std::vector<std::vector<Node>> parts = {}; ///< of a group, between its commas
};
using Nodes = std::vector<Node>;

/// Words and literals of a source; literals that follow each other are one.
class Lexer
{
public:
    explicit Lexer(std::string_view source) : m_source(source) {}

    Nodes all()
    {
        Nodes tokens;
        while (m_at < m_source.size())
            next(tokens);
        return tokens;
    }

private:
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : '\0'; }
    static bool isWordLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

    std::string take(std::size_t count)
    {
        const std::string taken(m_source.substr(m_at, count));
        m_line += int(std::count(taken.begin(), taken.end(), '\n'));
        m_at = std::min(m_at + count, m_source.size());
        return taken;
    }
    std::string takeUntil(std::string_view end, std::size_t from)
    {
        const std::size_t found = m_source.find(end, m_at + from);
        return take(found == std::string_view::npos ? m_source.size() : found + end.size() - m_at);
    }

    void next(Nodes& tokens)
    {
        const bool opensLine = m_source.substr(0, m_at).find_last_not_of(" \t") == std::string_view::npos ||
                               m_source[m_source.substr(0, m_at).find_last_not_of(" \t")] == '\n';
        if (std::isspace(static_cast<unsigned char>(peek()))) {
            take(1);
        } else if (peek() == '#' && opensLine) {
            takeUntil("\n", 0);
        } else if (peek() == '/' && peek(1) == '/') {
            takeUntil("\n", 0);
        } else if (peek() == '/' && peek(1) == '*') {
            takeUntil("*/", 2);
        } else if (peek() == 'R' && peek(1) == '"') {
            const std::size_t open = m_source.find('(', m_at);
            const std::string end = ')' + std::string(m_source.substr(m_at + 2, open - m_at - 2)) + '"';
            takeUntil(end, 2);
            tokens.push_back({Node::Kind::Word, "raw", m_line}); // patterns and statements, nothing that people read
        } else if (peek() == '"') {
            literal(tokens);
        } else if (peek() == '\'') {
            take(1);
            while (m_at < m_source.size() && peek() != '\'')
                take(peek() == '\\' ? 2 : 1);
            take(1);
            tokens.push_back({Node::Kind::Word, "character", m_line});
        } else if (isWordLetter(peek())) {
            std::size_t length = 0;
            const bool isNumber = std::isdigit(static_cast<unsigned char>(peek()));
            while (isWordLetter(peek(length)) || (isNumber && (peek(length) == '.' || peek(length) == '\'')) ||
                   (peek(length) == ':' && peek(length + 1) == ':'))
                length += peek(length) == ':' ? 2 : 1;
            const int line = m_line;
            tokens.push_back({Node::Kind::Word, take(length), line});
        } else {
            const int line = m_line;
            tokens.push_back({Node::Kind::Word, take(peek() == '-' && peek(1) == '>' ? 2 : 1), line});
        }
    }

    void literal(Nodes& tokens)
    {
        const int line = m_line;
        std::string text;
        take(1);
        while (m_at < m_source.size() && peek() != '"') {
            if (peek() != '\\') {
                text += take(1);
                continue;
            }
            take(1);
            const char escaped = take(1).front();
            text += escaped == 'n' ? '\n' : escaped;
        }
        take(1);
        if (!tokens.empty() && tokens.back().kind == Node::Kind::Literal)
            tokens.back().text += text;
        else
            tokens.push_back({Node::Kind::Literal, text, line});
    }

    std::string_view m_source;
    std::size_t m_at = 0;
    int m_line = 1;
};

/// Brackets become groups.
std::vector<Nodes> groupsOf(const Nodes& tokens, std::size_t& at, std::string_view close)
{
    std::vector<Nodes> parts(1);
    while (at < tokens.size()) {
        const Node& token = tokens[at++];
        const bool isWord = token.kind == Node::Kind::Word;
        if (isWord && (token.text == "(" || token.text == "[" || token.text == "{")) {
            Node group{Node::Kind::Group, token.text, token.line};
            group.parts = groupsOf(tokens, at, token.text == "(" ? ")" : token.text == "[" ? "]" : "}");
            parts.back().push_back(std::move(group));
        } else if (isWord && token.text == close) {
            break;
        } else if (isWord && (token.text == "," || token.text == ";")) {
            parts.emplace_back();
        } else {
            parts.back().push_back(token);
        }
    }
    return parts;
}

/// One form that a text may have; without a line it holds no literal.
struct Form
{
    std::string text;
    int line = 0;
};
using Forms = std::vector<Form>;

bool splitsExpressions(const Node& node)
{
    static constexpr std::array<std::string_view, 12> words = {"?", ":", "=", "return", "<",    ">",
                                                               "&", "|", "!", "throw",  "case", "else"};
    return node.kind == Node::Kind::Word && std::ranges::find(words, node.text) != words.end();
}

class Collector
{
public:
    std::vector<SourceText> found;

    void walk(const Nodes& part, bool isThrown = false)
    {
        for (const Form& form : formsOf(part))
            if (form.line > 0)
                found.push_back({form.text, form.line, isThrown});
    }

private:
    static Forms withLiteral(Forms forms)
    {
        std::erase_if(forms, [](const Form& form) { return form.line == 0; });
        return forms;
    }

    Forms formsOf(const Nodes& part)
    {
        Forms forms;
        Nodes expression;
        std::size_t opened = 0; // where the condition of a choice would begin
        const auto end = [&] {
            std::ranges::move(sum(expression), std::back_inserter(forms));
            expression.clear();
        };
        for (const Node& node : part) {
            if (!splitsExpressions(node)) {
                expression.push_back(node);
                continue;
            }
            end();
            if (node.text == "?")
                forms.resize(opened); // what is compared is said to nobody
            else if (node.text == ":" || node.text == "return")
                opened = forms.size();
        }
        end();
        return forms;
    }

    /// What + joins.
    Forms sum(const Nodes& expression)
    {
        Forms forms{{}};
        Nodes operand;
        const auto add = [&] {
            Forms longer;
            for (const Form& before : forms)
                for (const Form& next : formsOfOperand(operand))
                    if (longer.size() < mostAlternatives)
                        longer.push_back({before.text + next.text, before.line > 0 ? before.line : next.line});
            forms = std::move(longer);
            operand.clear();
        };
        for (const Node& node : expression) {
            if (node.kind == Node::Kind::Word && node.text == "+")
                add();
            else
                operand.push_back(node);
        }
        add();
        return forms;
    }

    Forms formsOfOperand(const Nodes& operand)
    {
        if (!operand.empty() && operand.front().kind == Node::Kind::Literal)
            return {{operand.front().text, operand.front().line}};
        const bool endsInGroup = !operand.empty() && operand.back().kind == Node::Kind::Group;
        if (endsInGroup && operand.size() == 1 && operand.back().parts.size() == 1 && operand.back().text == "(")
            if (Forms forms = withLiteral(formsOf(operand.back().parts.front())); !forms.empty())
                return forms;
        std::string called;
        if (endsInGroup && operand.size() > 1)
            called = operand[operand.size() - 2].text;
        if (called.starts_with("spdlog::"))
            return {{std::string(1, SourceText::changing)}};
        if (called == "std::string")
            if (Forms forms = withLiteral(formsOf(operand.back().parts.front())); !forms.empty())
                return forms;
        if (called == "fmt::format")
            if (Forms forms = formatted(operand.back().parts); !forms.empty())
                return forms;
        const bool isThrown = called == "Error" || called == "UsageError";
        for (const Node& node : operand)
            for (const Nodes& part : node.parts)
                walk(part, isThrown);
        return {{std::string(1, SourceText::changing)}};
    }

    /// What fmt::format() makes of its arguments.
    Forms formatted(const std::vector<Nodes>& arguments)
    {
        Forms forms = withLiteral(formsOf(arguments.front()));
        std::vector<std::vector<std::string>> values;
        for (std::size_t i = 1; i < arguments.size(); ++i) {
            walk(arguments[i]);
            values.emplace_back();
            for (const Form& form : withLiteral(formsOf(arguments[i])))
                values.back().push_back(form.text);
            if (values.back().empty())
                values.back().emplace_back(1, SourceText::changing);
        }
        Forms result;
        for (const Form& form : forms)
            for (const std::string& text : filled(form.text, values))
                result.push_back({text, form.line});
        return result;
    }

    static std::vector<std::string> filled(const std::string& format,
                                           const std::vector<std::vector<std::string>>& values)
    {
        std::vector<std::string> texts{""};
        std::size_t next = 0;
        for (std::size_t i = 0; i < format.size(); ++i) {
            const char c = format[i];
            if ((c != '{' && c != '}') || format.substr(i, 2) == std::string(2, c)) {
                i += c == '{' || c == '}' ? 1 : 0;
                for (std::string& text : texts)
                    text += c;
                continue;
            }
            const bool isNumbered = std::isdigit(static_cast<unsigned char>(format[i + 1]));
            const std::size_t index = isNumbered ? std::size_t(format[i + 1] - '0') : next;
            ++next;
            for (int depth = 0; i < format.size(); ++i) { // {:.{}f} has another place inside
                depth += format[i] == '{' ? 1 : format[i] == '}' ? -1 : 0;
                if (depth == 0)
                    break;
                next += depth == 2 && format[i] == '{' ? 1 : 0;
            }
            std::vector<std::string> longer;
            for (const std::string& text : texts)
                for (const std::string& value :
                     index < values.size() ? values[index] : std::vector{std::string(1, SourceText::changing)})
                    if (longer.size() < mostAlternatives)
                        longer.push_back(text + value);
            texts = std::move(longer);
        }
        return texts;
    }
};

} // namespace

std::vector<SourceText> textsIn(std::string_view source)
{
    const Nodes tokens = Lexer(source).all();
    std::size_t at = 0;
    Collector collector;
    for (const Nodes& part : groupsOf(tokens, at, ""))
        collector.walk(part);
    return collector.found;
}

} // namespace pathloom
