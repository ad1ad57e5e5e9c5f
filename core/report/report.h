// SPDX-License-Identifier: MIT
#pragma once

#include "core/compare/difference.h"
#include "core/evaluate/confusion.h"
#include "core/run/history.h"
#include "core/run/run_store.h"

namespace pathloom {

/// Writes the run's pictures as SVG into a folder: path_probabilities (one small panel a block), loss_terms,
/// accuracy, latency (expected against budget), entropy, training, supernet (the graph with probabilities as width and
/// shade) and one networks/<name>.svg a derived network; and each curve as CSV beside it. Of each network that was
/// trained, if the run knows what it says of the test images: confusion/<name>.svg and .csv, classes/<name>.csv. Of
/// each that was chosen among several: selection/<name>.csv.
/// @param wanted made if it is not there; empty = <run>/plots
/// @return the files written. Throws Error if one cannot be written.
std::vector<std::filesystem::path> writeReport(const RunStore& run, const std::filesystem::path& wanted = {});

/// The supernet graph drawn with these probabilities, as SVG text.
/// @param leading the candidates that are marked; none = none
std::string supernetSvg(const SearchSpace& space, const PathProbabilities& probabilities,
                        const std::optional<Architecture>& leading);

/// A network as a row of boxes, one a block: height and colour for the kernel size, width for the expansion, a skip as
/// a thin line, shortcuts around. As SVG text.
std::string networkSvg(const NetworkDescription& network, const std::string& title);

/// Two networks in two rows, blocks aligned as `difference` (of these two) says, changed ones outlined; boxes as in
/// networkSvg(), below each its latency where the difference has one. As SVG text.
/// @param targetName of the target whose latencies the difference has
std::string differenceSvg(const NetworkDescription& left, const NetworkDescription& right,
                          const NetworkDifference& difference, const std::string& leftTitle,
                          const std::string& rightTitle, const std::string& targetName = {});

/// A confusion matrix: a row for each true class, a column for each predicted one, each cell shaded by its share of the
/// true class, with that share in percent where it fits, beside it the accuracy of each class. Of very many classes the
/// cells shrink to a point. As SVG text.
/// @param classNames of the matrix's classes
std::string confusionSvg(const ConfusionMatrix& matrix, const std::vector<std::string>& classNames,
                         const std::string& title);
/// A row for each pair of classes that occurs: true_class, predicted_class (names), images, share_of_true_class (0..1).
std::string confusionCsv(const ConfusionMatrix& matrix, const std::vector<std::string>& classNames);
/// A row for each class: class (name), images, correct, accuracy, top5_accuracy, precision (0..1; empty where
/// ClassFigures has none), predicted (images of all classes that were taken for it).
std::string classesCsv(const ConfusionMatrix& matrix, const std::vector<std::string>& classNames);

/// The candidates among which a network was chosen, best score first: architecture, latency_ms, score,
/// shared_accuracy, shared_loss, trained_accuracy, trained_loss (empty where it was not trained), chosen (1 or 0).
std::string selectionCsv(const SelectionRecord& record);

/// Header and rows of every curve, for CSV export: name ("loss_terms") and text.
std::vector<std::pair<std::string, std::string>> curvesAsCsv(const History& history, const SearchSpace& space);

} // namespace pathloom
