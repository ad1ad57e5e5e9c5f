// SPDX-License-Identifier: MIT
#include "app/window/data_rows.h"

#include "app/window/path_edit.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/paths.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace pathloom {

DataRows::DataRows(QFormLayout* form) : FormRows(form)
{
    m_kind = new QComboBox(page());
    m_kind->addItem(tr("Fashion-MNIST"), QStringLiteral("fashion-mnist"));
    m_kind->addItem(tr("A folder with IDX files"), QStringLiteral("idx"));
    form->addRow(tr("&Images:"), m_kind);
    m_folder = new PathEdit(PathEdit::Kind::Folder, tr("Folder with the four IDX files"), page());
    form->addRow(tr("F&older:"), m_folder);
    addProblemRow(m_folder);
    m_transposed = new QCheckBox(tr("The images are stored transposed, as &EMNIST's are"), page());
    m_transposed->setObjectName(QStringLiteral("transposedImages"));
    m_transposed->setToolTip(tr("The rows of the files become the columns of the images"));
    form->addRow(m_transposed);
    m_note = addNote();

    const auto changed = [this] { edited(&FormRows::sourcesChanged); };
    connect(m_kind, &QComboBox::currentIndexChanged, this, changed);
    connect(m_folder, &PathEdit::pathChanged, this, changed);
    connect(m_transposed, &QCheckBox::toggled, this, changed);
    showDependents();
}

bool DataRows::isIdx() const
{
    return m_kind->currentData().toString() == QLatin1String("idx");
}

void DataRows::fillRequest(const SearchRequest& request)
{
    m_furtherData = request.data;
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(QString::fromStdString(request.data.kind))));
    m_folder->setPath(textOf(request.data.folder));
    m_transposed->setChecked(request.data.transposed);
}

void DataRows::writeRequest(SearchRequest& request) const
{
    request.data = m_furtherData;
    request.data.kind = m_kind->currentData().toString().toStdString();
    request.data.folder = isIdx() ? pathOf(m_folder->path()) : std::filesystem::path();
    request.data.transposed = isIdx() && m_transposed->isChecked();
}

void DataRows::showDependents()
{
    setRowVisible(m_folder, isIdx());
    setRowVisible(m_transposed, isIdx());
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
    m_note->setText(images.join(QLatin1Char('\n')));
}

void DataRows::clearFacts()
{
    m_note->clear();
}

std::vector<FormRows::Problem> DataRows::fieldProblems() const
{
    if (!isIdx())
        return {};
    if (m_folder->path().isEmpty())
        return {{m_folder, tr("Choose the folder with the IDX files.")}};
    if (const QFileInfo folder(m_folder->path()); !folder.isDir() && !folder.dir().exists())
        return {{m_folder, tr("The folder %1 does not exist.").arg(m_folder->path())}};
    return {};
}

} // namespace pathloom
