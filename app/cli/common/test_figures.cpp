// SPDX-License-Identifier: MIT
#include "app/cli/common/test_figures.h"

#include "app/cli/common/output.h"
#include "core/evaluate/class_names.h"
#include "core/evaluate/confusion.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace {

constexpr std::size_t mostRows = 20; ///< of classes and columns of the matrix; more can hardly be read in a terminal
constexpr std::size_t mostPairs = 10;

OrderedJson orNull(std::optional<double> number)
{
    return number ? OrderedJson(*number) : OrderedJson();
}

std::string percentOrDash(std::optional<double> share)
{
    return share ? percent(*share) : "-";
}

/// The classes with the lowest accuracy first, those without images last.
void printClasses(const ConfusionMatrix& matrix, const std::vector<std::string>& names)
{
    std::vector<int> order(std::size_t(matrix.classes()));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](int number) { return matrix.ofClass(number).accuracy().value_or(2); });
    const std::size_t shown = std::min(order.size(), mostRows);
    const bool five = matrix.classes() >= leastClassesForTopFive;
    std::vector<std::vector<std::string>> rows = {{"CLASS", "IMAGES", "ACCURACY"}};
    if (five)
        rows.front().emplace_back("TOP 5");
    rows.front().emplace_back("PRECISION");
    for (const int number : std::span(order).first(shown)) {
        const ClassFigures& figures = matrix.ofClass(number);
        rows.push_back({shownClassName(names, number), grouped(figures.images), percentOrDash(figures.accuracy())});
        if (five)
            rows.back().push_back(percentOrDash(figures.topFiveAccuracy()));
        rows.back().push_back(percentOrDash(figures.precision()));
    }
    printTable(rows);
    if (shown < order.size())
        print(fmt::format("… and {} classes with a higher accuracy; --json has all\n", order.size() - shown));
}

void printMatrix(const ConfusionMatrix& matrix, const std::vector<std::string>& names)
{
    print("\nImages by true class (rows) and predicted class (columns)\n");
    std::vector<std::vector<std::string>> rows = {{""}};
    for (int predicted = 0; predicted < matrix.classes(); ++predicted)
        rows.front().push_back(std::to_string(predicted));
    for (int truth = 0; truth < matrix.classes(); ++truth) {
        rows.push_back({fmt::format("{} {}", truth, shownClassName(names, truth))});
        for (int predicted = 0; predicted < matrix.classes(); ++predicted) {
            const std::int64_t count = matrix.count(truth, predicted);
            rows.back().push_back(count > 0 ? std::to_string(count) : ".");
        }
    }
    printTable(rows);
}

} // namespace

void addTestFigures(OrderedJson& json, const std::optional<Predictions>& predictions,
                    const std::vector<std::string>& classNames)
{
    if (!predictions) {
        for (const char* key :
             {"test_top5_accuracy", "test_balanced_accuracy", "test_images", "test_classes", "test_confusion"})
            json[key] = nullptr;
        return;
    }
    const ConfusionMatrix matrix(*predictions);
    json["test_top5_accuracy"] = matrix.topFiveAccuracy();
    json["test_balanced_accuracy"] = matrix.balancedAccuracy();
    json["test_images"] = matrix.images();
    OrderedJson classes = OrderedJson::array(), confusion = OrderedJson::array();
    for (int number = 0; number < matrix.classes(); ++number) {
        const ClassFigures& figures = matrix.ofClass(number);
        classes.push_back({{"name", number < int(classNames.size()) ? classNames[std::size_t(number)] : ""},
                           {"images", figures.images},
                           {"accuracy", orNull(figures.accuracy())},
                           {"top5_accuracy", orNull(figures.topFiveAccuracy())},
                           {"precision", orNull(figures.precision())}});
        for (const ConfusionCell& cell : matrix.row(number))
            confusion.push_back({cell.truth, cell.predicted, cell.images});
    }
    json["test_classes"] = std::move(classes);
    json["test_confusion"] = std::move(confusion);
}

std::string accuracyText(double accuracy, const std::optional<Predictions>& predictions)
{
    std::string text = percent(accuracy) + " on the test split";
    if (!predictions)
        return text;
    const ConfusionMatrix matrix(*predictions);
    text += fmt::format(" ({} images), {} balanced", grouped(matrix.images()), percent(matrix.balancedAccuracy()));
    if (matrix.classes() >= leastClassesForTopFive)
        text += fmt::format(", {} among the first five", percent(matrix.topFiveAccuracy()));
    return text;
}

void printTestFigures(const Predictions& predictions, const std::vector<std::string>& classNames)
{
    const ConfusionMatrix matrix(predictions);
    print("\n");
    printClasses(matrix, classNames);
    if (matrix.classes() <= int(mostRows))
        printMatrix(matrix, classNames);
    const std::vector<ConfusionCell> confused = matrix.mostConfused(mostPairs);
    if (confused.empty())
        return;
    print("\nMost confused\n");
    std::vector<std::vector<std::string>> rows = {{"TRUE CLASS", "TAKEN FOR", "IMAGES", "OF THE CLASS"}};
    for (const ConfusionCell& cell : confused)
        rows.push_back({shownClassName(classNames, cell.truth), shownClassName(classNames, cell.predicted),
                        grouped(cell.images), percentOrDash(matrix.share(cell.truth, cell.predicted))});
    printTable(rows);
}

} // namespace pathloom::cli
