// SPDX-License-Identifier: MIT
#include "app/window/run_rows.h"

#include "app/window/path_edit.h"

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>

namespace pathloom {

RunRows::RunRows(QFormLayout* form) : FormRows(form)
{
    m_name = new QLineEdit(page());
    m_name->setPlaceholderText(tr("optional"));
    form->addRow(tr("&Name:"), m_name);
    m_folder = new PathEdit(PathEdit::Kind::NewFolder, tr("Run folder"), page());
    m_folder->setPlaceholder(tr("a new one among your runs"));
    form->addRow(tr("&Run folder:"), m_folder);
    addProblemRow(m_folder);
    m_trainAtEnd = new QCheckBox(tr("&At the end derive the most probable network, train and export it"), page());
    form->addRow(m_trainAtEnd);

    const auto changed = [this] { edited(&FormRows::requestEdited); };
    connect(m_name, &QLineEdit::textChanged, this, changed);
    connect(m_folder, &PathEdit::pathChanged, this, changed);
    connect(m_trainAtEnd, &QCheckBox::toggled, this, changed);
}

void RunRows::fillRequest(const SearchRequest& request)
{
    m_name->setText(request.name);
    m_folder->setPath(request.folder);
    m_until = request.until;
    m_trainAtEnd->setChecked(request.until != Stage::Search);
}

void RunRows::writeRequest(SearchRequest& request) const
{
    request.name = m_name->text().trimmed();
    request.folder = m_folder->path();
    // The command line may have asked for less than all: that stays.
    const Stage asked = m_until == Stage::Search ? Stage::Export : m_until;
    request.until = m_trainAtEnd->isChecked() ? asked : Stage::Search;
}

std::vector<FormRows::Problem> RunRows::fieldProblems() const
{
    const QString folder = m_folder->path();
    if (folder.isEmpty())
        return {};
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir())
        return {{m_folder, tr("The run folder %1 is a file.").arg(folder)}};
    if (info.isDir() && !QDir(folder).isEmpty())
        return {{m_folder, tr("The run folder %1 is not empty; choose a new one.").arg(folder)}};
    if (!info.isAbsolute())
        return {{m_folder, tr("Give the run folder with its whole path.")}};
    return {};
}

} // namespace pathloom
