// SPDX-License-Identifier: MIT
#include "widgets/models/block_model.h"

#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"
#include "widgets/common/run_view.h"
#include "widgets/steering/run_steering.h"

#include <QFont>

#include <algorithm>

namespace pathloom {

BlockModel::BlockModel(RunView* view, QObject* parent)
    : TableModel(
          {{tr("Path"), ColumnInfo::Text,
            tr("The candidate operator; struck out when it is pruned and so neither sampled nor trained.")},
           {tr("Probability"), ColumnInfo::Text, // a bar with the number in it
            tr("How likely the search takes this candidate: softmax of its architecture parameters."),
            Qt::DescendingOrder},
           {tr("Latency"), ColumnInfo::Number,
            tr("From the run's latency table; its error stands in the tooltip of a row.")},
           {tr("Share"), ColumnInfo::Number, tr("Share of the block's expected latency: probability times latency.")},
           {tr("MACs"), ColumnInfo::Number, tr("Multiply-accumulates for one image.")},
           {tr("Params", "short for parameters"), ColumnInfo::Number,
            tr("Parameters: the trained numbers of this candidate.")}},
          parent),
      m_view(view), m_steering(new RunSteering(view, this))
{
    connect(view, &RunView::runChanged, this, &BlockModel::rebuild);
    connect(view, &RunView::headerChanged, this, &BlockModel::rebuild);
    connect(view, &RunView::selectionChanged, this, [this](int choice) {
        if (choice != m_choice)
            rebuild();
    });
    rebuild();
}

void BlockModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    m_leading = -1;
    m_choice = m_view->selectedChoice();
    if (m_choice >= 0) {
        const RunHeader& header = m_view->header();
        const SpaceBlock& block = header.space->choice(m_choice);
        for (std::size_t i = 0; i < block.candidates.size(); ++i) {
            Block built;
            built.op = block.candidates[i];
            built.shortcut = block.shortcut;
            built.input = block.input;
            built.output = block.output;
            const Costs costs = pathloom::costs(built);
            Row row;
            row.name = CoreText::of(displayName(built.op));
            row.word = Format::word(built.op);
            row.parameters = costs.parameters;
            row.macs = costs.macs;
            if (header.latency)
                row.latency = header.latency->path(m_choice, static_cast<int>(i));
            m_rows.push_back(row);
        }
    }
    endResetModel();
    refresh();
}

void BlockModel::refresh()
{
    if (m_choice < 0 || m_rows.empty())
        return;
    const PathProbabilities probabilities = m_view->probabilities();
    const std::vector<double>& p = probabilities[static_cast<std::size_t>(m_choice)];
    const PathMask mask = m_view->mask();
    bool changed = false;
    for (std::size_t i = 0; i < m_rows.size() && i < p.size(); ++i) {
        changed = changed || m_rows[i].probability != p[i];
        m_rows[i].probability = p[i];
        const Path path{m_choice, static_cast<int>(i)};
        const bool pruned = !mask.isOpen(path), pinned = !pruned && mask.openCount(m_choice) == 1;
        const QString state = pruned || pinned ? m_steering->stateText(path) : QString();
        changed = changed || m_rows[i].pruned != pruned || m_rows[i].pinned != pinned || m_rows[i].state != state;
        m_rows[i].pruned = pruned;
        m_rows[i].pinned = pinned;
        m_rows[i].state = state;
    }
    const std::optional<Architecture> architecture = m_view->marked();
    const int leading = architecture ? architecture->choices[static_cast<std::size_t>(m_choice)] : -1;
    if (!changed && leading == m_leading)
        return;
    m_leading = leading;
    rowsChanged(0, rows() - 1);
}

std::optional<double> BlockModel::expectedMs() const
{
    if (m_rows.empty())
        return {};
    double sum = 0;
    for (const Row& row : m_rows) {
        if (!row.latency)
            return {};
        sum += row.probability * row.latency->ms;
    }
    return sum;
}

QVariant BlockModel::further(int row, int column, int role) const
{
    switch (role) {
    case Qt::FontRole: {
        if (column != Name || (row != m_leading && !at(row).pruned))
            return {};
        QFont font;
        font.setBold(row == m_leading && !at(row).pruned);
        font.setStrikeOut(at(row).pruned);
        return font;
    }
    case ShareRole:
        return column == Probability ? QVariant(at(row).probability) : QVariant();
    case LeadingRole:
        return row == m_leading;
    case KeyRole:
        return at(row).word;
    default:
        return {};
    }
}

QString BlockModel::latencyText(const Row& row)
{
    return row.latency ? LatencyText::value(*row.latency) : Format::ms({});
}

/// Of the block's expected latency, 0..1.
double BlockModel::share(const Row& row) const
{
    const double expected = expectedMs().value_or(0);
    return row.latency && expected > 0 ? row.probability * row.latency->ms / expected : 0;
}

QString BlockModel::display(int index, int column) const
{
    const Row& row = at(index);
    switch (column) {
    case Name:
        return row.word;
    case Probability:
        return Format::percent(row.probability);
    case Latency:
        return Format::ms(row.latency ? std::optional(row.latency->ms) : std::nullopt);
    case Share:
        return row.latency ? Format::percent(share(row)) : Format::none();
    case Parameters:
        return Format::parameters(row.parameters);
    case Macs:
        return Format::macs(row.macs);
    default:
        return {};
    }
}

QVariant BlockModel::sortKey(int index, int column) const
{
    const Row& row = at(index);
    switch (column) {
    case Probability:
        return row.probability;
    case Latency:
        return row.latency ? row.latency->ms : -1;
    case Share:
        return share(row);
    case Parameters:
        return static_cast<qlonglong>(row.parameters);
    case Macs:
        return static_cast<qlonglong>(row.macs);
    default:
        return row.word;
    }
}

QString BlockModel::tooltip(int index, int) const
{
    const Row& row = at(index);
    const QString text = tr("%1 (%2): probability %3, latency %4, %5 parameters, %6 MACs.")
                             .arg(row.name, row.word, Format::percent(row.probability), latencyText(row),
                                  Format::parameters(row.parameters), Format::macs(row.macs));
    QStringList lines{text};
    if (row.latency && row.latency->parts > 0)
        lines << LatencyText::explanation(*row.latency);
    if (!row.state.isEmpty())
        lines << row.state;
    return lines.join(u'\n');
}

QString BlockModel::spoken(int row, int column) const
{
    return column == Name ? tooltip(row, column) : TableModel::spoken(row, column);
}

} // namespace pathloom
