// SPDX-License-Identifier: MIT
// The rows of the form; what stands in them is read and written in search_form.cpp.
#include "app/window/path_edit.h"
#include "app/window/search_form.h"
#include "app/window/target_choice.h"
#include "widgets/common/field_note.h"
#include "widgets/common/number_boxes.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>

#include <algorithm>

namespace pathloom {

namespace {

template<typename Enum>
void addChoice(QComboBox* box, const QString& text, Enum value, const QString& tip)
{
    box->addItem(text, static_cast<int>(value));
    box->setItemData(box->count() - 1, tip, Qt::ToolTipRole);
}

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

void SearchForm::addProblemRow(QFormLayout* form, QWidget* field)
{
    auto* note = new FieldNote(this);
    form->addRow(QString(), note);
    note->showError({});
    m_problemRows[field] = note;
}

void SearchForm::addSources(QFormLayout* form)
{
    m_data = new QComboBox(this);
    m_data->addItem(tr("Fashion-MNIST"), QStringLiteral("fashion-mnist"));
    m_data->addItem(tr("A folder with IDX files"), QStringLiteral("idx"));
    form->addRow(tr("&Images:"), m_data);
    m_dataFolder = new PathEdit(PathEdit::Kind::Folder, tr("Folder with the four IDX files"), this);
    form->addRow(tr("F&older:"), m_dataFolder);
    addProblemRow(form, m_dataFolder);
    m_transposed = new QCheckBox(tr("The images are stored transposed, as &EMNIST's are"), this);
    m_transposed->setObjectName(QStringLiteral("transposedImages"));
    m_transposed->setToolTip(tr("The rows of the files become the columns of the images"));
    form->addRow(m_transposed);
    m_dataNote = addNote(form);

    m_space = new QComboBox(this);
    for (const std::string& name : shippedSpaces())
        m_space->addItem(QString::fromStdString(name), QString::fromStdString(name));
    m_space->addItem(tr("From a file…"), QString());
    form->addRow(tr("Search &space:"), m_space);
    m_spaceFile = new PathEdit(PathEdit::Kind::JsonFile, tr("File of the search space"), this);
    form->addRow(tr("&File:"), m_spaceFile);
    addProblemRow(form, m_spaceFile);
    m_spaceNote = addNote(form);
    m_spaceWarning = new FieldNote(this);
    form->addRow(QString(), m_spaceWarning);
    m_spaceWarning->showWarning({});

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
    connect(m_transposed, &QCheckBox::toggled, this, [this] {
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
    m_target = new TargetChoice(this);
    auto* import = new QPushButton(tr("Impor&t table…"), this);
    import->setToolTip(tr("Add a target from a latency table in CSV or YAML form"));
    auto* label = new QLabel(tr("Tar&gets:"), this);
    label->setBuddy(m_target);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addStretch(1);
    row->addWidget(import);
    form->addRow(row);
    form->addRow(m_target); // in full width
    addProblemRow(form, m_target);
    m_severalNote = addNote(form);
    m_targetNote = addNote(form);

    m_loss = new QComboBox(this);
    addChoice(m_loss, tr("Only above the budget"), LatencyLoss::Hinge,
              tr("Adds lambda · max(0, E − budget) / budget: no pressure once the budget is kept"));
    addChoice(m_loss, tr("Linear"), LatencyLoss::AddLinear, tr("Adds lambda · (E − budget) / budget"));
    addChoice(
        m_loss, tr("Product with logarithm"), LatencyLoss::MulLog,
        tr("Multiplies the loss by alpha · (ln E / ln budget)^beta, as in the authors' released code for mobile"));
    addChoice(m_loss, tr("Ignore latency"), LatencyLoss::None, tr("Searches for accuracy alone"));
    form->addRow(tr("&Latency in the loss:"), m_loss);

    m_budget = new BudgetBox(this);
    m_budget->setObjectName(QStringLiteral("budget"));
    m_budget->setAccessibleName(tr("Latency budget in milliseconds"));
    m_budget->setMinimumWidth(130);
    m_budget->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    form->addRow(tr("&Budget:"), m_budget);
    addProblemRow(form, m_budget);
    m_budgetNote = addNote(form);

    connect(import, &QPushButton::clicked, this, &SearchForm::importTargetRequested);
    connect(m_target, &TargetChoice::chosenChanged, this, &SearchForm::targetsChosen);
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

    m_warmup = countBox(this, "warmup_epochs", tr("Warm-up epochs"));
    m_epochs = countBox(this, "epochs", tr("Search epochs"));
    m_batch = countBox(this, "batch_size", tr("Batch size"));
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
    addProblemRow(form, m_seed);

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
    addProblemRow(form, m_folder);
    m_trainAtEnd = new QCheckBox(tr("&At the end derive the most probable network, train and export it"), this);
    form->addRow(m_trainAtEnd);
    connect(m_name, &QLineEdit::textChanged, this, &SearchForm::requestEdited);
    connect(m_folder, &PathEdit::pathChanged, this, &SearchForm::requestEdited);
    connect(m_trainAtEnd, &QCheckBox::toggled, this, &SearchForm::requestEdited);
}

} // namespace pathloom
