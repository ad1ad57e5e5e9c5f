// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/json_reader.h"

#include <cstdint>
#include <optional>

namespace pathloom {

/// What a network does that has learned nothing, and how to tell: it guesses, and one in so many classes is right.
namespace chance {

/// Share of the images that guessing gets right where all classes are equally frequent: 1 / classes, 0..1.
double level(int classes);
/// An accuracy (0..1) that is hardly better than guessing: up to 55 % with 2 classes, 11.8 % with 10, 0.12 % with 1000.
bool isHardlyBetter(double accuracy, int classes);
/// With fewer images an accuracy says too little of that.
std::int64_t fewestImages(int classes);

} // namespace chance

/// Watches training for accuracy that stays at chance level.
class ChanceWatch
{
public:
    explicit ChanceWatch(int classes) : m_classes(classes) {}

    struct Found
    {
        double accuracy = 0;     ///< 0..1, of the images for which it has hardly been better than guessing
        std::int64_t images = 0; ///< how many these are
    };
    /// Further training steps. Limits and what they rest on stand in the source.
    /// @param accuracy 0..1 of so many images, seen in so many steps
    std::optional<Found> add(double accuracy, std::int64_t images, std::int64_t steps = 1);

    Json state() const;
    /// Throws what nlohmann::json throws if it is none.
    void setState(const Json& state);

private:
    struct Sum
    {
        double right = 0;
        std::int64_t images = 0, steps = 0;
    };

    int m_classes;
    Sum m_window;  ///< the newest images, too few yet to tell
    Sum m_guessed; ///< for which it has guessed, without a break
};

} // namespace pathloom
