// SPDX-License-Identifier: MIT
#include "app/window/status_strip.h"

#include "widgets/common/core_text.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/format.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>

#include <algorithm>
#include <cmath>

namespace pathloom {

StatusStrip::StatusStrip(QWidget* parent) : QWidget(parent), m_bar(new QProgressBar(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 0);
    layout->setSpacing(18);
    m_phase = addFact(tr("Phase"), tr("What the search is doing"));
    QFont bold = m_phase->font();
    bold.setBold(true);
    m_phase->setFont(bold);

    constexpr int resolution = 1000;
    m_bar->setRange(0, resolution);
    m_bar->setTextVisible(true);
    m_bar->setFixedWidth(170);
    m_bar->setAccessibleName(tr("Progress"));
    layout->addWidget(m_bar);

    m_step = addFact(tr("Step and epoch"), tr("Weight steps and passes over the training images done, of all"));
    m_rate = addFact(tr("Speed"), tr("Training images a second"));
    m_waiting =
        addFact(tr("Waiting for data"),
                tr("Share of the last seconds in which the computation stood still because the next images were "
                   "not ready. More loader threads (setting loader_threads) make it smaller, as long as there "
                   "are free cores; so do images on a faster disk."));
    m_memory = addFact(tr("Memory"), tr("Memory this program uses now"));
    m_time = addFact(tr("Time"), tr("Running time, and what is left at the present speed"));
    // The long ones, of which there is one at a time: they get what the others leave.
    m_saving = addFact(tr("Pruning"), tr("Pruned paths, and the time they save"));
    m_detail = addFact(tr("Detail"), tr("What is being worked on"));
    m_hint = addFact(tr("Hint"), {});
    m_hint->setObjectName(QStringLiteral("hint"));
    for (ElidedLabel* label : {m_saving, m_detail, m_hint}) {
        label->setGivesWay(true);
        layout->setStretchFactor(label, 1000);
    }
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    layout->addStretch(1);
    constexpr std::chrono::seconds readingTime{8};
    m_toldLongEnough.setSingleShot(true);
    m_toldLongEnough.setInterval(readingTime);
    connect(&m_toldLongEnough, &QTimer::timeout, this, [this] { showHint({}); });
    showState(tr("Ready"));
}

ElidedLabel* StatusStrip::addFact(const QString& name, const QString& tip)
{
    auto* label = new ElidedLabel(this);
    label->setAccessibleDescription(name);
    label->setToolTip(tip);
    layout()->addWidget(label);
    return label;
}

void StatusStrip::showState(const QString& text)
{
    m_phase->setText(text);
    m_bar->hide();
    for (QLabel* label : {m_step, m_rate, m_memory, m_time})
        label->clear();
    for (QLabel* label : {m_waiting, m_saving, m_detail})
        showFact(label, {});
}

void StatusStrip::showFact(QLabel* label, const QString& text)
{
    label->setText(text);
    showHintOrFacts();
}

void StatusStrip::showHintOrFacts()
{
    const bool hasHint = !m_hint->text().isEmpty();
    m_hint->setVisible(hasHint);
    m_waiting->setVisible(!m_waiting->text().isEmpty());
    for (QLabel* label : {m_saving, m_detail})
        label->setVisible(!hasHint && !label->text().isEmpty());
}

void StatusStrip::showHint(const QString& text)
{
    m_toldLongEnough.stop();
    showFact(m_hint, text);
}

void StatusStrip::tell(const QString& text)
{
    showHint(text);
    m_toldLongEnough.start();
}

void StatusStrip::showSaving(const QString& text)
{
    showFact(m_saving, text);
}

void StatusStrip::showProgress(const Progress& progress)
{
    m_phase->setText(Format::phase(progress.phase));
    showFact(m_detail, CoreText::of(progress.detail));
    m_bar->setVisible(progress.totalSteps > 0);
    if (progress.totalSteps > 0) {
        // Rounded down: 100 % is shown only when it is true.
        const double share = static_cast<double>(progress.step) / static_cast<double>(progress.totalSteps);
        m_bar->setValue(static_cast<int>(std::floor(std::clamp(share, 0.0, 1.0) * 1000)));
        m_bar->setFormat(tr("%1 %").arg(static_cast<int>(std::floor(std::clamp(share, 0.0, 1.0) * 100))));
    }
    const QLocale locale;
    if (progress.totalSteps <= 0)
        m_step->setText(progress.step > 0 ? tr("step %1").arg(locale.toString(qlonglong(progress.step))) : QString());
    else if (progress.totalEpochs > 0)
        m_step->setText(tr("step %1 of %2 · epoch %3 of %4")
                            .arg(locale.toString(qlonglong(progress.step)),
                                 locale.toString(qlonglong(progress.totalSteps)),
                                 locale.toString(qlonglong(std::min(progress.epoch + 1, progress.totalEpochs))),
                                 locale.toString(qlonglong(progress.totalEpochs))));
    else
        m_step->setText(
            tr("%1 of %2")
                .arg(locale.toString(qlonglong(progress.step)), locale.toString(qlonglong(progress.totalSteps))));
    m_rate->setText(progress.imagesPerSecond > 0 ? Format::imagesPerSecond(progress.imagesPerSecond) : QString());
    showFact(m_waiting, progress.dataWaitShare >= Progress::noticeableDataWait
                            ? tr("waiting for data %1").arg(Format::percent(progress.dataWaitShare, 0))
                            : QString());
    m_memory->setText(progress.memoryBytes > 0 ? Format::bytes(static_cast<double>(progress.memoryBytes)) : QString());
    const bool knowsEnd = progress.secondsLeft > 0 && std::isfinite(progress.secondsLeft);
    m_time->setText(knowsEnd ? tr("%1 spent · about %2 left")
                                   .arg(Format::duration(progress.secondsSpent), Format::duration(progress.secondsLeft))
                             : tr("%1 spent").arg(Format::duration(progress.secondsSpent)));
}

} // namespace pathloom
