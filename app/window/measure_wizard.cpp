// SPDX-License-Identifier: MIT
#include "app/window/measure_wizard.h"

#include "app/window/measure_progress_page.h"
#include "core/util/machine.h"
#include "widgets/common/core_text.h"
#include "widgets/common/number_boxes.h"
#include "widgets/common/paths.h"
#include "widgets/common/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

MeasureWizard::MeasureWizard(JobRunner* jobs, TargetMeasuring* measuring, const QString& space,
                             std::function<bool()> searchRuns, QWidget* parent, FindRuntimes find)
    : QDialog(parent), m_jobs(jobs), m_measuring(measuring), m_searchRuns(std::move(searchRuns)),
      m_find(std::move(find)), m_pages(new QStackedWidget(this)), m_space(new QComboBox(this)),
      m_runtimes(new QButtonGroup(this)), m_threads(new CountBox(this)), m_batch(new CountBox(this)),
      m_again(new QCheckBox(tr("Measure &again what was measured before"), this)), m_warnings(new QLabel(this)),
      m_progress(new MeasureProgressPage(jobs, this)),
      m_bundle(new QPushButton(tr("Make a b&undle for another device…"), this)),
      m_start(new QPushButton(tr("&Measure"), this)), m_cancel(new QPushButton(tr("&Cancel measuring"), this)),
      m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(QStringLiteral("measureWizard"));
    setWindowTitle(tr("Measure this machine"));
    for (const std::string& name : shippedSpaces())
        m_space->addItem(QString::fromStdString(name));
    m_space->setCurrentIndex(std::max(0, m_space->findText(space)));
    m_pages->addWidget(buildSetup());
    m_pages->addWidget(m_progress);

    m_start->setObjectName(QStringLiteral("startMeasuring"));
    m_start->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("cancelMeasuring"));
    m_close->setObjectName(QStringLiteral("closeWizard"));
    m_bundle->setToolTip(tr("Writes one ONNX file for each operator shape and a plan, to be timed where only a runtime "
                            "runs; the times come back by Import"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_bundle);
    buttons->addStretch(1);
    for (QPushButton* button : {m_start, m_cancel, m_close})
        buttons->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_pages, 1);
    layout->addLayout(buttons);

    m_soon.setSingleShot(true);
    m_soon.setInterval(150);
    connect(&m_soon, &QTimer::timeout, this, &MeasureWizard::lookForWarnings);
    m_others.setInterval(std::chrono::seconds(1));
    connect(&m_others, &QTimer::timeout, this, [this] {
        m_busy = m_watch.look();
        showWarnings();
    });
    m_others.start();
    connect(m_runtimes, &QButtonGroup::idToggled, this, &MeasureWizard::updateButtons);
    for (QSpinBox* box : {m_threads, m_batch})
        connect(box, &QSpinBox::valueChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_start, &QPushButton::clicked, this, &MeasureWizard::start);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_measuring->cancel(m_job); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_bundle, &QPushButton::clicked, this,
            [this] { Q_EMIT bundleRequested(m_space->currentText(), m_batch->value()); });
    connect(m_measuring, &TargetMeasuring::progressed, this, [this](JobId job, const MeasureProgress& progress) {
        if (job == m_job)
            m_progress->showProgress(progress);
    });
    connect(m_measuring, &TargetMeasuring::measured, this, [this](JobId job) { m_done = m_done || job == m_job; });
    connect(m_measuring, &TargetMeasuring::failed, this, [this](JobId job, const QString& sentence) {
        if (job == m_job)
            m_failure = sentence;
    });
    connect(m_measuring, &TargetMeasuring::ended, this, [this](JobId job, const QString& id) {
        if (job != m_job)
            return;
        using End = MeasureProgressPage::End;
        if (m_done)
            m_progress->showEnd(End::Complete, tr("Everything is measured."), targetId());
        else if (!m_failure.isEmpty())
            m_progress->showEnd(End::Failed, m_failure, targetId());
        else
            m_progress->showEnd(End::Cancelled, tr("Cancelled."), targetId());
        updateButtons();
        if (m_done)
            Q_EMIT finishedMeasuring(id);
    });
    applyTheme();
    updateButtons();
    readRuntimes();
    lookForWarnings();
    resize(560, 560);
}

MeasureWizard::~MeasureWizard()
{
    if (!m_jobs)
        return;
    m_jobs->cancel(m_findJob);
    m_jobs->cancel(m_warningJob);
}

QWidget* MeasureWizard::buildSetup()
{
    auto* page = new QWidget(this);
    auto* intro = new QLabel(
        tr("Times every operator shape of a search space as it is deployed: batch norm folded, "
           "activations fused; then ten whole networks, which tell and mend the error of sums. Searches for this "
           "target then know what each choice costs."),
        page);
    intro->setWordWrap(true);

    m_runtimeBox = new QGroupBox(tr("Runtime"), page);
    auto* box = new QVBoxLayout(m_runtimeBox);
    m_runtimeRows = new QVBoxLayout;
    box->addLayout(m_runtimeRows);
    auto* find = new QPushButton(tr("&Find ONNX Runtime…"), m_runtimeBox);
    find->setToolTip(tr("Choose a folder that holds ONNX Runtime's library somewhere below: an unpacked release, "
                        "node_modules, a Python environment"));
    box->addWidget(find, 0, Qt::AlignLeft);
    connect(find, &QPushButton::clicked, this, &MeasureWizard::chooseOnnxRuntime);

    m_threads->setRange(1, std::max(1, thisMachine().cores));
    m_threads->setAccessibleName(tr("Threads"));
    m_batch->setRange(1, 1024);
    m_batch->setAccessibleName(tr("Batch size"));
    m_space->setAccessibleName(tr("Search space"));
    m_again->setToolTip(tr("Else only shapes that the table lacks are measured"));
    auto* form = new QFormLayout;
    form->addRow(tr("Search &space:"), m_space);
    form->addRow(m_runtimeBox);
    form->addRow(tr("&Threads:"), m_threads);
    form->addRow(tr("&Batch size:"), m_batch);
    form->addRow(m_again);
    for (QSpinBox* spin : {m_threads, m_batch})
        spin->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);

    m_warnings->setObjectName(QStringLiteral("measuringWarnings"));
    m_warnings->setWordWrap(true);
    m_warnings->setTextFormat(Qt::PlainText);
    m_warnings->setAccessibleDescription(tr("What may disturb the measurement"));
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(intro);
    layout->addLayout(form);
    layout->addWidget(m_warnings);
    layout->addStretch(1);
    return page;
}

void MeasureWizard::readRuntimes()
{
    m_findJob = m_jobs->start({.key = QStringLiteral("find-runtimes"),
                               .owner = this,
                               .work = [this, find = m_find](JobContext&) -> JobDelivery {
                                   return [this, runtimes = find()] { showRuntimes(runtimes); };
                               }});
}

void MeasureWizard::showRuntimes(const std::vector<RuntimeInfo>& runtimes)
{
    const std::optional<RuntimeKind> before = runtime();
    while (QLayoutItem* item = m_runtimeRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    bool isFirst = true;
    for (const RuntimeInfo& info : runtimes) {
        const QString name = QString::fromStdString(info.name);
        const bool recommended = info.available && info.kind == RuntimeKind::OnnxRuntime;
        auto* button = new QRadioButton(recommended ? tr("%1 (recommended: what is deployed)").arg(name) : name, this);
        button->setEnabled(info.available);
        if (!info.file.empty())
            button->setToolTip(textOf(info.file));
        m_runtimes->addButton(button, static_cast<int>(info.kind));
        m_runtimeRows->addWidget(button);
        if (info.available && (isFirst || info.kind == before)) {
            button->setChecked(true);
            isFirst = false;
        }
        if (!info.problem.empty()) {
            auto* problem = new QLabel(CoreText::asSentence(info.problem), this);
            problem->setWordWrap(true);
            problem->setIndent(24);
            problem->setForegroundRole(QPalette::PlaceholderText);
            button->setAccessibleDescription(problem->text());
            m_runtimeRows->addWidget(problem);
        }
    }
    updateButtons();
}

void MeasureWizard::chooseOnnxRuntime()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder that holds ONNX Runtime"));
    if (folder.isEmpty())
        return;
    m_findJob = m_jobs->start({.key = QStringLiteral("find-runtimes"),
                               .owner = this,
                               .work = [this, folder, find = m_find](JobContext&) -> JobDelivery {
                                   setOnnxRuntimeFolder(pathOf(folder));
                                   return [this, runtimes = find()] { showRuntimes(runtimes); };
                               },
                               .failed =
                                   [this](const QString& sentence) {
                                       m_warnings->setText(sentence);
                                       m_warnings->show();
                                   }});
}

std::optional<RuntimeKind> MeasureWizard::runtime() const
{
    const int id = m_runtimes->checkedId();
    return id < 0 ? std::nullopt : std::optional(static_cast<RuntimeKind>(id));
}

QString MeasureWizard::targetId() const
{
    const auto kind = runtime();
    return kind ? QString::fromStdString(thisMachineIdFor(*kind, m_threads->value(), m_batch->value())) : QString();
}

void MeasureWizard::lookForWarnings()
{
    const MeasureOptions options{
        .runtime = runtime().value_or(RuntimeKind::LibTorch), .threads = m_threads->value(), .batch = m_batch->value()};
    m_warningJob = m_jobs->start({.key = QStringLiteral("measuring-warnings"),
                                  .owner = this,
                                  .work = [this, options](JobContext&) -> JobDelivery {
                                      return [this, found = measuringWarnings(options)] {
                                          m_standing.clear();
                                          for (const std::string& warning : found)
                                              m_standing << CoreText::asSentence(warning);
                                          showWarnings();
                                      };
                                  }});
}

void MeasureWizard::showWarnings()
{
    QStringList lines = m_standing;
    if (m_searchRuns && m_searchRuns())
        lines.prepend(tr("A search is running: measuring begins when it has ended or is paused."));
    if (m_busy.share() > quietShare) {
        const QLocale locale;
        lines << tr("Other programs keep %1 of %2 cores busy: measured now, all latencies are less certain.")
                     .arg(locale.toString(m_busy.cores, 'f', 1), locale.toString(m_busy.of));
    }
    m_warnings->setText(lines.join(QLatin1Char('\n')));
    m_warnings->setVisible(!lines.isEmpty());
}

void MeasureWizard::start()
{
    m_done = false;
    m_failure.clear();
    const QString runtimeName = m_runtimes->checkedButton()->text().section(QLatin1Char('('), 0, 0);
    m_progress->begin(tr("Space %1 with %2").arg(m_space->currentText(), runtimeName).trimmed(),
                      m_searchRuns && m_searchRuns() ? tr("Waits for the running search to end or to be paused…")
                                                     : tr("Getting ready…"));
    m_pages->setCurrentIndex(1);
    m_others.stop();
    m_job = m_measuring->measureShapes(targetId(), m_space->currentText(), m_again->isChecked());
    updateButtons();
    m_close->setFocus(); // so that a second Return cancels nothing
}

void MeasureWizard::updateButtons()
{
    const bool setup = m_pages->currentIndex() == 0;
    const bool measuring = isMeasuring();
    m_start->setVisible(setup);
    m_start->setEnabled(runtime().has_value());
    m_bundle->setVisible(setup);
    m_cancel->setVisible(measuring);
    m_close->setText(measuring ? tr("C&ontinue in the background") : tr("C&lose"));
}

void MeasureWizard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QDialog::changeEvent(event);
}

void MeasureWizard::applyTheme()
{
    QPalette colors = m_warnings->palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).warning);
    m_warnings->setPalette(colors);
}

} // namespace pathloom
