// SPDX-License-Identifier: MIT
#include "app/window/search_form.h"

#include "app/window/path_edit.h"
#include "app/window/target_choice.h"
#include "core/space/architecture.h"
#include "widgets/common/core_text.h"
#include "widgets/common/field_note.h"
#include "widgets/common/format.h"
#include "widgets/common/number_boxes.h"
#include "widgets/common/paths.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScopedValueRollback>
#include <QSpinBox>

#include <algorithm>
#include <limits>
#include <utility>

namespace pathloom {

namespace {

template<typename Enum>
void choose(QComboBox* box, Enum value)
{
    box->setCurrentIndex(box->findData(static_cast<int>(value)));
}

template<typename Enum>
Enum chosen(const QComboBox* box)
{
    return static_cast<Enum>(box->currentData().toInt());
}

} // namespace

SearchForm::SearchForm(QWidget* parent) : QWidget(parent)
{
    const auto group = [this](const QString& title, void (SearchForm::*fill)(QFormLayout*)) {
        auto* box = new QGroupBox(title, this);
        auto* form = new QFormLayout(box);
        form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
        form->setVerticalSpacing(5);
        (this->*fill)(form);
        return box;
    };
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(group(tr("What to search"), &SearchForm::addSources));
    layout->addWidget(group(tr("For which hardware"), &SearchForm::addHardware));
    layout->addWidget(group(tr("How"), &SearchForm::addMethod));
    layout->addWidget(group(tr("Run"), &SearchForm::addRun));
    layout->addStretch(1);
    alignLabels();
    showDependents();
}

void SearchForm::showDependents()
{
    const auto setRowVisible = [](QWidget* field, bool visible) {
        auto* form = qobject_cast<QFormLayout*>(field->parentWidget()->layout());
        if (form)
            form->setRowVisible(field, visible);
    };
    const bool idx = m_data->currentData().toString() == QLatin1String("idx");
    setRowVisible(m_dataFolder, idx);
    setRowVisible(m_transposed, idx);
    setRowVisible(m_spaceFile, m_space->currentData().toString().isEmpty());
    m_gates->setEnabled(chosen<SearchMethod>(m_method) == SearchMethod::Gradient);
}

void SearchForm::setTargets(const std::vector<HardwareTarget>& targets)
{
    m_target->setTargets(targets);
    if (m_firstTarget == QLatin1String(thisMachineId) && !targets.empty() && isThisMachine(targets.front()))
        m_firstTarget = QString::fromStdString(targets.front().id); // the same under its full name
    targetsChosen();                                                // in the list's order another one may be the first
}

void SearchForm::selectTarget(const QString& id)
{
    m_target->setChosen({id});
}

void SearchForm::targetsChosen()
{
    showSeveral();
    if (m_filling)
        return;
    // Further targets change neither what the search costs nor what is possible for the first one.
    const QString first = m_target->chosen().value(0);
    if (std::exchange(m_firstTarget, first) != first)
        Q_EMIT sourcesChanged();
    else
        Q_EMIT requestEdited();
}

void SearchForm::showSeveral()
{
    const QStringList targets = m_target->chosen();
    qobject_cast<QFormLayout*>(m_severalNote->parentWidget()->layout())
        ->setRowVisible(m_severalNote, targets.size() > 1);
    if (targets.size() > 1)
        m_severalNote->setText(
            tr("%Ln searches, one after another. What is shown here is for %1; a budget in ms counts "
               "for it, the others get the same share of their average network's latency.",
               nullptr, static_cast<int>(targets.size()))
                .arg(m_target->nameOf(targets.front())));
}

void SearchForm::setRequest(const SearchRequest& request)
{
    const QScopedValueRollback filling(m_filling, true);
    m_furtherData = request.data;
    m_name->setText(request.name);
    m_data->setCurrentIndex(std::max(0, m_data->findData(QString::fromStdString(request.data.kind))));
    m_dataFolder->setPath(textOf(request.data.folder));
    m_transposed->setChecked(request.data.transposed);
    const int space = m_space->findData(request.space);
    m_space->setCurrentIndex(space >= 0 ? space : m_space->count() - 1);
    m_spaceFile->setPath(space >= 0 ? QString() : request.space);
    m_target->setChosen(QStringList{request.target} + request.furtherTargets);
    m_firstTarget = m_target->chosen().value(0);
    m_folder->setPath(request.folder);
    m_trainAtEnd->setChecked(request.trainAtEnd);
    showDependents();
}

SearchRequest SearchForm::request() const
{
    SearchRequest request;
    request.name = m_name->text().trimmed();
    request.data = m_furtherData;
    request.data.kind = m_data->currentData().toString().toStdString();
    const bool idx = request.data.kind == "idx";
    request.data.folder = idx ? pathOf(m_dataFolder->path()) : std::filesystem::path();
    request.data.transposed = idx && m_transposed->isChecked();
    const QString shipped = m_space->currentData().toString();
    request.space = shipped.isEmpty() ? m_spaceFile->path() : shipped;
    const QStringList targets = m_target->chosen();
    request.target = targets.value(0);
    request.furtherTargets = targets.mid(1);
    request.folder = m_folder->path();
    request.trainAtEnd = m_trainAtEnd->isChecked();
    return request;
}

void SearchForm::setConfig(const SearchConfig& config)
{
    const QScopedValueRollback filling(m_filling, true);
    choose(m_loss, config.latencyLoss);
    if (!m_budget->hasBudget(config.budgetMs)) // else what is being typed would be written anew
        m_budget->setBudget(config.budgetMs);
    choose(m_method, config.method);
    choose(m_gates, config.gateMode);
    m_warmup->setValue(config.warmupEpochs);
    m_epochs->setValue(config.epochs);
    m_batch->setValue(config.batchSize);
    if (m_seed->text().toULongLong() != config.seed || m_seed->text().isEmpty())
        m_seed->setText(QString::number(config.seed));
    showDependents();
}

void SearchForm::applyTo(SearchConfig& config) const
{
    config.latencyLoss = chosen<LatencyLoss>(m_loss);
    // The box shows some decimals; a value that looks the same stays as precise as it was.
    if (!m_budget->hasBudget(config.budgetMs))
        config.budgetMs = m_budget->value();
    config.method = chosen<SearchMethod>(m_method);
    config.gateMode = chosen<GateMode>(m_gates);
    config.warmupEpochs = m_warmup->value();
    config.epochs = m_epochs->value();
    config.batchSize = m_batch->value();
    config.seed = m_seed->text().toULongLong();
}

void SearchForm::showFacts(const PreparedSearch& prepared)
{
    const QLocale locale;
    const SearchSpace& space = prepared.job.space;
    QStringList images = {
        tr("%Ln training image(s) of %1 in %2 classes", nullptr, static_cast<int>(prepared.trainImages))
            .arg(Format::shape(space.input), locale.toString(space.classes))};
    if (const std::int64_t limit = prepared.job.data.trainLimit; limit > 0 && limit < prepared.trainImages)
        images.append(tr("Of these the search uses %1", "training images").arg(locale.toString(qlonglong(limit))));
    for (const std::string& note : prepared.job.images.notes)
        images.append(CoreText::of(note));
    m_dataNote->setText(images.join(QLatin1Char('\n')));
    //: %1 is the title of the space, %2 "40 million"
    m_spaceNote->setText(tr("%1: %n block(s) to choose, about %2 networks", nullptr, space.choiceCount())
                             .arg(CoreText::of(space.title), Format::networks(log10Size(space))));
    m_spaceWarning->showWarning(warnings(prepared).join(u' '));
    int estimated = 0;
    if (prepared.table)
        for (const auto& [key, entry] : prepared.table->entries)
            estimated += entry.method == "estimated";
    m_targetNote->setText(
        prepared.needsMeasuring ? tr("This machine is measured for this space first, once; that takes a minute or two.")
        : estimated > 0
            ? tr("%Ln shape(s) of this space are estimated by a model fitted to the table.", nullptr, estimated)
            : tr("The table for this space is known."));
    if (prepared.latency)
        m_budgetNote->setText(tr("Possible here: %1 to %2; automatic is %3 of the average network.")
                                  .arg(Format::ms(prepared.latency->smallestMs()),
                                       Format::ms(prepared.latency->largestMs()),
                                       Format::percent(prepared.job.config.budgetFraction, 0)));
    else
        m_budgetNote->setText(tr("Automatic is %1 of the average network; the possible range is known after measuring.")
                                  .arg(Format::percent(prepared.job.config.budgetFraction, 0)));
}

void SearchForm::clearFacts()
{
    for (QLabel* note : {m_dataNote, m_spaceNote, m_targetNote, m_budgetNote})
        note->clear();
    m_spaceWarning->showWarning({});
}

std::vector<SearchForm::Problem> SearchForm::fieldProblems() const
{
    std::vector<Problem> found;
    if (m_data->currentData().toString() == QLatin1String("idx")) {
        if (m_dataFolder->path().isEmpty())
            found.push_back({m_dataFolder, tr("Choose the folder with the IDX files.")});
        else if (const QFileInfo folder(m_dataFolder->path()); !folder.isDir() && !folder.dir().exists())
            found.push_back({m_dataFolder, tr("The folder %1 does not exist.").arg(m_dataFolder->path())});
    }
    if (m_space->currentData().toString().isEmpty()) {
        if (m_spaceFile->path().isEmpty())
            found.push_back({m_spaceFile, tr("Choose the file of the search space.")});
        else if (!QFileInfo(m_spaceFile->path()).isFile())
            found.push_back({m_spaceFile, tr("The file %1 does not exist.").arg(m_spaceFile->path())});
    }
    if (m_target->chosen().isEmpty())
        found.push_back({m_target, tr("Choose a target, or several for one search each.")});
    if (m_seed->text().isEmpty())
        found.push_back({m_seed, tr("Give a seed.")});
    else if (m_seed->text().toULongLong() > std::numeric_limits<std::uint32_t>::max())
        found.push_back({m_seed, tr("The seed can be at most %1.")
                                     .arg(QLocale().toString(qulonglong(std::numeric_limits<std::uint32_t>::max())))});
    if (const QString folder = m_folder->path(); !folder.isEmpty()) {
        const QFileInfo info(folder);
        if (info.exists() && !info.isDir())
            found.push_back({m_folder, tr("The run folder %1 is a file.").arg(folder)});
        else if (info.isDir() && !QDir(folder).isEmpty())
            found.push_back({m_folder, tr("The run folder %1 is not empty; choose a new one.").arg(folder)});
        else if (!info.isAbsolute())
            found.push_back({m_folder, tr("Give the run folder with its whole path.")});
    }
    return found;
}

QStringList SearchForm::problems() const
{
    QStringList sentences;
    for (const Problem& problem : fieldProblems())
        sentences << problem.sentence;
    return sentences;
}

void SearchForm::showProblems(const QString& budget)
{
    const std::vector<Problem> found = fieldProblems();
    for (auto row = m_problemRows.begin(); row != m_problemRows.end(); ++row) {
        const auto problem = std::ranges::find(found, row.key(), &Problem::field);
        row.value()->showError(problem != found.end()  ? problem->sentence
                               : row.key() == m_budget ? budget
                                                       : QString(),
                               row.key());
    }
}

} // namespace pathloom
