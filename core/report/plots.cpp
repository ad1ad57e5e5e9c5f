// SPDX-License-Identifier: MIT
#include "core/report/plots.h"
#include "core/run/budget_history.h"

#include "core/report/colors.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr std::size_t pointsOfACurve = 1500;
constexpr std::size_t pointsOfAPanel = 300;
constexpr std::size_t fewestToSmooth = 40;
const int paletteSize = static_cast<int>(okabeIto.size());

using Values = std::vector<double>;

/// A noisy curve as a pale line with what it tends to on top.
void addNoisy(GnuplotFigure& figure, const std::string& title, const Values& x, const Values& y, int color)
{
    if (x.empty())
        return;
    Series series{.title = title, .x = x, .y = y, .color = color};
    if (x.size() < fewestToSmooth) {
        figure.series.push_back(series);
        return;
    }
    Series pale = thinned(series, pointsOfACurve);
    pale.title.clear();
    pale.style = LineStyle::Faint;
    figure.series.push_back(pale);
    figure.series.push_back(thinned(smoothed(series), pointsOfACurve));
}

void addCurve(GnuplotFigure& figure, const std::string& title, const Values& x, const Values& y, int color,
              LineStyle style = LineStyle::Solid)
{
    if (!x.empty())
        figure.series.push_back(
            thinned({.title = title, .x = x, .y = y, .color = color, .style = style}, pointsOfACurve));
}

Values percent(Values shares)
{
    for (double& value : shares)
        value *= 100;
    return shares;
}

/// Where the joint search began, if it had a warm-up.
std::vector<Mark> phaseMarks(const History& history)
{
    for (const Event& event : history.messages())
        if (const auto* phase = std::get_if<PhaseChanged>(&event.body); phase && phase->phase == Phase::Joint)
            return event.step > 0 ? std::vector{Mark{static_cast<double>(event.step), "joint search"}}
                                  : std::vector<Mark>();
    return {};
}

/// The budget over time.
Series budgetSeries(const History& history, double budgetMs, double first, double last)
{
    Series series{
        .title = fmt::format("budget, {:.4g} ms", budgetMs), .color = paletteSize - 1, .style = LineStyle::Dashed};
    const std::vector<BudgetMove> moves = budgetMoves(history);
    series.x.push_back(first);
    series.y.push_back(budgetAt(moves, static_cast<std::int64_t>(first), budgetMs));
    for (const BudgetMove& move : moves) {
        const auto step = static_cast<double>(move.step);
        if (step <= first)
            continue;
        series.x.insert(series.x.end(), {step, step});
        series.y.insert(series.y.end(), {series.y.back(), move.after});
    }
    series.x.push_back(std::max(last, series.x.back()));
    series.y.push_back(series.y.back());
    return series;
}

std::vector<Series> trainingSeries(const History& history, const std::vector<DerivedNetwork>& networks,
                                   const Samples History::TrainingCurve::*values)
{
    std::vector<Series> series;
    for (const auto& [id, curve] : history.training()) {
        std::string name = "network " + std::to_string(id);
        for (const DerivedNetwork& network : networks)
            if (network.id == id)
                name = network.name;
        series.push_back({.title = name,
                          .x = curve.epoch,
                          .y = (curve.*values).values(),
                          .color = static_cast<int>(series.size()),
                          .style = LineStyle::Points});
    }
    return series;
}

} // namespace

Series thinned(Series series, std::size_t most)
{
    const std::size_t count = series.x.size();
    if (count <= most)
        return series;
    Values x, y;
    for (std::size_t i = 0; i < most; ++i) {
        const std::size_t first = i * count / most, last = (i + 1) * count / most;
        double sumX = 0, sumY = 0;
        for (std::size_t k = first; k < last; ++k) {
            sumX += series.x[k];
            sumY += series.y[k];
        }
        x.push_back(sumX / static_cast<double>(last - first));
        y.push_back(sumY / static_cast<double>(last - first));
    }
    // The ends stay where they are, or the curve would stop short of the axis.
    x.front() = series.x.front();
    x.back() = series.x.back();
    series.x = std::move(x);
    series.y = std::move(y);
    return series;
}

Series smoothed(Series series)
{
    const auto count = static_cast<std::ptrdiff_t>(series.y.size());
    const std::ptrdiff_t half = std::max<std::ptrdiff_t>(1, count / 80);
    // Sums up to each point make every window one subtraction; a value that is no number counts as absent.
    Values sums(1, 0), counts(1, 0);
    for (double value : series.y) {
        sums.push_back(sums.back() + (std::isfinite(value) ? value : 0));
        counts.push_back(counts.back() + (std::isfinite(value) ? 1 : 0));
    }
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const auto first = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, i - half));
        const auto last = static_cast<std::size_t>(std::min(count, i + half + 1));
        series.y[static_cast<std::size_t>(i)] = (sums[last] - sums[first]) / (counts[last] - counts[first]);
    }
    return series;
}

std::vector<std::pair<std::string, GnuplotFigure>> curveFigures(const History& history, const RunInfo& info,
                                                                const std::vector<DerivedNetwork>& networks)
{
    const std::string xTitle = "weight step";
    const std::vector<Mark> marks = phaseMarks(history);
    const auto& weights = history.weights();
    const auto& architecture = history.architecture();
    const auto& evaluations = history.evaluations();
    std::vector<std::pair<std::string, GnuplotFigure>> figures;

    GnuplotFigure loss{.title = "Loss terms", .xTitle = xTitle, .yTitle = "loss [nats]", .marks = marks};
    addNoisy(loss, "cross entropy, weight steps", weights.step, weights.loss, 5);
    addNoisy(loss, "cross entropy, architecture steps", architecture.step, architecture.crossEntropy, 0);
    addNoisy(loss, "latency term", architecture.step, architecture.latencyTerm, 1);
    addNoisy(loss, "architecture loss", architecture.step, architecture.loss, 6);
    if (!architecture.step.empty()) // dashes let the cross entropy show through where the latency term is zero
        loss.series.back().style = LineStyle::Dashed;
    figures.emplace_back("loss_terms", std::move(loss));

    GnuplotFigure accuracy{
        .title = "Accuracy during the search", .xTitle = xTitle, .yTitle = "accuracy [%]", .marks = marks};
    addNoisy(accuracy, "sampled paths, training batches", weights.step, percent(weights.accuracy), 5);
    addNoisy(accuracy, "architecture steps, held-out batches", architecture.step, percent(architecture.accuracy), 0);
    addCurve(accuracy, "leading architecture, whole held-out set", evaluations.step, percent(evaluations.accuracy), 1,
             LineStyle::Points);
    figures.emplace_back("accuracy", std::move(accuracy));

    GnuplotFigure latency{
        .title = "Latency against the budget", .xTitle = xTitle, .yTitle = "latency [ms]", .marks = marks};
    addCurve(latency, "expected, " + info.targetName, architecture.step, architecture.expectedMs, 0);
    addCurve(latency, "leading architecture, predicted", evaluations.step, evaluations.latencyMs, 1, LineStyle::Points);
    if (info.config.budgetMs > 0 && !latency.series.empty()) {
        double first = std::numeric_limits<double>::infinity(), last = 0;
        for (const Series& series : latency.series) {
            first = std::min(first, series.x.front());
            last = std::max(last, series.x.back());
        }
        latency.series.push_back(budgetSeries(history, info.config.budgetMs, first, last));
    }
    figures.emplace_back("latency", std::move(latency));

    GnuplotFigure entropy{.title = "Entropy of the path probabilities",
                          .xTitle = xTitle,
                          .yTitle = "mean entropy of a block [nats]",
                          .marks = marks,
                          .yMin = 0};
    addCurve(entropy, "mean over all choice blocks", architecture.step, architecture.entropy, 0);
    figures.emplace_back("entropy", std::move(entropy));

    figures.emplace_back("training",
                         GnuplotFigure{.title = "Training of derived networks",
                                       .xTitle = "epoch",
                                       .yTitle = "training loss [nats]",
                                       .series = trainingSeries(history, networks, &History::TrainingCurve::loss)});
    GnuplotFigure trained{.title = "Training accuracy of derived networks",
                          .xTitle = "epoch",
                          .yTitle = "accuracy on augmented training batches [%]",
                          .series = trainingSeries(history, networks, &History::TrainingCurve::accuracy)};
    for (Series& series : trained.series)
        series.y = percent(series.y);
    figures.emplace_back("training_accuracy", std::move(trained));

    std::erase_if(figures, [](const auto& figure) { return figure.second.series.empty(); });
    return figures;
}

PanelFigure pathProbabilityFigure(const History& history, const SearchSpace& space)
{
    PanelFigure figure{
        .title = "Path probabilities of every choice block", .xTitle = "weight step", .yTitle = "probability"};
    const auto& snapshots = history.snapshots();
    if (snapshots.empty())
        return figure;
    // A candidate has the same colour in every panel, even where a block offers only some of them.
    const auto looksOf = [&](const std::string& label) {
        for (const Series& known : figure.legend)
            if (known.title == label)
                return known;
        const auto color = static_cast<int>(figure.legend.size());
        // a second round through the colours is told apart by dashes
        figure.legend.push_back(
            {.title = label, .color = color, .style = color < paletteSize ? LineStyle::Solid : LineStyle::Dashed});
        return figure.legend.back();
    };
    const std::size_t points = std::min(pointsOfAPanel, snapshots.size());
    for (int i = 0; i < space.choiceCount(); ++i) {
        GnuplotFigure panel{.title = space.choice(i).name};
        for (std::size_t j = 0; j < space.choice(i).candidates.size(); ++j) {
            Series series = looksOf(candidateText(space.choice(i).candidates[j]));
            for (std::size_t k = 0; k < points; ++k) {
                // snapshots are states, not noise: pick, do not average
                const std::size_t at = points == 1 ? 0 : k * (snapshots.size() - 1) / (points - 1);
                series.x.push_back(snapshots.steps()[at]);
                series.y.push_back(snapshots.value(at, snapshots.pathIndex(i, static_cast<int>(j))));
            }
            panel.series.push_back(std::move(series));
        }
        figure.panels.push_back(std::move(panel));
    }
    return figure;
}

} // namespace pathloom
