// SPDX-License-Identifier: MIT
#include "app/window/export_dialog.h"

#include "app/window/enum_box.h"
#include "app/window/window_settings.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>

namespace pathloom {

ExportDialog::ExportDialog(const NetworkRef& network, NetworkJobs* jobs, WindowSettings& settings, QWidget* parent)
    : QDialog(parent), m_network(network), m_jobs(jobs), m_settings(settings), m_form(new QWidget(this)),
      m_opset(new QComboBox(this)), m_fold(new QCheckBox(tr("Fold &batch normalisation into the convolutions"), this)),
      m_input(new QComboBox(this)),
      m_normalize(new QCheckBox(tr("Include the &normalisation: the file then takes pixels from 0 to 1"), this)),
      m_samples(new QCheckBox(tr("Write sa&mple programs beside the file (Python, C++)"), this)),
      m_file(new QLineEdit(this)), m_result(new QLabel(this)), m_busy(new QProgressBar(this)),
      m_buttons(new QDialogButtonBox(this))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export %1 as ONNX").arg(network.name));
    constexpr int oldestOpset = 10, newestOpset = 17;
    for (int opset = newestOpset; opset >= oldestOpset; --opset)
        m_opset->addItem(opset == newestOpset ? tr("%1 (newest)").arg(opset) : QLocale().toString(opset), opset);
    m_opset->setToolTip(tr("Version of the operator set; older runtimes need an older one"));
    m_opset->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_fold->setChecked(true);
    m_fold->setToolTip(tr("Gives the same results with fewer operators"));
    for (const OnnxInputForm& form : onnxInputForms)
        EnumBox::add(m_input, CoreText::of(form.title), form.input,
                     form.isBytes ? tr("Pixels as pictures have them; the file normalises them itself")
                                  : tr("Normalised pixels; mean and deviation are in the file's metadata"));
    m_input->setObjectName(QStringLiteral("exportInput"));
    m_samples->setObjectName(QStringLiteral("exportSamples"));
    m_input->setToolTip(tr("What is given to the network; bytes are a quarter as large"));
    m_samples->setToolTip(tr("classify.py and classify.cpp classify a picture by the file alone: class names, size and "
                             "normalisation come from its metadata"));

    const QString folder = settings.lastExportFolder.get();
    m_file->setText(QDir(folder.isEmpty() ? network.folder + QStringLiteral("/networks") : folder)
                        .filePath(network.name + QStringLiteral(".onnx")));
    m_file->setMinimumWidth(420);
    auto* browse = new QPushButton(tr("Bro&wse…"), this);
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(browse);

    auto* form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Operator &set:"), m_opset);
    form->addRow(tr("&Input:"), m_input);
    form->addRow(m_fold);
    form->addRow(m_normalize);
    form->addRow(m_samples);
    auto* fileLabel = new QLabel(tr("&File:"), this); // a row that is a layout has no buddy of its own
    fileLabel->setBuddy(m_file);
    form->addRow(fileLabel, fileRow);

    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setAccessibleDescription(tr("Result of the export"));
    m_result->setMinimumHeight(fontMetrics().lineSpacing() * 5);
    m_result->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->hide();

    m_export = m_buttons->addButton(tr("&Export"), QDialogButtonBox::ActionRole);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setDefault(true);
    m_show = m_buttons->addButton(tr("Show in f&older"), QDialogButtonBox::ActionRole);
    m_show->setToolTip(tr("Open the folder of the exported file"));
    m_show->setEnabled(false);
    m_buttons->addButton(QDialogButtonBox::Close);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_form);
    layout->addWidget(m_busy);
    layout->addWidget(m_result, 1);
    layout->addWidget(m_buttons);

    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::validate);
    connect(m_input, &QComboBox::currentIndexChanged, this, [this] {
        const bool isBytes = formOf(EnumBox::chosen<OnnxInput>(m_input)).isBytes;
        m_normalize->setEnabled(!isBytes);
        m_normalize->setToolTip(isBytes ? tr("Bytes are always normalised in the file") : QString());
    });
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::startExport);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_written).absolutePath())))
            m_result->setText(tr("No file manager answered; the file is %1.").arg(m_written));
    });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_jobs, &NetworkJobs::exported, this, [this](JobId job, const OnnxReport& report, const QString& file) {
        if (job == m_job)
            showReport(report, file);
    });
    connect(m_jobs, &NetworkJobs::exportFailed, this, [this](JobId job, const QString& sentence) {
        if (job == m_job)
            showError(sentence);
    });
    connect(m_jobs, &NetworkJobs::jobEnded, this, [this](JobId job) {
        if (job == m_job && isBusy())
            showCancelled();
    });
    validate();
}

OnnxOptions ExportDialog::options() const
{
    return {.opset = m_opset->currentData().toInt(),
            .foldBatchNorm = m_fold->isChecked(),
            .withNormalization = m_normalize->isEnabledTo(m_form) && m_normalize->isChecked(),
            .input = EnumBox::chosen<OnnxInput>(m_input),
            .samples = m_samples->isChecked()};
}

QString ExportDialog::file() const
{
    return m_file->text().trimmed();
}

void ExportDialog::browse()
{
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export as"), file(), tr("ONNX (*.onnx)"));
    if (!chosen.isEmpty())
        m_file->setText(chosen);
}

void ExportDialog::validate()
{
    const QFileInfo info(file());
    QString problem;
    if (file().isEmpty())
        problem = tr("Name the file to write.");
    else if (info.isDir())
        problem = tr("%1 is a folder; name a file in it.").arg(file());
    else if (!info.absoluteDir().exists())
        problem = tr("The folder %1 does not exist.").arg(info.absolutePath());
    m_result->setText(problem.isEmpty() ? tr("The file is checked, and run against the trained network, before it is "
                                             "put in place.")
                                        : problem);
    m_export->setEnabled(problem.isEmpty());
}

void ExportDialog::startExport()
{
    m_settings.lastExportFolder.set(QFileInfo(file()).absolutePath());
    m_result->setText(tr("Writing, checking and comparing…"));
    setBusy(true);
    m_job = m_jobs->exportOnnx(m_network, options(), file());
}

void ExportDialog::setBusy(bool busy)
{
    m_form->setEnabled(!busy);
    m_export->setEnabled(!busy);
    m_busy->setVisible(busy);
}

bool ExportDialog::isBusy() const
{
    return !m_form->isEnabled();
}

void ExportDialog::showReport(const OnnxReport& report, const QString& file)
{
    setBusy(false);
    m_written = file;
    m_show->setEnabled(true);
    const QLocale locale;
    QStringList lines{tr("Written to %1.").arg(file),
                      tr("%1: %n node(s), passed ONNX' checker and shape inference.", nullptr, report.nodes)
                          .arg(Format::bytes(static_cast<double>(report.bytes)))};
    if (report.runtime.empty())
        lines.append(tr("No independent runtime could run it: %1").arg(CoreText::of(report.runtimeNote)));
    else {
        lines.append(
            tr("%1 ran it on %n image(s); its logits differ from the trained network's by at most %2.", nullptr,
               report.comparedImages)
                .arg(QString::fromStdString(report.runtime), locale.toString(report.largestDifference, 'g', 2)));
        if (!report.runtimeNote.empty())
            lines.append(CoreText::of(report.runtimeNote));
    }
    if (!report.samples.empty()) {
        QStringList names;
        for (const std::filesystem::path& sample : report.samples)
            names.append(QString::fromStdString(sample.filename().string()));
        lines.append(tr("Beside it: %1.").arg(names.join(QStringLiteral(", "))));
    }
    m_result->setText(lines.join(QLatin1Char('\n')));
}

void ExportDialog::showError(const QString& sentence)
{
    setBusy(false);
    m_result->setText(tr("Not exported: %1").arg(sentence));
}

void ExportDialog::showCancelled()
{
    setBusy(false);
    m_result->setText(tr("The export was cancelled; a file that was complete by then is kept."));
}

} // namespace pathloom
