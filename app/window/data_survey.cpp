// SPDX-License-Identifier: MIT
#include "app/window/data_survey.h"

#include "core/data/encoded_images.h"
#include "core/util/error.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"

#include <QLocale>

#include <algorithm>

namespace pathloom {

namespace {

constexpr std::int64_t samples = 48; ///< pictures of a class that are shown

/// The images of a class among these, or of all where they are not given.
std::vector<std::int64_t> ofClass(const ImageDataset& data, int label, const std::vector<std::int64_t>* among,
                                  const std::stop_token& stop)
{
    std::vector<std::int64_t> indices;
    const std::int64_t count = among ? std::int64_t(among->size()) : data.size();
    for (std::int64_t i = 0; i < count; ++i) {
        constexpr std::int64_t between = 4096; // labels are quick
        if (i % between == 0 && stop.stop_requested())
            throw Cancelled();
        const std::int64_t index = among ? (*among)[std::size_t(i)] : i;
        if (data.label(index) == label)
            indices.push_back(index);
    }
    if (among)
        std::ranges::sort(indices); // a split is shuffled
    return indices;
}

QString nameOf(const ImageDataset& data, std::int64_t index)
{
    if (const EncodedImages* files = data.encoded())
        return QString::fromStdString(files->name(index));
    return DataSurvey::tr("Image %1").arg(QLocale().toString(qlonglong(index)));
}

ShownPicture pictureOf(const ImageDataset& data, std::int64_t index)
{
    const QString name = nameOf(data, index);
    const bool isSetApart = index >= data.size() - data.validationCount();
    return {toQImage(data.image(index)), name.section(QLatin1Char('/'), -1),
            isSetApart ? DataSurvey::tr("%1, for validation", "a picture").arg(name)
                       : DataSurvey::tr("%1, for training", "a picture").arg(name)};
}

} // namespace

QString progressText(const DataProgress& progress)
{
    const QString text = CoreText::of(toText(progress));
    return progress.secondsLeft < 0 ? text
                                    : DataSurvey::tr("%1, about %2 left", "what is done and how far, time")
                                          .arg(text, Format::duration(progress.secondsLeft));
}

DataSurvey::DataSurvey(JobRunner* jobs, QObject* parent) : QObject(parent), m_jobs(jobs)
{
    connect(jobs, &JobRunner::jobEnded, this, [this](JobId id) {
        if (id == m_job && m_state == State::Reading) // somebody has cancelled it
            take(State::Stopped, m_facts);
    });
}

DataSurvey::~DataSurvey()
{
    if (m_jobs) // a window lets go of its jobs before its parts
        m_jobs->cancel(m_job);
}

void DataSurvey::read(const DataSubject& subject)
{
    m_jobs->cancel(m_job);
    m_subject = subject;
    m_sets = {};
    m_training.reset();
    m_error.clear();
    m_job = m_jobs->start(
        {.title = tr("Looking at the images"),
         .lane = JobLane::Surveying,
         .owner = this,
         .work = [this, subject](JobContext& context) -> JobDelivery {
             const DataProgressScope scope([this, &context](const DataProgress& progress) {
                 const QString text = progressText(progress);
                 context.setProgress(progress.share(), text);
                 context.post([this, share = progress.share(), text] { Q_EMIT progressed(share, text); });
             });
             const std::stop_token stop = context.stopToken();
             const DataSets sets = subject.images.train ? subject.images : openData(subject.data, stop);
             const Indices training = std::make_shared<const std::vector<std::int64_t>>(
                 stratifiedSplit(*sets.train, subject.heldOutFraction, subject.seed, subject.data.trainLimit).train);
             auto facts =
                 std::make_shared<DataFacts>(collectDataFacts(sets, *training, ChannelMeasuring::OnlyKept, {}, stop));
             context.post([this, sets, training, facts] {
                 m_sets = sets;
                 m_training = training;
                 take(State::Reading, facts);
             });
             if (!facts->normalization)
                 facts = std::make_shared<DataFacts>(
                     collectDataFacts(sets, *training, ChannelMeasuring::Measure, {}, stop));
             return [this, facts] { take(State::Done, facts); };
         },
         .failed = [this](const QString& sentence) { fail(sentence); }});
    take(State::Reading, {});
}

void DataSurvey::setAugmentation(const DataSubject& subject)
{
    m_subject.augmentation = subject.augmentation;
    m_subject.normalization = subject.normalization;
    Q_EMIT changed();
}

void DataSurvey::stop()
{
    m_jobs->cancel(m_job);
    if (m_state == State::Reading)
        take(State::Stopped, m_facts);
}

void DataSurvey::clear()
{
    m_jobs->cancel(m_job);
    m_subject = {};
    m_sets = {};
    m_training.reset();
    take(State::Nothing, {});
}

void DataSurvey::take(State state, const std::shared_ptr<const DataFacts>& facts)
{
    m_state = state;
    m_facts = facts;
    Q_EMIT changed();
}

void DataSurvey::fail(const QString& sentence)
{
    m_error = sentence;
    take(State::Failed, m_facts);
}

Normalization DataSurvey::normalization() const
{
    if (!m_subject.normalization.mean.empty())
        return m_subject.normalization;
    return m_facts->normalization.value_or(Normalization{});
}

void DataSurvey::wantPictures(int label)
{
    if (!m_sets.train)
        return;
    m_jobs->start({.key = QStringLiteral("data-pictures"),
                   .owner = this,
                   .work = [this, label, data = m_sets.train](JobContext& context) -> JobDelivery {
                       const std::stop_token stop = context.stopToken();
                       const std::vector<std::int64_t> all = ofClass(*data, label, nullptr, stop);
                       const auto count = std::int64_t(all.size()), shown = std::min(samples, count);
                       QList<ShownPicture> pictures;
                       for (std::int64_t i = 0; i < shown; ++i) {
                           if (stop.stop_requested())
                               throw Cancelled();
                           pictures.append(pictureOf(*data, all[std::size_t(i * count / shown)]));
                       }
                       return [this, data, pictures] {
                           if (data == m_sets.train) // no others are on show by now
                               Q_EMIT picturesFound(pictures);
                       };
                   },
                   .failed = [this](const QString& sentence) { Q_EMIT picturesFailed(sentence); }});
}

void DataSurvey::wantDraws(int label, std::int64_t number, std::uint64_t seed)
{
    if (!canDraw())
        return;
    m_jobs->start({.key = QStringLiteral("data-draws"),
                   .owner = this,
                   .work = [this, label, number, seed, data = m_sets.train, training = m_training,
                            normalization = normalization(),
                            settings = m_subject.augmentation](JobContext& context) -> JobDelivery {
                       const std::vector<std::int64_t> all = ofClass(*data, label, training.get(), context.stopToken());
                       const QString name = QString::fromStdString(data->classNames()[std::size_t(label)]);
                       if (all.empty())
                           return [this, name] {
                               Q_EMIT drawingFailed(tr("No picture of the class %1 trains.").arg(name));
                           };
                       const auto count = std::int64_t(all.size());
                       const std::int64_t place = (number % count + count) % count;
                       const std::int64_t index = all[std::size_t(place)];
                       const QLocale locale;
                       const AugmentedView::Shown shown{
                           .picture = tr("%1: picture %2 of %3, %4", "a class, how many, a file")
                                          .arg(name, locale.toString(qlonglong(place + 1)),
                                               locale.toString(qlonglong(count)), nameOf(*data, index)),
                           .original = data->image(index),
                           .batch = augmentedBatch(data, std::vector(std::size_t(AugmentedView::draws), index),
                                                   settings, normalization, seed, context.stopToken()),
                           .normalization = normalization,
                           .settings = settings};
                       return [this, data, shown] {
                           if (data == m_sets.train)
                               Q_EMIT drawn(shown);
                       };
                   },
                   .failed = [this](const QString& sentence) { Q_EMIT drawingFailed(sentence); }});
}

} // namespace pathloom
