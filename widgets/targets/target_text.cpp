// SPDX-License-Identifier: MIT
#include "widgets/targets/target_text.h"

#include "widgets/common/core_text.h"
#include "widgets/common/format.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace pathloom {

QString TargetText::origin(const std::string& origin, bool hasTable)
{
    if (origin == "measured here")
        return hasTable ? tr("measured here") : tr("not measured yet");
    if (origin == "imported")
        return tr("imported");
    if (origin == "shipped")
        return tr("shipped");
    if (origin == "file")
        return tr("file");
    return QString::fromStdString(origin);
}

QString TargetText::method(const std::string& method)
{
    if (method == "measured")
        return tr("measured");
    if (method == "estimated")
        return tr("estimated");
    if (method == "regressed")
        return tr("regressed");
    if (method == "predictor")
        return tr("predictor");
    if (method == "recovered_exact")
        return tr("recovered exactly");
    return QString::fromStdString(method);
}

QString TargetText::operatorOf(const LatencyKey& key)
{
    QString text = QString::fromStdString(key.op);
    if (key.kernel > 0)
        text += QStringLiteral(" k%1").arg(key.kernel);
    if (key.mid > 0 && key.inputChannels > 0 && key.mid % key.inputChannels == 0)
        text += QStringLiteral(" e%1").arg(key.mid / key.inputChannels);
    else if (key.mid > 0)
        text += QStringLiteral(" mid%1").arg(key.mid);
    if (key.groups > 1)
        text += QStringLiteral(" g%1").arg(key.groups);
    if (key.squeeze > 0)
        text += QStringLiteral(" se");
    return text;
}

QString TargetText::shapeOf(const LatencyKey& key)
{
    QStringList parts;
    if (key.inputChannels > 0 || key.outputChannels > 0)
        //: input and output channels
        parts << tr("%1 → %2").arg(key.inputChannels).arg(key.outputChannels);
    if (key.inputHeight > 0 || key.inputWidth > 0)
        parts << QStringLiteral("%1 × %2").arg(key.inputHeight).arg(key.inputWidth);
    if (key.stride > 1)
        parts << tr("stride %1").arg(key.stride);
    return parts.isEmpty() ? Format::none() : parts.join(QStringLiteral(", "));
}

QString TargetText::correction(const NetworkCorrection& correction)
{
    const QLocale locale;
    QString text = tr("sum of the parts");
    if (std::abs(correction.scale - 1) > 5e-4)
        text = tr("%1 × %2", "sum and factor").arg(text, locale.toString(correction.scale, 'f', 3));
    const auto add = [&](double ms, const QString& what) {
        if (std::abs(ms) < 5e-7)
            return;
        const QString amount = Format::ms(std::abs(ms));
        text = ms > 0 ? tr("%1 + %2", "sum and offset").arg(text, what.arg(amount))
                      : tr("%1 − %2", "sum and offset").arg(text, what.arg(amount));
    };
    add(correction.offsetMs, QStringLiteral("%1"));
    //: %1 is a duration
    add(correction.perPartMs, tr("%1 a part"));
    return text;
}

QString TargetText::size(const InputSize& size)
{
    //: height and width of images in pixels
    return tr("%1 × %2 px").arg(size.height).arg(size.width);
}

QStringList TargetText::corrections(const NetworkCorrections& corrections)
{
    const auto sentence = [](const QString& sizes, const NetworkCorrection& correction) {
        //: %1: for which input sizes, %2: a formula
        return tr("%1: %2, fitted on %n network(s), median error %3", nullptr, correction.networks)
            .arg(sizes, TargetText::correction(correction), Format::percent(correction.relativeError));
    };
    QStringList sentences;
    for (const auto& [size, correction] : corrections.bySize)
        sentences << sentence(TargetText::size(size), correction);
    if (corrections.pooled)
        sentences << sentence(corrections.bySize.empty() ? tr("All input sizes together") : tr("Other input sizes"),
                              *corrections.pooled);
    return sentences;
}

QString TargetText::calibration(const Calibration& calibration)
{
    const int networks = static_cast<int>(calibration.points.size());
    QStringList parts{
        tr("%Ln network(s)", nullptr, networks),
        tr("median error of a network that is left out: %1").arg(Format::percent(calibration.medianRelativeError))};
    if (networks >= 3)
        parts << tr("Spearman %1").arg(Format::number(calibration.spearman, 3));
    const auto& first = calibration.points.empty() ? InputSize{} : calibration.points.front().size;
    const bool ofOneSize =
        std::ranges::all_of(calibration.points, [&](const CalibrationPoint& point) { return point.size == first; });
    const QString uncorrected = Format::percent(calibration.medianRelativeErrorOfSums);
    if (calibration.corrections.isEmpty())
        parts << tr("no correction yet: it takes four networks");
    else if (ofOneSize)
        parts << tr("correction: %1 (without it the median error is %2)")
                     .arg(correction(*calibration.corrections.find(first)), uncorrected);
    else
        parts << tr("each input size is corrected by itself (without that the median error is %1)").arg(uncorrected);
    if (!calibration.notPredicted.empty())
        parts << tr("%Ln network(s) that neither table nor model covers", nullptr,
                    static_cast<int>(calibration.notPredicted.size()));
    const QString line = parts.join(QStringLiteral(" · "));
    if (ofOneSize)
        return line;
    return (QStringList{line} + corrections(calibration.corrections)).join(u'\n');
}

QString TargetText::coverage(const LatencyPredictor::Coverage& coverage)
{
    const QLocale locale;
    return tr("%1 of %2 shapes in the table, %3 estimated, %4 missing")
        .arg(locale.toString(coverage.inTable),
             locale.toString(coverage.inTable + coverage.estimated + coverage.missing),
             locale.toString(coverage.estimated), locale.toString(coverage.missing));
}

QString TargetText::estimateError(const EstimateError& error)
{
    return tr("%1: median error %2, nine of ten below %3", "form of a model")
        .arg(CoreText::of(error.form), Format::percent(error.median), Format::percent(error.ninetieth));
}

} // namespace pathloom
