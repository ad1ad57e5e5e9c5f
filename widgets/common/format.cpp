// SPDX-License-Identifier: MIT
#include "widgets/common/format.h"

#include "core/space/operators.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

// Numbers and their units stay on one line.
constexpr QChar space(0x00a0);
constexpr int mostDecimals = 3;

/// About three significant digits, but never more than two decimals less one needs to tell small values apart.
int decimalsFor(double value)
{
    const double size = std::abs(value);
    return size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : size > 0 ? 3 : 0;
}

QString scaled(double count)
{
    if (count >= 1e9)
        return QLocale().toString(count / 1e9, 'f', decimalsFor(count / 1e9)) % space % u'G';
    if (count >= 1e6)
        return QLocale().toString(count / 1e6, 'f', decimalsFor(count / 1e6)) % space % u'M';
    if (count >= 1e3)
        return QLocale().toString(count / 1e3, 'f', decimalsFor(count / 1e3)) % space % u'k';
    return QLocale().toString(count, 'f', 0);
}

} // namespace

QString Format::none()
{
    return QString(QChar(0x2013));
}

QString Format::number(double value, int decimals)
{
    return std::isfinite(value) ? QLocale().toString(value, 'f', decimals) : none();
}

QString Format::ms(std::optional<double> value)
{
    if (!value || !std::isfinite(*value))
        return none();
    return QLocale().toString(*value, 'f', decimalsFor(*value)) % space % tr("ms");
}

QString Format::msWithSpread(std::optional<double> value, std::optional<double> deviation)
{
    if (!value || !std::isfinite(*value) || !deviation || !std::isfinite(*deviation))
        return ms(value);
    // As many decimals as the deviation needs to show a digit, within what columns have room for; it never reads as 0.
    const int needed = *deviation > 0 ? static_cast<int>(std::ceil(-std::log10(*deviation))) : 0;
    const int decimals = std::max({decimalsFor(*value), 2, std::min(needed, mostDecimals)});
    const double shown = *deviation > 0 ? std::max(*deviation, std::pow(10, -decimals)) : *deviation;
    //: a measured latency and its standard deviation
    return tr("%1 ± %2 ms").arg(number(*value, decimals), number(shown, decimals)).replace(u' ', space);
}

QString Format::percent(std::optional<double> share, int decimals)
{
    if (!share || !std::isfinite(*share))
        return none();
    return QLocale().toString(*share * 100, 'f', decimals) % space % u'%';
}

QString Format::difference(double value, const QString& unit)
{
    if (!std::isfinite(value))
        return none();
    constexpr int most = 9; // decimals; what is smaller comes from rounding
    const int needed = value == 0 ? 0 : 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
    const QString size = QLocale().toString(std::abs(value), 'f', std::clamp(needed, 0, most)) % space % unit;
    return value > 0 ? QString(u'+' % size) : value < 0 ? QString(QChar(0x2212) % size) : size;
}

QString Format::bytes(double value)
{
    if (!std::isfinite(value) || value < 0)
        return none();
    const double mebibytes = value / (1 << 20);
    if (mebibytes >= 1024)
        return QLocale().toString(mebibytes / 1024, 'f', 1) % space % tr("GiB");
    if (mebibytes >= 1)
        return QLocale().toString(mebibytes, 'f', 0) % space % tr("MiB");
    return QLocale().toString(value / 1024, 'f', 0) % space % tr("KiB");
}

QString Format::imagesPerSecond(double value)
{
    if (!std::isfinite(value))
        return none();
    return QLocale().toString(value, 'f', value < 10 ? 1 : 0) % space % tr("images/s");
}

QString Format::duration(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return none();
    const auto whole = static_cast<qint64>(std::llround(seconds));
    const qint64 days = whole / 86400, hours = whole / 3600 % 24, minutes = whole / 60 % 60, rest = whole % 60;
    QString text;
    if (days > 0)
        text = tr("%1 d %2 h").arg(days).arg(hours);
    else if (hours > 0)
        text = tr("%1 h %2 min").arg(hours).arg(minutes);
    else if (minutes > 0)
        text = tr("%1 min %2 s").arg(minutes).arg(rest);
    else
        text = tr("%1 s").arg(rest);
    return text.replace(u' ', space);
}

QString Format::parameters(std::int64_t count)
{
    return scaled(static_cast<double>(count));
}

QString Format::macs(std::int64_t count)
{
    return scaled(static_cast<double>(count));
}

QString Format::networks(double log10Networks, int digits)
{
    constexpr int million = 6, billion = 9, most = 12; // up to a million the number itself says more
    if (!std::isfinite(log10Networks))
        return none();
    if (log10Networks < million)
        return QLocale().toString(static_cast<qlonglong>(std::llround(std::pow(10, log10Networks))));
    // So many digits, the others zero: 39.8 is 40 with two of them, and 9.97 is 10, which has a digit more.
    int exponent = static_cast<int>(std::floor(log10Networks));
    double shown = std::round(std::pow(10, log10Networks - exponent + digits - 1));
    if (shown >= std::pow(10, digits)) {
        shown /= 10;
        ++exponent;
    }
    const auto inUnitsOf = [&](int power) {
        const int decimals = digits - 1 - (exponent - power);
        return QLocale().toString(shown * std::pow(10, -decimals), 'f', std::max(0, decimals));
    };
    if (exponent < most) {
        const bool small = exponent < billion;
        //: short words for 10⁶ and 10⁹, the same for every number
        return (small ? tr("%1 million") : tr("%1 billion"))
            .arg(inUnitsOf(small ? million : billion))
            .replace(u' ', space);
    }
    QString exponentText;
    for (const QChar digit : QString::number(exponent)) {
        static constexpr char16_t raised[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
        exponentText += raised[digit.digitValue()];
    }
    //: mantissa and the raised digits of the exponent
    return tr("%1 × 10%2").arg(inUnitsOf(exponent), exponentText).replace(u' ', space);
}

QString Format::nats(double value)
{
    return std::isfinite(value) ? QString(QLocale().toString(value, 'f', 2) % space % tr("nats")) : none();
}

QString Format::shape(const Shape& shape)
{
    //: channels, height and width of a feature map
    return tr("%1 × %2 × %3").arg(shape.channels).arg(shape.height).arg(shape.width).replace(u' ', space);
}

QString Format::word(const Operator& op)
{
    Operator plain = op;
    plain.stride = 1;
    plain.channels = 0;
    return QString::fromStdString(toText(plain));
}

QString Format::dateTime(const std::string& iso8601)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(iso8601), Qt::ISODate);
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : none();
}

QString Format::phase(Phase phase)
{
    switch (phase) {
    case Phase::Preparing:
        return tr("Preparing");
    case Phase::Measuring:
        return tr("Measuring the target");
    case Phase::WarmUp:
        return tr("Warm-up");
    case Phase::Joint:
        return tr("Searching");
    case Phase::Selecting:
        return tr("Comparing networks");
    case Phase::Training:
        return tr("Training");
    case Phase::Paused:
        return tr("Paused");
    case Phase::Finished:
        return tr("Finished");
    case Phase::Stopped:
        return tr("Stopped");
    case Phase::Failed:
        return tr("Failed");
    }
    return {};
}

QString Format::runState(Phase state, bool live)
{
    const bool ended = hasEnded(state);
    return ended || live ? phase(state) : tr("Interrupted");
}

QString Format::level(MessageLevel level)
{
    switch (level) {
    case MessageLevel::Info:
        return tr("Info");
    case MessageLevel::Warning:
        return tr("Warning");
    case MessageLevel::Error:
        return tr("Error");
    }
    return {};
}

} // namespace pathloom
