// SPDX-License-Identifier: MIT
#include "widgets/data/augmentation_text.h"

#include "widgets/common/format.h"

#include <QLocale>

#include <algorithm>

namespace pathloom {

QString AugmentationText::of(const AugmentationSettings& settings, const Shape& image)
{
    const QLocale locale;
    const auto times = [&](double factor) { return locale.toString(factor, 'g', 3); };
    QStringList parts;
    if (settings.cropArea < 1)
        parts << tr("a random part of at least %1 of the picture's area, wider or narrower by up to %2 times")
                     .arg(Format::percent(settings.cropArea, 0), times(settings.cropAspect));
    if (settings.list == AugmentationList::TrivialAugment)
        parts << tr("one operation of TrivialAugment at a random strength");
    else if (settings.list != AugmentationList::None && settings.listCount > 0) {
        const QString list = settings.list == AugmentationList::RandAugment ? tr("RandAugment")
                             : settings.list == AugmentationList::Colours   ? tr("the colour operations")
                                                                            : tr("the geometric operations");
        parts << tr("%n operation(s) of %1 at strength %2 of 30", "list of operations", settings.listCount)
                     .arg(list, locale.toString(settings.listMagnitude));
    }
    if (settings.colourJitter > 0)
        parts << tr("brightness, contrast and saturation changed by up to %1")
                     .arg(Format::percent(settings.colourJitter, 0));
    if (settings.flip)
        parts << tr("mirrored with probability one half");
    const ShiftRange shift = shiftRange(settings, image);
    if (shift.x == shift.y && shift.x > 0)
        parts << tr("shifted by up to %1 px").arg(locale.toString(shift.x));
    else if (std::max(shift.x, shift.y) > 0)
        parts << tr("shifted by up to %1 px to the sides and %2 px up and down")
                     .arg(locale.toString(shift.x), locale.toString(shift.y));
    if (settings.cutout > 0)
        parts << tr("a square of %1 px taken out").arg(locale.toString(settings.cutout));
    return parts.isEmpty() ? tr("Training sees the pictures as they are: every augmentation is off.")
                           : tr("Training sees each picture changed at random: %1.").arg(parts.join(QStringLiteral("; ")));
}

} // namespace pathloom
