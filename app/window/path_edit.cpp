// SPDX-License-Identifier: MIT
#include "app/window/path_edit.h"

#include "app/window/icons.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace pathloom {

PathEdit::PathEdit(Kind kind, const QString& what, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_what(what), m_edit(new QLineEdit(this))
{
    auto* browseButton = new QToolButton(this);
    browseButton->setIcon(icon(QStringLiteral("open")));
    browseButton->setToolTip(tr("Browse"));
    browseButton->setAccessibleName(tr("Browse: %1").arg(what));
    m_edit->setAccessibleName(what);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit, 1);
    layout->addWidget(browseButton);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &PathEdit::pathChanged);
    connect(browseButton, &QToolButton::clicked, this, &PathEdit::browse);
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

void PathEdit::browse()
{
    QString chosen;
    switch (m_kind) {
    case Kind::Folder:
        chosen = QFileDialog::getExistingDirectory(this, m_what, path());
        break;
    case Kind::NewFolder:
        chosen = QFileDialog::getSaveFileName(this, m_what, path(), {}, nullptr, QFileDialog::ShowDirsOnly);
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
