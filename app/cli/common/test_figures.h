// SPDX-License-Identifier: MIT
#pragma once

#include "core/evaluate/predictions.h"
#include "core/util/json_reader.h"

namespace pathloom::cli {

// What a trained network makes of the test images. Keys are part of the command line's interface: add, do not rename.

/// test_top5_accuracy, test_balanced_accuracy, test_images, test_classes (name, images, accuracy, top5_accuracy,
/// precision of each class) and test_confusion ([true class, predicted class, images] by the numbers of the classes, of
/// all pairs that occur); all of them null without predictions.
void addTestFigures(OrderedJson& json, const std::optional<Predictions>& predictions,
                    const std::vector<std::string>& classNames);

/// "91.20 % on the test split (372 images), 88.14 % balanced, 99.10 % among the first five".
std::string accuracyText(double accuracy, const std::optional<Predictions>& predictions);

/// The figures of each class, the confusion matrix of few classes, and the pairs that are confused most.
void printTestFigures(const Predictions& predictions, const std::vector<std::string>& classNames);

} // namespace pathloom::cli
