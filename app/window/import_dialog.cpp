// SPDX-License-Identifier: MIT
#include "app/window/import_dialog.h"

#include "app/window/error_text.h"
#include "app/window/path_edit.h"
#include "core/latency/bundle.h"
#include "core/util/error.h"
#include "widgets/common/theme.h"
#include "widgets/targets/latency_entry_model.h"
#include "widgets/targets/target_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

namespace pathloom {

namespace {

std::filesystem::path pathOf(const QString& text)
{
    return std::filesystem::path(text.toStdU16String());
}

/// A name that a target can have.
QString asId(QString name)
{
    name.replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9._+-]+")), QStringLiteral("-"));
    name.remove(QRegularExpression(QStringLiteral("^[^A-Za-z0-9]+")));
    return name.left(100);
}

/// What stands in a field that the person may fill only because the file is silent.
void fill(QLineEdit* edit, const std::string& said, bool byFile)
{
    if (byFile)
        edit->setText(QString::fromStdString(said));
    edit->setReadOnly(byFile);
}

} // namespace

ImportDialog::ImportDialog(JobRunner* jobs, const QString& space, QWidget* parent)
    : QDialog(parent), m_jobs(jobs),
      m_file(new PathEdit(PathEdit::Kind::LatencyTable, tr("File of the latency table"), this)),
      m_kind(new QLabel(this)), m_device(new QLineEdit(this)), m_runtime(new QLineEdit(this)),
      m_id(new QLineEdit(this)), m_format(new QComboBox(this)), m_batch(new QComboBox(this)),
      m_space(new QComboBox(this)), m_threads(new QSpinBox(this)), m_warnings(new QLabel(this)),
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
    layout->addWidget(buildFacts());
    layout->addWidget(buildPreview(), 1);
    layout->addWidget(m_problemText);
    layout->addWidget(m_buttons);

    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, &ImportDialog::read);
    connect(m_file, &PathEdit::pathChanged, this, [this] {
        const QFileInfo info(m_file->path());
        const QString name = isBundleResult() ? info.dir().dirName() : info.completeBaseName();
        m_id->setPlaceholderText(name);
        // A name that no target can have is mended at once; else the core names it, also by batch size and format.
        m_id->setText(asId(name) == name ? QString() : asId(name));
        {
            // Another file says other things about itself.
            const QScopedValueRollback filling(m_filling, true);
            for (QLineEdit* edit : {m_device, m_runtime}) {
                edit->clear();
                edit->setReadOnly(false);
            }
            m_batch->clear();
            m_batch->setEditText({});
            m_format->clear();
            m_format->setEditText({});
            m_threads->setValue(0);
            m_batch->setEnabled(true);
            m_format->setEnabled(true);
        }
        scheduleReading();
    });
    const auto edited = [this] {
        if (!m_filling)
            scheduleReading();
    };
    for (QLineEdit* edit : {m_device, m_runtime})
        connect(edit, &QLineEdit::textEdited, this, edited);
    for (QComboBox* box : {m_format, m_batch})
        connect(box, &QComboBox::editTextChanged, this, edited);
    connect(m_threads, &QSpinBox::valueChanged, this, edited);
    connect(m_id, &QLineEdit::textChanged, this, &ImportDialog::updateButtons);
    connect(m_space, &QComboBox::currentIndexChanged, this, &ImportDialog::lookForCoverage);
    connect(import, &QPushButton::clicked, this, &ImportDialog::store);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    applyTheme();
    updateButtons();
    resize(640, 620);
}

ImportDialog::~ImportDialog()
{
    m_jobs->cancel(m_job);
    m_jobs->cancel(m_coverageJob);
}

QWidget* ImportDialog::buildFacts()
{
    auto* facts = new QWidget(this);
    m_kind->setText(tr("Choose a latency table: a CSV of this program's format, or a look-up table in YAML."));
    m_kind->setWordWrap(true);
    m_kind->setObjectName(QStringLiteral("importKind"));
    for (QLabel* label : {m_kind, m_warnings})
        label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_device->setAccessibleName(tr("Device"));
    m_device->setPlaceholderText(tr("such as Pixel 1"));
    m_runtime->setAccessibleName(tr("Runtime"));
    m_runtime->setPlaceholderText(tr("such as TensorFlow Lite"));
    m_threads->setAccessibleName(tr("Threads"));
    m_threads->setRange(0, 1024);
    m_threads->setSpecialValueText(tr("not stated"));
    for (QComboBox* box : {m_format, m_batch}) {
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->lineEdit()->setPlaceholderText(tr("as the file says"));
        box->setMinimumContentsLength(12);
    }
    m_format->setAccessibleName(tr("Numeric format"));
    m_batch->setAccessibleName(tr("Batch size"));
    m_batch->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[1-9][0-9]{0,6}|")), m_batch));
    m_id->setAccessibleName(tr("Name of the target"));
    m_id->setToolTip(tr("What the target is called in lists and after --target"));

    const auto pair = [facts](QWidget* first, const QString& text, QWidget* second) {
        auto* row = new QHBoxLayout;
        auto* label = new QLabel(text, facts);
        label->setBuddy(second);
        row->addWidget(first, 1);
        row->addSpacing(10);
        row->addWidget(label);
        row->addWidget(second, 1);
        return row;
    };
    const auto labelled = [facts](const QString& text, QWidget* buddy) {
        auto* label = new QLabel(text, facts);
        label->setBuddy(buddy);
        return label;
    };
    auto* form = new QFormLayout(facts);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&File:"), m_file);
    form->addRow(QString(), m_kind);
    form->addRow(labelled(tr("&Device:"), m_device), pair(m_device, tr("&Runtime:"), m_runtime));
    form->addRow(labelled(tr("&Batch size:"), m_batch), pair(m_batch, tr("For&mat:"), m_format));
    form->addRow(labelled(tr("&Threads:"), m_threads), pair(m_threads, tr("&Name:"), m_id));
    m_warnings->setWordWrap(true);
    m_warnings->setTextFormat(Qt::PlainText);
    m_warnings->setObjectName(QStringLiteral("importWarnings"));
    form->addRow(QString(), m_warnings);
    return facts;
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
    m_preview->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_preview->setAlternatingRowColors(true);
    m_preview->setShowGrid(false);
    m_preview->setWordWrap(false);
    m_preview->setSortingEnabled(true);
    m_preview->sortByColumn(LatencyEntryModel::Shape, Qt::AscendingOrder);
    m_preview->setTabKeyNavigation(false);
    m_preview->verticalHeader()->hide();
    m_preview->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_preview->horizontalHeader()->setHighlightSections(false);
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

void ImportDialog::setFile(const QString& file)
{
    m_file->setPath(file);
}

ImportOptions ImportDialog::options() const
{
    ImportOptions options;
    // What stands in a read-only field came from the file.
    if (!m_device->isReadOnly())
        options.device = m_device->text().trimmed().toStdString();
    if (!m_runtime->isReadOnly())
        options.runtime = m_runtime->text().trimmed().toStdString();
    options.format = m_format->currentText().trimmed().toStdString();
    options.batch = m_batch->currentText().toInt();
    options.threads = m_threads->value();
    return options;
}

QString ImportDialog::id() const
{
    return m_id->text().trimmed();
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
    const QString file = m_file->path();
    if (file.isEmpty()) {
        takeProblem({}, false);
        return;
    }
    if (isBundleResult()) {
        showBundle();
        return;
    }
    m_job = m_jobs->start(
        {.key = QStringLiteral("import-read"),
         .owner = this,
         .work = [this, file, options = options()](JobContext&) -> JobDelivery {
             try {
                 return [this, options, imported = readTableFile(pathOf(file), options)] { take(imported, options); };
             } catch (const UsageError& error) {
                 return [this, sentence = QString::fromStdString(error.what())] { takeProblem(sentence, true); };
             }
         },
         .failed = [this](const QString& sentence) { takeProblem(sentence, false); }});
}

bool ImportDialog::isBundleResult() const
{
    const QFileInfo file(m_file->path());
    return file.isFile() && file.fileName() != QLatin1String("plan.csv") &&
           QFileInfo::exists(file.dir().filePath(QStringLiteral("plan.csv")));
}

void ImportDialog::showBundle()
{
    takeProblem({}, true);
    m_kind->setText(
        tr("Result of a bundle, measured on another device. Name device and runtime if the file does not."));
    m_batch->setEnabled(false); // the plan says it
}

void ImportDialog::take(const ImportedTable& imported, const ImportOptions& options)
{
    m_isReading = false;
    m_problem.clear();
    m_read = imported;
    const LatencyTable& table = imported.table;
    const int rows = static_cast<int>(table.entries.size()) + (table.constantMs ? 1 : 0);
    const QString kind = QString::fromStdString(displayName(imported.kind));
    m_kind->setText(tr("%1 with %Ln entries", nullptr, rows).arg(kind.left(1).toUpper() + kind.mid(1)));
    {
        const QScopedValueRollback filling(m_filling, true);
        fill(m_device, table.device, m_device->isReadOnly() || options.device.empty());
        fill(m_runtime, table.runtime, m_runtime->isReadOnly() || options.runtime.empty());
        const auto offer = [](QComboBox* box, const QStringList& choices, const QString& current) {
            box->clear();
            box->addItems(choices);
            box->setCurrentIndex(choices.indexOf(current));
            box->setEditText(current);
        };
        QStringList formats, batches;
        for (const std::string& format : imported.formats)
            formats << QString::fromStdString(format);
        for (const int batch : imported.batches)
            batches << QString::number(batch);
        offer(m_format, formats, QString::fromStdString(table.format));
        offer(m_batch, batches, QString::number(table.batch));
        m_threads->setValue(table.threads);
    }
    QStringList warnings;
    for (const std::string& warning : imported.warnings)
        warnings << QString::fromStdString(warning);
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_entries->setTable(table);
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
    m_warnings->clear();
    m_coverage->clear();
    if (needsMore) // the fields are there to say what the file does not
        for (QLineEdit* edit : {m_device, m_runtime})
            edit->setReadOnly(false);
    else
        m_kind->clear();
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
                           .work = [this, file = m_file->path(), options = options(), id = id(),
                                    isBundle = isBundleResult()](JobContext&) -> JobDelivery {
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
    return !m_isReading && !m_isStoring && (m_read || isBundleResult());
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
    const auto paint = [](QLabel* label, const QColor& color) {
        QPalette colors = label->palette();
        colors.setColor(QPalette::WindowText, color);
        label->setPalette(colors);
    };
    paint(m_problemText, m_isReading || m_isStoring ? theme.mutedText : theme.error);
    paint(m_warnings, theme.warning);
}

} // namespace pathloom
