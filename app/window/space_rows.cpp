// SPDX-License-Identifier: MIT
#include "app/window/space_rows.h"

#include "app/window/path_edit.h"
#include "core/space/architecture.h"
#include "widgets/common/core_text.h"
#include "widgets/common/field_note.h"
#include "widgets/common/format.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>

namespace pathloom {

SpaceRows::SpaceRows(QFormLayout* form) : FormRows(form)
{
    m_space = new QComboBox(page());
    for (const std::string& name : shippedSpaces())
        m_space->addItem(QString::fromStdString(name), QString::fromStdString(name));
    m_space->addItem(tr("From a file…"), QString());
    form->addRow(tr("Search &space:"), m_space);
    m_file = new PathEdit(PathEdit::Kind::JsonFile, tr("File of the search space"), page());
    form->addRow(tr("&File:"), m_file);
    addProblemRow(m_file);
    m_note = addNote();
    m_warning = addFieldNote();

    const auto changed = [this] { edited(&FormRows::sourcesChanged); };
    connect(m_space, &QComboBox::currentIndexChanged, this, changed);
    connect(m_file, &PathEdit::pathChanged, this, changed);
    showDependents();
}

bool SpaceRows::isFromFile() const
{
    return m_space->currentData().toString().isEmpty();
}

void SpaceRows::fillRequest(const SearchRequest& request)
{
    const int shipped = m_space->findData(request.space);
    m_space->setCurrentIndex(shipped >= 0 ? shipped : m_space->count() - 1);
    m_file->setPath(shipped >= 0 ? QString() : request.space);
}

void SpaceRows::writeRequest(SearchRequest& request) const
{
    request.space = isFromFile() ? m_file->path() : m_space->currentData().toString();
}

void SpaceRows::showDependents()
{
    setRowVisible(m_file, isFromFile());
}

void SpaceRows::showFacts(const PreparedSearch& prepared)
{
    const SearchSpace& space = prepared.job.space;
    //: %1 is the title of the space, %2 "40 million"
    m_note->setText(tr("%1: %n block(s) to choose, about %2 networks", nullptr, space.choiceCount())
                        .arg(CoreText::of(space.title), Format::networks(log10Size(space))));
    m_warning->showWarning(warnings(prepared).join(u' '));
}

void SpaceRows::clearFacts()
{
    m_note->clear();
    m_warning->showWarning({});
}

std::vector<FormRows::Problem> SpaceRows::fieldProblems() const
{
    if (!isFromFile())
        return {};
    if (m_file->path().isEmpty())
        return {{m_file, tr("Choose the file of the search space.")}};
    if (!QFileInfo(m_file->path()).isFile())
        return {{m_file, tr("The file %1 does not exist.").arg(m_file->path())}};
    return {};
}

} // namespace pathloom
