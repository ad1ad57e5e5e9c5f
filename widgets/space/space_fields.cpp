// SPDX-License-Identifier: MIT
#include "widgets/space/space_fields.h"

#include "core/space/operators.h"
#include "core/util/error.h"
#include "widgets/common/field_note.h"
#include "widgets/common/field_row.h"
#include "widgets/common/number_boxes.h"
#include "widgets/space/space_document.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace pathloom {

namespace {

const Json::json_pointer widthPlace("/input/width"), heightPlace("/input/height"), channelsPlace("/input/channels"),
    classesPlace("/classes"), stemPlace("/stem/op"), stemChannelsPlace("/stem/channels"),
    headChannelsPlace("/head/channels"), multiplierPlace("/width_multiplier"), namePlace("/name");

/// Shows it, but not in the middle of what a person types there.
template<typename Box, typename Value>
void put(Box* box, Value value)
{
    const QSignalBlocker blocked(box);
    if (box->value() != value)
        box->setValue(value);
}

Operator stemOf(const Json& declaration)
{
    try {
        return parseOperator(declaration.value(stemPlace, std::string()));
    } catch (const Error&) {
        return {}; // the document says what is wrong with it
    }
}

} // namespace

SpaceFields::SpaceFields(SpaceDocument* document, QWidget* parent)
    : QWidget(parent), m_document(document), m_name(new QLineEdit(this)),
      m_width(addNumber(QStringLiteral("spaceWidth"), tr("Width of the images"), 4, 4096)),
      m_height(addNumber(QStringLiteral("spaceHeight"), tr("Height of the images"), 4, 4096)),
      m_channels(addNumber(QStringLiteral("spaceChannels"), tr("Channels of the images"), 1, 64)),
      m_classes(addNumber(QStringLiteral("spaceClasses"), tr("Number of classes"), 2, 1'000'000)),
      m_stemKernel(new QComboBox(this)),
      m_stemStride(addNumber(QStringLiteral("stemStride"), tr("Stride of the stem"), 1, 4)),
      m_stemChannels(addNumber(QStringLiteral("stemChannels"), tr("Channels of the stem"), 1, 4096)),
      m_headChannels(addNumber(QStringLiteral("headChannels"), tr("Channels before the classifier"), 1, 65536)),
      m_multiplier(new DecimalBox(this)), m_note(new FieldNote(this))
{
    m_name->setObjectName(QStringLiteral("spaceName"));
    m_name->setAccessibleName(tr("Name of the space"));
    m_stemKernel->setObjectName(QStringLiteral("stemKernel"));
    m_stemKernel->setAccessibleName(tr("Kernel of the stem"));
    for (const int kernel : {1, 3, 5, 7})
        m_stemKernel->addItem(QStringLiteral("%1 × %1").arg(kernel), kernel);
    m_multiplier->setObjectName(QStringLiteral("widthMultiplier"));
    m_multiplier->setAccessibleName(tr("Width multiplier"));
    m_multiplier->setRange(0.05, 20);
    m_multiplier->setDecimals(2);
    m_multiplier->setSingleStep(0.1);
    m_multiplier->setToolTip(tr("Scales all channels, to multiples of 8"));
    addRows(new QFormLayout(this));

    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& name) {
        edit(m_name, tr("Rename the space"), [&](Json& json) { json[namePlace] = name.toStdString(); });
    });
    connectNumber(m_width, tr("Change the image size"), widthPlace);
    connectNumber(m_height, tr("Change the image size"), heightPlace);
    connectNumber(m_channels, tr("Change the image channels"), channelsPlace);
    connectNumber(m_classes, tr("Change the number of classes"), classesPlace);
    connectNumber(m_stemChannels, tr("Change the stem"), stemChannelsPlace);
    connectNumber(m_headChannels, tr("Change the head"), headChannelsPlace);
    const auto stem = [this](QWidget* field, const std::function<void(Operator&)>& change) {
        edit(field, tr("Change the stem"), [&](Json& json) {
            Operator op = stemOf(json);
            change(op);
            json[stemPlace] = toText(op);
        });
    };
    connect(m_stemKernel, &QComboBox::activated, this, [this, stem] {
        stem(m_stemKernel, [this](Operator& op) { op.kernel = m_stemKernel->currentData().toInt(); });
    });
    connect(m_stemStride, &QSpinBox::valueChanged, this,
            [this, stem](int stride) { stem(m_stemStride, [stride](Operator& op) { op.stride = stride; }); });
    connect(m_multiplier, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        edit(m_multiplier, tr("Change the width"), [&](Json& json) { json[multiplierPlace] = value; });
    });
    connect(document, &SpaceDocument::changed, this, &SpaceFields::showDeclaration);
    showDeclaration();
}

QSpinBox* SpaceFields::addNumber(const QString& name, const QString& accessibleName, int least, int most)
{
    auto* box = new CountBox(this);
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->setRange(least, most);
    return box;
}

void SpaceFields::addRows(QFormLayout* form)
{
    form->setContentsMargins(0, 0, 0, 0);
    const auto row = [this](std::initializer_list<QWidget*> fields, std::initializer_list<QString> between) {
        auto* line = fieldRow();
        auto text = between.begin();
        for (QWidget* field : fields) {
            line->addWidget(field);
            if (text != between.end())
                line->addWidget(new QLabel(*text++, this));
        }
        line->addStretch(1);
        return line;
    };
    const auto add = [form](const QString& title, QWidget* first, QLayout* line) {
        auto* label = new QLabel(title);
        label->setBuddy(first);
        form->addRow(label, line);
    };
    form->addRow(tr("&Name:"), m_name);
    add(tr("&Images:"), m_width,
        row({m_width, m_height, m_channels}, {QStringLiteral("×"), tr("px,"), tr("channels")}));
    form->addRow(QString(), m_note);
    add(tr("&Classes:"), m_classes, row({m_classes, m_multiplier}, {tr("width ×")}));
    add(tr("S&tem:"), m_stemKernel, row({m_stemKernel, m_stemStride, m_stemChannels}, {tr("stride"), tr("channels")}));
    add(tr("&Head:"), m_headChannels, row({m_headChannels}, {tr("channels before the classifier")}));
}

void SpaceFields::edit(QWidget* field, const QString& text, const std::function<void(Json&)>& change)
{
    Json next = m_document->declaration();
    change(next);
    m_document->change(text, next, field->objectName());
}

void SpaceFields::connectNumber(QSpinBox* box, const QString& text, const Json::json_pointer& place)
{
    connect(box, &QSpinBox::valueChanged, this,
            [this, box, text, place](int value) { edit(box, text, [&](Json& json) { json[place] = value; }); });
}

void SpaceFields::showDeclaration()
{
    const Json& json = m_document->declaration();
    if (!json.is_object())
        return;
    const auto number = [&](const Json::json_pointer& place) {
        return json.contains(place) ? static_cast<int>(wholeNumber(json[place]).value_or(0)) : 0;
    };
    if (const QString name = QString::fromStdString(json.value(namePlace, std::string())); name != m_name->text())
        m_name->setText(name);
    put(m_width, number(widthPlace));
    put(m_height, number(heightPlace));
    put(m_channels, number(channelsPlace));
    put(m_classes, number(classesPlace));
    put(m_stemChannels, number(stemChannelsPlace));
    put(m_headChannels, number(headChannelsPlace));
    m_headChannels->setEnabled(json.contains(headChannelsPlace));
    put(m_multiplier, json.value("width_multiplier", 1.0));
    const Operator stem = stemOf(json);
    put(m_stemStride, stem.stride);
    if (m_stemKernel->findData(stem.kernel) < 0)
        m_stemKernel->addItem(QStringLiteral("%1 × %1").arg(stem.kernel), stem.kernel);
    m_stemKernel->setCurrentIndex(m_stemKernel->findData(stem.kernel));
    const SpaceDocument::Problem& problem = m_document->problem();
    const bool isElsewhere = problem.stage >= 0 || problem.key == QLatin1String("candidates");
    m_note->showError(isElsewhere ? QString() : problem.sentence);
}

} // namespace pathloom
