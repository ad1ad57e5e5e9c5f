// SPDX-License-Identifier: MIT
#pragma once

#include "core/evaluate/predictions.h"

#include <optional>

namespace pathloom {

/// So many images of one class were taken for another one, or rightly for itself.
struct ConfusionCell
{
    int truth = 0, predicted = 0; ///< numbers of classes
    std::int64_t images = 0;
    bool operator==(const ConfusionCell&) const = default;
};

/// How a classifier does on one class.
struct ClassFigures
{
    std::int64_t images = 0;         ///< of the class
    std::int64_t right = 0;          ///< of these, taken for the class
    std::int64_t amongFive = 0;      ///< of these, with the class among the five greatest logits
    std::int64_t timesPredicted = 0; ///< images of any class taken for this one

    /// Per-class accuracy, also called recall: right / images; none without images of the class.
    std::optional<double> accuracy() const;
    /// Top-5 accuracy of the class: amongFive / images; likewise.
    std::optional<double> topFiveAccuracy() const;
    /// right / timesPredicted; none if no image was taken for the class.
    std::optional<double> precision() const;
};

/// How often images of each class were taken for each class: rows are true classes, columns predicted ones. Only cells
/// with images are stored, so it takes memory for images, not for the square of the classes.
class ConfusionMatrix
{
public:
    ConfusionMatrix() = default; ///< no classes, no images
    explicit ConfusionMatrix(const Predictions& predictions);

    int classes() const { return int(m_figures.size()); }
    std::int64_t images() const { return m_images; }
    /// Images of class truth that were taken for class predicted.
    std::int64_t count(int truth, int predicted) const;
    /// The same as a share of the images of class truth, 0..1; none if it has no images.
    std::optional<double> share(int truth, int predicted) const;
    /// The cells of a row that have images, by predicted class.
    std::span<const ConfusionCell> row(int truth) const;
    const ClassFigures& ofClass(int number) const { return m_figures.at(std::size_t(number)); }

    /// Top-1 accuracy: images on the diagonal as a share of all, 0..1; 0 without images.
    double accuracy() const;
    /// topAccuracy() for k = 5. With five classes or fewer it is 1 and says nothing.
    double topFiveAccuracy() const;
    /// Balanced accuracy, also called macro recall: the mean of the per-class accuracies over the classes that have
    /// images, each counting the same however many it has; 0 without images.
    double balancedAccuracy() const;

    /// The cells beside the diagonal that have images: most images first, among equal ones the greater share of the
    /// true class, then the lower numbers of true and predicted class. @param most only so many of them
    std::vector<ConfusionCell> mostConfused(std::size_t most = std::size_t(-1)) const;

    bool operator==(const ConfusionMatrix& other) const { return m_cells == other.m_cells; }

private:
    std::vector<ConfusionCell> m_cells; ///< by true, then by predicted class
    std::vector<std::size_t> m_begins;  ///< of each row in m_cells, and the end
    std::vector<ClassFigures> m_figures;
    std::int64_t m_images = 0;
};

/// Classes that top-5 accuracy tells something about: with fewer it is 1 whatever the classifier does.
inline constexpr int leastClassesForTopFive = 6;

} // namespace pathloom
