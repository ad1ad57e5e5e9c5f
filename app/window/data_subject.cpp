// SPDX-License-Identifier: MIT
#include "app/window/data_subject.h"

#include "core/data/data_kinds.h"
#include "widgets/common/core_text.h"
#include "widgets/common/paths.h"

#include <QCoreApplication>

#include <algorithm>

namespace pathloom {

DataSubject dataSubjectOf(const SearchConfig& config, const DataSpec& data)
{
    return {.data = data,
            .images = {},
            .augmentation = config.augmentation,
            .heldOutFraction = config.heldOutFraction,
            .seed = config.seed,
            .normalization = {}};
}

DataSubject dataSubjectOf(const PreparedSearch& prepared)
{
    DataSubject subject = dataSubjectOf(prepared.job.config, prepared.job.data);
    subject.images = prepared.job.images;
    return subject;
}

DataSubject dataSubjectOf(const RunInfo& run)
{
    DataSubject subject = dataSubjectOf(run.config, run.data);
    subject.normalization = run.normalization;
    return subject;
}

QString dataTitle(const DataSpec& data)
{
    // A run of another version may hold a kind that is not known here.
    const auto known = std::ranges::find_if(dataKinds(), [&](const DataKind& kind) { return kind.id == data.kind; });
    const QString kind = known == dataKinds().end() ? QString::fromStdString(data.kind) : CoreText::of(known->title);
    if (data.folder.empty())
        return kind;
    return QCoreApplication::translate("DataSubject", "%1: %2", "place of images and what kind it is")
        .arg(textOf(data.folder.filename().empty() ? data.folder : data.folder.filename()), kind);
}

} // namespace pathloom
