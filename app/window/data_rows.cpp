// SPDX-License-Identifier: MIT
#include "app/window/data_rows.h"

#include "app/window/path_edit.h"
#include "core/util/numbers.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/number_boxes.h"
#include "widgets/common/paths.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace pathloom {

namespace {

PathEdit::Kind editKind(DataKind::Place place)
{
    switch (place) {
    case DataKind::Place::File:
        return PathEdit::Kind::File;
    case DataKind::Place::FolderOrFile:
        return PathEdit::Kind::FolderOrFile;
    default:
        return PathEdit::Kind::Folder;
    }
}

} // namespace

DataRows::DataRows(QFormLayout* form) : FormRows(form)
{
    m_kind = new QComboBox(page());
    m_kind->setObjectName(QStringLiteral("dataKind"));
    for (const DataKind& kind : dataKinds())
        m_kind->addItem(CoreText::of(kind.title), QLatin1String(kind.id));
    form->addRow(tr("&Images:"), m_kind);
    m_place = new PathEdit(PathEdit::Kind::Folder, QString(), page());
    m_place->setObjectName(QStringLiteral("dataPlace"));
    form->addRow(tr("Fr&om:"), m_place);
    addProblemRow(m_place);
    addOptions();
    m_look = new QPushButton(tr("Loo&k at the images…"), page());
    m_look->setObjectName(QStringLiteral("lookAtImages"));
    m_look->setToolTip(tr("Classes with pictures of each, picture sizes, problems, and the pictures as training sees "
                          "them"));
    m_look->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_look->setAutoDefault(false);
    form->addRow(m_look);
    connect(m_look, &QPushButton::clicked, this, &DataRows::lookRequested);
    m_note = addNote();

    const auto changed = [this] { edited(&FormRows::sourcesChanged); };
    connect(m_kind, &QComboBox::currentIndexChanged, this, changed);
    connect(m_place, &PathEdit::pathChanged, this, changed);
}

void DataRows::addOptions()
{
    for (const DataKind& kind : dataKinds())
        for (const DataOption& option : kind.options)
            if (!m_options.contains(QLatin1String(option.key)))
                addOption(option);
}

void DataRows::addOption(const DataOption& option)
{
    const auto changed = [this] { edited(&FormRows::sourcesChanged); };
    QWidget* field = nullptr;
    if (option.type == DataOption::Type::Flag) {
        auto* box = new QCheckBox(CoreText::of(option.title), page());
        connect(box, &QCheckBox::toggled, this, changed);
        form()->addRow(box);
        field = box;
    } else {
        auto* box = new CountBox(page());
        box->setRange(static_cast<int>(std::min(option.least, option.usual)), static_cast<int>(option.most));
        if (option.usualText)
            box->setSpecialValueText(CoreText::of(option.usualText));
        if (option.unit)
            box->setSuffix(u' ' + QLatin1String(option.unit));
        box->setAccessibleName(CoreText::of(option.title).remove(u'&'));
        box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        connect(box, &QSpinBox::valueChanged, this, changed);
        form()->addRow(CoreText::of(option.title) + u':', box);
        field = box;
    }
    field->setObjectName(QStringLiteral("dataOption_") + QLatin1String(option.key));
    field->setToolTip(CoreText::of(option.tip));
    m_options[QLatin1String(option.key)] = field;
}

const DataKind& DataRows::kind() const
{
    return dataKinds()[std::size_t(std::max(0, m_kind->currentIndex()))];
}

void DataRows::fillRequest(const SearchRequest& request)
{
    m_furtherData = request.data;
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(QString::fromStdString(request.data.kind))));
    m_place->setPath(textOf(request.data.folder));
    for (const DataKind& kind : dataKinds()) {
        DataSpec spec = request.data;
        spec.kind = kind.id; // what another kind has of these options
        for (const DataOption& option : kind.options) {
            QWidget* field = m_options[QLatin1String(option.key)];
            if (auto* flag = qobject_cast<QCheckBox*>(field))
                flag->setChecked(spec.isSet(option.key));
            else if (auto* number = qobject_cast<QSpinBox*>(field))
                number->setValue(static_cast<int>(numberOption(spec, option.key)));
        }
    }
}

void DataRows::writeRequest(SearchRequest& request) const
{
    request.data = m_furtherData;
    request.data.kind = kind().id;
    request.data.folder = kind().place == DataKind::Place::Own ? std::filesystem::path() : pathOf(m_place->path());
    request.data.options.clear();
    for (const DataOption& option : kind().options) {
        QWidget* field = m_options[QLatin1String(option.key)];
        if (const auto* flag = qobject_cast<QCheckBox*>(field); flag && flag->isChecked())
            request.data.options[option.key] = "true";
        else if (const auto* number = qobject_cast<QSpinBox*>(field); number && number->value() != option.usual)
            request.data.options[option.key] = std::to_string(number->value());
    }
}

void DataRows::showDependents()
{
    setRowVisible(m_place, kind().place != DataKind::Place::Own);
    m_place->setKind(editKind(kind().place), CoreText::of(kind().placeTitle));
    for (auto field = m_options.begin(); field != m_options.end(); ++field)
        setRowVisible(field.value(), std::ranges::any_of(kind().options, [&](const DataOption& option) {
                          return field.key() == QLatin1String(option.key);
                      }));
    m_look->setEnabled(fieldProblems().empty());
}

void DataRows::showFacts(const PreparedSearch& prepared)
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
    for (const std::string& sentence : prepared.sizeAdvice)
        images.append(CoreText::of(sentence));
    m_note->setText(images.join(QLatin1Char('\n')));
}

void DataRows::clearFacts()
{
    m_note->clear();
}

std::vector<FormRows::Problem> DataRows::fieldProblems() const
{
    if (kind().place == DataKind::Place::Own)
        return {};
    if (m_place->path().isEmpty())
        return {{m_place, tr("Choose where the images are.")}};
    // The last part of it may be what the names of several files begin with.
    if (const QFileInfo place(m_place->path()); !place.exists() && !place.dir().exists())
        return {{m_place, tr("%1 does not exist.").arg(m_place->path())}};
    return {};
}

} // namespace pathloom
