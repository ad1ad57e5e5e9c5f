// SPDX-License-Identifier: MIT
#include "app/window/train_dialog.h"

#include "app/window/weights_origin.h"
#include "core/compare/yardsticks.h"
#include "widgets/common/core_text.h"
#include "widgets/common/field_note.h"
#include "widgets/common/form_row.h"
#include "widgets/common/number_boxes.h"
#include "widgets/common/paths.h"
#include "widgets/models/network_table_model.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include <limits>

namespace pathloom {

namespace {

/// A choice of the setting for people; one that has no words here is shown as it is written.
QString weightingText(const std::string& word)
{
    if (word == toText(ClassWeighting::None))
        return TrainDialog::tr("By their images", "how much a class counts in the loss");
    if (word == toText(ClassWeighting::InverseFrequency))
        return TrainDialog::tr("All the same", "how much a class counts in the loss");
    if (word == toText(ClassWeighting::EffectiveNumber))
        return TrainDialog::tr("By their effective number of images", "how much a class counts in the loss");
    return QString::fromStdString(word);
}

} // namespace

TrainDialog::TrainDialog(const NetworkRow& network, JobRunner* jobs, QWidget* parent)
    : QDialog(parent), m_jobs(jobs), m_form(new QFormLayout), m_epochs(new CountBox(this)),
      m_weights(new QComboBox(this)), m_classWeights(new QComboBox(this)), m_beta(new DecimalBox(this)),
      m_seed(new QLineEdit(this)), m_note(new FieldNote(this)), m_problem(new FieldNote(this))
{
    setObjectName(QStringLiteral("trainDialog"));
    const QString name = QString::fromStdString(network.network.name);
    //: network and run
    setWindowTitle(tr("Train %1 of %2").arg(name, network.runName));
    m_epochs->setObjectName(QStringLiteral("epochs"));
    m_epochs->setAccessibleName(tr("Epochs of training"));
    for (const SettingInfo& setting : listSettings({}))
        if (setting.key == "training.epochs")
            m_epochs->setRange(setting.minimum.get<int>(), setting.maximum.get<int>());
    m_weights->setObjectName(QStringLiteral("weights"));
    m_weights->setAccessibleName(tr("Weights at the start"));
    m_weights->addItem(tr("New ones, at random"), false);
    m_classWeights->setObjectName(QStringLiteral("classWeights"));
    m_classWeights->setAccessibleName(tr("How much a class counts"));
    m_beta->setObjectName(QStringLiteral("classWeightsBeta"));
    m_beta->setAccessibleName(tr("Beta of the effective number"));
    m_beta->setDecimals(6);
    m_beta->setSingleStep(0.001);
    for (const SettingInfo& setting : listSettings({})) {
        if (setting.key == "training.class_weights") {
            m_classWeights->setToolTip(CoreText::of(setting.help));
            for (const std::string& word : setting.choices)
                m_classWeights->addItem(weightingText(word), QString::fromStdString(word));
        }
        if (setting.key == "training.class_weights_beta") {
            m_beta->setToolTip(CoreText::of(setting.help));
            m_beta->setRange(setting.minimum.get<double>(), setting.maximum.get<double>());
        }
    }
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The same seed and thread count give the same training"));
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,10}")), m_seed));

    m_form->addRow(tr("&Epochs:"), m_epochs);
    m_form->addRow(tr("&Weights at the start:"), m_weights);
    m_form->addRow(QString(), m_note);
    m_form->addRow(tr("&Classes count:"), m_classWeights);
    m_form->addRow(tr("&Beta:"), m_beta);
    m_form->addRow(tr("&Seed:"), m_seed);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_train = buttons->addButton(tr("&Train"), QDialogButtonBox::AcceptRole);
    m_train->setObjectName(QStringLiteral("train"));
    m_train->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60); // for the note and the title

    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const Json chosen = options();
        accept();
        Q_EMIT wanted(chosen);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_seed, &QLineEdit::textChanged, this, &TrainDialog::validate);
    connect(m_classWeights, &QComboBox::currentIndexChanged, this, &TrainDialog::showDependents);
    showDependents();
    validate();
    readRun(network);
}

TrainDialog::~TrainDialog()
{
    m_jobs->cancel(m_job);
}

void TrainDialog::readRun(const NetworkRow& network)
{
    const bool isFound = !isYardstick(network.network); // of others the supernet has no weights
    m_job = m_jobs->start(
        {.owner = this,
         .work = [this, folder = network.runFolder, step = network.network.step, isFound](JobContext&) -> JobDelivery {
             const auto run = RunStore::open(pathOf(folder), RunStore::Access::Read);
             const SearchConfig config = run->info().config;
             std::optional<WeightsOrigin> origin;
             if (isFound)
                 origin = WeightsOrigin::read(*run, step);
             return [this, config, origin] {
                 m_epochs->setValue(config.training.epochs);
                 m_seed->setText(QString::number(config.seed));
                 m_beta->setValue(config.training.classWeights.beta);
                 m_classWeights->setCurrentIndex(
                     m_classWeights->findData(QString::fromStdString(toText(config.training.classWeights.weighting))));
                 if (origin && origin->checkpoint) {
                     m_weights->addItem(tr("Those of the search, at step %L1").arg(*origin->checkpoint), true);
                     m_weights->setCurrentIndex(config.training.inheritWeights ? 1 : 0);
                 }
                 m_note->showHint(!origin ? QString()
                                  : origin->checkpoint
                                      ? tr("The network was taken out of the search at step %L1.").arg(origin->step)
                                      : origin->sentence());
                 m_isRead = true;
                 validate();
                 adjustSize(); // the note needs its lines
             };
         },
         .failed = [this](const QString& sentence) { m_problem->showError(sentence); }});
}

bool TrainDialog::isByEffectiveNumber() const
{
    return m_classWeights->currentData().toString().toStdString() == toText(ClassWeighting::EffectiveNumber);
}

void TrainDialog::showDependents()
{
    showFormRow(m_form, m_beta, isByEffectiveNumber());
}

void TrainDialog::validate()
{
    const bool isSeed =
        !m_seed->text().isEmpty() && m_seed->text().toULongLong() <= std::numeric_limits<std::uint32_t>::max();
    if (m_isRead)
        m_problem->showError(
            isSeed ? QString()
                   : tr("Seed: give a whole number, at most %L1.").arg(std::numeric_limits<std::uint32_t>::max()),
            m_seed);
    m_train->setEnabled(m_isRead && isSeed);
}

Json TrainDialog::options() const
{
    Json settings = {{"training.epochs", m_epochs->value()},
                     {"training.inherit", m_weights->currentData().toBool()},
                     {"training.class_weights", m_classWeights->currentData().toString().toStdString()}};
    if (isByEffectiveNumber())
        settings["training.class_weights_beta"] = m_beta->value();
    return {{"settings", std::move(settings)}, {"seed", m_seed->text().toULongLong()}};
}

} // namespace pathloom
