// SPDX-License-Identifier: MIT
#include "app/window/animation_dialog.h"

#include "app/window/animation_form.h"
#include "app/window/window_settings.h"
#include "widgets/common/format.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace pathloom {

namespace {

constexpr QSize previewSize(400, 225);

} // namespace

AnimationDialog::AnimationDialog(JobRunner* jobs, RunView* view, WindowSettings& settings, QWidget* parent)
    : QDialog(parent), m_view(view), m_settings(settings), m_export(new AnimationExport(jobs, this)),
      m_estimate(new AnimationExport(jobs, this)), m_form(new AnimationForm(view, settings, this)),
      m_preview(new QLabel(this)), m_size(new QLabel(this)), m_result(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_buttons(new QDialogButtonBox(this))
{
    setObjectName(QStringLiteral("animationDialog"));
    buildLayout();
    m_estimateSoon.setSingleShot(true);
    m_estimateSoon.setInterval(400);
    connectParts();
    showRun();
}

void AnimationDialog::buildLayout()
{
    m_preview->setObjectName(QStringLiteral("animationPreview"));
    m_preview->setFixedSize(previewSize);
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setAccessibleName(tr("A frame out of the middle"));
    m_size->setObjectName(QStringLiteral("animationSize"));
    m_size->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("animationResult"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setAccessibleDescription(tr("What happens, and the result"));
    m_result->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    m_result->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_progress->setAccessibleName(tr("Progress of saving"));
    m_progress->setTextVisible(false);
    m_save = m_buttons->addButton(tr("&Save"), QDialogButtonBox::ActionRole);
    m_save->setObjectName(QStringLiteral("animationSave"));
    m_save->setDefault(true);
    m_close = m_buttons->addButton(QDialogButtonBox::Close);
    m_close->setObjectName(QStringLiteral("animationClose"));

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_form);
    layout->addWidget(m_preview, 0, Qt::AlignHCenter);
    layout->addWidget(m_size);
    layout->addWidget(m_progress);
    layout->addWidget(m_result, 1);
    layout->addWidget(m_buttons);
    m_progress->hide();
}

void AnimationDialog::connectParts()
{
    connect(m_form, &AnimationForm::edited, this, &AnimationDialog::validate);
    connect(m_save, &QPushButton::clicked, this, &AnimationDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &AnimationDialog::reject);
    connect(m_view, &RunView::runChanged, this, &AnimationDialog::showRun);
    connect(m_view, &RunView::historyChanged, this, &AnimationDialog::followHistory);
    connect(&m_estimateSoon, &QTimer::timeout, this, &AnimationDialog::estimate);

    connect(m_estimate, &AnimationExport::estimated, this, [this](double bytes, const QImage& example) {
        m_bytes = bytes;
        m_size->setText(lengthText());
        showPreview(example);
    });
    // An estimate that fails leaves the size unknown; saving says why.
    connect(m_estimate, &AnimationExport::cancelled, &m_estimateSoon, qOverload<>(&QTimer::start));
    connect(m_export, &AnimationExport::progressed, this, &AnimationDialog::showProgress);
    connect(m_export, &AnimationExport::finished, this, [this](double bytes, double seconds) {
        showEnd(tr("Written to %1: %2 in %3.", "place, size, time")
                    .arg(m_form->request().target, Format::bytes(bytes), Format::duration(seconds)));
    });
    connect(m_export, &AnimationExport::failed, this,
            [this](const QString& sentence, int files) { showEnd(tr("Not saved: %1").arg(sentence), files); });
    connect(m_export, &AnimationExport::cancelled, this, [this](int files) {
        showEnd(files > 0 ? tr("Cancelled.") : tr("Cancelled; nothing was written."), files);
    });
}

void AnimationDialog::showRun()
{
    if (isBusy())
        return; // what was begun goes on; the next run is taken over at its end
    const RunHeader& header = m_view->header();
    m_folder = header.folder;
    setWindowTitle(tr("Save animation of %1").arg(QString::fromStdString(header.info.name)));
    m_preview->clear();
    m_form->showRun();
}

void AnimationDialog::followHistory()
{
    if (!isBusy() && m_form->followHistory() && !m_save->isEnabled())
        validate(); // until now it had no steps
}

QString AnimationDialog::lengthText() const
{
    const AnimationRequest asked = m_form->request();
    const int frames = AnimationExport::frameCount(asked);
    const QString length = tr("%Ln frame(s), %1", nullptr, frames)
                               .arg(Format::duration(static_cast<double>(frames) / asked.framesPerSecond));
    //: length of an animation, its size in bytes
    return m_bytes < 0 ? tr("%1; estimating the size…").arg(length)
                       : tr("%1; about %2").arg(length, Format::bytes(m_bytes));
}

void AnimationDialog::validate()
{
    if (isBusy())
        return;
    const QString wrong = m_form->problem();
    m_save->setEnabled(wrong.isEmpty());
    const AnimationRequest asked = m_form->request();
    QString note = wrong;
    if (wrong.isEmpty() && asked.format == AnimationFormat::WebP && QFileInfo::exists(asked.target))
        note = tr("The file exists and will be replaced.");
    m_result->setText(note);
    m_bytes = -1;
    const bool canEstimate = asked.last > asked.first && m_view->history().step() > 0;
    m_size->setText(canEstimate ? lengthText() : QString());
    m_estimateSoon.stop();
    if (m_estimate->isActive())
        m_estimate->cancel(); // and begins anew
    else if (canEstimate)
        m_estimateSoon.start();
}

void AnimationDialog::estimate()
{
    const AnimationRequest asked = m_form->request();
    if (isBusy() || m_estimate->isActive() || asked.last <= asked.first || m_view->history().step() < asked.last)
        return;
    m_estimate->estimate(*m_view, asked);
}

void AnimationDialog::save()
{
    if (const QString wrong = m_form->problem(); !wrong.isEmpty()) { // a folder may be gone since it was named
        m_result->setText(wrong);
        return;
    }
    const AnimationRequest asked = m_form->request();
    m_settings.lastFigureFolder.set(QFileInfo(asked.target).absolutePath());
    m_estimateSoon.stop();
    m_estimate->cancel();
    m_frameCount = AnimationExport::frameCount(asked);
    m_export->start(*m_view, asked);
    setBusy(true);
    showProgress(0, m_frameCount, -1);
}

void AnimationDialog::setBusy(bool busy)
{
    m_form->setEnabled(!busy);
    m_save->setEnabled(!busy);
    m_close->setText(busy ? tr("&Cancel") : tr("&Close"));
    m_progress->setVisible(busy);
}

void AnimationDialog::showProgress(int frames, int allFrames, double secondsLeft)
{
    m_progress->setRange(0, allFrames);
    m_progress->setValue(frames);
    const QString done = tr("%L1 of %Ln frame(s)", nullptr, allFrames).arg(frames);
    m_result->setText(
        secondsLeft < 0 ? done : tr("%1, about %2 left", "frames and time").arg(done, Format::duration(secondsLeft)));
}

void AnimationDialog::showEnd(const QString& text, int filesLeft)
{
    setBusy(false);
    if (m_view->header().folder != m_folder)
        showRun();
    QString all = text;
    if (filesLeft > 0)
        all = tr("%1 %L2 of %Ln frame(s) are in %3.", nullptr, m_frameCount)
                  .arg(text)
                  .arg(filesLeft)
                  .arg(m_form->request().target);
    m_save->setEnabled(m_form->problem().isEmpty());
    m_result->setText(all);
}

void AnimationDialog::showPreview(const QImage& example)
{
    if (example.isNull()) {
        m_preview->clear();
        return;
    }
    const qreal ratio = devicePixelRatioF();
    QPixmap shown =
        QPixmap::fromImage(example.scaled(previewSize * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    shown.setDevicePixelRatio(ratio);
    m_preview->setPixmap(shown);
}

void AnimationDialog::reject()
{
    if (isBusy())
        m_export->cancel();
    else
        QDialog::reject();
}

} // namespace pathloom
