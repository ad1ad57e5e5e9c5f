// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/search_space.h"

#include <QObject>
#include <QString>

class QUndoStack;

namespace pathloom {

/// A search space while a person edits it: its declaration as in a file, the space that it makes, or what is wrong with
/// it, and the way back. Whatever no field shows (batch norm, recommended settings …) is kept.
class SpaceDocument final : public QObject
{
    Q_OBJECT

public:
    explicit SpaceDocument(QObject* parent = nullptr);

    /// Another space; nothing is left to be undone.
    void setDeclaration(const Json& declaration);
    const Json& declaration() const { return m_declaration; }
    /// An edit that can be undone. It is undone together with the edit before it if both have the same key.
    /// @param text what is done, as a menu names it
    void change(const QString& text, const Json& declaration, const QString& key = {});
    QUndoStack* undoStack() const { return m_undo; }

    /// Null while something is wrong.
    const std::shared_ptr<const SearchSpace>& space() const { return m_space; }

    struct Problem
    {
        QString sentence; ///< empty if nothing is wrong
        int stage = -1;   ///< that it is about; -1 = another part of the space
        QString key;      ///< of the declaration, if the sentence names one
    };
    const Problem& problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    class Edit;
    void take(const Json& declaration);

    Json m_declaration;
    std::shared_ptr<const SearchSpace> m_space;
    Problem m_problem;
    QUndoStack* m_undo;
};

} // namespace pathloom
