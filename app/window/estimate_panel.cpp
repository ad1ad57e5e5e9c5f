// SPDX-License-Identifier: MIT
#include "app/window/estimate_panel.h"

#include "core/search/estimate.h"
#include "core/util/machine.h"
#include "widgets/common/format.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

namespace {

/// Steps that were tried since the program began. GUI thread only.
struct TriedSteps
{
    SearchJob job;
    StepSeconds seconds;
    QDateTime when;
};

std::vector<TriedSteps>& triedSteps()
{
    static std::vector<TriedSteps> tried;
    return tried;
}

std::optional<TriedSteps> stepsTriedFor(const SearchJob& job)
{
    const auto found =
        std::ranges::find_if(triedSteps(), [&](const TriedSteps& tried) { return haveSameSteps(tried.job, job); });
    return found == triedSteps().end() ? std::nullopt : std::optional(*found);
}

void keepTriedSteps(SearchJob job, const SearchEstimate& estimate)
{
    const StepSeconds seconds{.weight = estimate.secondsPerWeightStep,
                              .architecture = estimate.secondsPerArchitectureStep};
    if (seconds.weight <= 0)
        return;
    job.images = {}; // a data set is not to be kept open for this
    std::erase_if(triedSteps(), [&](const TriedSteps& tried) { return haveSameSteps(tried.job, job); });
    triedSteps().push_back({std::move(job), seconds, QDateTime::currentDateTime()});
}

} // namespace

EstimatePanel::EstimatePanel(JobRunner* jobs, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_estimator([](const PreparedSearch& prepared, std::stop_token stop) {
          return estimateSearch(prepared.job, prepared.trainImages, std::move(stop));
      }),
      m_time(new QLabel(this)), m_timeNote(new QLabel(this)), m_memory(new QLabel(this)),
      m_memoryNote(new QLabel(this)), m_busy(new QProgressBar(this))
{
    const auto layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto addFact = [&](const QString& title, QLabel* value, QLabel* note) {
        layout->addWidget(new QLabel(title, this));
        QFont large = value->font();
        large.setPointSizeF(large.pointSizeF() * 1.5);
        large.setBold(true);
        value->setFont(large);
        value->setAccessibleDescription(title);
        note->setWordWrap(true);
        note->setForegroundRole(QPalette::PlaceholderText);
        layout->addWidget(value);
        layout->addWidget(note);
        layout->addSpacing(10);
    };
    addFact(tr("Estimated time"), m_time, m_timeNote);
    addFact(tr("Estimated memory"), m_memory, m_memoryNote);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setMaximumHeight(6);
    m_busy->setAccessibleName(tr("Estimating"));
    layout->addWidget(m_busy);

    m_soon.setSingleShot(true);
    m_soon.setInterval(600);
    connect(&m_soon, &QTimer::timeout, this, &EstimatePanel::start);
    clear();
}

EstimatePanel::~EstimatePanel()
{
    m_jobs->cancel(m_job);
    m_jobs->cancel(m_knownJob);
}

void EstimatePanel::request(const PreparedSearch& prepared)
{
    m_wanted = prepared;
    m_jobs->cancel(m_job);
    showBusy();
    startKnown();
    m_soon.start();
}

void EstimatePanel::clear()
{
    m_soon.stop();
    m_jobs->cancel(m_job);
    m_jobs->cancel(m_knownJob);
    m_wanted.reset();
    m_time->setText(Format::none());
    m_memory->setText(Format::none());
    m_timeNote->clear();
    m_memoryNote->clear();
    m_busy->hide();
}

void EstimatePanel::showBusy()
{
    const bool mayBegin = m_jobs->whyWaiting({}).isEmpty();
    m_busy->setVisible(mayBegin);
    if (!mayBegin)
        m_time->setText(Format::none()); // it may take hours until a new one replaces what belongs to other steps
    m_timeNote->setText(mayBegin
                            ? tr("Trying a few steps…")
                            : tr("A few steps tell it: they are tried when what computes now has ended or is paused."));
}

void EstimatePanel::startKnown()
{
    m_knownJob = m_jobs->start(
        {.key = QStringLiteral("estimate-known"),
         .owner = this,
         .work = [this, prepared = *m_wanted, tried = stepsTriedFor(m_wanted->job)](JobContext&) -> JobDelivery {
             const SearchEstimate estimate =
                 estimateFrom(tried ? tried->seconds : StepSeconds{}, prepared.job, prepared.trainImages);
             return [this, estimate, prepared, tried] {
                 m_knownJob = 0;
                 showMemory(estimate);
                 if (tried)
                     showTime(estimate, prepared,
                              //: %1: a time of day
                              tr("By steps that were tried at %1.")
                                  .arg(QLocale().toString(tried->when.time(), QLocale::ShortFormat)));
             };
         },
         .failed =
             [this](const QString& sentence) {
                 m_knownJob = 0;
                 m_memoryNote->setText(tr("No estimate: %1").arg(sentence));
             }});
}

void EstimatePanel::start()
{
    m_job = m_jobs->start(
        {.lane = JobLane::Computing,
         .key = QStringLiteral("estimate"),
         .owner = this,
         .work = [this, estimator = m_estimator, prepared = *m_wanted](JobContext& context) -> JobDelivery {
             const SearchEstimate estimate = estimator(prepared, context.stopToken());
             return [this, estimate, prepared] { show(estimate, prepared); };
         },
         .failed =
             [this](const QString& sentence) {
                 clear();
                 m_timeNote->setText(tr("No estimate: %1").arg(sentence));
             }});
}

void EstimatePanel::show(const SearchEstimate& estimate, const PreparedSearch& prepared)
{
    m_busy->hide();
    m_jobs->cancel(m_knownJob);
    m_knownJob = 0;
    keepTriedSteps(prepared.job, estimate);
    showTime(estimate, prepared, {});
    showMemory(estimate);
}

void EstimatePanel::showTime(const SearchEstimate& estimate, const PreparedSearch& prepared, const QString& origin)
{
    const bool trains = prepared.request.until >= Stage::Train;
    const double seconds = estimate.searchSeconds + (trains ? estimate.trainingSeconds : 0);
    //: an estimated duration
    m_time->setText(tr("about %1").arg(Format::duration(seconds)));
    QString note = trains
                       ? tr("Search %1, training %2.")
                             .arg(Format::duration(estimate.searchSeconds), Format::duration(estimate.trainingSeconds))
                       : tr("The search alone; training its network takes about %1 more.")
                             .arg(Format::duration(estimate.trainingSeconds));
    if (prepared.needsMeasuring)
        note += QLatin1Char('\n') + tr("Measuring this machine comes on top.");
    if (const int targets = 1 + static_cast<int>(prepared.request.furtherTargets.size()); targets > 1)
        note += QLatin1Char('\n') + tr("That is for one target; all %Ln take about %1.", nullptr, targets)
                                        .arg(Format::duration(targets * seconds));
    const AugmentationSettings& augmentation = prepared.job.config.augmentation;
    const Shape& image = prepared.job.space.input;
    if (const ShiftRange shift = shiftRange(augmentation, image);
        shift != ShiftRange{augmentation.shift, augmentation.shift})
        //: %1 is a size such as 64×1
        note += QLatin1Char('\n') +
                tr("Images of %1 are shifted by at most %2 px to the sides and %3 px up and down, a "
                   "quarter of their size.")
                    .arg(Format::shape(image), QLocale().toString(shift.x), QLocale().toString(shift.y));
    if (!origin.isEmpty())
        note += QLatin1Char('\n') + origin;
    m_timeNote->setText(note);
}

void EstimatePanel::showMemory(const SearchEstimate& estimate)
{
    //: an estimated amount of memory
    m_memory->setText(tr("about %1").arg(Format::bytes(static_cast<double>(estimate.memoryBytes))));
    const Machine machine = thisMachine();
    const bool tight = machine.memoryBytes > 0 && estimate.memoryBytes > machine.memoryBytes * 9 / 10;
    m_memoryNote->setText(
        tight ? tr("That is more than this machine has to spare (%1): choose a smaller batch.")
                    .arg(Format::bytes(static_cast<double>(machine.memoryBytes)))
              : tr("This machine has %1.").arg(Format::bytes(static_cast<double>(machine.memoryBytes))));
}

} // namespace pathloom
