// SPDX-License-Identifier: MIT
#include "app/window/new_search_dialog.h"

#include "app/window/import_dialog.h"
#include "app/window/search_form.h"
#include "widgets/common/theme.h"
#include "widgets/models/setting_delegate.h"
#include "widgets/models/settings_model.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pathloom {

NewSearchDialog::NewSearchDialog(JobRunner* jobs, const SearchRequest& initial, QWidget* parent, LookUp lookUp,
                                 EstimatePanel::Estimator estimator)
    : QDialog(parent), m_jobs(jobs), m_lookUp(lookUp ? std::move(lookUp) : prepareSearch), m_form(new SearchForm(this)),
      m_settings(new SettingsModel(this)), m_table(new QTableView(this)), m_refused(new QLabel(this)),
      m_estimate(new EstimatePanel(jobs, this)), m_problemText(new QLabel(this)), m_buttons(new QDialogButtonBox(this)),
      m_wantedSettings(initial.settings)
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
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    tabs->addTab(scroll, tr("&Search"));
    tabs->addTab(advancedPage(), tr("Ad&vanced"));

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
    connect(m_form, &SearchForm::sourcesChanged, this, &NewSearchDialog::scheduleLookUp);
    connect(m_form, &SearchForm::requestEdited, this, &NewSearchDialog::validate);
    connect(m_form, &SearchForm::importTargetRequested, this, &NewSearchDialog::importTarget);
    connect(m_form, &SearchForm::configEdited, this, [this] {
        if (!m_prepared)
            return;
        SearchConfig config = m_prepared->job.config;
        m_form->applyTo(config);
        takeConfig(config);
    });
    connect(m_settings, &SettingsModel::configChanged, this, [this] {
        m_refused->clear();
        takeConfig(m_settings->config());
    });
    connect(m_settings, &SettingsModel::valueRefused, this,
            [this](const QString&, const QString& sentence) { m_refused->setText(sentence); });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(defaults, &QPushButton::clicked, this, &NewSearchDialog::resetToDefaults);

    applyTheme();
    m_form->setRequest(initial);
    resize(880, 720);
    readTargets();
    scheduleLookUp();
}

NewSearchDialog::~NewSearchDialog()
{
    m_jobs->cancel(m_job);
}

QWidget* NewSearchDialog::advancedPage()
{
    auto* page = new QWidget(this);
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_settings);
    sorted->setFilterKeyColumn(-1);
    sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* filter = new QLineEdit(page);
    filter->setPlaceholderText(tr("Filter settings"));
    filter->setAccessibleName(filter->placeholderText());
    filter->setClearButtonEnabled(true);
    connect(filter, &QLineEdit::textChanged, sorted, &QSortFilterProxyModel::setFilterFixedString);

    m_table->setModel(sorted);
    m_table->setItemDelegateForColumn(SettingsModel::Value, new SettingDelegate(m_table));
    m_table->setAccessibleName(tr("All settings"));
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSectionResizeMode(SettingsModel::Key, QHeaderView::ResizeToContents);
    m_table->setColumnWidth(SettingsModel::Value, 120);

    m_refused->setWordWrap(true);
    auto* layout = new QVBoxLayout(page);
    layout->addWidget(filter);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_refused);
    return page;
}

QWidget* NewSearchDialog::costPanel()
{
    auto* panel = new QFrame(this);
    panel->setFrameShape(QFrame::StyledPanel);
    panel->setFixedWidth(240);
    m_problemText->setWordWrap(true);
    m_problemText->setTextFormat(Qt::PlainText);
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
    m_lookUpError.clear();
    m_form->clearFacts();
    m_estimate->clear();
    validate();
    m_soon.start();
}

void NewSearchDialog::lookUp()
{
    if (!m_form->problems().isEmpty()) {
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

void NewSearchDialog::take(const PreparedSearch& prepared)
{
    m_lookUpPending = false;
    m_prepared = prepared;
    m_form->showFacts(prepared);
    m_settings->setUnavailable(QStringLiteral("device"), QStringLiteral("cuda"),
                               QString::fromStdString(prepared.whyNoCuda));
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

void NewSearchDialog::validate()
{
    m_problems = m_form->problems();
    if (!m_lookUpError.isEmpty())
        m_problems.append(m_lookUpError);
    if (m_prepared && !m_lookUpPending) {
        m_problems.append(pathloom::problems(*m_prepared));
        // Everything but the settings comes from the form, as it stands now.
        Json settings = changedSettings(m_prepared->job.config, m_prepared->defaults);
        m_prepared->request = m_form->request();
        m_prepared->request.settings = std::move(settings);
        m_prepared->job.name = m_prepared->request.name.toStdString();
    }
    m_problemText->setText(m_problems.join(QStringLiteral("\n\n")));
    const bool ready = m_problems.isEmpty() && m_prepared && !m_lookUpPending;
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
    auto* dialog = new ImportDialog(m_jobs, m_form->request().space, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_form->selectTarget(QString::fromStdString(dialog->imported()->id));
        readTargets();
        Q_EMIT targetImported();
    });
    dialog->open();
}

void NewSearchDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QDialog::changeEvent(event);
}

void NewSearchDialog::applyTheme()
{
    const Theme theme = Theme::of(this);
    for (QLabel* label : {m_problemText, m_refused}) {
        QPalette colors = label->palette();
        colors.setColor(QPalette::WindowText, theme.error);
        label->setPalette(colors);
    }
}

} // namespace pathloom
