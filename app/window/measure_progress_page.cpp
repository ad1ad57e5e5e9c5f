// SPDX-License-Identifier: MIT
#include "app/window/measure_progress_page.h"

#include "widgets/common/format.h"
#include "widgets/common/row_table.h"
#include "widgets/common/theme.h"
#include "widgets/targets/latency_entry_model.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

namespace {

/// Median of the entries' relative spreads; none if no entry tells one.
std::optional<double> typicalSpread(const LatencyTable& table)
{
    std::vector<double> spreads;
    for (const auto& [key, entry] : table.entries)
        if (entry.deviationMs && entry.ms > 0)
            spreads.push_back(*entry.deviationMs / entry.ms);
    if (spreads.empty())
        return std::nullopt;
    const auto middle = spreads.begin() + static_cast<std::ptrdiff_t>(spreads.size() / 2);
    std::nth_element(spreads.begin(), middle, spreads.end());
    return *middle;
}

} // namespace

MeasureProgressPage::MeasureProgressPage(JobRunner* jobs, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_what(new QLabel(this)), m_shape(new QLabel(this)), m_left(new QLabel(this)),
      m_others(new QLabel(this)), m_result(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_entries(new LatencyEntryModel(this)), m_table(new QTableView(this))
{
    QFont bold = font();
    bold.setBold(true);
    m_what->setFont(bold);
    m_others->setObjectName(QStringLiteral("measuringOthers"));
    m_others->setAccessibleDescription(tr("What disturbs the measurement"));
    m_others->hide();
    for (QLabel* label : {m_what, m_shape, m_others, m_result})
        label->setWordWrap(true);
    m_shape->setObjectName(QStringLiteral("measuredShape"));
    m_shape->setAccessibleDescription(tr("What is being timed"));
    m_result->setObjectName(QStringLiteral("measureResult"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_bar->setAccessibleName(tr("Progress of measuring"));
    auto* sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_entries);
    sorted->setSortRole(SortRole);
    m_table->setModel(sorted);
    m_table->setObjectName(QStringLiteral("measuredEntries"));
    m_table->setAccessibleName(tr("Measured shapes"));
    makeRowTable(m_table);
    m_table->setAlternatingRowColors(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(LatencyEntryModel::Latency, Qt::DescendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_what);
    layout->addWidget(m_bar);
    auto* row = new QHBoxLayout;
    row->addWidget(m_shape, 1);
    row->addWidget(m_left);
    layout->addLayout(row);
    layout->addWidget(m_others);
    layout->addWidget(m_result);
    layout->addWidget(m_table, 1);
}

MeasureProgressPage::~MeasureProgressPage()
{
    if (m_jobs)
        m_jobs->cancel(m_job);
}

void MeasureProgressPage::begin(const QString& what, const QString& waiting)
{
    m_entries->clear();
    m_table->hide();
    m_result->clear();
    m_left->clear();
    m_others->hide();
    m_bar->setRange(0, 0);
    m_what->setText(what);
    m_shape->setText(waiting);
}

void MeasureProgressPage::showProgress(const MeasureProgress& progress)
{
    const QLocale locale;
    m_bar->setRange(0, std::max(1, progress.total));
    m_bar->setValue(progress.done);
    m_bar->setFormat(tr("%1 of %2").arg(locale.toString(progress.done), locale.toString(progress.total)));
    m_shape->setText(QString::fromStdString(progress.shape));
    m_left->setText(progress.secondsLeft > 0 ? tr("about %1 left").arg(Format::duration(progress.secondsLeft))
                                             : QString());
    if (isDisturbing(progress.busy))
        showOthers(tr("Other programs keep %1 of %2 cores busy meanwhile, which makes all latencies less certain.")
                       .arg(locale.toString(progress.busy.cores, 'f', 1), locale.toString(progress.busy.of)));
}

void MeasureProgressPage::showOthers(const QString& sentence)
{
    QPalette colors = m_others->palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).warning);
    m_others->setPalette(colors);
    m_others->setText(sentence);
    m_others->show();
}

void MeasureProgressPage::showEnd(End end, const QString& sentence, const QString& targetId)
{
    m_shape->clear();
    m_left->clear();
    if (m_bar->maximum() == 0)
        m_bar->setRange(0, 1);
    if (end == End::Complete)
        m_bar->setValue(m_bar->maximum());
    m_result->setText(sentence);
    QPalette colors = m_result->palette();
    const Theme theme = Theme::of(this);
    colors.setColor(QPalette::WindowText, end == End::Failed ? theme.error : theme.text);
    m_result->setPalette(colors);
    m_job = m_jobs->start(
        {.owner = this,
         .work = [this, end, sentence, id = targetId.toStdString()](JobContext&) -> JobDelivery {
             const HardwareTarget target = findTarget(id);
             if (!std::filesystem::exists(target.tableFile))
                 return [this, sentence] {
                     m_result->setText(tr("%1 No shape was finished, so nothing is kept.").arg(sentence));
                 };
             return [this, end, sentence, table = readTable(target)] {
                 m_entries->setTable(table);
                 m_table->resizeColumnsToContents();
                 m_table->show();
                 QString text = tr("%1 The table has %Ln shape(s).", nullptr, static_cast<int>(table.entries.size()))
                                    .arg(sentence);
                 if (const auto spread = typicalSpread(table))
                     text += QLatin1Char(' ') + tr("Typical spread: %1.").arg(Format::percent(spread));
                 if (isDisturbed(table))
                     showOthers(tr("This was measured beside other work: all latencies may be off by ± %1.")
                                    .arg(Format::percent(commonErrorOf(table))));
                 else
                     m_others->hide();
                 if (end != End::Complete)
                     text += QLatin1Char(' ') + tr("It is kept, and measuring continues from there.");
                 m_result->setText(text);
             };
         },
         .failed = [this,
                    sentence](const QString& problem) { m_result->setText(sentence + QLatin1Char('\n') + problem); }});
}

} // namespace pathloom
