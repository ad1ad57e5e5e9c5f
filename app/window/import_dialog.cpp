// SPDX-License-Identifier: MIT
#include "app/window/import_dialog.h"

#include "app/window/import_form.h"
#include "core/latency/bundle.h"
#include "core/util/error.h"
#include "widgets/common/core_text.h"
#include "widgets/common/paths.h"
#include "widgets/common/row_table.h"
#include "widgets/common/theme.h"
#include "widgets/targets/latency_entry_model.h"
#include "widgets/targets/target_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace pathloom {

ImportDialog::ImportDialog(JobRunner* jobs, const QString& space, QWidget* parent)
    : QDialog(parent), m_jobs(jobs), m_form(new ImportForm(this)), m_space(new QComboBox(this)),
      m_coverage(new QLabel(this)), m_problemText(new QLabel(this)), m_entries(new LatencyEntryModel(this)),
      m_preview(new QTableView(this)), m_buttons(new QDialogButtonBox(this))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import a latency table"));
    for (const std::string& name : shippedSpaces())
        m_space->addItem(QString::fromStdString(name));
    m_space->setCurrentIndex(std::max(0, m_space->findText(space)));

    auto* import = m_buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    import->setObjectName(QStringLiteral("importButton"));
    import->setDefault(true);
    m_buttons->addButton(QDialogButtonBox::Cancel);

    m_problemText->setObjectName(QStringLiteral("importProblem"));
    m_problemText->setWordWrap(true);
    m_problemText->setTextFormat(Qt::PlainText);
    m_problemText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problemText->setAccessibleDescription(tr("What keeps the table from being imported"));

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_form);
    layout->addWidget(buildPreview(), 1);
    layout->addWidget(m_problemText);
    layout->addWidget(m_buttons);

    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, &ImportDialog::read);
    connect(m_form, &ImportForm::sourceEdited, this, &ImportDialog::scheduleReading);
    connect(m_form, &ImportForm::idEdited, this, &ImportDialog::updateButtons);
    connect(m_space, &QComboBox::currentIndexChanged, this, &ImportDialog::lookForCoverage);
    connect(import, &QPushButton::clicked, this, &ImportDialog::store);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    applyTheme();
    updateButtons();
    resize(640, 620);
}

ImportDialog::~ImportDialog()
{
    if (!m_jobs)
        return;
    m_jobs->cancel(m_job);
    m_jobs->cancel(m_coverageJob);
}

void ImportDialog::setFile(const QString& file)
{
    m_form->setFile(file);
}

QWidget* ImportDialog::buildPreview()
{
    auto* preview = new QWidget(this);
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_entries);
    sorted->setSortRole(SortRole);
    m_preview->setModel(sorted);
    m_preview->setObjectName(QStringLiteral("importPreview"));
    m_preview->setAccessibleName(tr("Entries of the table"));
    makeRowTable(m_preview);
    m_preview->setAlternatingRowColors(true);
    m_preview->setSortingEnabled(true);
    m_preview->sortByColumn(LatencyEntryModel::Shape, Qt::AscendingOrder);
    m_preview->horizontalHeader()->setStretchLastSection(true);
    m_coverage->setWordWrap(true);
    m_coverage->setObjectName(QStringLiteral("importCoverage"));
    m_space->setAccessibleName(tr("Search space"));
    auto* label = new QLabel(tr("&Covered of the space"), preview);
    label->setBuddy(m_space);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_space);
    row->addWidget(m_coverage, 1);
    auto* layout = new QVBoxLayout(preview);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_preview, 1);
    layout->addLayout(row);
    return preview;
}

void ImportDialog::scheduleReading()
{
    m_jobs->cancel(m_job);
    m_jobs->cancel(m_coverageJob);
    m_read.reset();
    m_isReading = true;
    m_soon.start();
    updateButtons();
}

void ImportDialog::read()
{
    const QString file = m_form->file();
    if (file.isEmpty()) {
        takeProblem({}, false);
        return;
    }
    if (m_form->isBundleResult()) {
        takeProblem({}, true);
        m_form->showBundle();
        return;
    }
    m_job = m_jobs->start(
        {.key = QStringLiteral("import-read"),
         .owner = this,
         .work = [this, file, options = m_form->options()](JobContext&) -> JobDelivery {
             try {
                 return [this, options, imported = readTableFile(pathOf(file), options)] { take(imported, options); };
             } catch (const UndecidedTable& undecided) {
                 return [this, undecided] { takeProblem(m_form->offerChoices(undecided), true); };
             } catch (const UsageError& error) {
                 return [this, sentence = CoreText::of(error.what())] { takeProblem(sentence, true); };
             }
         },
         .failed = [this](const QString& sentence) { takeProblem(sentence, false); }});
}

void ImportDialog::take(const ImportedTable& imported, const ImportOptions& options)
{
    m_isReading = false;
    m_problem.clear();
    m_read = imported;
    m_form->showTable(imported, options);
    m_entries->setTable(imported.table);
    m_preview->resizeColumnsToContents();
    updateButtons();
    lookForCoverage();
    Q_EMIT readingEnded();
}

void ImportDialog::takeProblem(const QString& sentence, bool needsMore)
{
    m_isReading = false;
    m_problem = sentence;
    m_read.reset();
    m_entries->clear();
    m_coverage->clear();
    m_form->showNoTable(needsMore);
    updateButtons();
    Q_EMIT readingEnded();
}

void ImportDialog::lookForCoverage()
{
    m_coverage->clear();
    if (!m_read)
        return;
    m_coverage->setText(tr("Looking…"));
    m_coverageJob = m_jobs->start(
        {.lane = JobLane::Fitting,
         .key = QStringLiteral("import-coverage"),
         .owner = this,
         .work = [this, table = m_read->table, space = m_space->currentText()](JobContext&) -> JobDelivery {
             const auto coverage = LatencyPredictor(table).coverage(loadSpace(space.toStdString()));
             return [this, coverage] { m_coverage->setText(TargetText::coverage(coverage)); };
         },
         .failed = [this](const QString& sentence) { m_coverage->setText(sentence); }});
}

void ImportDialog::store()
{
    m_isStoring = true;
    updateButtons();
    m_job = m_jobs->start({.owner = this,
                           .work = [this, file = m_form->file(), options = m_form->options(), id = m_form->id(),
                                    isBundle = m_form->isBundleResult()](JobContext&) -> JobDelivery {
                               const HardwareTarget target =
                                   isBundle ? importBundleResult(pathOf(file), options, id.toStdString())
                                            : importTarget(pathOf(file), options, id.toStdString());
                               return [this, target] {
                                   m_imported = target;
                                   accept();
                               };
                           },
                           .failed =
                               [this](const QString& sentence) {
                                   m_isStoring = false;
                                   m_problem = sentence;
                                   updateButtons();
                               }});
}

bool ImportDialog::canImport() const
{
    return !m_isReading && !m_isStoring && (m_read || m_form->isBundleResult());
}

void ImportDialog::updateButtons()
{
    m_buttons->findChild<QPushButton*>(QStringLiteral("importButton"))->setEnabled(canImport());
    m_problemText->setText(m_isReading ? tr("Reading…") : m_isStoring ? tr("Storing…") : m_problem);
    m_problemText->setVisible(!m_problemText->text().isEmpty());
    applyTheme();
}

void ImportDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QDialog::changeEvent(event);
}

void ImportDialog::applyTheme()
{
    const Theme theme = Theme::of(this);
    QPalette colors = m_problemText->palette();
    colors.setColor(QPalette::WindowText, m_isReading || m_isStoring ? theme.mutedText : theme.error);
    m_problemText->setPalette(colors);
}

} // namespace pathloom
