// SPDX-License-Identifier: MIT
#include "app/window/change_settings_dialog.h"

#include "app/window/dialog_fit.h"
#include "widgets/common/core_text.h"
#include "widgets/common/field_note.h"
#include "widgets/common/number_boxes.h"
#include "widgets/common/run_view.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

namespace {

/// Those among the steerable settings that mean something in this search.
bool isUsed(const SearchConfig& config, const std::string& key)
{
    const bool reinforce = config.method == SearchMethod::Reinforce;
    if (key == "reinforce.exponent")
        return reinforce && config.latencyLoss != LatencyLoss::None;
    if (key == "latency.beta")
        return !reinforce && config.latencyLoss == LatencyLoss::MulLog;
    if (key == "latency.lambda")
        return !reinforce && (config.latencyLoss == LatencyLoss::AddLinear || config.latencyLoss == LatencyLoss::Hinge);
    if (key == "latency.budget_ms")
        return config.latencyLoss != LatencyLoss::None;
    return true;
}

double valueOf(const SearchConfig& config, const std::string& key)
{
    for (const SettingInfo& setting : listSettings(config))
        if (setting.key == key)
            return setting.value.get<double>();
    return 0;
}

bool isWhole(const std::string& key)
{
    return key == "prune.after" || key == "checkpoint_steps" || key == "checkpoint_seconds";
}

} // namespace

ChangeSettingsDialog::ChangeSettingsDialog(const RunView* view, const RunSteering* steering, QWidget* parent)
    : QDialog(parent), m_view(view), m_steering(steering)
{
    setObjectName(QStringLiteral("changeSettingsDialog"));
    setWindowTitle(tr("Change settings of the running search"));
    auto* grid = new QGridLayout;
    grid->setColumnStretch(3, 1);
    grid->setHorizontalSpacing(14);
    grid->addWidget(new QLabel(tr("now"), this), 0, 1);
    grid->addWidget(new QLabel(tr("new"), this), 0, 2);
    grid->addWidget(new QLabel(tr("effect"), this), 0, 3);
    const SearchConfig& config = view->header().info.config;
    const std::vector<std::string>& keys = steerableSettings();
    for (const SettingInfo& setting : listSettings(config))
        if (std::ranges::find(keys, setting.key) != keys.end() && isUsed(config, setting.key))
            addRow(grid, setting);

    auto* note = new QLabel(tr("Each change takes effect at the next step, is recorded, and can be undone."), this);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_change = buttons->addButton(tr("&Change"), QDialogButtonBox::AcceptRole);
    m_change->setObjectName(QStringLiteral("change"));
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        std::vector<Command> wanted;
        for (const Row& row : m_rows)
            if (const std::optional<Command> command = commandOf(row))
                wanted.push_back(*command);
        accept();
        for (const Command& command : wanted)
            Q_EMIT commanded(command);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(grid);
    layout->addStretch(1);
    layout->addWidget(note);
    layout->addWidget(buttons);
    resize(820, sizeHint().height());

    connect(view, &RunView::headerChanged, this, &ChangeSettingsDialog::refresh);
    connect(steering, &RunSteering::changed, this, &ChangeSettingsDialog::refresh);
    connect(view, &RunView::runChanged, this, &QDialog::reject);
    refresh();
}

void ChangeSettingsDialog::addRow(QGridLayout* grid, const SettingInfo& setting)
{
    Row row;
    row.key = setting.key;
    row.present = setting.value.get<double>();
    const QString name = SteeringText::setting(row.key);
    auto* label = new QLabel(name.at(0).toUpper() + name.mid(1), this);
    label->setToolTip(CoreText::of(setting.help));
    row.presentText = new QLabel(this);
    row.value = row.key == "latency.budget_ms" ? new BudgetBox(this) : new DecimalBox(this);
    row.value->setObjectName(QString::fromStdString(setting.key));
    row.value->setAccessibleName(name);
    label->setBuddy(row.value);
    row.value->setDecimals(isWhole(row.key) ? 0 : 6);
    row.value->setSpecialValueText({});
    if (row.key == "prune.below") {
        row.scale = 100;
        row.value->setDecimals(3);
        row.value->setSpecialValueText(tr("off"));
        //: Suffix of a number: percent
        row.value->setSuffix(tr(" %"));
    } else if (row.key == "checkpoint_seconds") {
        //: Suffix of a number: seconds
        row.value->setSuffix(tr(" s"));
    }
    row.minimum = setting.minimum.get<double>() * row.scale;
    row.maximum = setting.maximum.get<double>() * row.scale;
    constexpr double typed = 1e9; // what a person may type by mistake
    row.value->setRange(row.minimum, std::max(row.maximum, typed));
    const QString range =
        tr("From %1 to %2.").arg(SteeringText::number(row.minimum), SteeringText::number(row.maximum));
    row.value->setToolTip(range);
    label->setToolTip(tr("%1 %2", "what a setting is, and its range").arg(label->toolTip(), range));
    row.value->setMaximumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000000000.000000 ms")) + 40);
    row.value->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    showPresent(row);
    row.effect = new FieldNote(this);
    row.effect->setObjectName(row.value->objectName() + QStringLiteral(".effect"));
    connect(row.value, &QDoubleSpinBox::valueChanged, this, &ChangeSettingsDialog::refresh);
    const int line = grid->rowCount();
    grid->addWidget(label, line, 0);
    grid->addWidget(row.presentText, line, 1);
    grid->addWidget(row.value, line, 2);
    grid->addWidget(row.effect, line, 3);
    grid->setAlignment(row.effect, Qt::AlignVCenter);
    m_rows.push_back(row);
}

/// As well as the box can: it may have fewer digits.
void ChangeSettingsDialog::showPresent(Row& row)
{
    const QSignalBlocker blocker(row.value);
    if (auto* budget = qobject_cast<BudgetBox*>(row.value))
        budget->setBudget(row.present * row.scale);
    else
        row.value->setValue(row.present * row.scale);
    row.shown = row.value->value();
    // As precise as the box beside it.
    const bool isPlain = row.value->suffix().isEmpty() && row.value->specialValueText().isEmpty() && !isWhole(row.key);
    row.presentText->setText(row.key == "latency.budget_ms" ? row.value->text()
                             : isPlain ? QLocale().toString(row.shown, 'g', QLocale::FloatingPointShortest)
                                       : SteeringText::settingValue(row.key, row.present));
}

/// None if the box shows the present value.
std::optional<Command> ChangeSettingsDialog::commandOf(const Row& row) const
{
    if (row.value->value() == row.shown)
        return std::nullopt;
    return Command{.kind = Command::Kind::Set, .key = row.key, .value = row.value->value() / row.scale};
}

/// Why the change cannot be made; empty if it can.
QString ChangeSettingsDialog::refusalOf(const Row& row, const Command& command) const
{
    if (row.value->value() > row.maximum)
        return tr("must be from %1 to %2").arg(SteeringText::number(row.minimum), SteeringText::number(row.maximum));
    return m_steering->plan(command).refusal;
}

/// What the change does, counting with the other changes of the dialog.
QString ChangeSettingsDialog::effectOf(const Row& row, const Command& command) const
{
    SearchConfig others = m_view->header().info.config;
    for (const Row& other : m_rows)
        if (const std::optional<Command> change = commandOf(other);
            change && &other != &row && other.value->value() <= other.maximum)
            setSetting(others, change->key, change->value);
    return m_steering->effectText(command, others);
}

void ChangeSettingsDialog::refresh()
{
    const SearchConfig& config = m_view->header().info.config;
    bool any = false, allowed = true;
    for (Row& row : m_rows) {
        const bool untouched = !commandOf(row);
        const double present = valueOf(config, row.key);
        if (present != row.present) {
            row.present = present; // somebody else changed it: what was not touched here follows
            const double typed = row.value->value();
            showPresent(row);
            if (!untouched) {
                const QSignalBlocker blocker(row.value);
                row.value->setValue(typed);
            }
        }
    }
    for (const Row& row : m_rows) {
        const std::optional<Command> command = commandOf(row);
        any = any || command;
        const QString refusal = command ? refusalOf(row, *command) : QString();
        allowed = allowed && refusal.isEmpty();
        if (refusal.isEmpty())
            row.effect->showHint(command ? effectOf(row, *command) : QString(), row.value);
        else
            row.effect->showError(refusal, row.value);
    }
    m_change->setEnabled(any && allowed);
    fitHeight();
}

void ChangeSettingsDialog::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    fitHeight();
}

void ChangeSettingsDialog::fitHeight()
{
    if (layout())
        setMinimumHeight(std::min(std::max(layout()->minimumSize().height(), layout()->totalHeightForWidth(width())),
                                  DialogFit::room(this).height()));
}

} // namespace pathloom
