// SPDX-License-Identifier: MIT
#include "app/window/search_form.h"

#include "app/window/path_edit.h"
#include "core/space/architecture.h"
#include "core/util/error.h"
#include "widgets/common/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QScopedValueRollback>
#include <QSpinBox>

#include <cmath>
#include <limits>

namespace pathloom {

namespace {

template<typename Enum>
void addChoice(QComboBox* box, const QString& text, Enum value, const QString& tip)
{
    box->addItem(text, static_cast<int>(value));
    box->setItemData(box->count() - 1, tip, Qt::ToolTipRole);
}

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

QSpinBox* countBox(QWidget* parent, int smallest, int largest, const QString& name)
{
    auto* box = new QSpinBox(parent);
    box->setRange(smallest, largest);
    box->setGroupSeparatorShown(true);
    box->setAccessibleName(name);
    box->setMinimumWidth(90);
    return box;
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

QLabel* SearchForm::addNote(QFormLayout* form)
{
    auto* note = new QLabel(this);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    form->addRow(QString(), note);
    return note;
}

void SearchForm::addSources(QFormLayout* form)
{
    m_data = new QComboBox(this);
    m_data->addItem(tr("Fashion-MNIST"), QStringLiteral("fashion-mnist"));
    m_data->addItem(tr("A folder with IDX files"), QStringLiteral("idx"));
    form->addRow(tr("&Images:"), m_data);
    m_dataFolder = new PathEdit(PathEdit::Kind::Folder, tr("Folder with the four IDX files"), this);
    form->addRow(tr("F&older:"), m_dataFolder);
    m_dataNote = addNote(form);

    m_space = new QComboBox(this);
    for (const std::string& name : shippedSpaces())
        m_space->addItem(QString::fromStdString(name), QString::fromStdString(name));
    m_space->addItem(tr("From a file…"), QString());
    form->addRow(tr("Search &space:"), m_space);
    m_spaceFile = new PathEdit(PathEdit::Kind::JsonFile, tr("File of the search space"), this);
    form->addRow(tr("&File:"), m_spaceFile);
    m_spaceNote = addNote(form);

    connect(m_data, &QComboBox::currentIndexChanged, this, [this] {
        showDependents();
        if (!m_filling)
            Q_EMIT sourcesChanged();
    });
    connect(m_space, &QComboBox::currentIndexChanged, this, [this] {
        showDependents();
        if (!m_filling)
            Q_EMIT sourcesChanged();
    });
    for (PathEdit* edit : {m_dataFolder, m_spaceFile}) {
        connect(edit, &PathEdit::pathChanged, this, [this] {
            if (!m_filling)
                Q_EMIT sourcesChanged();
        });
    }
}

void SearchForm::addHardware(QFormLayout* form)
{
    m_target = new QComboBox(this);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(24);
    auto* import = new QPushButton(tr("Impor&t table…"), this);
    import->setToolTip(tr("Add a target from a latency table in CSV form"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_target, 1);
    row->addWidget(import);
    auto* label = new QLabel(tr("Tar&get:"), this);
    label->setBuddy(m_target);
    form->addRow(label, row);
    m_targetNote = addNote(form);

    m_loss = new QComboBox(this);
    addChoice(m_loss, tr("Only above the budget"), LatencyLoss::Hinge,
              tr("Adds lambda · max(0, E − budget) / budget: no pressure once the budget is kept"));
    addChoice(m_loss, tr("Linear"), LatencyLoss::AddLinear, tr("Adds lambda · (E − budget) / budget"));
    addChoice(m_loss, tr("Product with logarithm"), LatencyLoss::MulLog,
              tr("Multiplies the loss by alpha · (ln E / ln budget)^beta, as published for GPUs and CPUs"));
    addChoice(m_loss, tr("Ignore latency"), LatencyLoss::None, tr("Searches for accuracy alone"));
    form->addRow(tr("&Latency in the loss:"), m_loss);

    m_budget = new QDoubleSpinBox(this);
    m_budget->setRange(0, 1e6);
    m_budget->setDecimals(3);
    m_budget->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    //: Suffix of a number: milliseconds
    m_budget->setSuffix(tr(" ms"));
    m_budget->setSpecialValueText(tr("automatic"));
    m_budget->setMinimumWidth(130);
    m_budget->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    form->addRow(tr("&Budget:"), m_budget);
    m_budgetNote = addNote(form);

    connect(import, &QPushButton::clicked, this, &SearchForm::importTargetRequested);
    connect(m_target, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            Q_EMIT sourcesChanged();
    });
    connect(m_loss, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            Q_EMIT configEdited();
    });
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, [this] {
        if (!m_filling)
            Q_EMIT configEdited();
    });
}

void SearchForm::addMethod(QFormLayout* form)
{
    m_method = new QComboBox(this);
    addChoice(m_method, tr("ProxylessNAS, gradient"), SearchMethod::Gradient,
              tr("Path probabilities follow the gradient of the loss through binary gates"));
    addChoice(m_method, tr("ProxylessNAS, REINFORCE"), SearchMethod::Reinforce,
              tr("Path probabilities follow the reward of sampled networks; latency need not be differentiable"));
    addChoice(m_method, tr("Random sampling"), SearchMethod::Random,
              tr("The baseline: probabilities stay uniform, the best sampled network wins"));
    m_gates = new QComboBox(this);
    addChoice(m_gates, tr("Two paths"), GateMode::Two, tr("An architecture step compares two sampled paths"));
    addChoice(m_gates, tr("All paths, recomputed"), GateMode::Full,
              tr("An architecture step sees all paths, one at a time in memory; slower, less noise"));
    form->addRow(tr("&Method:"), m_method);
    form->addRow(tr("Architecture ste&p:"), m_gates);

    m_warmup = countBox(this, 0, 100000, tr("Warm-up epochs"));
    m_epochs = countBox(this, 1, 100000, tr("Search epochs"));
    m_batch = countBox(this, 1, 65536, tr("Batch size"));
    m_seed = new QLineEdit(QStringLiteral("0"), this);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setMaximumWidth(130);
    m_seed->setToolTip(tr("The same seed and thread count give the same search"));
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{1,10}")), m_seed));

    const auto pair = [this](QWidget* first, const QString& text, QWidget* second) {
        auto* row = new QHBoxLayout;
        auto* label = new QLabel(text, this);
        label->setBuddy(second);
        row->addWidget(first);
        row->addSpacing(12);
        row->addWidget(label);
        row->addWidget(second);
        row->addStretch(1);
        return row;
    };
    auto* warmupLabel = new QLabel(tr("&Warm-up epochs:"), this);
    warmupLabel->setBuddy(m_warmup);
    form->addRow(warmupLabel, pair(m_warmup, tr("Search &epochs:"), m_epochs));
    auto* batchLabel = new QLabel(tr("Bat&ch size:"), this);
    batchLabel->setBuddy(m_batch);
    form->addRow(batchLabel, pair(m_batch, tr("See&d:"), m_seed));

    for (QComboBox* box : {m_method, m_gates}) {
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            showDependents();
            if (!m_filling)
                Q_EMIT configEdited();
        });
    }
    for (QSpinBox* box : {m_warmup, m_epochs, m_batch}) {
        connect(box, &QSpinBox::valueChanged, this, [this] {
            if (!m_filling)
                Q_EMIT configEdited();
        });
    }
    connect(m_seed, &QLineEdit::textChanged, this, [this] {
        if (!m_filling)
            Q_EMIT configEdited();
    });
}

void SearchForm::addRun(QFormLayout* form)
{
    m_name = new QLineEdit(this);
    m_name->setPlaceholderText(tr("optional"));
    form->addRow(tr("&Name:"), m_name);
    m_folder = new PathEdit(PathEdit::Kind::NewFolder, tr("Run folder"), this);
    m_folder->setPlaceholder(tr("a new one among your runs"));
    form->addRow(tr("&Run folder:"), m_folder);
    m_trainAtEnd = new QCheckBox(tr("&At the end derive the most probable network and train it"), this);
    form->addRow(m_trainAtEnd);
    connect(m_name, &QLineEdit::textChanged, this, &SearchForm::requestEdited);
    connect(m_folder, &PathEdit::pathChanged, this, &SearchForm::requestEdited);
    connect(m_trainAtEnd, &QCheckBox::toggled, this, &SearchForm::requestEdited);
}

void SearchForm::showDependents()
{
    const auto setRowVisible = [](QWidget* field, bool visible) {
        auto* form = qobject_cast<QFormLayout*>(field->parentWidget()->layout());
        if (form)
            form->setRowVisible(field, visible);
    };
    setRowVisible(m_dataFolder, m_data->currentData().toString() == QLatin1String("idx"));
    setRowVisible(m_spaceFile, m_space->currentData().toString().isEmpty());
    m_gates->setEnabled(chosen<SearchMethod>(m_method) == SearchMethod::Gradient);
}

void SearchForm::setTargets(const std::vector<HardwareTarget>& targets)
{
    const QScopedValueRollback filling(m_filling, true);
    const QString current = m_target->currentData().toString();
    m_target->clear();
    for (const HardwareTarget& target : targets) {
        m_target->addItem(QString::fromStdString(target.name), QString::fromStdString(target.id));
        m_target->setItemData(m_target->count() - 1, QString::fromStdString(target.origin), Qt::ToolTipRole);
    }
    m_target->setCurrentIndex(std::max(0, m_target->findData(current)));
}

void SearchForm::selectTarget(const QString& id)
{
    m_target->setCurrentIndex(std::max(0, m_target->findData(id)));
}

void SearchForm::setRequest(const SearchRequest& request)
{
    const QScopedValueRollback filling(m_filling, true);
    m_furtherData = request.data;
    m_name->setText(request.name);
    m_data->setCurrentIndex(std::max(0, m_data->findData(QString::fromStdString(request.data.kind))));
    m_dataFolder->setPath(QString::fromStdU16String(request.data.folder.u16string()));
    const int space = m_space->findData(request.space);
    m_space->setCurrentIndex(space >= 0 ? space : m_space->count() - 1);
    m_spaceFile->setPath(space >= 0 ? QString() : request.space);
    m_target->setCurrentIndex(std::max(0, m_target->findData(request.target)));
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
    request.data.folder.clear();
    if (request.data.kind == "idx")
        request.data.folder = std::filesystem::path(m_dataFolder->path().toStdU16String());
    const QString shipped = m_space->currentData().toString();
    request.space = shipped.isEmpty() ? m_spaceFile->path() : shipped;
    request.target = m_target->currentData().toString();
    request.folder = m_folder->path();
    request.trainAtEnd = m_trainAtEnd->isChecked();
    return request;
}

void SearchForm::setConfig(const SearchConfig& config)
{
    const QScopedValueRollback filling(m_filling, true);
    choose(m_loss, config.latencyLoss);
    m_budget->setValue(config.budgetMs);
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
    // The box shows three decimals; a value that looks the same stays as precise as it was.
    if (std::abs(config.budgetMs - m_budget->value()) > 5e-4)
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
    m_dataNote->setText(tr("%Ln training image(s) of %1 in %2 classes", nullptr, static_cast<int>(prepared.trainImages))
                            .arg(Format::shape(space.input), locale.toString(space.classes)));
    //: %1 is the title of the space, %2 the exponent of ten
    m_spaceNote->setText(tr("%1: %n block(s) to choose, about 10^%2 networks", nullptr, space.choiceCount())
                             .arg(QString::fromStdString(space.title), locale.toString(std::round(log10Size(space)))));
    m_targetNote->setText(prepared.needsMeasuring
                              ? tr("This machine is measured for this space first, once; that takes a minute or two.")
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
}

QStringList SearchForm::problems() const
{
    QStringList found;
    if (m_data->currentData().toString() == QLatin1String("idx")) {
        if (m_dataFolder->path().isEmpty())
            found.append(tr("Choose the folder with the IDX files."));
        else if (!QFileInfo(m_dataFolder->path()).isDir())
            found.append(tr("The folder %1 does not exist.").arg(m_dataFolder->path()));
    }
    if (m_space->currentData().toString().isEmpty()) {
        if (m_spaceFile->path().isEmpty())
            found.append(tr("Choose the file of the search space."));
        else if (!QFileInfo(m_spaceFile->path()).isFile())
            found.append(tr("The file %1 does not exist.").arg(m_spaceFile->path()));
    }
    if (m_seed->text().isEmpty())
        found.append(tr("Give a seed."));
    else if (m_seed->text().toULongLong() > std::numeric_limits<std::uint32_t>::max())
        found.append(tr("The seed can be at most %1.")
                         .arg(QLocale().toString(qulonglong(std::numeric_limits<std::uint32_t>::max()))));
    if (const QString folder = m_folder->path(); !folder.isEmpty()) {
        const QFileInfo info(folder);
        if (info.exists() && !info.isDir())
            found.append(tr("The run folder %1 is a file.").arg(folder));
        else if (info.isDir() && !QDir(folder).isEmpty())
            found.append(tr("The run folder %1 is not empty; choose a new one.").arg(folder));
        else if (!info.isAbsolute())
            found.append(tr("Give the run folder with its whole path."));
    }
    return found;
}

} // namespace pathloom
