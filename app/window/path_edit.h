// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace pathloom {

/// A line for a file or folder with a button to browse for it; with two where it may be either.
class PathEdit final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Folder, NewFolder, File, FolderOrFile, JsonFile, LatencyTable };

    PathEdit(Kind kind, const QString& what, QWidget* parent = nullptr);

    /// @param what is asked for, as the constructor has it
    void setKind(Kind kind, const QString& what);
    QString path() const;
    void setPath(const QString& path);
    void setPlaceholder(const QString& text);

Q_SIGNALS:
    void pathChanged(const QString& path);

private:
    void browse(Kind kind);

    Kind m_kind;
    QString m_what;
    QLineEdit* m_edit;
    QToolButton* m_browse;
    QToolButton* m_browseFile; ///< the second one
};

} // namespace pathloom
