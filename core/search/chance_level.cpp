// SPDX-License-Identifier: MIT
#include "core/search/chance_level.h"

#include <algorithm>
#include <utility>

namespace pathloom {

namespace {

/// Above its level, times the share that guessing gets wrong. Of 500 images of each class guessing alone gets that far
/// once in a few hundred times with two classes (3.2 standard errors), never with more (4.2 with ten).
constexpr double hardly = 0.2;
constexpr std::int64_t windowOfClass = 500;
/// How long a network may guess before that is worth a word. The search of space small on Fashion-MNIST whose curves
/// are in resources/screenshots/end-light.png was right in a fifth of its training images after some 20 steps of 96 and
/// in two fifths after 50, by its very first rate: 1500 of each class are 160 such steps, and 300 are asked for.
constexpr std::int64_t patienceOfClass = 1500;
constexpr std::int64_t windowSteps = 100, patienceSteps = 300;
/// Of ten classes, a network that is right in one of five images looks like guessing less than once in a million times.
constexpr std::int64_t fewestOfClass = 50;

} // namespace

double chance::level(int classes)
{
    return 1.0 / std::max(1, classes);
}

bool chance::isHardlyBetter(double accuracy, int classes)
{
    const double guessed = level(classes);
    return classes > 1 && accuracy <= guessed * (1 + hardly * (1 - guessed));
}

std::int64_t chance::fewestImages(int classes)
{
    return fewestOfClass * classes;
}

std::optional<ChanceWatch::Found> ChanceWatch::add(double accuracy, std::int64_t images, std::int64_t steps)
{
    m_window.right += accuracy * double(images);
    m_window.images += images;
    m_window.steps += steps;
    if (m_window.images < windowOfClass * m_classes || m_window.steps < windowSteps)
        return std::nullopt;
    const Sum window = std::exchange(m_window, {});
    if (!chance::isHardlyBetter(window.right / double(window.images), m_classes)) {
        m_guessed = {};
        return std::nullopt;
    }
    m_guessed.right += window.right;
    m_guessed.images += window.images;
    m_guessed.steps += window.steps;
    if (m_guessed.images < patienceOfClass * m_classes || m_guessed.steps < patienceSteps)
        return std::nullopt;
    return Found{m_guessed.right / double(m_guessed.images), m_guessed.images};
}

Json ChanceWatch::state() const
{
    const auto sum = [](const Sum& of) { return Json{of.right, of.images, of.steps}; };
    return {sum(m_window), sum(m_guessed)};
}

void ChanceWatch::setState(const Json& state)
{
    const auto read = [](const Json& from, Sum& sum) {
        from.at(0).get_to(sum.right);
        from.at(1).get_to(sum.images);
        from.at(2).get_to(sum.steps);
    };
    read(state.at(0), m_window);
    read(state.at(1), m_guessed);
}

} // namespace pathloom
