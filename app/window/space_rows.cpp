// SPDX-License-Identifier: MIT
#include "app/window/space_rows.h"

#include "app/window/path_edit.h"
#include "core/space/space_facts.h"
#include "widgets/common/core_text.h"
#include "widgets/common/field_note.h"
#include "widgets/common/field_row.h"
#include "widgets/common/format.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace pathloom {

SpaceRows::SpaceRows(QFormLayout* form) : FormRows(form)
{
    m_space = new QComboBox(page());
    m_space->setObjectName(QStringLiteral("searchSpace"));
    m_space->addItem(tr("Proposed for the images"), QString::fromLatin1(proposedSpace));
    for (const std::string& name : shippedSpaces())
        m_space->addItem(QString::fromStdString(name), QString::fromStdString(name));
    m_space->addItem(tr("From a file…"), QString());
    m_edit = new QPushButton(tr("Look and edit…"), page());
    m_edit->setObjectName(QStringLiteral("editSpace"));
    m_edit->setToolTip(tr("Draws the space and lets you change it: stages, widths, strides, candidates"));
    auto* label = new QLabel(tr("Search &space:"), page());
    label->setBuddy(m_space);
    auto* line = fieldRow();
    line->addWidget(m_space, 1);
    line->addWidget(m_edit);
    form->addRow(label, line);
    m_file = new PathEdit(PathEdit::Kind::JsonFile, tr("File of the search space"), page());
    form->addRow(tr("&File:"), m_file);
    addProblemRow(m_file);
    m_note = addNote();
    m_warning = addFieldNote();
    m_proposalRow = new QWidget(page());
    m_proposal = new QLabel(m_proposalRow);
    m_proposal->setObjectName(QStringLiteral("proposal"));
    m_proposal->setWordWrap(true);
    auto* use = new QPushButton(tr("Use it"), m_proposalRow);
    use->setObjectName(QStringLiteral("useProposal"));
    use->setAccessibleName(tr("Use the proposed space"));
    auto* proposal = new QHBoxLayout(m_proposalRow);
    proposal->setContentsMargins(0, 0, 0, 0);
    proposal->addWidget(m_proposal, 1);
    proposal->addWidget(use, 0, Qt::AlignTop);
    form->addRow(QString(), m_proposalRow);
    setRowVisible(m_proposalRow, false);

    const auto changed = [this] { edited(&FormRows::sourcesChanged); };
    connect(m_space, &QComboBox::currentIndexChanged, this, changed);
    connect(m_file, &PathEdit::pathChanged, this, changed);
    connect(m_edit, &QPushButton::clicked, this, &SpaceRows::editRequested);
    connect(use, &QPushButton::clicked, m_space,
            [this] { m_space->setCurrentIndex(m_space->findData(QString::fromLatin1(proposedSpace))); });
    showDependents();
}

bool SpaceRows::isFromFile() const
{
    return m_space->currentData().toString().isEmpty();
}

bool SpaceRows::isProposed() const
{
    return m_space->currentData().toString() == QLatin1String(proposedSpace);
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
    const SpaceFacts facts = factsOf(space);
    //: %1 is the title of the space, %2 "40 million"
    QStringList lines{tr("%1: %n block(s) to choose, about %2 networks", nullptr, space.choiceCount())
                          .arg(CoreText::of(space.title), Format::networks(facts.log10Networks))};
    //: the least and the most of its networks
    lines << tr("%1 to %2 MACs").arg(Format::macs(facts.smallestMacs), Format::macs(facts.largestMacs));
    if (prepared.latency)
        //: the least and the greatest latency of its networks, then the target's name
        lines.back() += tr(", %1 to %2 on %3")
                            .arg(Format::ms(prepared.latency->smallestMs()), Format::ms(prepared.latency->largestMs()),
                                 CoreText::of(prepared.job.target.name));
    const SideRange sides = suitableSides(space);
    lines << tr("It suits images of %1 to %2 pixels").arg(sides.least).arg(sides.most);
    if (isProposed() && prepared.proposal)
        lines.prepend(CoreText::of(prepared.proposal->reason));
    m_note->setText(lines.join(u'\n'));
    m_warning->showWarning(warnings(prepared).join(u' '));
    showProposal(prepared);
}

void SpaceRows::showProposal(const PreparedSearch& prepared)
{
    const bool isOther =
        prepared.proposal && !isProposed() && prepared.proposal->space.blocks != prepared.job.space.blocks;
    if (isOther)
        //: %1 is the name of a space, %2 a sentence that says why
        m_proposal->setText(
            tr("Proposed: %1. %2")
                .arg(QString::fromStdString(prepared.proposal->space.name), CoreText::of(prepared.proposal->reason)));
    setRowVisible(m_proposalRow, isOther);
}

void SpaceRows::clearFacts()
{
    m_note->clear();
    m_warning->showWarning({});
    setRowVisible(m_proposalRow, false);
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
