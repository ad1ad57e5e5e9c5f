// SPDX-License-Identifier: MIT
#include "app/window/import_form.h"

#include "app/window/path_edit.h"
#include "widgets/common/core_text.h"
#include "widgets/common/number_boxes.h"
#include "widgets/common/theme.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QScopedValueRollback>

namespace pathloom {

namespace {

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

ImportForm::ImportForm(QWidget* parent)
    : QWidget(parent), m_file(new PathEdit(PathEdit::Kind::LatencyTable, tr("File of the latency table"), this)),
      m_kind(new QLabel(this)), m_device(new QLineEdit(this)), m_runtime(new QLineEdit(this)),
      m_id(new QLineEdit(this)), m_format(new QComboBox(this)), m_batch(new QComboBox(this)),
      m_threads(new CountBox(this)), m_warnings(new QLabel(this))
{
    buildRows();
    connect(m_file, &PathEdit::pathChanged, this, &ImportForm::fileChosen);
    const auto edited = [this] {
        if (!m_filling)
            Q_EMIT sourceEdited();
    };
    for (QLineEdit* edit : {m_device, m_runtime})
        connect(edit, &QLineEdit::textEdited, this, edited);
    for (QComboBox* box : {m_format, m_batch})
        connect(box, &QComboBox::editTextChanged, this, edited);
    connect(m_threads, &QSpinBox::valueChanged, this, edited);
    connect(m_id, &QLineEdit::textChanged, this, &ImportForm::idEdited);
    applyTheme();
}

void ImportForm::buildRows()
{
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

    const auto pair = [this](QWidget* first, const QString& text, QWidget* second) {
        auto* row = new QHBoxLayout;
        auto* label = new QLabel(text, this);
        label->setBuddy(second);
        row->addWidget(first, 1);
        row->addSpacing(10);
        row->addWidget(label);
        row->addWidget(second, 1);
        return row;
    };
    const auto labelled = [this](const QString& text, QWidget* buddy) {
        auto* label = new QLabel(text, this);
        label->setBuddy(buddy);
        return label;
    };
    auto* form = new QFormLayout(this);
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
}

void ImportForm::fileChosen()
{
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
    Q_EMIT sourceEdited();
}

void ImportForm::setFile(const QString& file)
{
    m_file->setPath(file);
}

QString ImportForm::file() const
{
    return m_file->path();
}

bool ImportForm::isBundleResult() const
{
    const QFileInfo file(m_file->path());
    return file.isFile() && file.fileName() != QLatin1String("plan.csv") &&
           QFileInfo::exists(file.dir().filePath(QStringLiteral("plan.csv")));
}

ImportOptions ImportForm::options() const
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

QString ImportForm::id() const
{
    return m_id->text().trimmed();
}

namespace {

QStringList textsOf(const std::vector<std::string>& formats)
{
    QStringList texts;
    for (const std::string& format : formats)
        texts << QString::fromStdString(format);
    return texts;
}

QStringList textsOf(const std::vector<int>& batches)
{
    QStringList texts;
    for (const int batch : batches)
        texts << QString::number(batch);
    return texts;
}

void offer(QComboBox* box, const QStringList& choices, const QString& current)
{
    box->clear();
    box->addItems(choices);
    box->setCurrentIndex(int(choices.indexOf(current)));
    box->setEditText(current);
}

} // namespace

void ImportForm::showTable(const ImportedTable& imported, const ImportOptions& options)
{
    const LatencyTable& table = imported.table;
    const int rows = static_cast<int>(table.entries.size()) + (table.constantMs ? 1 : 0);
    const QString kind = CoreText::of(displayName(imported.kind));
    m_kind->setText(tr("%1 with %Ln entries", nullptr, rows).arg(kind.left(1).toUpper() + kind.mid(1)));
    {
        const QScopedValueRollback filling(m_filling, true);
        fill(m_device, table.device, m_device->isReadOnly() || options.device.empty());
        fill(m_runtime, table.runtime, m_runtime->isReadOnly() || options.runtime.empty());
        offer(m_format, textsOf(imported.formats), QString::fromStdString(table.format));
        offer(m_batch, textsOf(imported.batches), QString::number(table.batch));
        m_threads->setValue(table.threads);
    }
    QStringList warnings;
    for (const std::string& warning : imported.warnings)
        warnings << CoreText::of(warning);
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
}

QString ImportForm::offerChoices(const UndecidedTable& undecided)
{
    const QScopedValueRollback filling(m_filling, true);
    const QStringList formats = textsOf(undecided.formats), batches = textsOf(undecided.batches);
    offer(m_format, formats, m_format->currentText());
    offer(m_batch, batches, m_batch->currentText());
    if (!formats.isEmpty() && m_format->currentText().isEmpty())
        return tr("The file holds several numeric formats (%1). Choose one of them.")
            .arg(formats.join(QStringLiteral(", ")));
    return tr("The file holds several batch sizes (%1). Choose one of them.").arg(batches.join(QStringLiteral(", ")));
}

void ImportForm::showBundle()
{
    m_kind->setText(
        tr("Result of a bundle, measured on another device. Name device and runtime if the file does not."));
    m_batch->setEnabled(false); // the plan says it
}

void ImportForm::showNoTable(bool needsMore)
{
    m_warnings->clear();
    if (needsMore)
        for (QLineEdit* edit : {m_device, m_runtime})
            edit->setReadOnly(false);
    else
        m_kind->clear();
}

void ImportForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QWidget::changeEvent(event);
}

void ImportForm::applyTheme()
{
    QPalette colors = m_warnings->palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).warning);
    m_warnings->setPalette(colors);
}

} // namespace pathloom
