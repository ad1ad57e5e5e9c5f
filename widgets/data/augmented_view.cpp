// SPDX-License-Identifier: MIT
#include "widgets/data/augmented_view.h"

#include "widgets/common/elided_label.h"
#include "widgets/common/field_row.h"
#include "widgets/common/format.h"
#include "widgets/common/number_boxes.h"
#include "widgets/data/augmentation_text.h"
#include "widgets/data/picture_list.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <limits>

namespace pathloom {

AugmentedView::AugmentedView(QWidget* parent)
    : QWidget(parent), m_picture(new ElidedLabel(this)), m_seed(new CountBox(this)),
      m_previous(new QPushButton(tr("&Previous"), this)), m_next(new QPushButton(tr("Ne&xt"), this)),
      m_again(new QPushButton(tr("Draw a&gain"), this)), m_list(new PictureList(this)), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("augmentedView"));
    setAccessibleName(tr("Augmented pictures"));
    m_picture->setObjectName(QStringLiteral("augmentedPicture"));
    m_previous->setToolTip(tr("The picture before this one"));
    m_next->setToolTip(tr("The picture after this one"));
    m_again->setObjectName(QStringLiteral("drawAgain"));
    m_again->setToolTip(tr("Draw with the next seed"));
    m_seed->setObjectName(QStringLiteral("augmentationSeed"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setToolTip(tr("The same seed draws the same: a training whose loader draws from this seed begins with a "
                          "batch of these images when it is given this picture again and again"));
    auto* seedLabel = new QLabel(tr("See&d:"), this);
    seedLabel->setBuddy(m_seed);
    m_list->setObjectName(QStringLiteral("augmentedPictures"));
    m_list->setAccessibleName(tr("The picture and what the augmentation makes of it"));
    m_text->setObjectName(QStringLiteral("augmentationText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleDescription(tr("What the augmentation does"));

    QHBoxLayout* row = fieldRow();
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_picture, 1);
    row->addWidget(seedLabel);
    row->addWidget(m_seed);
    row->addWidget(m_again);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addLayout(row);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_text);

    setTabOrder(m_previous, m_next);
    setTabOrder(m_next, m_seed);
    setTabOrder(m_seed, m_again);
    setTabOrder(m_again, m_list);
    setTabOrder(m_list, m_text);

    connect(m_seed, &QSpinBox::valueChanged, this, &AugmentedView::seedChanged);
    connect(m_again, &QPushButton::clicked, this, [this] {
        const int seed = m_seed->value();
        m_seed->setValue(seed < m_seed->maximum() ? seed + 1 : 0);
    });
    connect(m_previous, &QPushButton::clicked, this, [this] { Q_EMIT pictureWanted(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { Q_EMIT pictureWanted(1); });
    showEmpty({});
}

std::uint64_t AugmentedView::seed() const
{
    return std::uint64_t(m_seed->value());
}

void AugmentedView::setAnyShown(bool any)
{
    for (QWidget* each : std::initializer_list<QWidget*>{m_previous, m_next, m_again, m_seed})
        each->setEnabled(any);
}

void AugmentedView::showEmpty(const QString& sentence)
{
    setAnyShown(false);
    m_picture->clear();
    m_text->clear();
    m_list->setEmptyText(sentence);
    m_list->setPictures({});
}

void AugmentedView::showPicture(const Shown& shown)
{
    setAnyShown(true);
    m_picture->setText(shown.picture);
    const QLocale locale;
    QList<ShownPicture> pictures = {
        {toQImage(shown.original), tr("Original"), tr("The picture as the network sees it where nothing is drawn")}};
    float least = std::numeric_limits<float>::max(), greatest = std::numeric_limits<float>::lowest();
    for (int i = 0; i < shown.batch.size(); ++i) {
        const ValueRange range = valueRange(shown.batch, i);
        least = std::min(least, range.least);
        greatest = std::max(greatest, range.greatest);
        pictures.append({toQImage(visibleImage(shown.batch, i, shown.normalization)), locale.toString(i + 1),
                         tr("Draw %1; the network gets values from %2 to %3")
                             .arg(locale.toString(i + 1), Format::number(double(range.least), 2),
                                  Format::number(double(range.greatest), 2))});
    }
    m_list->setPictures(std::move(pictures));
    m_text->setText(AugmentationText::of(shown.settings, shown.batch.shape) + u' ' +
                    tr("The images are those of the loader that training draws from. They are shown with the "
                       "normalisation undone; the network gets values from %1 to %2.")
                        .arg(Format::number(double(least), 2), Format::number(double(greatest), 2)));
}

} // namespace pathloom
