// SPDX-License-Identifier: MIT
#include "app/window/image_limit_rows.h"

#include "app/search_options.h"
#include "widgets/common/core_text.h"
#include "widgets/common/number_boxes.h"

#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace pathloom {

namespace {

constexpr int mostImages = std::numeric_limits<int>::max();

int boxValue(std::int64_t limit)
{
    return static_cast<int>(std::clamp<std::int64_t>(limit, 0, mostImages));
}

} // namespace

ImageLimitRows::ImageLimitRows(QFormLayout* form)
    : FormRows(form), m_train(addLimit(tr("Training images"), "train-images")),
      m_test(addLimit(tr("Test images"), "test-images"))
{
    addPair(tr("Training images:"), m_train, tr("Test images:"), m_test);
    m_note = addNote();
}

QSpinBox* ImageLimitRows::addLimit(const QString& name, const char* option)
{
    auto* box = new CountBox(page());
    box->setObjectName(QLatin1String(option));
    box->setAccessibleName(name);
    box->setRange(0, mostImages);
    //: number of images
    box->setSpecialValueText(tr("all"));
    box->setGroupSeparatorShown(true);
    box->setMinimumWidth(90);
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    box->setToolTip(CoreText::of(helpOf(option)));
    connect(box, &QSpinBox::valueChanged, this, [this] { edited(&FormRows::sourcesChanged); });
    return box;
}

void ImageLimitRows::fillRequest(const SearchRequest& request)
{
    m_train->setValue(boxValue(request.data.trainLimit));
    m_test->setValue(boxValue(request.data.testLimit));
}

void ImageLimitRows::writeRequest(SearchRequest& request) const
{
    request.data.trainLimit = m_train->value();
    request.data.testLimit = m_test->value();
}

void ImageLimitRows::showFacts(const PreparedSearch& prepared)
{
    QStringList more;
    const auto compare = [&](const QSpinBox* box, std::int64_t there) {
        if (there > 0 && box->value() > there)
            //: "Training images: there are 60,000, all of them are used."
            more << tr("%1: there are %2, all of them are used.")
                        .arg(box->accessibleName(), QLocale().toString(qlonglong(there)));
    };
    compare(m_train, prepared.trainImages);
    compare(m_test, prepared.job.images.test ? prepared.job.images.test->size() : 0);
    m_note->setText(more.join(u'\n'));
    setRowVisible(m_note, !more.isEmpty());
}

void ImageLimitRows::clearFacts()
{
    m_note->clear();
    setRowVisible(m_note, false);
}

} // namespace pathloom
