// SPDX-License-Identifier: MIT
#include "tests/bench/search_step_forms.h"

#include <chrono>
#include <cmath>
#include <numbers>

#include <sys/resource.h>

namespace pathloom::bench {

using namespace pathloom::test;

namespace {

constexpr int batchesMade = 4;

/// Times as those of a device where wide blocks with large kernels are slow, above 1 ms altogether as mul#log needs it.
LatencyModel madeUpLatency(const SearchSpace& space)
{
    LatencyModel model{.fixedMs = 2};
    for (int i = 0; i < space.choiceCount(); ++i) {
        auto& block = model.pathMs.emplace_back();
        for (const Operator& op : space.choice(i).candidates)
            block.push_back(op.kind == OperatorKind::Skip ? 0.0 : op.kernel * op.expand / 9);
    }
    return model;
}

torch::optim::SGD trainingOptimizer(const std::vector<torch::Tensor>& others,
                                    const std::vector<torch::Tensor>& batchNorm)
{
    const TrainConfig config;
    const auto options = torch::optim::SGDOptions(config.learningRate)
                             .momentum(config.momentum)
                             .nesterov(true)
                             .weight_decay(config.weightDecay);
    torch::optim::SGD optimizer(
        {torch::optim::OptimizerParamGroup(others), torch::optim::OptimizerParamGroup(batchNorm)}, options);
    auto plain = std::make_unique<torch::optim::SGDOptions>(options);
    plain->weight_decay(0);
    optimizer.param_groups()[1].set_options(std::move(plain));
    return optimizer;
}

/// Of the whole process since its start.
double pageFaults()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_minflt);
}

} // namespace

Samples Rounds::run(const std::function<void(Form)>& step) const
{
    Samples samples;
    for (int k = 0; k < formCount; ++k) {
        const int form = (m_round + k) % formCount;
        m_memory.reset();
        const double faults = pageFaults();
        const auto begin = std::chrono::steady_clock::now();
        step(static_cast<Form>(form));
        const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
        samples[form] = {.ms = spent.count(), .peakMiB = m_memory.peakMiB(), .pageFaults = pageFaults() - faults};
    }
    return samples;
}

Batch texturedImages(const Shape& shape, int classes, int images, RandomStream& random)
{
    Batch batch{.pixels = {}, .labels = {}, .shape = shape};
    batch.pixels.reserve(std::size_t(images * shape.elements()));
    for (int i = 0; i < images; ++i) {
        const int label = random.below(classes);
        batch.labels.push_back(label);
        const double angle = std::numbers::pi * label / classes;
        const double phase = 2 * std::numbers::pi * random.uniform();
        for (int y = 0; y < shape.height; ++y)
            for (int x = 0; x < shape.width; ++x)
                for (int c = 0; c < shape.channels; ++c)
                    batch.pixels.push_back(
                        float(std::sin(x * std::cos(angle) + y * std::sin(angle) + phase + c) + 0.7 * random.normal()));
    }
    return batch;
}

SearchConfig defaultConfig()
{
    return {.seed = 1};
}

SearchForms::SearchForms(const std::string& space, int batchSize)
    : m_space(loadSpace(space)), m_config(defaultConfig()), m_latency(madeUpLatency(m_space)),
      m_budgetMs(m_config.budgetFraction * m_latency.expectedMs(uniformProbabilities(m_space))), m_mask(m_space),
      m_program(m_config, m_space, m_latency, m_budgetMs, m_mask)
{
    for (const Layout layout : {Layout::Default, Layout::ChannelsLast})
        m_straightforward.push_back(
            std::make_unique<StraightforwardSearch>(m_space, m_config, m_latency, m_budgetMs, m_program, layout));
    RandomStream random(2);
    for (int i = 0; i < batchesMade; ++i) {
        Batch batch = texturedImages(m_space.input, m_space.classes, batchSize, random);
        const TensorBatch tensors(batch);
        m_images.push_back({.memory = std::move(batch),
                            .defaultLayout = inLayout(tensors.images, Layout::Default),
                            .channelsLast = inLayout(tensors.images, Layout::ChannelsLast),
                            .labels = tensors.labels.clone()});
    }
}

void SearchForms::warmUp(Rounds& rounds)
{
    std::size_t most = 0;
    for (int i = 0; i < m_space.choiceCount(); ++i)
        most = std::max(most, m_space.choice(i).candidates.size());
    for (std::size_t j = 0; j < most; ++j) {
        for (int i = 0; i < m_mask.blocks(); ++i)
            for (int k = 0; k < m_mask.candidates(i); ++k)
                m_mask.set({i, k}, k == static_cast<int>(j) % m_mask.candidates(i));
        weightStep(rounds); // the only path left
    }
    m_mask = PathMask(m_space);
    architectureStep(rounds);
}

Samples SearchForms::weightStep(const Rounds& rounds)
{
    const Images& images = nextImages();
    const TensorBatch batch(images.memory);
    const std::vector<int> path = nextWeightPath(m_program);
    return rounds.run([&](Form form) {
        if (form != Program) {
            m_losses[form] = straightforward(form)
                                 .weightStep(imagesOf(images, form), images.labels, path, m_config.learningRate)
                                 .loss;
            return;
        }
        const WeightStep step = m_program.weightStep(batch, m_config.learningRate);
        if (step.sampled != path)
            throw Error("the program sampled another path than foretold");
        m_losses[form] = step.loss;
    });
}

Samples SearchForms::architectureStep(const Rounds& rounds)
{
    const Images& images = nextImages();
    TensorBatch batch(images.memory);
    const std::vector<int> path = nextArchitecturePath(m_program);
    return rounds.run([&](Form form) {
        if (form == Program)
            m_losses[form] = m_program.architectureStep([&] { return std::move(batch); }).loss;
        else
            m_losses[form] = straightforward(form).architectureStep(imagesOf(images, form), images.labels, path).loss;
    });
}

void SearchForms::takeOver()
{
    for (const auto& form : m_straightforward)
        form->takeOver(m_program);
    m_before.clear();
    for (const auto& [name, tensor] : tensorsOf(Program))
        if (tensor.requires_grad())
            m_before[name] = tensor.detach().clone();
}

double SearchForms::updateDifference(Form form, Form from)
{
    const torch::NoGradGuard noGradients;
    const NamedTensors a = tensorsOf(form);
    const NamedTensors b = tensorsOf(from);
    double difference = 0, moved = 0;
    for (const auto& [name, before] : m_before) {
        difference += (a.at(name) - b.at(name)).square().sum().item<double>();
        moved += (b.at(name) - before).square().sum().item<double>();
    }
    return std::sqrt(difference / moved);
}

NamedTensors SearchForms::tensorsOf(Form form)
{
    return form == Program ? test::tensorsOf(m_program.supernet()) : straightforward(form).tensors();
}

std::vector<std::vector<double>> SearchForms::alphas(Form form) const
{
    return form == Program ? alphasOf(m_program) : m_straightforward.at(form)->alphas();
}

TrainingForms::TrainingForms(const std::string& space, int batchSize)
    : m_network([&] {
          const SearchSpace loaded = loadSpace(space);
          RandomStream random(5);
          const Architecture architecture = randomArchitecture(loaded, random);
          m_architecture = toText(loaded, architecture);
          return describe(loaded, architecture);
      }()),
      m_program(m_network)
{
    m_program.initialize(3);
    const NamedTensors weights = test::tensorsOf(m_program);
    for (const Layout layout : {Layout::Default, Layout::ChannelsLast}) {
        const StraightforwardNetwork& network = m_straightforward.emplace_back(m_network, weights, layout);
        m_optimizers.push_back(std::make_unique<torch::optim::SGD>(
            trainingOptimizer(network.otherParameters(), network.batchNormParameters())));
    }
    m_optimizers.push_back(std::make_unique<torch::optim::SGD>(
        trainingOptimizer(m_program.otherParameters(), m_program.batchNormParameters())));
    RandomStream random(2);
    const TensorBatch batch(texturedImages(m_network.input, m_network.classes, batchSize, random));
    m_defaultLayout = inLayout(batch.images, Layout::Default);
    m_channelsLast = inLayout(batch.images, Layout::ChannelsLast);
    m_labels = batch.labels.clone();
}

torch::Tensor TrainingForms::logits(Form form)
{
    return form == Program ? m_program.forward(m_channelsLast, BatchNormMode::Train)
                           : m_straightforward[form].forward(form == DefaultLayout ? m_defaultLayout : m_channelsLast,
                                                             BatchNormMode::Train);
}

Samples TrainingForms::step(const Rounds& rounds)
{
    const auto smoothing =
        torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(TrainConfig().labelSmoothing);
    return rounds.run([&](Form form) {
        const torch::Tensor result = logits(form);
        const torch::Tensor loss = torch::nn::functional::cross_entropy(result, m_labels, smoothing);
        m_losses[form] = loss.item<double>();
        correctShare(result, m_labels).item<double>();
        m_optimizers[form]->zero_grad();
        loss.backward();
        m_optimizers[form]->step();
    });
}

} // namespace pathloom::bench
