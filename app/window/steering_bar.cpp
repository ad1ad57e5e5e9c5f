// SPDX-License-Identifier: MIT
#include "app/window/steering_bar.h"

#include "app/window/trade_off.h"
#include "widgets/common/core_text.h"
#include "widgets/common/number_boxes.h"
#include "widgets/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QTimer>
#include <QToolTip>

namespace pathloom {

namespace {

Command budgetCommand(double ms)
{
    return {.kind = Command::Kind::Set, .key = "latency.budget_ms", .value = ms};
}

} // namespace

SteeringBar::SteeringBar(QWidget* parent)
    : QWidget(parent), m_target(new QComboBox(this)), m_tradeOffValue(new QLabel(this)),
      m_tradeOff(new QSlider(Qt::Horizontal, this)), m_budget(new BudgetBox(this)), m_tradeOffTimer(new QTimer(this))
{
    auto* targetLabel = new QLabel(tr("Tar&get:"), this);
    targetLabel->setBuddy(m_target);
    m_target->setObjectName(QStringLiteral("target"));
    m_target->setAccessibleName(tr("Hardware target"));
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(10);

    auto* tradeOffLabel = new QLabel(tr("Trade-o&ff:"), this);
    tradeOffLabel->setBuddy(m_tradeOff);
    m_tradeOff->setObjectName(QStringLiteral("tradeOff"));
    m_tradeOff->setRange(0, TradeOff::steps);
    m_tradeOff->setPageStep(TradeOff::steps / 20);
    m_tradeOff->setMinimumWidth(80);
    m_tradeOff->setAccessibleName(tr("Latency trade-off"));
    m_tradeOffValue->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.000")));

    auto* budgetLabel = new QLabel(tr("&Budget:"), this);
    budgetLabel->setBuddy(m_budget);
    m_budget->setObjectName(QStringLiteral("budget"));
    m_budget->setKeyboardTracking(false);
    m_budget->setAccessibleName(tr("Latency budget in milliseconds"));
    m_budget->setToolTip(tr("Latency the found network should have; automatic is a share of the space's average"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 0);
    layout->addWidget(targetLabel);
    layout->addWidget(m_target, 3); // its name is long; the slider need not be
    layout->addSpacing(10);
    layout->addWidget(tradeOffLabel);
    layout->addWidget(m_tradeOff, 1);
    layout->addWidget(m_tradeOffValue);
    layout->addSpacing(10);
    layout->addWidget(budgetLabel);
    layout->addWidget(m_budget);

    m_tradeOffTimer->setSingleShot(true);
    m_tradeOffTimer->setInterval(500);
    connect(m_tradeOffTimer, &QTimer::timeout, this,
            [this] { Q_EMIT tradeOffChosen(TradeOff(m_config).valueAt(m_tradeOff->value())); });
    connect(m_tradeOff, &QSlider::valueChanged, this, [this] {
        showTradeOff();
        const TradeOff scale(m_config);
        showPreview(m_tradeOff,
                    {.kind = Command::Kind::Set, .key = scale.key(), .value = scale.valueAt(m_tradeOff->value())});
        if (!m_tradeOff->isSliderDown())
            m_tradeOffTimer->start();
    });
    connect(m_tradeOff, &QSlider::sliderPressed, this, [this] { m_takenAt = m_tradeOff->value(); });
    connect(m_tradeOff, &QSlider::sliderReleased, this, [this] {
        if (m_tradeOff->value() != m_takenAt) // the value in force may lie between two positions
            m_tradeOffTimer->start();
    });
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, &SteeringBar::chooseBudget);
    // While it is typed; it is chosen by Return, an arrow or leaving the box.
    connect(m_budget->findChild<QLineEdit*>(), &QLineEdit::textEdited, this, [this] {
        m_typing = true;
        markBudget(false);
        if (!m_budget->hasAcceptableInput())
            return;
        const Command command = budgetCommand(m_budget->valueFromText(m_budget->text()));
        const QString refusal = refusalOf(command);
        markBudget(!refusal.isEmpty());
        if (refusal.isEmpty())
            showPreview(m_budget, command);
        else
            showHint(m_budget, refusal);
    });
    connect(m_budget, &QDoubleSpinBox::editingFinished, this, [this] {
        m_typing = false;
        markBudget(false);
    });
    connect(m_target, &QComboBox::activated, this,
            [this](int row) { Q_EMIT targetChosen(m_target->itemData(row).toString()); });
    setReach(Reach::None);
    showTradeOff();
}

void SteeringBar::setTargets(const std::vector<HardwareTarget>& targets)
{
    const QSignalBlocker blocker(m_target);
    const QString current = m_target->currentData().toString();
    m_target->clear();
    for (const HardwareTarget& target : targets) {
        m_target->addItem(CoreText::of(target.name), QString::fromStdString(target.id));
        m_target->setItemData(m_target->count() - 1, QString::fromStdString(target.origin), Qt::ToolTipRole);
    }
    m_target->setCurrentIndex(m_target->findData(current));
    showTargetTip();
}

/// The box may be too narrow for the name.
void SteeringBar::showTargetTip()
{
    const QString tip = tr("The device whose latency the search minimises; chosen before a search starts");
    const QString name = m_target->currentText();
    m_target->setToolTip(name.isEmpty() ? tip : QString(name % u'\n' % tip));
}

void SteeringBar::showConfig(const SearchConfig& config, const QString& targetId, const QString& targetName)
{
    const QSignalBlocker noTarget(m_target), noTradeOff(m_tradeOff), noBudget(m_budget);
    m_config = config;
    int row = m_target->findData(targetId);
    if (row < 0 && !targetId.isEmpty()) {
        // A run from elsewhere may name a target that this machine does not have.
        m_target->addItem(targetName, targetId);
        row = m_target->count() - 1;
    }
    m_target->setCurrentIndex(row);
    showTargetTip();
    if (!m_tradeOff->isSliderDown() && !m_tradeOffTimer->isActive()) {
        const TradeOff scale(config);
        m_tradeOff->setValue(scale.positionOf(scale.value()));
        showTradeOff();
    }
    if (!m_typing)
        m_budget->setBudget(config.budgetMs);
}

void SteeringBar::setReach(Reach reach)
{
    m_target->setEnabled(reach == Reach::All);
    m_tradeOff->setEnabled(reach != Reach::None && TradeOff(m_config).isSteerable());
    m_tradeOffValue->setEnabled(m_tradeOff->isEnabled());
    m_budget->setEnabled(reach != Reach::None);
}

void SteeringBar::chooseBudget(double ms)
{
    m_typing = false;
    const QString refusal = refusalOf(budgetCommand(ms));
    if (refusal.isEmpty()) {
        Q_EMIT budgetChosen(ms);
        return;
    }
    const QSignalBlocker blocker(m_budget);
    m_budget->setBudget(m_config.budgetMs);
    showHint(m_budget, refusal);
    Q_EMIT refused(refusal);
}

void SteeringBar::markBudget(bool isRefused)
{
    QPalette colors;
    if (isRefused)
        colors.setColor(QPalette::Text, Theme::of(this).error);
    m_budget->setPalette(colors);
}

void SteeringBar::showPreview(QWidget* control, const Command& command)
{
    showHint(control, m_preview ? m_preview(command) : QString());
}

void SteeringBar::showHint(QWidget* control, const QString& text)
{
    control->setAccessibleDescription(text);
    constexpr int shownMs = 5000; // it lies over what is below the tool bar
    QToolTip::showText(control->mapToGlobal(QPoint(0, control->height())), text, control, {}, shownMs);
}

void SteeringBar::showTradeOff()
{
    const double value = TradeOff(m_config).valueAt(m_tradeOff->value());
    const QString text = QLocale().toString(value, 'g', 2);
    m_tradeOffValue->setText(text);
    const std::string key = TradeOff(m_config).key();
    m_tradeOff->setToolTip(
        (key == "latency.beta" ? tr("How strongly latency counts against accuracy: beta = %1; left favours accuracy, "
                                    "right speed")
         : key == "latency.lambda" ? tr("How strongly latency counts against accuracy: lambda = %1; left favours "
                                        "accuracy, right speed")
                                   : tr("How strongly latency counts against accuracy: exponent = %1; left favours "
                                        "accuracy, right speed"))
            .arg(text));
}

} // namespace pathloom
