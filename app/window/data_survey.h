// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/data_subject.h"
#include "app/window/job_runner.h"
#include "core/data/data_facts.h"
#include "widgets/data/augmented_view.h"
#include "widgets/data/picture_list.h"

namespace pathloom {

/// Looks at images in the background and tells what it finds: their facts, pictures of a class, and what training makes
/// of one picture.
class DataSurvey final : public QObject
{
    Q_OBJECT

public:
    enum class State { Nothing, Reading, Done, Stopped, Failed };

    explicit DataSurvey(JobRunner* jobs, QObject* parent = nullptr);
    ~DataSurvey() override;

    /// Begins, and drops what was found of other images.
    void read(const DataSubject& subject);
    /// The same images, drawn from otherwise.
    void setAugmentation(const DataSubject& subject);
    void stop();
    /// Nothing is on show.
    void clear();

    State state() const { return m_state; }
    const QString& error() const { return m_error; } ///< of State::Failed
    const DataSubject& subject() const { return m_subject; }
    /// Null until the files were read. Channels may be measured later.
    const std::shared_ptr<const DataFacts>& facts() const { return m_facts; }

    /// So many pictures of a class, from all over it.
    void wantPictures(int label);
    /// Draws of a picture of those that train, by its number in its class: any, counted round and round.
    void wantDraws(int label, std::int64_t number, std::uint64_t seed);
    /// Draws are shown with the normalisation in force, which may have to be measured first.
    bool canDraw() const { return m_facts && !normalization().mean.empty(); }

Q_SIGNALS:
    /// State or facts.
    void changed();
    /// @param fraction 0..1, negative if not known
    void progressed(double fraction, const QString& text);
    void picturesFound(const QList<pathloom::ShownPicture>& pictures);
    void picturesFailed(const QString& sentence);
    void drawn(const pathloom::AugmentedView::Shown& shown);
    void drawingFailed(const QString& sentence);

private:
    using Indices = std::shared_ptr<const std::vector<std::int64_t>>;

    Normalization normalization() const;
    void take(State state, const std::shared_ptr<const DataFacts>& facts);
    void fail(const QString& sentence);

    QPointer<JobRunner> m_jobs;
    JobId m_job = 0;
    State m_state = State::Nothing;
    QString m_error;
    DataSubject m_subject;
    DataSets m_sets;
    Indices m_training; ///< of the split
    std::shared_ptr<const DataFacts> m_facts;
};

/// "checking pictures: 1200 of 50000, about 12 s left": how far opening or measuring images is.
QString progressText(const DataProgress& progress);

} // namespace pathloom
