// SPDX-License-Identifier: MIT
#include "widgets/space/space_editor.h"

#include "core/space/proposal.h"
#include "core/space/space_facts.h"
#include "widgets/common/field_note.h"
#include "widgets/common/field_row.h"
#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/space/candidate_grid.h"
#include "widgets/space/space_document.h"
#include "widgets/space/space_fields.h"
#include "widgets/space/stage_delegate.h"
#include "widgets/space/stage_model.h"

#include <QAction>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

SpaceEditor::SpaceEditor(SpaceDocument* document, QWidget* parent)
    : QWidget(parent), m_document(document), m_stages(new StageModel(document, this)), m_table(new QTableView(this)),
      m_stagesNote(new FieldNote(this)), m_candidatesNote(new FieldNote(this)), m_size(new QLabel(this)),
      m_macs(new QLabel(this)), m_sides(new QLabel(this)), m_latency(new QLabel(this)),
      m_targetTitle(new QLabel(tr("&Latency on:"), this)), m_latencyPart(new QVBoxLayout), m_view(new RunView(this)),
      m_drawing(new SupernetView(m_view, {}, this))
{
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->addWidget(new SpaceFields(document, this));
    column->addWidget(stagesPart(), 1);
    column->addWidget(candidatesPart());
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(left);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);

    auto* right = new QWidget(this);
    auto* facts = new QFormLayout;
    facts->addRow(tr("Networks:"), m_size);
    facts->addRow(tr("MACs:"), m_macs);
    facts->addRow(tr("Suits images of:"), m_sides);
    m_latencyPart->addWidget(m_latency);
    facts->addRow(m_targetTitle, m_latencyPart);
    for (QLabel* fact : {m_size, m_macs, m_sides, m_latency}) {
        fact->setWordWrap(true);
        fact->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_size->setObjectName(QStringLiteral("spaceSize"));
    m_macs->setObjectName(QStringLiteral("spaceMacs"));
    m_sides->setObjectName(QStringLiteral("spaceSides"));
    m_latency->setObjectName(QStringLiteral("spaceLatency"));
    auto* side = new QVBoxLayout(right);
    side->addWidget(m_drawing, 1);
    side->addLayout(facts);

    auto* splitter = new QSplitter(this);
    splitter->addWidget(scroll);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 5); // the table of stages is seen whole where there is room
    splitter->setStretchFactor(1, 9);
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    m_soon.setSingleShot(true);
    m_soon.setInterval(250);
    connect(&m_soon, &QTimer::timeout, this, &SpaceEditor::draw);
    connect(document, &SpaceDocument::changed, this, &SpaceEditor::showDocument);
    showDocument();
    selectStage(0);
    scroll->setMinimumWidth(left->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
}

void SpaceEditor::addTargetField(QWidget* field)
{
    m_targetTitle->setBuddy(field);
    m_latencyPart->insertWidget(0, field, 0, Qt::AlignLeft);
}

QToolButton* SpaceEditor::addButton(const QString& name, const QString& text, const QString& tip,
                                    const QKeySequence& key)
{
    auto* button = new QToolButton(this);
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(tr("%1 (%2)", "what a button does, its key").arg(tip, key.toString(QKeySequence::NativeText)));
    m_table->addAction(action); // elsewhere these keys mean other things
    button->setDefaultAction(action);
    return button;
}

QWidget* SpaceEditor::stagesPart()
{
    auto* part = new QWidget(this);
    m_table->setObjectName(QStringLiteral("stages"));
    m_table->setAccessibleName(tr("Stages of the space"));
    m_table->setModel(m_stages);
    m_table->setItemDelegate(new StageDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                             QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(false); // Tab leaves the table; the arrows walk in it
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setMinimumHeight(8 * fontMetrics().height());
    m_add = addButton(QStringLiteral("addStage"), tr("Add"), tr("Add a stage behind the selected one"),
                      Qt::ALT | Qt::Key_Insert);
    m_remove = addButton(QStringLiteral("removeStage"), tr("Remove"), tr("Remove the selected stage"),
                         Qt::ALT | Qt::Key_Delete);
    m_up = addButton(QStringLiteral("moveStageUp"), tr("Up"), tr("Move the selected stage towards the input"),
                     Qt::ALT | Qt::Key_Up);
    m_down = addButton(QStringLiteral("moveStageDown"), tr("Down"), tr("Move the selected stage towards the logits"),
                       Qt::ALT | Qt::Key_Down);
    connect(m_add->defaultAction(), &QAction::triggered, this, [this] {
        const int row = currentStage();
        m_stages->add(row);
        selectStage(row + 1);
    });
    connect(m_remove->defaultAction(), &QAction::triggered, this, [this] {
        const int row = currentStage();
        m_stages->remove(row);
        selectStage(std::min(row, m_stages->rowCount() - 1));
    });
    for (const auto& [button, by] : {std::pair(m_up, -1), {m_down, 1}})
        connect(button->defaultAction(), &QAction::triggered, this, [this, by = by] {
            const int row = currentStage();
            m_stages->move(row, by);
            selectStage(row + by);
        });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &SpaceEditor::updateButtons);

    auto* title = new QLabel(tr("Sta&ges:"), this);
    title->setBuddy(m_table);
    auto* buttons = fieldRow();
    buttons->addWidget(title);
    buttons->addStretch(1);
    for (QToolButton* button : {m_add, m_remove, m_up, m_down})
        buttons->addWidget(button);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(buttons);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_stagesNote);
    return part;
}

QWidget* SpaceEditor::candidatesPart()
{
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new QLabel(tr("Candidates: kernel, and how much they widen"), this));
    layout->addWidget(new CandidateGrid(m_document, this));
    layout->addWidget(m_candidatesNote);
    return part;
}

int SpaceEditor::currentStage() const
{
    return m_table->currentIndex().row();
}

void SpaceEditor::selectStage(int row)
{
    const int column = std::max(m_table->currentIndex().column(), int(StageModel::Blocks));
    if (row >= 0)
        m_table->setCurrentIndex(m_stages->index(row, column));
    updateButtons();
}

void SpaceEditor::updateButtons()
{
    const int row = currentStage(), rows = m_stages->rowCount();
    m_stage = row >= 0 ? row : m_stage;
    m_add->defaultAction()->setEnabled(row >= 0);
    m_remove->defaultAction()->setEnabled(row >= 0 && rows > 1);
    m_up->defaultAction()->setEnabled(row > 0);
    m_down->defaultAction()->setEnabled(row >= 0 && row + 1 < rows);
}

void SpaceEditor::showDocument()
{
    for (int column = 0; column < StageModel::Map; ++column)
        m_table->resizeColumnToContents(column);
    if (currentStage() < 0) // there are fewer or more of them
        selectStage(std::min(m_stage, m_stages->rowCount() - 1));
    updateButtons();
    m_model.reset();
    showProblems();
    m_soon.start();
    if (!m_document->space()) {
        for (QLabel* fact : {m_size, m_macs, m_sides, m_latency})
            fact->setText(Format::none());
        return;
    }
    const SpaceFacts facts = factsOf(*m_document->space());
    m_size->setText(tr("about %1, %n block(s) to choose", nullptr, m_document->space()->choiceCount())
                        .arg(Format::networks(facts.log10Networks)));
    const SideRange sides = suitableSides(*m_document->space());
    m_sides->setText(tr("%1 to %2 pixels").arg(sides.least).arg(sides.most));
    //: the least and the most
    m_macs->setText(tr("%1 to %2").arg(Format::macs(facts.smallestMacs), Format::macs(facts.largestMacs)));
}

void SpaceEditor::showProblems()
{
    const SpaceDocument::Problem& problem = m_document->problem();
    const bool ofCandidates = problem.stage < 0 && problem.key == QLatin1String("candidates");
    m_candidatesNote->showError(ofCandidates ? problem.sentence : QString());
    if (problem.stage >= 0) {
        m_stagesNote->showError(problem.sentence, m_table);
        return;
    }
    if (m_document->space()) {
        const Shape map = factsOf(*m_document->space()).smallestMap;
        if (std::min(map.height, map.width) < leastMapSide) {
            m_stagesNote->showWarning(
                tr("The smallest maps have %1 × %2 pixels, of which kernels see little but their padding: use fewer "
                   "strides or larger images.")
                    .arg(map.width)
                    .arg(map.height),
                m_table);
            return;
        }
    }
    m_stagesNote->showError({}, m_table);
}

void SpaceEditor::setLatency(const std::optional<LatencyModel>& latency, const QString& text)
{
    m_model = latency;
    m_latency->setText(text);
    if (latency && m_view->hasRun() && m_view->header().space == m_document->space()) {
        RunHeader header = m_view->header();
        header.latency = latency;
        m_view->updateHeader(header);
    }
}

void SpaceEditor::draw()
{
    if (!m_document->space())
        return; // the last one that was right stays
    RunHeader header;
    header.space = m_document->space();
    header.latency = m_model;
    m_view->setRun(header);
}

} // namespace pathloom
