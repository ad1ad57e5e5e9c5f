// SPDX-License-Identifier: MIT
#include "core/report/report.h"

#include "core/compare/yardsticks.h"
#include "core/report/plots.h"
#include "core/run/leading.h"
#include "core/run/mask_history.h"
#include "core/run/stored_history.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

/// "net-1: 90.5 % on the test images, 1.520 ± 0.030 ms (table)"
std::string titleOf(const DerivedNetwork& network)
{
    std::string title = network.name + ": ";
    if (network.testAccuracy)
        title += fmt::format("{:.2f} % on the test images, ", 100 * *network.testAccuracy);
    const auto predicted = predictionOf(network);
    title += predicted ? toText(*predicted) : "not predicted";
    if (network.measuredMs)
        title += fmt::format(", {:.3g} ms measured", *network.measuredMs);
    return title;
}

} // namespace

std::vector<fs::path> writeReport(const RunStore& run, const fs::path& wanted)
{
    constexpr const char* hint = "name another folder for the report";
    const fs::path folder = createdFolder(wanted.empty() ? run.folder() / "plots" : wanted, hint);
    requireWritableFolder(folder, hint);
    const SearchSpace space = run.space();
    const RunInfo info = run.info();
    const std::vector<DerivedNetwork> networks = run.networks();
    const History history = readStoredHistory(run).history;

    std::vector<fs::path> written;
    const auto writeText = [&](const fs::path& file, const std::string& text) {
        writeTextFile(file, text);
        written.push_back(file);
    };
    // What needs no other program comes first: it is there even where gnuplot is missing.
    for (const auto& [name, text] : curvesAsCsv(history, space))
        writeText(folder / (name + ".csv"), text);
    if (!history.snapshots().empty()) {
        MaskHistory masks(space);
        masks.follow(history);
        const std::int64_t step = history.step();
        writeText(folder / "supernet.svg",
                  supernetSvg(space, history.snapshots().back(),
                              leadingArchitecture(space, info.config, storedLatency(run, space), history,
                                                  masks.at(step), step)));
    }
    if (!networks.empty())
        createdFolder(folder / "networks");
    for (const DerivedNetwork& network : networks)
        writeText(folder / "networks" / (network.name + ".svg"), networkSvg(network.description, titleOf(network)));
    for (const DerivedNetwork& network : networks)
        if (network.selection) {
            createdFolder(folder / "selection");
            writeText(folder / "selection" / (network.name + ".csv"), selectionCsv(*network.selection));
        }
    for (const DerivedNetwork& network : networks) {
        const std::optional<Predictions> predictions = run.predictions(network.id);
        if (!predictions)
            continue;
        const ConfusionMatrix matrix(*predictions);
        for (const char* name : {"confusion", "classes"})
            createdFolder(folder / name);
        writeText(folder / "confusion" / (network.name + ".svg"), confusionSvg(matrix, info.classNames, network.name));
        writeText(folder / "confusion" / (network.name + ".csv"), confusionCsv(matrix, info.classNames));
        writeText(folder / "classes" / (network.name + ".csv"), classesCsv(matrix, info.classNames));
    }
    for (const auto& [name, figure] : curveFigures(history, info, networks)) {
        drawFigure(figure, folder / (name + ".svg"));
        written.push_back(folder / (name + ".svg"));
    }
    if (const PanelFigure figure = pathProbabilityFigure(history, space); !figure.panels.empty()) {
        drawPanels(figure, folder / "path_probabilities.svg");
        written.push_back(folder / "path_probabilities.svg");
    }
    return written;
}

} // namespace pathloom
