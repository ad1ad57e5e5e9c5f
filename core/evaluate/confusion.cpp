// SPDX-License-Identifier: MIT
#include "core/evaluate/confusion.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace pathloom {

namespace {

std::optional<double> shareOf(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? std::optional(double(part) / double(whole)) : std::nullopt;
}

} // namespace

std::optional<double> ClassFigures::accuracy() const
{
    return shareOf(right, images);
}

std::optional<double> ClassFigures::topFiveAccuracy() const
{
    return shareOf(amongFive, images);
}

std::optional<double> ClassFigures::precision() const
{
    return shareOf(right, timesPredicted);
}

ConfusionMatrix::ConfusionMatrix(const Predictions& predictions)
    : m_begins(std::size_t(predictions.classes) + 1), m_figures(std::size_t(predictions.classes)),
      m_images(predictions.size())
{
    std::map<std::pair<int, int>, std::int64_t> counts;
    for (std::size_t i = 0; i < predictions.labels.size(); ++i) {
        const int truth = predictions.labels[i], predicted = predictions.predicted[i];
        ++counts[{truth, predicted}];
        ClassFigures& own = m_figures.at(std::size_t(truth));
        ++own.images;
        own.right += truth == predicted;
        own.amongFive += predictions.ranks[i] <= 5;
        ++m_figures.at(std::size_t(predicted)).timesPredicted;
    }
    m_cells.reserve(counts.size());
    for (const auto& [pair, images] : counts) {
        m_cells.push_back({pair.first, pair.second, images});
        ++m_begins[std::size_t(pair.first) + 1];
    }
    std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
}

std::span<const ConfusionCell> ConfusionMatrix::row(int truth) const
{
    const std::size_t begin = m_begins.at(std::size_t(truth)), end = m_begins.at(std::size_t(truth) + 1);
    return std::span(m_cells).subspan(begin, end - begin);
}

std::int64_t ConfusionMatrix::count(int truth, int predicted) const
{
    const std::span<const ConfusionCell> cells = row(truth);
    const auto found = std::ranges::lower_bound(cells, predicted, {}, &ConfusionCell::predicted);
    return found != cells.end() && found->predicted == predicted ? found->images : 0;
}

std::optional<double> ConfusionMatrix::share(int truth, int predicted) const
{
    return shareOf(count(truth, predicted), ofClass(truth).images);
}

double ConfusionMatrix::accuracy() const
{
    std::int64_t right = 0;
    for (const ClassFigures& figures : m_figures)
        right += figures.right;
    return shareOf(right, m_images).value_or(0);
}

double ConfusionMatrix::topFiveAccuracy() const
{
    std::int64_t right = 0;
    for (const ClassFigures& figures : m_figures)
        right += figures.amongFive;
    return shareOf(right, m_images).value_or(0);
}

double ConfusionMatrix::balancedAccuracy() const
{
    double sum = 0;
    int classes = 0;
    for (const ClassFigures& figures : m_figures)
        if (const auto accuracy = figures.accuracy()) {
            sum += *accuracy;
            ++classes;
        }
    return classes > 0 ? sum / classes : 0;
}

std::vector<ConfusionCell> ConfusionMatrix::mostConfused(std::size_t most) const
{
    std::vector<ConfusionCell> confused;
    std::ranges::copy_if(m_cells, std::back_inserter(confused),
                         [](const ConfusionCell& cell) { return cell.truth != cell.predicted; });
    // A greater share of the row is a smaller row, where the images are the same.
    std::ranges::sort(confused, {}, [this](const ConfusionCell& cell) {
        return std::tuple(-cell.images, ofClass(cell.truth).images, cell.truth, cell.predicted);
    });
    if (confused.size() > most)
        confused.resize(most);
    return confused;
}

} // namespace pathloom
