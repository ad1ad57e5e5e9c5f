// SPDX-License-Identifier: MIT
#include "app/window/space_dialog.h"

#include "app/window/questions.h"
#include "core/latency/targets.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "widgets/common/core_text.h"
#include "widgets/common/field_note.h"
#include "widgets/common/format.h"
#include "widgets/common/paths.h"
#include "widgets/space/space_document.h"
#include "widgets/space/space_editor.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QPushButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

SpaceDialog::SpaceDialog(JobRunner* jobs, const SearchSpace& space, const QString& target, QWidget* parent)
    : QDialog(parent), m_jobs(jobs), m_document(new SpaceDocument(this)), m_editor(new SpaceEditor(m_document, this)),
      m_targets(new QComboBox(this)), m_fileNote(new FieldNote(this)), m_buttons(new QDialogButtonBox(this)),
      m_wantedTarget(target)
{
    setObjectName(QStringLiteral("spaceDialog"));
    m_targets->setObjectName(QStringLiteral("spaceTarget"));
    m_targets->setAccessibleName(tr("Target whose latencies are shown"));
    m_targets->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_targets->setMinimumContentsLength(24);
    m_editor->addTargetField(m_targets);
    m_fileNote->setObjectName(QStringLiteral("spaceFileNote"));
    addButtons();
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_fileNote);
    layout->addWidget(m_buttons);

    m_soon.setSingleShot(true);
    m_soon.setInterval(400);
    connect(&m_soon, &QTimer::timeout, this, &SpaceDialog::lookForLatency);
    connect(m_targets, &QComboBox::currentIndexChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_document, &SpaceDocument::changed, this, &SpaceDialog::documentChanged);
    connect(m_document->undoStack(), &QUndoStack::cleanChanged, this,
            [this](bool clean) { setWindowModified(!clean); });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SpaceDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &SpaceDialog::reject);
    m_document->setDeclaration(Json(toJson(space)));
    resize(1240, 680);
    readTargets();
}

SpaceDialog::~SpaceDialog()
{
    if (m_jobs)
        m_jobs->cancel(m_job);
}

void SpaceDialog::addButtons()
{
    auto* use = m_buttons->addButton(tr("Use in New search"), QDialogButtonBox::AcceptRole);
    use->setObjectName(QStringLiteral("useSpace"));
    use->setDefault(true);
    m_buttons->addButton(QDialogButtonBox::Cancel);
    // Keys of the platform, and buttons that say them.
    const auto add = [this](QAction* action, const QKeySequence& key, const QString& name) {
        action->setObjectName(name);
        action->setShortcut(key);
        addAction(action);
        auto* button = m_buttons->addButton(action->text(), QDialogButtonBox::ActionRole);
        button->setObjectName(name + QStringLiteral("Button"));
        button->setAutoDefault(false);
        const auto show = [action, button] {
            button->setEnabled(action->isEnabled());
            button->setToolTip(
                tr("%1 (%2)", "what a button does, its key")
                    .arg(action->text().remove(u'&'), action->shortcut().toString(QKeySequence::NativeText)));
        };
        connect(action, &QAction::changed, button, show);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        show();
    };
    const auto act = [this](const QString& text, void (SpaceDialog::*slot)()) {
        auto* action = new QAction(text, this);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    QUndoStack* stack = m_document->undoStack();
    const auto step = [this, stack](const QString& text, void (QUndoStack::*slot)(), void (QUndoStack::*can)(bool)) {
        auto* action = new QAction(text, this);
        action->setEnabled(false);
        connect(action, &QAction::triggered, stack, slot);
        connect(stack, can, action, &QAction::setEnabled);
        return action;
    };
    add(act(tr("&Open…"), &SpaceDialog::askForFile), QKeySequence::Open, QStringLiteral("openSpace"));
    add(act(tr("&Save as…"), &SpaceDialog::askWhereToSave), QKeySequence::Save, QStringLiteral("saveSpace"));
    add(step(tr("&Undo"), &QUndoStack::undo, &QUndoStack::canUndoChanged), QKeySequence::Undo,
        QStringLiteral("undoSpace"));
    add(step(tr("&Redo"), &QUndoStack::redo, &QUndoStack::canRedoChanged), QKeySequence::Redo,
        QStringLiteral("redoSpace"));
}

const std::shared_ptr<const SearchSpace>& SpaceDialog::space() const
{
    return m_document->space();
}

void SpaceDialog::documentChanged()
{
    const QString name = QString::fromStdString(m_document->declaration().value("name", std::string()));
    //: title of a window; [*] is where a mark stands while something is not saved
    setWindowTitle(tr("Search space %1[*]").arg(name));
    m_buttons->findChild<QPushButton*>(QStringLiteral("useSpace"))->setEnabled(space() != nullptr);
    m_fileNote->showError({});
    m_jobs->cancel(m_job);
    m_editor->setLatency({}, space() ? tr("Looking it up…") : Format::none());
    m_soon.start();
}

void SpaceDialog::askForFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a search space"), m_file, tr("JSON (*.json)"));
    if (!path.isEmpty())
        openFile(path);
}

void SpaceDialog::openFile(const QString& path)
{
    try {
        const Json declaration = readJsonFile(pathOf(path));
        spaceFromJson(declaration, path.toStdString());
        m_document->setDeclaration(declaration);
        m_file = path;
    } catch (const Error& e) {
        m_fileNote->showError(CoreText::of(e.what()));
    }
}

void SpaceDialog::askWhereToSave()
{
    const QString name = QString::fromStdString(m_document->declaration().value("name", std::string()));
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the search space"),
                                     m_file.isEmpty() ? name + QStringLiteral(".json") : m_file, tr("JSON (*.json)"));
    if (!path.isEmpty())
        saveFile(QFileInfo(path).suffix().isEmpty() ? path + QStringLiteral(".json") : path);
}

void SpaceDialog::saveFile(const QString& path)
{
    try {
        // Also one that is not right yet: it is the person's work.
        writeTextFile(pathOf(path),
                      (space() ? toJson(*space()) : OrderedJson(m_document->declaration())).dump(1) + '\n');
        m_file = path;
        m_document->undoStack()->setClean();
        m_fileNote->showHint(tr("Saved as %1.").arg(path));
    } catch (const Error& e) {
        m_fileNote->showError(CoreText::of(e.what()));
    }
}

void SpaceDialog::accept()
{
    if (space())
        QDialog::accept();
}

void SpaceDialog::reject()
{
    if (m_document->undoStack()->isClean())
        QDialog::reject();
    else
        askToDiscardSpace(this, [this] { QDialog::reject(); });
}

void SpaceDialog::keyPressEvent(QKeyEvent* event)
{
    // Enter ends what is typed in a field; it does not end the page with it.
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || qobject_cast<QPushButton*>(focusWidget()))
        QDialog::keyPressEvent(event);
}

void SpaceDialog::readTargets()
{
    m_jobs->start({.key = QStringLiteral("space-targets"),
                   .owner = this,
                   .work = [this](JobContext&) -> JobDelivery {
                       return [this, targets = listTargets()] {
                           int wanted = -1;
                           for (const HardwareTarget& target : targets) {
                               const QString id = QString::fromStdString(target.id);
                               const bool isHere =
                                   m_wantedTarget == QLatin1String(thisMachineId) && isThisMachine(target);
                               if (wanted < 0 && (id == m_wantedTarget || isHere))
                                   wanted = m_targets->count();
                               m_targets->addItem(CoreText::of(target.name), id);
                           }
                           m_targets->setCurrentIndex(std::max(wanted, 0));
                       };
                   },
                   .failed = [this](const QString& sentence) { m_fileNote->showError(sentence); }});
}

void SpaceDialog::lookForLatency()
{
    const QString id = m_targets->currentData().toString();
    if (!space() || id.isEmpty())
        return;
    m_editor->setLatency({}, tr("Looking it up…"));
    struct Found
    {
        std::optional<LatencyModel> model;
        QString text;
    };
    m_job = m_jobs->start(
        {.lane = JobLane::Fitting,
         .key = QStringLiteral("space-latency"),
         .owner = this,
         .work = [this, id = id.toStdString(), space = space()](JobContext& context) -> JobDelivery {
             const HardwareTarget target = findTarget(id);
             Found found;
             if (lacksShapes(target, *space)) {
                 found.text = tr("Not measured yet; a search in this space begins with that.");
             } else {
                 MeasuringEffort effort;
                 effort.networks = 0;
                 found.model = latencyModel(tableFor(target, *space, {}, context.stopToken(), effort), *space);
                 found.text = tr("%1 to %2", "latencies")
                                  .arg(Format::ms(found.model->smallestMs()), Format::ms(found.model->largestMs()));
             }
             return [this, found] { m_editor->setLatency(found.model, found.text); };
         },
         .failed = [this](const QString& sentence) { m_editor->setLatency({}, sentence); }});
}

} // namespace pathloom
