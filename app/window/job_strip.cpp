// SPDX-License-Identifier: MIT
#include "app/window/job_strip.h"

#include "app/window/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace pathloom {

JobStrip::JobStrip(JobRunner* runner, QWidget* parent)
    : QWidget(parent), m_runner(runner), m_text(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_cancel(new QToolButton(this))
{
    m_bar->setFixedWidth(120);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the background job"));
    m_cancel->setIcon(icon(QStringLiteral("close")));
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Cancel this job"));
    m_cancel->setAccessibleName(m_cancel->toolTip());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, [this] { m_runner->cancel(m_shown); });
    connect(m_runner, &JobRunner::jobsChanged, this, &JobStrip::refresh);
    hide();
}

void JobStrip::refresh()
{
    std::vector<JobInfo> jobs = m_runner->jobs();
    // Jobs without a title are the window's own housekeeping.
    std::erase_if(jobs, [](const JobInfo& job) { return job.title.isEmpty(); });
    setVisible(!jobs.empty());
    if (jobs.empty())
        return;
    const auto running =
        std::find_if(jobs.begin(), jobs.end(), [](const JobInfo& job) { return job.state == JobInfo::State::Running; });
    const JobInfo& job = running == jobs.end() ? jobs.front() : *running;
    m_shown = job.id;
    QString text = job.title;
    if (!job.text.isEmpty())
        text = tr("%1: %2", "job and what it does").arg(job.title, job.text);
    if (jobs.size() > 1)
        text = tr("%1 (and %n more)", "a job and the number of others", static_cast<int>(jobs.size()) - 1).arg(text);
    m_text->setText(text);
    if (job.state == JobInfo::State::Running && job.fraction >= 0) {
        m_bar->setRange(0, 1000);
        m_bar->setValue(static_cast<int>(job.fraction * 1000));
    } else {
        m_bar->setRange(0, job.state == JobInfo::State::Running ? 0 : 1);
        m_bar->setValue(0);
    }
}

} // namespace pathloom
