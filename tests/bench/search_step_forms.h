// SPDX-License-Identifier: MIT
// One search step in three forms, side by side on the same draws and images.
#pragma once

#include "tests/support/straightforward_search.h"
#include "tests/support/tensor_memory.h"

#include <array>

namespace pathloom::bench {

/// The order of columns.
enum Form { DefaultLayout, ChannelsLast, Program };
inline constexpr int formCount = 3;
inline constexpr std::array<const char*, formCount> formNames{"straightforward, default layout",
                                                              "straightforward, channels-last", "Pathloom"};

struct Sample
{
    double ms = 0;
    double peakMiB = 0;    ///< of tensors, above what was held before the step
    double pageFaults = 0; ///< each maps a page of memory anew
};
using Samples = std::array<Sample, formCount>;

/// Runs the forms one after the other, the first one another in every round.
class Rounds
{
public:
    explicit Rounds(test::TensorMemory& memory) : m_memory(memory) {}
    void begin() { ++m_round; }
    Samples run(const std::function<void(Form)>& step) const;

private:
    test::TensorMemory& m_memory;
    int m_round = 0;
};

/// Images with a texture for each class, drowned in noise: there is something to learn. Normalised.
Batch texturedImages(const Shape& shape, int classes, int images, RandomStream& random);

/// The settings in force: the defaults of SearchConfig, with a seed.
SearchConfig defaultConfig();

/// A search in three forms with the default configuration, on batches made beforehand.
class SearchForms
{
public:
    SearchForms(const std::string& space, int batchSize);

    const SearchSpace& space() const { return m_space; }
    const SearchConfig& config() const { return m_config; }
    /// Runs every candidate in every form, so that kernels are set up and momentum is there.
    void warmUp(Rounds& rounds);
    /// The program samples, the others follow. Throws Error if the program sampled another path than foretold.
    Samples weightStep(const Rounds& rounds);
    Samples architectureStep(const Rounds& rounds);

    /// Gives the straightforward forms the program's weights and architecture parameters.
    void takeOver();
    /// How much the weights of two forms differ, relative to how far they have moved since the last takeOver().
    double updateDifference(Form form, Form from);

    /// Losses of the last step, by form.
    const std::array<double, formCount>& losses() const { return m_losses; }
    /// Architecture parameters now, by form.
    std::vector<std::vector<double>> alphas(Form form) const;

private:
    struct Images
    {
        Batch memory;
        torch::Tensor defaultLayout, channelsLast, labels;
    };
    const Images& nextImages() { return m_images[m_next++ % m_images.size()]; }
    const torch::Tensor& imagesOf(const Images& images, Form form) const
    {
        return form == DefaultLayout ? images.defaultLayout : images.channelsLast;
    }
    test::NamedTensors tensorsOf(Form form);
    test::StraightforwardSearch& straightforward(Form form) { return *m_straightforward.at(form); }

    const SearchSpace m_space;
    const SearchConfig m_config;
    const LatencyModel m_latency;
    const double m_budgetMs;
    PathMask m_mask;
    SearchLoop m_program;
    std::vector<std::unique_ptr<test::StraightforwardSearch>> m_straightforward;
    std::vector<Images> m_images;
    std::size_t m_next = 0;
    test::NamedTensors m_before; ///< weights at the last takeOver()
    std::array<double, formCount> m_losses{};
};

/// Training of one architecture of a space in three forms, as a derived network is trained.
class TrainingForms
{
public:
    TrainingForms(const std::string& space, int batchSize);

    const std::string& architecture() const { return m_architecture; }
    Samples step(const Rounds& rounds);
    /// Losses of the last step, by form.
    const std::array<double, formCount>& losses() const { return m_losses; }

private:
    torch::Tensor logits(Form form);

    std::string m_architecture;
    NetworkDescription m_network;
    NetworkModule m_program;
    std::vector<test::StraightforwardNetwork> m_straightforward;
    std::vector<std::unique_ptr<torch::optim::SGD>> m_optimizers; ///< by form
    torch::Tensor m_defaultLayout, m_channelsLast, m_labels;
    std::array<double, formCount> m_losses{};
};

} // namespace pathloom::bench
