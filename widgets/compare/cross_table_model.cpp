// SPDX-License-Identifier: MIT
#include "widgets/compare/cross_table_model.h"

#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"
#include "widgets/common/paths.h"

#include <QFont>

namespace pathloom {

namespace {

/// Names of targets are long: a header shows them in two lines, broken at the comma next to the middle.
QString inTwoLines(const QString& name)
{
    if (name.size() < 22)
        return name;
    qsizetype best = -1;
    for (qsizetype comma = name.indexOf(u','); comma >= 0; comma = name.indexOf(u',', comma + 1)) {
        if (best < 0 || std::abs(comma - name.size() / 2) < std::abs(best - name.size() / 2))
            best = comma;
    }
    return best < 0 ? name : name.left(best + 1) % u'\n' % name.mid(best + 1).trimmed();
}

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

QMap<QString, QString> shortNames(const QStringList& names)
{
    QMap<QString, QStringList> common; // by first part: what all its names have
    const auto partsOf = [](const QString& name) { return name.split(QStringLiteral(", ")); };
    for (const QString& name : names) {
        const QStringList parts = partsOf(name);
        const auto known = common.find(parts.front());
        if (known == common.end())
            common.insert(parts.front(), parts);
        else
            known->removeIf([&](const QString& part) { return !parts.contains(part); });
    }
    QMap<QString, QString> shortened;
    for (const QString& name : names) {
        QStringList parts = partsOf(name);
        const QString first = parts.takeFirst();
        parts.removeIf([&](const QString& part) { return common[first].contains(part); });
        parts.prepend(first);
        shortened.insert(name, parts.join(QStringLiteral(", ")));
    }
    return shortened;
}

CrossTableModel::CrossTableModel(QObject* parent) : TableModel({}, parent)
{
    setContent({});
}

void CrossTableModel::setContent(Content content)
{
    beginResetModel();
    m_content = std::move(content);
    m_costs.clear();
    QStringList found;
    for (int row = 0; row < rows(); ++row) {
        m_costs.push_back(costs(compared(row).network.description));
        if (const QString name = ownTarget(row); !name.isEmpty() && !found.contains(name))
            found << name;
    }
    m_shortNames = shortNames(found);
    QList<ColumnInfo> columns{{tr("Network"), ColumnInfo::Text, {}},
                              {tr("Run"), ColumnInfo::Text, {}},
                              {tr("Found for"), ColumnInfo::Text, tr("The target that the network's search was for")},
                              {tr("Test accuracy"), ColumnInfo::Number, tr("Share of the test images named rightly")},
                              {tr("Parameters"), ColumnInfo::Number, {}},
                              {tr("MACs"), ColumnInfo::Number, tr("Multiply-accumulates for one image")},
                              {tr("State"), ColumnInfo::Text, {}}};
    for (const HardwareTarget& target : table().targets)
        columns.append({inTwoLines(CoreText::of(target.name)), ColumnInfo::Number,
                        tr("Latency of one batch on %1").arg(CoreText::of(target.name))});
    setColumns(columns);
    endResetModel();
}

QString CrossTableModel::ownTarget(int row) const
{
    const QString id = textOf(compared(row).foundFor);
    return m_content.targetNames.value(id, id);
}

QString CrossTableModel::foundForText(int network) const
{
    if (compared(network).yardstick)
        return tr("Yardstick");
    const QString name = ownTarget(network);
    return name.isEmpty() ? Format::none() : m_shortNames.value(name, name);
}

const CrossTable::Cell* CrossTableModel::cell(int row, int column) const
{
    return column < FirstTarget
               ? nullptr
               : &table().cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column - FirstTarget)];
}

QString CrossTableModel::stateText(int row) const
{
    switch (stateRank(row)) {
    case 1:
        return m_content.training.at(row);
    case 2:
        return tr("Trained");
    case 3:
        return tr("Exported");
    default:
        return tr("Not trained");
    }
}

int CrossTableModel::stateRank(int row) const
{
    const DerivedNetwork& network = compared(row).network;
    if (!m_content.training.value(row).isEmpty())
        return 1;
    return !network.onnxFile.empty() ? 3 : network.testAccuracy ? 2 : 0;
}

QString CrossTableModel::display(int row, int column) const
{
    const ComparedNetwork& network = compared(row);
    const Costs& cost = m_costs[static_cast<std::size_t>(row)];
    switch (column) {
    case Network:
        return textOf(network.network.name);
    case Run:
        return textOf(network.runName);
    case FoundFor:
        return foundForText(row);
    case Accuracy:
        return Format::percent(network.network.testAccuracy, 2);
    case Parameters:
        return Format::parameters(cost.parameters);
    case Macs:
        return Format::macs(cost.macs);
    case State:
        return stateText(row);
    default:
        break;
    }
    const auto& latency = cell(row, column)->latency;
    return latency ? LatencyText::value(*latency) : Format::none();
}

QVariant CrossTableModel::sortKey(int row, int column) const
{
    const auto orMissing = [](const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(); };
    const Costs& cost = m_costs[static_cast<std::size_t>(row)];
    switch (column) {
    case Accuracy:
        return orMissing(compared(row).network.testAccuracy);
    case Parameters:
        return static_cast<qlonglong>(cost.parameters);
    case Macs:
        return static_cast<qlonglong>(cost.macs);
    case State:
        return stateRank(row);
    case Network:
    case Run:
    case FoundFor:
        return display(row, column);
    default:
        break;
    }
    const auto& latency = cell(row, column)->latency;
    return latency ? QVariant(latency->ms) : QVariant();
}

QString CrossTableModel::tooltip(int row, int column) const
{
    const ComparedNetwork& network = compared(row);
    const Costs& cost = m_costs[static_cast<std::size_t>(row)];
    switch (column) {
    case Network:
        return network.network.architecture.empty()
                   ? textOf(network.network.description.name)
                   : tr("One word a block: %1").arg(textOf(network.network.architecture));
    case Run:
        return textOf(network.runFolder);
    case FoundFor:
        return network.yardstick ? tr("A well-known network, trained by the run's protocol to compare with")
                                 : ownTarget(row);
    case Accuracy:
        return network.network.testAccuracy ? tr("Share of the test images that the trained network names rightly.")
                                            : tr("The network has not been trained yet.");
    case Parameters:
        return tr("%L1 trained numbers").arg(cost.parameters);
    case Macs:
        return tr("%L1 multiply-accumulates for one image").arg(cost.macs);
    case State:
        return stateText(row);
    default:
        break;
    }
    const CrossTable::Cell& shown = *cell(row, column);
    QStringList lines{shown.latency ? LatencyText::explanation(*shown.latency) : CoreText::of(shown.problem)};
    if (shown.best)
        lines << tr("The lowest of this column.");
    if (shown.likeBest)
        lines << tr(
            "Cannot be told apart from the lowest of this column: the difference is less than the errors of both.");
    if (shown.foundFor)
        lines << tr("The network was searched for this target.");
    return lines.join(u'\n');
}

QString CrossTableModel::spoken(int row, int column) const
{
    const CrossTable::Cell* shown = cell(row, column);
    if (!shown)
        return TableModel::spoken(row, column);
    QStringList words{shown->latency ? display(row, column) : tr("no latency")};
    if (shown->latency)
        words << LatencyText::origin(shown->latency->origin);
    else
        words << CoreText::of(shown->problem);
    if (shown->best)
        words << tr("lowest of this column");
    if (shown->likeBest)
        words << tr("not to be told apart from the lowest of this column");
    if (shown->foundFor)
        words << tr("the network's own target");
    const auto target = static_cast<std::size_t>(column - FirstTarget);
    return tr("%1: %2").arg(CoreText::of(table().targets[target].name), words.join(QStringLiteral(", ")));
}

QVariant CrossTableModel::further(int row, int column, int role) const
{
    const ComparedNetwork& network = compared(row);
    const CrossTable::Cell* shown = cell(row, column);
    switch (role) {
    case SearchRole:
        return QStringList{textOf(network.network.name), textOf(network.runName), textOf(network.network.architecture),
                           textOf(network.images),       foundForText(row),       ownTarget(row),
                           textOf(network.foundFor)}
            .join(u'\n');
    case TrainedRole:
        return network.network.testAccuracy.has_value();
    case KeyRole:
        return textOf(network.runFolder);
    case OriginRole:
        return shown && shown->latency ? QVariant(static_cast<int>(shown->latency->origin)) : QVariant();
    case BestRole:
        return shown && shown->best;
    case LikeBestRole:
        return shown && shown->likeBest;
    case OwnTargetRole:
        return shown && shown->foundFor;
    case Qt::FontRole:
        if (shown && shown->best) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    default:
        return {};
    }
}

} // namespace pathloom
