// SPDX-License-Identifier: MIT
#include "app/window/search_form.h"

#include "app/window/data_rows.h"
#include "app/window/hardware_rows.h"
#include "app/window/image_limit_rows.h"
#include "app/window/method_rows.h"
#include "app/window/run_rows.h"
#include "app/window/space_rows.h"

#include <QFormLayout>
#include <QGroupBox>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

template<typename Rows>
Rows* SearchForm::addRows(QFormLayout* form)
{
    auto* rows = new Rows(form);
    connect(rows, &FormRows::sourcesChanged, this, &SearchForm::sourcesChanged);
    connect(rows, &FormRows::configEdited, this, &SearchForm::configEdited);
    connect(rows, &FormRows::requestEdited, this, &SearchForm::requestEdited);
    m_rows.push_back(rows);
    return rows;
}

SearchForm::SearchForm(QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    const auto group = [this, layout](const QString& title) {
        auto* box = new QGroupBox(title, this);
        auto* form = new QFormLayout(box);
        form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
        form->setVerticalSpacing(5);
        layout->addWidget(box);
        return form;
    };
    QFormLayout* sources = group(tr("What to search"));
    auto* data = addRows<DataRows>(sources);
    connect(data, &DataRows::lookRequested, this, &SearchForm::lookAtImagesRequested);
    auto* limits = addRows<ImageLimitRows>(sources);
    auto* space = addRows<SpaceRows>(sources);
    connect(space, &SpaceRows::editRequested, this, &SearchForm::editSpaceRequested);
    m_sources = {data, limits, space};
    m_hardware = addRows<HardwareRows>(group(tr("For which hardware")));
    m_sources.push_back(m_hardware);
    connect(m_hardware, &HardwareRows::importTargetRequested, this, &SearchForm::importTargetRequested);
    addRows<MethodRows>(group(tr("How")));
    addRows<RunRows>(group(tr("Run")));
    layout->addStretch(1);
    alignLabels();
}

void SearchForm::alignLabels()
{
    QList<QWidget*> labels;
    int width = 0;
    for (const QFormLayout* form : findChildren<QFormLayout*>()) {
        for (int row = 0; row < form->rowCount(); ++row) {
            if (const QLayoutItem* item = form->itemAt(row, QFormLayout::LabelRole); item && item->widget()) {
                labels.append(item->widget());
                width = std::max(width, item->widget()->sizeHint().width());
            }
        }
    }
    for (QWidget* label : labels)
        label->setMinimumWidth(width);
}

void SearchForm::setTargets(const std::vector<HardwareTarget>& targets)
{
    m_hardware->setTargets(targets);
}

void SearchForm::selectTarget(const QString& id)
{
    m_hardware->selectTarget(id);
}

void SearchForm::setRequest(const SearchRequest& request)
{
    for (FormRows* rows : m_rows)
        rows->setRequest(request);
}

SearchRequest SearchForm::request() const
{
    SearchRequest request;
    for (const FormRows* rows : m_rows)
        rows->writeRequest(request);
    return request;
}

void SearchForm::setConfig(const SearchConfig& config)
{
    for (FormRows* rows : m_rows)
        rows->setConfig(config);
}

void SearchForm::applyTo(SearchConfig& config) const
{
    for (const FormRows* rows : m_rows)
        rows->writeConfig(config);
}

void SearchForm::showFacts(const PreparedSearch& prepared)
{
    for (FormRows* rows : m_rows)
        rows->showFacts(prepared);
}

void SearchForm::clearFacts()
{
    for (FormRows* rows : m_rows)
        rows->clearFacts();
}

namespace {

QStringList problemsOf(const std::vector<FormRows*>& all)
{
    QStringList sentences;
    for (const FormRows* rows : all)
        sentences << rows->problems();
    return sentences;
}

} // namespace

QStringList SearchForm::problems() const
{
    return problemsOf(m_rows);
}

QStringList SearchForm::sourceProblems() const
{
    return problemsOf(m_sources);
}

void SearchForm::setTargetProblems(const QMap<QString, QString>& problems, bool looking)
{
    m_hardware->setTargetProblems(problems, looking);
}

void SearchForm::showProblems(const QString& budget)
{
    for (FormRows* rows : m_rows)
        rows->showProblems();
    m_hardware->showBudgetProblem(budget);
}

} // namespace pathloom
