// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLineEdit;

namespace pathloom {

/// A line for a file or folder with a button to browse for it.
class PathEdit final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Folder, NewFolder, JsonFile, LatencyTable };

    PathEdit(Kind kind, const QString& what, QWidget* parent = nullptr);

    QString path() const;
    void setPath(const QString& path);
    void setPlaceholder(const QString& text);

Q_SIGNALS:
    void pathChanged(const QString& path);

private:
    void browse();

    Kind m_kind;
    QString m_what;
    QLineEdit* m_edit;
};

} // namespace pathloom
