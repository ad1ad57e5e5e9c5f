// SPDX-License-Identifier: MIT
#include "widgets/compare/difference_model.h"

#include "core/compare/told_apart.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"

#include <QFont>

#include <cmath>

namespace pathloom {

namespace {

/// "+0.12 ms", "−1.20 M": a difference always shows its sign, but for none.
QString withSign(double value, const QString& amount)
{
    return value > 0 ? QString(u'+' % amount) : value < 0 ? QString(QChar(0x2212) % amount) : amount;
}

std::optional<double> msOf(const std::optional<PredictedLatency>& latency)
{
    return latency ? std::optional(latency->ms) : std::nullopt;
}

} // namespace

QStringList DifferenceText::changes(const NetworkComparison& networks, const BlockPair& pair)
{
    if (pair.depthChanged) {
        const bool stands = pair.right >= 0 &&
                            networks.right.blocks[static_cast<std::size_t>(pair.right)].op.kind != OperatorKind::Skip;
        return {stands ? tr("added") : tr("left out")};
    }
    QStringList texts;
    if (pair.left < 0 || pair.right < 0)
        return texts;
    const Operator& left = networks.left.blocks[static_cast<std::size_t>(pair.left)].op;
    const Operator& right = networks.right.blocks[static_cast<std::size_t>(pair.right)].op;
    if (pair.kernelChanged)
        texts << tr("kernel %1 → %2").arg(left.kernel).arg(right.kernel);
    if (pair.expandChanged)
        texts << tr("expand %1 → %2").arg(QString::number(left.expand), QString::number(right.expand));
    if (pair.otherChanged) {
        const Shape& before = networks.left.blocks[static_cast<std::size_t>(pair.left)].output;
        const Shape& after = networks.right.blocks[static_cast<std::size_t>(pair.right)].output;
        if (left.kind != right.kind)
            texts << tr("operator");
        else if (left.stride != right.stride)
            texts << tr("stride %1 → %2").arg(left.stride).arg(right.stride);
        else if (before.channels != after.channels)
            texts << tr("width %1 → %2").arg(before.channels).arg(after.channels);
        else
            texts << (left.activation != right.activation ? tr("activation") : tr("shortcut"));
    }
    return texts;
}

QString DifferenceText::summary(const NetworkDifference& difference)
{
    QStringList parts;
    if (difference.changedKernels > 0)
        parts << tr("%Ln kernel size(s)", nullptr, difference.changedKernels);
    if (difference.changedExpansions > 0)
        parts << tr("%Ln expansion(s)", nullptr, difference.changedExpansions);
    if (difference.changedDepths > 0)
        parts << tr("%Ln block(s) that only one of them has", nullptr, difference.changedDepths);
    if (difference.otherChanges > 0)
        parts << tr("%Ln operator(s), stride(s) or width(s)", nullptr, difference.otherChanges);
    //: followed by a list such as "3 kernel sizes, 1 expansion"
    return parts.isEmpty() ? tr("The blocks of both networks are the same.")
                           : tr("They differ in %1.").arg(parts.join(QStringLiteral(", ")));
}

QString DifferenceText::latency(const NetworkComparison& networks)
{
    const auto &left = networks.difference.leftLatency, &right = networks.difference.rightLatency;
    if (!left || !right)
        return CoreText::of(networks.difference.latencyProblem);
    const double more = right->ms - left->ms;
    const QString share = left->ms > 0 ? Format::percent(std::abs(more) / left->ms) : Format::none();
    const QString a = LatencyText::value(*left), b = LatencyText::value(*right);
    if (more == 0)
        return tr("Both take %1 on %2.").arg(a, networks.targetName);
    //: second network, time, percent, first network, target, latencies of the second and the first
    const QString text = more < 0 ? tr("%1 is %2 (%3) faster than %4 on %5: %6 against %7.")
                                  : tr("%1 is %2 (%3) slower than %4 on %5: %6 against %7.");
    const QString sentence =
        text.arg(networks.rightName, Format::ms(std::abs(more)), share, networks.leftName, networks.targetName, b, a);
    const QString named = sentence.at(0).toUpper() + sentence.mid(1); // a moment is called "step 590"
    if (canBeToldApart(*left, *right))
        return named;
    //: which network is how much faster
    return tr("%1 The two cannot be told apart: that is less than the errors of both together.").arg(named);
}

QString DifferenceText::name(const NetworkDescription& network, int block)
{
    return block < 0 ? Format::none() : QString::fromStdString(network.blocks[static_cast<std::size_t>(block)].name);
}

QString DifferenceText::word(const NetworkDescription& network, int block)
{
    return block < 0 ? Format::none() : Format::word(network.blocks[static_cast<std::size_t>(block)].op);
}

QString DifferenceText::operatorOf(const NetworkDescription& network, int block)
{
    return block < 0 ? Format::none() : CoreText::of(displayName(network.blocks[static_cast<std::size_t>(block)].op));
}

DifferenceModel::DifferenceModel(QObject* parent) : TableModel({}, parent)
{
    setNetworks({});
}

void DifferenceModel::setNetworks(NetworkComparison networks)
{
    beginResetModel();
    m_networks = std::move(networks);
    const QString &a = m_networks.leftName, &b = m_networks.rightName;
    const QString on =
        m_networks.targetName.isEmpty() ? tr("No target is chosen") : tr("On %1").arg(m_networks.targetName);
    setColumns({{tr("Block"), ColumnInfo::Text, {}},
                {a, ColumnInfo::Text, {}},
                {b, ColumnInfo::Text, {}},
                {tr("Changed"), ColumnInfo::Text, tr("What differs, from the first network to the second")},
                {tr("Latency\n%1").arg(a), ColumnInfo::Number, on},
                {tr("Latency\n%1").arg(b), ColumnInfo::Number, on},
                {tr("Latency\ndifference"), ColumnInfo::Number, on},
                {tr("Parameters\n%1").arg(a), ColumnInfo::Number, {}},
                {tr("Parameters\n%1").arg(b), ColumnInfo::Number, {}},
                {tr("Parameters\ndifference"), ColumnInfo::Number, {}},
                {tr("MACs\n%1").arg(a), ColumnInfo::Number, {}},
                {tr("MACs\n%1").arg(b), ColumnInfo::Number, {}},
                {tr("MACs\ndifference"), ColumnInfo::Number, {}}});
    endResetModel();
}

bool DifferenceModel::isUncertain() const
{
    const NetworkDifference& all = m_networks.difference;
    return all.leftLatency && all.rightLatency && !canBeToldApart(*all.leftLatency, *all.rightLatency);
}

int DifferenceModel::rows() const
{
    return m_networks.difference.pairs.empty() ? 0 : static_cast<int>(m_networks.difference.pairs.size()) + 1;
}

QVariant DifferenceModel::number(int row, int column) const
{
    const NetworkDifference& all = m_networks.difference;
    const bool total = isTotal(row);
    const std::optional<double> left = total ? msOf(all.leftLatency) : pair(row).leftMs;
    const std::optional<double> right = total ? msOf(all.rightLatency) : pair(row).rightMs;
    const Costs& leftCosts = total ? all.leftCosts : pair(row).leftCosts;
    const Costs& rightCosts = total ? all.rightCosts : pair(row).rightCosts;
    const auto orNone = [](const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(); };
    switch (column) {
    case LeftMs:
        return orNone(left);
    case RightMs:
        return orNone(right);
    case MsDifference: {
        // A block that one network does not have costs it nothing; one whose latency is unknown leaves it unknown.
        const bool leftKnown = left || (!total && pair(row).left < 0);
        const bool rightKnown = right || (!total && pair(row).right < 0);
        return (left || right) && leftKnown && rightKnown ? QVariant(right.value_or(0) - left.value_or(0)) : QVariant();
    }
    case LeftParameters:
        return static_cast<qlonglong>(leftCosts.parameters);
    case RightParameters:
        return static_cast<qlonglong>(rightCosts.parameters);
    case ParameterDifference:
        return static_cast<qlonglong>(rightCosts.parameters - leftCosts.parameters);
    case LeftMacs:
        return static_cast<qlonglong>(leftCosts.macs);
    case RightMacs:
        return static_cast<qlonglong>(rightCosts.macs);
    case MacDifference:
        return static_cast<qlonglong>(rightCosts.macs - leftCosts.macs);
    default:
        return {};
    }
}

QString DifferenceModel::display(int row, int column) const
{
    const NetworkDifference& all = m_networks.difference;
    const bool total = isTotal(row);
    switch (column) {
    case Block:
        if (total)
            return tr("Whole network");
        return pair(row).left >= 0 ? DifferenceText::name(m_networks.left, pair(row).left)
                                   : DifferenceText::name(m_networks.right, pair(row).right);
    case Left:
        return total ? QString() : DifferenceText::word(m_networks.left, pair(row).left);
    case Right:
        return total ? QString() : DifferenceText::word(m_networks.right, pair(row).right);
    case Changed:
        return total ? QString() : DifferenceText::changes(m_networks, pair(row)).join(QStringLiteral(", "));
    case LeftMs:
    case RightMs: {
        if (total) {
            const auto& latency = column == LeftMs ? all.leftLatency : all.rightLatency;
            return latency ? LatencyText::value(*latency) : Format::none();
        }
        const QVariant value = number(row, column);
        if (!value.isValid())
            return Format::none();
        const bool estimated = column == LeftMs ? pair(row).leftEstimated : pair(row).rightEstimated;
        const QString text = Format::ms(value.toDouble());
        //: an estimated latency
        return estimated ? tr("about %1").arg(text) : text;
    }
    case MsDifference: {
        const QVariant value = number(row, column);
        if (!value.isValid())
            return Format::none();
        const QString text = withSign(value.toDouble(), Format::ms(std::abs(value.toDouble())));
        //: a difference that is smaller than the errors of what differs
        return total && value.toDouble() != 0 && isUncertain() ? tr("%1 (uncertain)").arg(text) : text;
    }
    default:
        break;
    }
    const bool parameters = column <= ParameterDifference;
    const qlonglong value = number(row, column).toLongLong();
    const auto text = [parameters](qlonglong count) {
        return parameters ? Format::parameters(count) : Format::macs(count);
    };
    return column == ParameterDifference || column == MacDifference
               ? withSign(static_cast<double>(value), text(std::abs(value)))
               : text(value);
}

QString DifferenceModel::tooltip(int row, int column) const
{
    const NetworkDifference& all = m_networks.difference;
    if (column >= LeftParameters)
        return tr("%L1", "an exact count").arg(number(row, column).toLongLong());
    if ((column == Left || column == Right) && !isTotal(row))
        return column == Left ? DifferenceText::operatorOf(m_networks.left, pair(row).left)
                              : DifferenceText::operatorOf(m_networks.right, pair(row).right);
    if (column == MsDifference && isTotal(row) && isUncertain())
        return tr("The two cannot be told apart: the difference is less than the errors of both together.");
    if (column != LeftMs && column != RightMs)
        return display(row, column);
    if (isTotal(row)) {
        const auto& latency = column == LeftMs ? all.leftLatency : all.rightLatency;
        return latency ? LatencyText::explanation(*latency) : CoreText::of(all.latencyProblem);
    }
    const bool estimated = column == LeftMs ? pair(row).leftEstimated : pair(row).rightEstimated;
    if (number(row, column).isValid())
        return estimated ? tr("From the model fitted to the target's table.") : tr("From the target's table.");
    return m_networks.targetName.isEmpty() ? tr("No target is chosen.")
                                           : tr("Not there, timed together with its neighbour, or not known.");
}

QVariant DifferenceModel::further(int row, int column, int role) const
{
    if (role == LeadingRole)
        return !isTotal(row) && pair(row).changed();
    if (role == Qt::FontRole && (isTotal(row) || (pair(row).changed() && (column == Block || column == Changed)))) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    return {};
}

FigureTable DifferenceModel::numbers() const
{
    FigureTable table;
    const QString &a = m_networks.leftName, &b = m_networks.rightName;
    table.columns = {tr("Block"),
                     tr("Operator of %1").arg(a),
                     tr("Operator of %1").arg(b),
                     tr("Changed"),
                     tr("Latency of %1 (ms)").arg(a),
                     tr("Latency of %1 (ms)").arg(b),
                     tr("Latency difference (ms)"),
                     tr("Parameters of %1").arg(a),
                     tr("Parameters of %1").arg(b),
                     tr("Parameter difference"),
                     tr("MACs of %1").arg(a),
                     tr("MACs of %1").arg(b),
                     tr("MAC difference")};
    for (int row = 0; row < rows(); ++row) {
        QVariantList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells << (column == Left || column == Right ? QVariant(tooltip(row, column))
                      : column < LeftMs                 ? QVariant(display(row, column))
                                                        : number(row, column));
        table.rows << cells;
    }
    return table;
}

} // namespace pathloom
