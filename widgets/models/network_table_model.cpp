// SPDX-License-Identifier: MIT
#include "widgets/models/network_table_model.h"

#include "core/compare/yardsticks.h"
#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"

#include <QDir>
#include <QLocale>

#include <algorithm>

namespace pathloom {

namespace {

constexpr double unknown = -1; ///< sorts before every known number

QString stateText(const NetworkRow& row)
{
    if (!row.training.isEmpty())
        return row.training;
    if (!row.network.onnxFile.empty())
        return NetworkTableModel::tr("Exported");
    if (row.network.testAccuracy)
        return NetworkTableModel::tr("Trained");
    return NetworkTableModel::tr("Not trained");
}

QString predictionTip(const NetworkRow& row)
{
    QString tip =
        NetworkTableModel::tr("Latency for one batch, added up from the latency table that the target has now.");
    if (row.predicted)
        tip += u'\n' + LatencyText::explanation(*row.predicted);
    if (const auto stored = predictionOf(row.network); stored && row.predicted && stored->ms != row.predicted->ms)
        tip += u'\n' + NetworkTableModel::tr("When it was derived: %1.").arg(LatencyText::value(*stored));
    return tip;
}

int stateRank(const NetworkRow& row)
{
    return !row.training.isEmpty() ? 1 : !row.network.onnxFile.empty() ? 3 : row.network.testAccuracy ? 2 : 0;
}

} // namespace

QString onnxFileOf(const NetworkRow& row)
{
    return row.network.onnxFile.empty() ? QString()
                                        : QDir(row.runFolder).filePath(QString::fromStdString(row.network.onnxFile));
}

NetworkTableModel::NetworkTableModel(QObject* parent)
    : TableModel({{tr("Network"), ColumnInfo::Text, {}},
                  {tr("Test accuracy"), ColumnInfo::Number, {}},
                  {tr("Predicted"), ColumnInfo::Number, {}},
                  {tr("Measured"), ColumnInfo::Number, {}},
                  {tr("State"), ColumnInfo::Text, {}},
                  {tr("By shared weights"), ColumnInfo::Number,
                   tr("Accuracy on held-out images with the weights of the search, before any training")},
                  {tr("Run"), ColumnInfo::Text, {}},
                  {tr("Step"), ColumnInfo::Number, tr("Step of the search at which the network was taken out")},
                  {tr("Parameters"), ColumnInfo::Number, {}},
                  {tr("MACs"), ColumnInfo::Number, {}},
                  {tr("Note"), ColumnInfo::Text, {}},
                  {tr("Architecture"), ColumnInfo::Text, {}}},
                 parent)
{
}

NetworkTableModel::Row NetworkTableModel::rowFor(NetworkRow value)
{
    Row row;
    row.costs = pathloom::costs(value.network.description);
    row.value = std::move(value);
    return row;
}

void NetworkTableModel::setNetworks(std::vector<NetworkRow> networks)
{
    beginResetModel();
    m_rows.clear();
    m_rows.reserve(networks.size());
    for (NetworkRow& network : networks)
        m_rows.push_back(rowFor(std::move(network)));
    endResetModel();
}

void NetworkTableModel::updateNetwork(const NetworkRow& network)
{
    const int row = rowOf(network.runFolder, network.network.id);
    if (row >= 0) {
        m_rows[static_cast<std::size_t>(row)] = rowFor(network);
        rowsChanged(row, row);
        return;
    }
    const int end = static_cast<int>(m_rows.size());
    beginInsertRows({}, end, end);
    m_rows.push_back(rowFor(network));
    endInsertRows();
}

int NetworkTableModel::rowOf(const QString& runFolder, std::int64_t id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) {
        return row.value.runFolder == runFolder && row.value.network.id == id;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QVariant NetworkTableModel::further(int row, int, int role) const
{
    return role == KeyRole ? QVariant(network(row).runFolder) : QVariant();
}

QString NetworkTableModel::display(int index, int column) const
{
    const Row& row = m_rows[static_cast<std::size_t>(index)];
    const DerivedNetwork& network = row.value.network;
    switch (column) {
    case Run:
        return row.value.runName;
    case Network:
        return QString::fromStdString(network.name);
    case Step:
        return isYardstick(network) ? Format::none() : QLocale().toString(static_cast<qlonglong>(network.step));
    case Note:
        return QString::fromStdString(network.note).simplified();
    case Architecture:
        return QString::fromStdString(network.architecture);
    case Accuracy:
        return Format::percent(network.testAccuracy, 2);
    case SharedAccuracy:
        return Format::percent(network.sharedAccuracy, 2);
    case PredictedMs:
        if (row.value.predicted)
            return tr("%1, %2", "latency, origin")
                .arg(LatencyText::value(*row.value.predicted), LatencyText::origin(row.value.predicted->origin));
        if (const auto stored = predictionOf(network); stored && network.predictedOrigin)
            return tr("%1, %2", "latency, origin")
                .arg(LatencyText::value(*stored), LatencyText::origin(stored->origin));
        return Format::ms(hasPrediction(network) ? std::optional(network.predictedMs) : std::nullopt);
    case MeasuredMs:
        return Format::msWithSpread(network.measuredMs, network.measuredDeviationMs);
    case Parameters:
        return Format::parameters(row.costs.parameters);
    case Macs:
        return Format::macs(row.costs.macs);
    case State:
        return stateText(row.value);
    default:
        return {};
    }
}

QVariant NetworkTableModel::sortKey(int index, int column) const
{
    const Row& row = m_rows[static_cast<std::size_t>(index)];
    const DerivedNetwork& network = row.value.network;
    switch (column) {
    case Accuracy:
        return network.testAccuracy.value_or(unknown);
    case SharedAccuracy:
        return network.sharedAccuracy.value_or(unknown);
    case PredictedMs:
        return row.value.predicted ? row.value.predicted->ms : network.predictedMs;
    case MeasuredMs:
        return network.measuredMs.value_or(unknown);
    case Parameters:
        return static_cast<qlonglong>(row.costs.parameters);
    case Macs:
        return static_cast<qlonglong>(row.costs.macs);
    case State:
        return stateRank(row.value);
    case Step:
        return static_cast<qlonglong>(network.step);
    default:
        return display(index, column);
    }
}

QString NetworkTableModel::tooltip(int index, int column) const
{
    const Row& row = m_rows[static_cast<std::size_t>(index)];
    const DerivedNetwork& network = row.value.network;
    switch (column) {
    case Run:
        return tr("%1\n%2", "name and folder of a run").arg(display(index, Run), row.value.runFolder);
    case Network:
    case Step:
        return isYardstick(network) ? tr("A well-known network to compare with; it was not searched for.")
                                    : tr("Taken out of the search at step %L1.").arg(network.step);
    case Note:
        return network.note.empty() ? tr("No note was written.") : QString::fromStdString(network.note);
    case Architecture:
        return tr("One word a block: %1").arg(QString::fromStdString(network.architecture));
    case Accuracy:
        return network.testAccuracy ? tr("Share of the test images that the trained network names rightly.")
                                    : tr("The network has not been trained yet.");
    case SharedAccuracy:
        return network.sharedAccuracy
                   ? tr("Share of held-out images that the network names rightly with the weights of the search.")
                   : tr("The network was not evaluated by the weights of the search.");
    case PredictedMs:
        return predictionTip(row.value);
    case MeasuredMs:
        return network.measuredMs ? tr("Latency measured with the whole network, ± standard deviation.")
                                  : tr("The network has not been measured as a whole yet.");
    case Parameters:
        return tr("%L1 trained numbers").arg(row.costs.parameters);
    case Macs:
        return tr("%L1 multiply-accumulates for one image").arg(row.costs.macs);
    case State:
        return network.onnxFile.empty() ? stateText(row.value) : tr("Exported to %1").arg(onnxFileOf(row.value));
    default:
        return {};
    }
}

} // namespace pathloom
