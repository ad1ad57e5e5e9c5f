// SPDX-License-Identifier: MIT
#include "core/report/report.h"
#include "core/util/csv_text.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// Whole, with its line ends: a field may hold them.
std::string field(const std::vector<std::string>& names, int number)
{
    return number < int(names.size()) ? csvField(names[std::size_t(number)]) : std::to_string(number);
}

std::string orEmpty(std::optional<double> number)
{
    return number ? fmt::format("{}", *number) : "";
}

} // namespace

std::string confusionCsv(const ConfusionMatrix& matrix, const std::vector<std::string>& classNames)
{
    std::string csv = "true_class,predicted_class,images,share_of_true_class\n";
    for (int truth = 0; truth < matrix.classes(); ++truth)
        for (const ConfusionCell& cell : matrix.row(truth))
            csv += fmt::format("{},{},{},{}\n", field(classNames, truth), field(classNames, cell.predicted),
                               cell.images, double(cell.images) / double(matrix.ofClass(truth).images));
    return csv;
}

std::string classesCsv(const ConfusionMatrix& matrix, const std::vector<std::string>& classNames)
{
    std::string csv = "class,images,correct,accuracy,top5_accuracy,predicted,precision\n";
    for (int number = 0; number < matrix.classes(); ++number) {
        const ClassFigures& figures = matrix.ofClass(number);
        csv += fmt::format("{},{},{},{},{},{},{}\n", field(classNames, number), figures.images, figures.right,
                           orEmpty(figures.accuracy()), orEmpty(figures.topFiveAccuracy()), figures.timesPredicted,
                           orEmpty(figures.precision()));
    }
    return csv;
}

} // namespace pathloom
