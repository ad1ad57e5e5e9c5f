// SPDX-License-Identifier: MIT
#include "app/window/new_search_dialog.h"

#include "app/window/data_dialog.h"
#include "app/window/import_dialog.h"
#include "app/window/search_form.h"
#include "app/window/settings_page.h"
#include "app/window/space_dialog.h"
#include "app/window/space_file.h"
#include "app/window/target_check.h"
#include "core/util/error.h"
#include "widgets/common/core_text.h"
#include "widgets/common/field_note.h"
#include "widgets/models/settings_model.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

NewSearchDialog::NewSearchDialog(JobRunner* jobs, const SearchRequest& initial, QWidget* parent, LookUp lookUp,
                                 EstimatePanel::Estimator estimator)
    : QDialog(parent), m_jobs(jobs), m_lookUp(lookUp ? std::move(lookUp) : prepareSearch), m_form(new SearchForm(this)),
      m_settings(new SettingsModel(this)), m_targetCheck(new TargetCheck(jobs, this)),
      m_estimate(new EstimatePanel(jobs, this)),
      m_problemText(new FieldNote(this)), m_buttons(new QDialogButtonBox(this)), m_wantedSettings(initial.settings)
{
    setObjectName(QStringLiteral("newSearchDialog"));
    setWindowTitle(tr("New search"));
    if (estimator)
        m_estimate->setEstimator(std::move(estimator));

    auto* tabs = new QTabWidget(this);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    tabs->addTab(scroll, tr("&Search"));
    tabs->addTab(new SettingsPage(m_settings, this), tr("Ad&vanced"));

    auto* start = m_buttons->addButton(tr("Start search"), QDialogButtonBox::AcceptRole);
    start->setObjectName(QStringLiteral("startSearch"));
    start->setDefault(true);
    m_buttons->addButton(QDialogButtonBox::Cancel);
    auto* defaults = m_buttons->addButton(tr("De&faults"), QDialogButtonBox::ResetRole);
    defaults->setToolTip(tr("Fashion-MNIST, the small space, this machine, and the settings recommended for them"));

    auto* middle = new QHBoxLayout;
    middle->addWidget(tabs, 1);
    middle->addWidget(costPanel());
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(middle, 1);
    layout->addWidget(m_buttons);

    m_soon.setSingleShot(true);
    m_soon.setInterval(250);
    connect(&m_soon, &QTimer::timeout, this, &NewSearchDialog::lookUp);
    connect(m_jobs, &JobRunner::jobsChanged, this, &NewSearchDialog::showLookUpProgress);
    connect(m_form, &SearchForm::sourcesChanged, this, &NewSearchDialog::scheduleLookUp);
    connect(m_form, &SearchForm::requestEdited, this, &NewSearchDialog::validate);
    connect(m_form, &SearchForm::importTargetRequested, this, &NewSearchDialog::importTarget);
    connect(m_form, &SearchForm::editSpaceRequested, this, &NewSearchDialog::editSpace);
    connect(m_form, &SearchForm::lookAtImagesRequested, this, &NewSearchDialog::lookAtImages);
    connect(m_form, &SearchForm::configEdited, this, [this] {
        if (!m_prepared)
            return;
        SearchConfig config = m_prepared->job.config;
        m_form->applyTo(config);
        takeConfig(config);
    });
    connect(m_targetCheck, &TargetCheck::looked, this, &NewSearchDialog::validate);
    connect(m_settings, &SettingsModel::configChanged, this, [this] { takeConfig(m_settings->config()); });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(defaults, &QPushButton::clicked, this, &NewSearchDialog::resetToDefaults);

    m_form->setRequest(initial);
    resize(1000, 720);
    readTargets();
    scheduleLookUp();
}

void NewSearchDialog::setQueues(bool queues)
{
    auto* start = m_buttons->findChild<QPushButton*>(QStringLiteral("startSearch"));
    start->setText(queues ? tr("Add to the queue") : tr("Start search"));
    start->setToolTip(queues ? tr("It starts when what runs now has ended, with the training of its network")
                             : QString());
}

NewSearchDialog::~NewSearchDialog()
{
    m_jobs->cancel(m_job);
}

QWidget* NewSearchDialog::costPanel()
{
    auto* panel = new QFrame(this);
    panel->setFrameShape(QFrame::StyledPanel);
    constexpr int letters = 42; // in a line of its texts; "about 14 min 35 s" in large ones
    panel->setFixedWidth(letters * fontMetrics().averageCharWidth());
    m_problemText->setObjectName(QStringLiteral("problems"));
    m_problemText->setAccessibleDescription(tr("What keeps the search from starting"));
    m_problemText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* layout = new QVBoxLayout(panel);
    layout->addWidget(m_estimate);
    layout->addSpacing(12);
    layout->addWidget(m_problemText);
    layout->addStretch(1);
    return panel;
}

void NewSearchDialog::scheduleLookUp()
{
    if (m_prepared)
        m_wantedSettings = changedSettings(m_prepared->job.config, m_prepared->defaults);
    m_jobs->cancel(m_job);
    m_lookUpPending = true;
    m_isCurrent = false;
    m_lookUpError.clear();
    m_targetCheck->forget();
    m_form->clearFacts();
    m_estimate->clear();
    validate();
    m_soon.start();
}

void NewSearchDialog::lookUp()
{
    if (!m_form->sourceProblems().isEmpty()) {
        m_lookUpPending = false;
        validate();
        return;
    }
    SearchRequest request = m_form->request();
    request.settings = m_wantedSettings;
    m_job = m_jobs->start({.lane = JobLane::Fitting,
                           .key = QStringLiteral("dialog-look-up"),
                           .owner = this,
                           .work = [this, find = m_lookUp, request](JobContext& context) -> JobDelivery {
                               return [this, prepared = find(request, context.stopToken())] { take(prepared); };
                           },
                           .failed =
                               [this](const QString& sentence) {
                                   m_lookUpPending = false;
                                   m_lookUpError = sentence;
                                   validate();
                               }});
}

void NewSearchDialog::showLookUpProgress()
{
    if (!m_lookUpPending || !m_problems.isEmpty())
        return;
    for (const JobInfo& job : m_jobs->jobs())
        if (job.id == m_job && !job.text.isEmpty())
            m_problemText->showHint(tr("The images are being opened: %1").arg(job.text));
}

void NewSearchDialog::take(const PreparedSearch& prepared)
{
    m_lookUpPending = false;
    m_isCurrent = true;
    m_prepared = prepared;
    m_form->showFacts(prepared);
    m_settings->setUnavailable(QStringLiteral("device"), QStringLiteral("cuda"), CoreText::of(prepared.whyNoCuda));
    m_settings->setConfig(prepared.job.config, prepared.defaults);
    takeConfig(prepared.job.config);
}

void NewSearchDialog::takeConfig(const SearchConfig& config)
{
    m_prepared->job.config = config;
    m_form->setConfig(config);
    if (!(m_settings->config() == config))
        m_settings->setConfig(config, m_prepared->defaults);
    validate();
}

void NewSearchDialog::checkTargets()
{
    if (!m_isCurrent)
        return;
    m_targetCheck->look(m_prepared->request.furtherTargets, m_prepared->job.space);
    QMap<QString, QString> problems = m_targetCheck->problems();
    if (!m_prepared->targetProblem.isEmpty())
        problems[m_prepared->request.target] = m_prepared->targetProblem;
    m_form->setTargetProblems(problems, m_targetCheck->isLooking());
}

void NewSearchDialog::validate()
{
    QString budget;
    if (m_prepared && !m_lookUpPending) {
        budget = budgetProblem(*m_prepared);
        // Everything but the settings comes from the form, as it stands now.
        Json settings = changedSettings(m_prepared->job.config, m_prepared->defaults);
        m_prepared->request = m_form->request();
        m_prepared->request.settings = std::move(settings);
        m_prepared->job.name = m_prepared->request.name.toStdString();
        checkTargets();
    }
    m_problems = m_form->problems();
    if (!m_lookUpError.isEmpty())
        m_problems.append(m_lookUpError);
    if (m_isCurrent)
        for (const QString& problem : pathloom::problems(*m_prepared))
            if (!m_problems.contains(problem)) // the target's stands beside it
                m_problems.append(problem);
    m_problemText->showError(m_problems.join(QStringLiteral("\n\n")));
    m_form->showProblems(budget);
    const bool ready = m_problems.isEmpty() && m_prepared && !m_lookUpPending && !m_targetCheck->isLooking();
    m_buttons->findChild<QPushButton*>(QStringLiteral("startSearch"))->setEnabled(ready);
    if (ready)
        m_estimate->request(*m_prepared);
    else
        m_estimate->clear();
    Q_EMIT validated();
}

void NewSearchDialog::resetToDefaults()
{
    m_prepared.reset();
    m_wantedSettings = Json::object();
    m_form->setRequest(SearchRequest{});
    scheduleLookUp();
}

void NewSearchDialog::readTargets()
{
    m_jobs->start({.key = QStringLiteral("dialog-targets"),
                   .owner = this,
                   .work = [this](JobContext&) -> JobDelivery {
                       return [this, targets = listTargets()] { m_form->setTargets(targets); };
                   },
                   .failed =
                       [this](const QString& sentence) {
                           m_lookUpError = sentence;
                           validate();
                       }});
}

void NewSearchDialog::importTarget()
{
    // Of a proposed space the list there has what it is made from.
    const bool isProposed =
        m_prepared && m_prepared->proposal && m_form->request().space == QLatin1String(proposedSpace);
    auto* dialog = new ImportDialog(
        m_jobs, isProposed ? QString::fromStdString(m_prepared->proposal->base) : m_form->request().space, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_form->selectTarget(QString::fromStdString(dialog->imported()->id));
        readTargets();
        Q_EMIT targetImported();
    });
    dialog->open();
}

void NewSearchDialog::editSpace()
{
    const QString target = m_form->request().target;
    auto* dialog = new SpaceDialog(m_jobs, m_prepared ? m_prepared->job.space : loadSpace("small"), target, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { useSpace(*dialog->space()); });
    dialog->open();
}

void NewSearchDialog::useSpace(const SearchSpace& space)
{
    SearchRequest request = m_form->request();
    try {
        pathloom::useSpace(request, space, m_prepared ? m_prepared->job.space.input : space.input);
    } catch (const Error& e) {
        m_lookUpError = CoreText::of(e.what());
        validate();
        return;
    }
    m_form->setRequest(request);
    scheduleLookUp();
}

void NewSearchDialog::lookAtImages()
{
    // The form's images, also where something else keeps them from being searched.
    const bool isPrepared = m_prepared && !m_lookUpPending;
    const DataSubject subject =
        isPrepared ? dataSubjectOf(*m_prepared) : dataSubjectOf(SearchConfig(), m_form->request().data);
    auto* dialog = new DataDialog(m_jobs, subject, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace pathloom
