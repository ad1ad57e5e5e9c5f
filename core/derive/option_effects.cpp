// SPDX-License-Identifier: MIT
#include "core/derive/option_effects.h"

#include "core/util/cholesky.h"
#include "core/util/error.h"

#include <algorithm>
#include <numeric>

namespace pathloom {

namespace {

constexpr double smallPull = 1e-9;

/// Architectures as rows of a least-squares problem. Each block has one column less than open candidates, so that its
/// effects sum to 0: +1 in the column of the candidate, -1 in all columns for the last one.
class Design
{
public:
    explicit Design(const PathMask& mask) : m_columns(1)
    {
        for (int block = 0; block < mask.blocks(); ++block) {
            m_open.push_back(mask.open(block));
            m_first.push_back(m_columns);
            m_columns += m_open.back().size() - 1;
        }
    }
    std::size_t columns() const { return m_columns; }

    std::vector<double> row(const Architecture& architecture) const
    {
        std::vector<double> row(m_columns);
        row[0] = 1;
        for (std::size_t block = 0; block < m_open.size(); ++block) {
            const std::vector<int>& open = m_open[block];
            const auto place = std::ranges::find(open, architecture.choices[block]) - open.begin();
            const auto last = static_cast<std::ptrdiff_t>(open.size()) - 1;
            if (place < last)
                row[m_first[block] + static_cast<std::size_t>(place)] = 1;
            else
                std::fill_n(row.begin() + static_cast<std::ptrdiff_t>(m_first[block]), last, -1.0);
        }
        return row;
    }
    std::vector<std::vector<double>> effects(const PathMask& mask, const std::vector<double>& solution) const
    {
        std::vector<std::vector<double>> effects;
        for (std::size_t block = 0; block < m_open.size(); ++block) {
            std::vector<double>& own = effects.emplace_back(std::size_t(mask.candidates(static_cast<int>(block))));
            double sum = 0;
            for (std::size_t place = 0; place + 1 < m_open[block].size(); ++place) {
                own[std::size_t(m_open[block][place])] = solution[m_first[block] + place];
                sum += solution[m_first[block] + place];
            }
            own[std::size_t(m_open[block].back())] = -sum;
        }
        return effects;
    }

private:
    std::vector<std::vector<int>> m_open;
    std::vector<std::size_t> m_first; ///< column of each block
    std::size_t m_columns;
};

std::vector<double> leastSquares(const std::vector<std::vector<double>>& rows, const std::vector<double>& values)
{
    const std::size_t columns = rows.front().size();
    SymmetricMatrix normal(columns);
    std::vector<double> right(columns);
    const auto count = double(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t i = 0; i < columns; ++i) {
            if (rows[r][i] == 0)
                continue;
            right[i] += rows[r][i] * values[r] / count;
            for (std::size_t j = 0; j <= i; ++j)
                normal.at(i, j) += rows[r][i] * rows[r][j] / count;
        }
    for (std::size_t i = 1; i < columns; ++i)
        normal.at(i, i) += smallPull;
    normal.factorize();
    return normal.solved(right);
}

double explainedShare(const OptionEffects& effects, const std::vector<Architecture>& paths,
                      const std::vector<double>& losses, std::size_t unknowns)
{
    const auto count = double(losses.size());
    const double mean = std::accumulate(losses.begin(), losses.end(), 0.0) / count;
    double total = 0, left = 0;
    for (std::size_t i = 0; i < losses.size(); ++i) {
        const double difference = losses[i] - mean, error = losses[i] - effects.lossOf(paths[i]);
        total += difference * difference;
        left += error * error;
    }
    if (total == 0)
        return 1;
    if (losses.size() <= unknowns) // any losses could be told by so many unknowns
        return 0;
    return 1 - (left / (count - double(unknowns))) / (total / (count - 1));
}

} // namespace

double OptionEffects::lossOf(const Architecture& architecture) const
{
    double loss = mean;
    for (std::size_t block = 0; block < effect.size(); ++block)
        loss += effect[block].at(std::size_t(architecture.choices.at(block)));
    return loss;
}

std::vector<std::vector<double>> OptionEffects::scores() const
{
    std::vector<std::vector<double>> scores = effect;
    for (std::vector<double>& block : scores)
        for (double& value : block)
            value = -value;
    return scores;
}

int unknownsOfEffects(const PathMask& mask)
{
    int unknowns = 1;
    for (int block = 0; block < mask.blocks(); ++block)
        unknowns += mask.openCount(block) - 1;
    return unknowns;
}

std::vector<Architecture> balancedPaths(const PathMask& mask, int count, RandomStream& random)
{
    std::vector<Architecture> paths(static_cast<std::size_t>(count));
    for (int block = 0; block < mask.blocks(); ++block) {
        std::vector<int> open = mask.open(block);
        shuffle(open, random); // whoever occurs once more is drawn as well
        std::vector<int> column;
        for (std::size_t i = 0; i < paths.size(); ++i)
            column.push_back(open[i % open.size()]);
        shuffle(column, random);
        for (std::size_t i = 0; i < paths.size(); ++i)
            paths[i].choices.push_back(column[i]);
    }
    return paths;
}

OptionEffects fitOptionEffects(const PathMask& mask, const std::vector<Architecture>& paths,
                               const std::vector<double>& losses)
{
    if (paths.empty() || paths.size() != losses.size())
        throw UsageError("effects of options need paths, and one loss for each of them");
    const Design design(mask);
    std::vector<std::vector<double>> rows;
    for (const Architecture& path : paths) {
        if (!mask.allows(path))
            throw UsageError("effects of options are estimated from open paths only");
        rows.push_back(design.row(path));
    }
    const std::vector<double> solution = leastSquares(rows, losses);
    OptionEffects effects{.mean = solution.front(),
                          .effect = design.effects(mask, solution),
                          .evaluations = static_cast<int>(paths.size())};
    effects.explained = explainedShare(effects, paths, losses, design.columns());
    return effects;
}

OptionEffects measureOptionEffects(SharedWeights& weights, const PathMask& mask, int paths, const SharedSample& sample,
                                   std::uint64_t seed, const SharedWeights::Tell& tell, std::stop_token stop)
{
    constexpr std::uint64_t stream = 0xeffec7; // of its own among the run's streams
    RandomStream random(mixSeed(seed, stream));
    const std::vector<Architecture> drawn =
        balancedPaths(mask, std::max(paths, 2 * unknownsOfEffects(mask)), random);
    std::vector<double> losses;
    for (const SharedResult& result : weights.evaluate(drawn, sample, tell, stop))
        losses.push_back(result.crossEntropy);
    return fitOptionEffects(mask, drawn, losses);
}

} // namespace pathloom
