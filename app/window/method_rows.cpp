// SPDX-License-Identifier: MIT
#include "app/window/method_rows.h"

#include "app/window/enum_box.h"
#include "widgets/common/number_boxes.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpressionValidator>

#include <algorithm>
#include <limits>

namespace pathloom {

namespace {

constexpr qulonglong largestSeed = std::numeric_limits<std::uint32_t>::max();

/// A box that takes what the setting takes.
QSpinBox* countBox(QWidget* parent, const std::string& key, const QString& name)
{
    const std::vector<SettingInfo> settings = listSettings({});
    const auto setting = std::find_if(settings.begin(), settings.end(), [&](const auto& s) { return s.key == key; });
    Q_ASSERT(setting != settings.end());
    auto* box = new CountBox(parent);
    box->setRange(setting->minimum.get<int>(), setting->maximum.get<int>());
    box->setGroupSeparatorShown(true);
    box->setAccessibleName(name);
    box->setMinimumWidth(90);
    return box;
}

} // namespace

MethodRows::MethodRows(QFormLayout* form) : FormRows(form)
{
    addMethod();
    addLengths();
    showDependents();
}

void MethodRows::addMethod()
{
    m_method = new QComboBox(page());
    EnumBox::add(m_method, tr("ProxylessNAS, gradient"), SearchMethod::Gradient,
                 tr("Path probabilities follow the gradient of the loss through binary gates"));
    EnumBox::add(m_method, tr("ProxylessNAS, REINFORCE"), SearchMethod::Reinforce,
                 tr("Path probabilities follow the reward of sampled networks; latency need not be differentiable"));
    EnumBox::add(m_method, tr("Random sampling"), SearchMethod::Random,
                 tr("The baseline: probabilities stay uniform, the best sampled network wins"));
    m_gates = new QComboBox(page());
    EnumBox::add(m_gates, tr("Two paths"), GateMode::Two, tr("An architecture step compares two sampled paths"));
    EnumBox::add(m_gates, tr("All paths, recomputed"), GateMode::Full,
                 tr("An architecture step sees all paths, one at a time in memory; slower, less noise"));
    form()->addRow(tr("&Method:"), m_method);
    form()->addRow(tr("Architecture ste&p:"), m_gates);
    for (QComboBox* box : {m_method, m_gates})
        connect(box, &QComboBox::currentIndexChanged, this, [this] { edited(&FormRows::configEdited); });
}

void MethodRows::addLengths()
{
    m_warmup = countBox(page(), "warmup_epochs", tr("Warm-up epochs"));
    m_epochs = countBox(page(), "epochs", tr("Search epochs"));
    m_batch = countBox(page(), "batch_size", tr("Batch size"));
    m_seed = new QLineEdit(QStringLiteral("0"), page());
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setMaximumWidth(130);
    m_seed->setToolTip(tr("The same seed and thread count give the same search"));
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,10}")), m_seed));
    addPair(tr("&Warm-up epochs:"), m_warmup, tr("Search &epochs:"), m_epochs);
    addPair(tr("Bat&ch size:"), m_batch, tr("See&d:"), m_seed);
    addProblemRow(m_seed);

    const auto changed = [this] { edited(&FormRows::configEdited); };
    for (QSpinBox* box : {m_warmup, m_epochs, m_batch})
        connect(box, &QSpinBox::valueChanged, this, changed);
    connect(m_seed, &QLineEdit::textChanged, this, changed);
}

void MethodRows::showDependents()
{
    m_gates->setEnabled(EnumBox::chosen<SearchMethod>(m_method) == SearchMethod::Gradient);
}

void MethodRows::fillConfig(const SearchConfig& config)
{
    EnumBox::choose(m_method, config.method);
    EnumBox::choose(m_gates, config.gateMode);
    m_warmup->setValue(config.warmupEpochs);
    m_epochs->setValue(config.epochs);
    m_batch->setValue(config.batchSize);
    if (m_seed->text().toULongLong() != config.seed || m_seed->text().isEmpty())
        m_seed->setText(QString::number(config.seed));
}

void MethodRows::writeConfig(SearchConfig& config) const
{
    config.method = EnumBox::chosen<SearchMethod>(m_method);
    config.gateMode = EnumBox::chosen<GateMode>(m_gates);
    config.warmupEpochs = m_warmup->value();
    config.epochs = m_epochs->value();
    config.batchSize = m_batch->value();
    config.seed = m_seed->text().toULongLong();
}

std::vector<FormRows::Problem> MethodRows::fieldProblems() const
{
    if (m_seed->text().isEmpty())
        return {{m_seed, tr("Give a seed.")}};
    if (m_seed->text().toULongLong() > largestSeed)
        return {{m_seed, tr("The seed can be at most %1.").arg(QLocale().toString(largestSeed))}};
    return {};
}

} // namespace pathloom
