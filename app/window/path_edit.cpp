// SPDX-License-Identifier: MIT
#include "app/window/path_edit.h"

#include "app/window/icons.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace pathloom {

PathEdit::PathEdit(Kind kind, const QString& what, QWidget* parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_browse(new QToolButton(this)), m_browseFile(new QToolButton(this))
{
    m_browse->setIcon(icon(QStringLiteral("open")));
    m_browseFile->setText(tr("File…"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_browse);
    layout->addWidget(m_browseFile);
    setFocusProxy(m_edit);
    setKind(kind, what);
    connect(m_edit, &QLineEdit::textChanged, this, &PathEdit::pathChanged);
    connect(m_browse, &QToolButton::clicked, this,
            [this] { browse(m_kind == Kind::FolderOrFile ? Kind::Folder : m_kind); });
    connect(m_browseFile, &QToolButton::clicked, this, [this] { browse(Kind::File); });
}

void PathEdit::setKind(Kind kind, const QString& what)
{
    m_kind = kind;
    m_what = what;
    const bool isEither = kind == Kind::FolderOrFile;
    m_edit->setAccessibleName(what);
    m_browse->setToolTip(isEither ? tr("Browse for a folder") : tr("Browse"));
    m_browse->setAccessibleName(isEither ? tr("Browse for a folder: %1").arg(what) : tr("Browse: %1").arg(what));
    m_browseFile->setToolTip(tr("Browse for a file"));
    m_browseFile->setAccessibleName(tr("Browse for a file: %1").arg(what));
    m_browseFile->setVisible(isEither);
}

QString PathEdit::path() const
{
    return m_edit->text().trimmed();
}

void PathEdit::setPath(const QString& path)
{
    m_edit->setText(path);
}

void PathEdit::setPlaceholder(const QString& text)
{
    m_edit->setPlaceholderText(text);
}

void PathEdit::browse(Kind kind)
{
    QString chosen;
    switch (kind) {
    case Kind::Folder:
    case Kind::FolderOrFile:
        chosen = QFileDialog::getExistingDirectory(this, m_what, path());
        break;
    case Kind::NewFolder:
        chosen = QFileDialog::getSaveFileName(this, m_what, path(), {}, nullptr, QFileDialog::ShowDirsOnly);
        break;
    case Kind::File:
        chosen = QFileDialog::getOpenFileName(this, m_what, path());
        break;
    case Kind::JsonFile:
        chosen = QFileDialog::getOpenFileName(this, m_what, path(), tr("JSON (*.json)"));
        break;
    case Kind::LatencyTable:
        chosen = QFileDialog::getOpenFileName(this, m_what, path(), tr("Latency tables (*.csv *.yaml *.yml)"));
        break;
    }
    if (!chosen.isEmpty())
        setPath(chosen);
}

} // namespace pathloom
