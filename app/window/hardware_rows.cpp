// SPDX-License-Identifier: MIT
#include "app/window/hardware_rows.h"

#include "app/window/enum_box.h"
#include "app/window/target_choice.h"
#include "widgets/common/field_note.h"
#include "widgets/common/field_row.h"
#include "widgets/common/format.h"
#include "widgets/common/number_boxes.h"
#include "widgets/targets/target_text.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace pathloom {

HardwareRows::HardwareRows(QFormLayout* form) : FormRows(form)
{
    addTargets();
    addLoss();
    showDependents();
}

void HardwareRows::addTargets()
{
    m_targets = new TargetChoice(page());
    auto* import = new QPushButton(tr("Impor&t table…"), page());
    import->setToolTip(tr("Add a target from a latency table in CSV or YAML form"));
    auto* label = new QLabel(tr("Tar&gets:"), page());
    label->setBuddy(m_targets);
    QHBoxLayout* row = fieldRow();
    row->addWidget(label);
    row->addStretch(1);
    row->addWidget(import);
    form()->addRow(row);
    form()->addRow(m_targets); // in full width
    addProblemRow(m_targets);
    m_lookingNote = addNote();
    m_lookingNote->setText(tr("Looking whether the tables have latencies for this space…"));
    setRowVisible(m_lookingNote, false);
    m_severalNote = addNote();
    m_targetNote = addNote();
    connect(import, &QPushButton::clicked, this, &HardwareRows::importTargetRequested);
    connect(m_targets, &TargetChoice::chosenChanged, this, &HardwareRows::targetsChosen);
}

void HardwareRows::addLoss()
{
    m_loss = new QComboBox(page());
    EnumBox::add(m_loss, tr("Only above the budget"), LatencyLoss::Hinge,
                 tr("Adds lambda · max(0, E − budget) / budget: no pressure once the budget is kept"));
    EnumBox::add(m_loss, tr("Linear"), LatencyLoss::AddLinear, tr("Adds lambda · (E − budget) / budget"));
    EnumBox::add(
        m_loss, tr("Product with logarithm"), LatencyLoss::MulLog,
        tr("Multiplies the loss by alpha · (ln E / ln budget)^beta, as in the authors' released code for mobile"));
    EnumBox::add(m_loss, tr("Ignore latency"), LatencyLoss::None, tr("Searches for accuracy alone"));
    form()->addRow(tr("&Latency in the loss:"), m_loss);

    m_budget = new BudgetBox(page());
    m_budget->setObjectName(QStringLiteral("budget"));
    m_budget->setAccessibleName(tr("Latency budget in milliseconds"));
    m_budget->setMinimumWidth(130);
    m_budget->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    form()->addRow(tr("&Budget:"), m_budget);
    m_budgetProblem = addFieldNote();
    m_budgetNote = addNote();

    const auto changed = [this] { edited(&FormRows::configEdited); };
    connect(m_loss, &QComboBox::currentIndexChanged, this, changed);
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, changed);
}

void HardwareRows::setTargets(const std::vector<HardwareTarget>& targets)
{
    m_targets->setTargets(targets);
    if (m_firstTarget == QLatin1String(thisMachineId) && !targets.empty() && isThisMachine(targets.front()))
        m_firstTarget = QString::fromStdString(targets.front().id); // the same under its full name
    targetsChosen();                                                // in the list's order another one may be the first
}

void HardwareRows::selectTarget(const QString& id)
{
    m_targets->setChosen({id});
}

void HardwareRows::targetsChosen()
{
    if (isFilling())
        return;
    // Further targets change neither what the search costs nor what is possible for the first one.
    const QString first = m_targets->chosen().value(0);
    edited(std::exchange(m_firstTarget, first) != first ? &FormRows::sourcesChanged : &FormRows::requestEdited);
}

void HardwareRows::showDependents()
{
    const QStringList targets = m_targets->chosen();
    setRowVisible(m_severalNote, targets.size() > 1);
    if (targets.size() > 1)
        m_severalNote->setText(
            tr("%Ln searches, one after another. What is shown here is for %1; a budget in ms counts "
               "for it, the others get the same share of their average network's latency.",
               nullptr, static_cast<int>(targets.size()))
                .arg(m_targets->nameOf(targets.front())));
}

void HardwareRows::fillRequest(const SearchRequest& request)
{
    m_targets->setChosen(QStringList{request.target} + request.furtherTargets);
    m_firstTarget = m_targets->chosen().value(0);
}

void HardwareRows::writeRequest(SearchRequest& request) const
{
    const QStringList targets = m_targets->chosen();
    request.target = targets.value(0);
    request.furtherTargets = targets.mid(1);
}

void HardwareRows::fillConfig(const SearchConfig& config)
{
    EnumBox::choose(m_loss, config.latencyLoss);
    if (!m_budget->hasBudget(config.budgetMs)) // else what is being typed would be written anew
        m_budget->setBudget(config.budgetMs);
}

void HardwareRows::writeConfig(SearchConfig& config) const
{
    config.latencyLoss = EnumBox::chosen<LatencyLoss>(m_loss);
    // The box shows some decimals; a value that looks the same stays as precise as it was.
    if (!m_budget->hasBudget(config.budgetMs))
        config.budgetMs = m_budget->value();
}

void HardwareRows::showFacts(const PreparedSearch& prepared)
{
    int estimated = 0;
    if (prepared.table)
        for (const auto& [key, entry] : prepared.table->entries)
            estimated += entry.method == "estimated";
    m_targetNote->setText(
        !prepared.targetProblem.isEmpty() ? QString() // the list says it
        : prepared.needsMeasuring
            ? tr("This machine is measured for this space first, once; that takes a minute or two.")
        : estimated > 0
            ? tr("%Ln shape(s) of this space are estimated by a model fitted to the table.", nullptr, estimated)
            : tr("The table for this space is known."));
    const QString automatic = Format::percent(prepared.job.config.budgetFraction, 0);
    if (prepared.table && prepared.table->corrections.isForeign(inputSizeOf(prepared.job.space.input)))
        m_targetNote->setText(
            m_targetNote->text() + QLatin1Char('\n') +
            tr("No whole networks of %1 were measured for this target: latencies are corrected by those of other image "
               "sizes, and may be off by ± %2.")
                .arg(TargetText::size(inputSizeOf(prepared.job.space.input)),
                     Format::percent(prepared.latency->relativeError.value_or(0))));
    m_budgetNote->setText(
        prepared.latency
            ? tr("Possible here: %1 to %2; automatic is %3 of the average network.")
                  .arg(Format::ms(prepared.latency->smallestMs()), Format::ms(prepared.latency->largestMs()), automatic)
            : tr("Automatic is %1 of the average network; the possible range is known after measuring.")
                  .arg(automatic));
}

void HardwareRows::setTargetProblems(const QMap<QString, QString>& problems, bool looking)
{
    m_targetProblems = problems;
    m_targets->setProblems(problems);
    setRowVisible(m_lookingNote, looking);
}

void HardwareRows::clearFacts()
{
    setTargetProblems({}, false); // they belonged to another space, and would keep this one from being looked up
    m_targetNote->clear();
    m_budgetNote->clear();
}

std::vector<FormRows::Problem> HardwareRows::fieldProblems() const
{
    if (m_targets->chosen().isEmpty())
        return {{m_targets, tr("Choose a target, or several for one search each.")}};
    std::vector<Problem> found;
    for (const QString& id : m_targets->chosen())
        if (const QString problem = m_targetProblems.value(id); !problem.isEmpty())
            found.push_back({m_targets, problem});
    return found;
}

void HardwareRows::showBudgetProblem(const QString& sentence)
{
    m_budgetProblem->showError(sentence, m_budget);
}

} // namespace pathloom
