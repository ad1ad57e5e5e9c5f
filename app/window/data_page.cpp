// SPDX-License-Identifier: MIT
#include "app/window/data_page.h"

#include "core/util/files.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/empty_label.h"
#include "widgets/common/field_row.h"
#include "widgets/common/paths.h"
#include "widgets/common/row_table.h"
#include "widgets/data/class_table_model.h"
#include "widgets/data/data_overview.h"
#include "widgets/data/data_problem_model.h"
#include "widgets/data/size_histogram.h"
#include "widgets/models/model_table.h"
#include "widgets/models/probability_delegate.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

DataPage::DataPage(JobRunner* jobs, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_survey(new DataSurvey(jobs, this)), m_title(new ElidedLabel(this)),
      m_progressText(new ElidedLabel(this)), m_bar(new QProgressBar(this)), m_stop(new QPushButton(this)),
      m_tabs(new QTabWidget(this)), m_overview(new DataOverview(this)), m_classes(new ClassTableModel(this)),
      m_sortedClasses(new QSortFilterProxyModel(this)), m_classTable(new QTableView(this)),
      m_filter(new QLineEdit(this)), m_pictures(new PictureList(this)), m_sizes(new SizeHistogram(this)),
      m_noSizes(new EmptyLabel(this)), m_saveSizes(new QPushButton(tr("Save &figure…"), this)),
      m_problems(new DataProblemModel(this)), m_problemTable(new QTableView(this)), m_noProblems(new EmptyLabel(this)),
      m_problemText(new QLabel(this)), m_saveProblems(new QPushButton(tr("Save &CSV…"), this)),
      m_augmented(new AugmentedView(this))
{
    setAccessibleName(tr("Data"));
    m_tabs->setObjectName(QStringLiteral("dataTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_overview, tr("Overview"));
    m_tabs->addTab(buildClasses(), tr("Classes"));
    m_tabs->addTab(buildSizes(), tr("Picture sizes"));
    m_tabs->addTab(buildProblems(), tr("Problems"));
    m_tabs->addTab(m_augmented, tr("Augmentation"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addWidget(m_tabs, 1);

    connect(m_survey, &DataSurvey::changed, this, &DataPage::showState);
    connect(m_survey, &DataSurvey::progressed, this, &DataPage::showProgress);
    connect(m_survey, &DataSurvey::picturesFound, m_pictures, &PictureList::setPictures);
    connect(m_survey, &DataSurvey::picturesFailed, this, [this](const QString& sentence) {
        m_pictures->setEmptyText(sentence);
        m_pictures->setPictures({});
    });
    connect(m_survey, &DataSurvey::drawn, m_augmented, &AugmentedView::showPicture);
    connect(m_survey, &DataSurvey::drawingFailed, m_augmented, &AugmentedView::showEmpty);
    connect(m_augmented, &AugmentedView::seedChanged, this, &DataPage::draw);
    connect(m_augmented, &AugmentedView::pictureWanted, this, [this](int further) {
        m_number += further;
        draw();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        showClass();
        draw();
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_survey->state() == DataSurvey::State::Reading)
            m_survey->stop();
        else
            m_survey->read(m_survey->subject());
    });
    showState();
}

QWidget* DataPage::buildHead()
{
    m_title->setObjectName(QStringLiteral("dataTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_progressText->setObjectName(QStringLiteral("dataProgress"));
    m_progressText->setAccessibleDescription(tr("How far reading the images is"));
    m_progressText->setGivesWay(true);
    m_bar->setFixedWidth(120);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of reading the images"));
    m_stop->setObjectName(QStringLiteral("stopReadingData"));
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(8, 4, 6, 4);
    row->addWidget(m_title, 1);
    row->addWidget(m_progressText, 1);
    row->addWidget(m_bar);
    row->addWidget(m_stop);
    return head;
}

QWidget* DataPage::buildClasses()
{
    m_sortedClasses->setSourceModel(m_classes);
    m_sortedClasses->setSortRole(SortRole);
    m_sortedClasses->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sortedClasses->setFilterKeyColumn(ClassTableModel::Name);
    m_sortedClasses->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setObjectName(QStringLiteral("classFilter"));
    m_filter->setPlaceholderText(tr("Filter classes"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, m_sortedClasses, &QSortFilterProxyModel::setFilterFixedString);

    m_classTable->setObjectName(QStringLiteral("dataClasses"));
    m_classTable->setAccessibleName(tr("Classes of the images"));
    m_classTable->setModel(m_sortedClasses);
    makeRowTable(m_classTable);
    m_classTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_classTable->setAlternatingRowColors(true);
    m_classTable->setSortingEnabled(true);
    m_classTable->sortByColumn(-1, Qt::AscendingOrder); // as the network numbers them
    m_classTable->setItemDelegateForColumn(ClassTableModel::Share, new ProbabilityDelegate(m_classTable));
    m_classTable->horizontalHeader()->setStretchLastSection(true);
    connect(m_classTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_number = 0;
        showClass();
        draw();
    });

    m_pictures->setObjectName(QStringLiteral("classPictures"));
    m_pictures->setAccessibleName(tr("Pictures of the class"));
    auto* left = new QWidget(this);
    auto* below = new QVBoxLayout(left);
    below->setContentsMargins(4, 4, 0, 4);
    below->addWidget(m_filter);
    below->addWidget(m_classTable, 1);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(left);
    split->addWidget(m_pictures);
    setTabOrder(m_filter, m_classTable);
    setTabOrder(m_classTable, m_pictures);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    return split;
}

QWidget* DataPage::buildSizes()
{
    auto* page = new QWidget(this);
    QHBoxLayout* row = fieldRow();
    row->addStretch(1);
    row->addWidget(m_saveSizes);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_sizes, 1);
    layout->addWidget(m_noSizes, 1);
    layout->addLayout(row);
    connect(m_saveSizes, &QPushButton::clicked, this, [this] { saveFigureAs(this, *m_sizes); });
    return page;
}

QWidget* DataPage::buildProblems()
{
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_problems);
    sorted->setSortRole(SortRole);
    m_problemTable->setObjectName(QStringLiteral("dataProblems"));
    m_problemTable->setAccessibleName(tr("Problems of the images"));
    m_problemTable->setModel(sorted);
    makeRowTable(m_problemTable);
    m_problemTable->setAlternatingRowColors(true);
    m_problemTable->setSortingEnabled(true);
    m_problemTable->sortByColumn(-1, Qt::AscendingOrder);
    m_problemTable->horizontalHeader()->setStretchLastSection(true);
    m_problemText->setObjectName(QStringLiteral("dataProblemText"));
    m_problemText->setWordWrap(true);
    m_problemText->setTextFormat(Qt::PlainText);
    m_saveProblems->setToolTip(tr("Write all problems into a table"));
    connect(m_saveProblems, &QPushButton::clicked, this, &DataPage::saveProblems);
    auto* page = new QWidget(this);
    QHBoxLayout* row = fieldRow();
    row->addWidget(m_problemText, 1);
    row->addWidget(m_saveProblems);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_problemTable, 1);
    layout->addWidget(m_noProblems, 1);
    layout->addLayout(row);
    return page;
}

void DataPage::showSubject(const DataSubject& subject)
{
    const bool isSame = m_wanted.isSet() && subject.hasSameImages(m_wanted);
    const bool isDrawnAlike =
        subject.augmentation == m_wanted.augmentation && subject.normalization == m_wanted.normalization;
    m_wanted = subject;
    if (isSame && !m_isStale) {
        if (!isDrawnAlike)
            m_survey->setAugmentation(subject);
        return;
    }
    m_isStale = true;
    readIfSeen();
}

void DataPage::setSeen(bool seen)
{
    m_isSeen = seen;
    readIfSeen();
}

void DataPage::readIfSeen()
{
    if (!m_isSeen || !m_isStale)
        return;
    m_isStale = false;
    m_number = 0;
    if (m_wanted.isSet())
        m_survey->read(m_wanted);
    else
        m_survey->clear();
}

void DataPage::showProgress(double fraction, const QString& text)
{
    m_progressText->setText(text);
    m_bar->setRange(0, fraction < 0 ? 0 : 1000);
    m_bar->setValue(int(std::max(0.0, fraction) * 1000));
}

void DataPage::showState()
{
    using State = DataSurvey::State;
    const State state = m_survey->state();
    const bool isReading = state == State::Reading;
    m_title->setText(state == State::Nothing ? QString() : dataTitle(m_survey->subject().data));
    m_bar->setVisible(isReading);
    if (!isReading || m_survey->facts() != m_shown || !m_shown)
        m_progressText->setText(isReading                 ? tr("Reading…")
                                : state == State::Stopped ? tr("Reading was stopped.")
                                : state == State::Failed  ? m_survey->error()
                                                          : QString());
    if (isReading)
        m_bar->setRange(0, 0);
    m_stop->setVisible(state != State::Nothing && state != State::Done);
    m_stop->setText(isReading ? tr("St&op") : tr("Re&ad again"));
    m_stop->setToolTip(isReading ? tr("Read no more of the images; what was found by then stays")
                                 : tr("Read the images from the beginning"));
    showFacts();
}

void DataPage::showFacts()
{
    using State = DataSurvey::State;
    const std::shared_ptr<const DataFacts>& facts = m_survey->facts();
    const State state = m_survey->state();
    const QString sentence = state == State::Nothing
                                 ? tr("No images are on show. Open a run, begin a new search, or drop a folder of "
                                      "images on the window.")
                             : state == State::Failed  ? m_survey->error()
                             : state == State::Stopped ? tr("Reading was stopped before anything was found.")
                                                       : tr("Reading the images…");
    if (facts != m_shown) {
        const int selected = label();
        const bool isSameSet = facts && m_shown && facts->fingerprint == m_shown->fingerprint;
        m_shown = facts;
        m_classes->setFacts(facts);
        m_problems->setFacts(facts);
        m_sizes->setSides(facts ? facts->pictures.shorterSides : std::vector<SideCount>(),
                          facts ? std::min(facts->imageShape.width, facts->imageShape.height) : 0);
        m_classTable->resizeColumnsToContents();
        m_problemTable->resizeColumnsToContents();
        if (!isSameSet)
            m_pictures->setPictures({});
        if (facts)
            m_classTable->setCurrentIndex(
                m_sortedClasses->mapFromSource(m_classes->index(isSameSet ? std::max(0, selected) : 0, 0)));
    }
    m_saveSizes->setEnabled(facts != nullptr);
    m_sizes->setVisible(facts != nullptr);
    m_noSizes->setVisible(!facts);
    m_noSizes->setText(sentence);
    const int problems = m_problems->rowCount();
    m_saveProblems->setEnabled(problems > 0);
    m_problemTable->setVisible(problems > 0);
    m_noProblems->setVisible(problems == 0);
    m_noProblems->setText(facts ? tr("No problems were found.") : sentence);
    m_problemText->setText(problems > 0 ? tr("%Ln problem(s)", nullptr, problems) : QString());
    m_tabs->setTabText(m_tabs->indexOf(m_problemTable->parentWidget()),
                       problems > 0 ? tr("Problems (%1)").arg(QLocale().toString(problems)) : tr("Problems"));
    if (facts)
        m_overview->showFacts(dataTitle(m_survey->subject().data), facts);
    else
        m_overview->showEmpty(sentence);
    m_pictures->setEmptyText(facts ? tr("Select a class to see pictures of it.") : sentence);
    if (!facts)
        m_augmented->showEmpty(sentence);
    else if (!m_survey->canDraw())
        m_augmented->showEmpty(state == State::Reading
                                   ? tr("Mean and deviation of the channels are being measured; the pictures follow.")
                                   : tr("Mean and deviation of the channels were not measured: Read again does that."));
    draw();
}

int DataPage::label() const
{
    const QModelIndex index = m_classTable->currentIndex();
    return index.isValid() ? m_sortedClasses->mapToSource(index).row() : -1;
}

void DataPage::showClass()
{
    if (label() >= 0 && m_tabs->currentWidget()->isAncestorOf(m_pictures))
        m_survey->wantPictures(label());
}

void DataPage::draw()
{
    if (m_shown && m_survey->canDraw() && m_tabs->currentWidget() == m_augmented)
        m_survey->wantDraws(std::max(0, label()), m_number, m_augmented->seed());
}

void DataPage::saveProblems()
{
    const QString title = tr("Save the problems");
    const QString file =
        QFileDialog::getSaveFileName(this, title, QStringLiteral("problems.csv"), tr("CSV tables (*.csv)"));
    if (file.isEmpty())
        return;
    m_jobs->start({.title = title,
                   .owner = this,
                   .work = [this, file, facts = m_shown](JobContext&) -> JobDelivery {
                       DataProblemModel all;
                       all.setFacts(facts);
                       writeTextFile(pathOf(file), toCsv(tableOf(all)).toStdString());
                       return [this, file] { m_problemText->setText(tr("Written to %1.").arg(file)); };
                   },
                   .failed = [this](const QString& sentence) { m_problemText->setText(sentence); }});
}

} // namespace pathloom
