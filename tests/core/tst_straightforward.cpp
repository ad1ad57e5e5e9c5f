// SPDX-License-Identifier: MIT
// The program's steps against the search written straightforwardly, in both memory layouts: same draws, same numbers.
#include "core/search/search_loop.h"
#include "tests/support/errors.h"
#include "tests/support/networks.h"
#include "tests/support/straightforward_search.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace pathloom;
using namespace pathloom::test;

namespace {

constexpr int batchSize = 16;

SearchSpace toySpace()
{
    return spaceFromJson(Json::parse(R"({"format": "pathloom.space", "version": 1, "name": "toy",
        "input": {"channels": 2, "height": 9, "width": 9}, "classes": 3, "candidates": ["k3e3", "k5e3", "k7e6", "skip"],
        "stem": {"op": "conv k3", "channels": 8},
        "stages": [{"channels": 8, "blocks": 3, "stride": 1}, {"channels": 12, "blocks": 2, "stride": 2}],
        "head": {"channels": 16}})"),
                         "toy");
}

/// Times that differ from candidate to candidate, so that latency has a gradient.
LatencyModel toyLatency(const SearchSpace& space)
{
    LatencyModel model{.fixedMs = 2};
    for (int i = 0; i < space.choiceCount(); ++i) {
        auto& block = model.pathMs.emplace_back();
        for (const Operator& op : space.choice(i).candidates)
            block.push_back(op.kind == OperatorKind::Skip ? 0.0 : op.kernel * op.expand / 9);
    }
    return model;
}

TensorBatch randomBatch(const SearchSpace& space, RandomStream& random)
{
    Batch batch{.pixels = {}, .labels = {}, .shape = space.input};
    for (int i = 0; i < batchSize; ++i) {
        batch.labels.push_back(random.below(space.classes));
        for (std::int64_t k = 0; k < space.input.elements(); ++k)
            batch.pixels.push_back(float(random.normal() + 0.3 * double(batch.labels.back())));
    }
    return TensorBatch(std::move(batch));
}

/// The largest difference so far of numbers that should be equal, relative to the largest number of their group.
class Largest
{
public:
    /// @param floor size below which a group counts as zero but for rounding
    explicit Largest(double floor) : m_floor(floor) {}

    void compare(const std::vector<double>& values, const std::vector<double>& expected)
    {
        if (values.size() != expected.size())
            throw Error("different numbers of values");
        double scale = m_floor;
        for (double value : expected)
            scale = std::max(scale, std::abs(value));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double difference = std::abs(values[i] - expected[i]) / scale;
            m_largest = std::isfinite(difference) ? std::max(m_largest, difference) : INFINITY;
        }
    }
    void compare(double value, double expected) { compare(std::vector{value}, std::vector{expected}); }
    /// All blocks as one group; which of them are empty must agree.
    void compare(const std::vector<std::vector<double>>& values, const std::vector<std::vector<double>>& expected)
    {
        if (!std::ranges::equal(values, expected, {}, std::ranges::size, std::ranges::size))
            throw Error("different numbers of candidates");
        const auto flat = [](const std::vector<std::vector<double>>& blocks) {
            std::vector<double> all;
            for (const std::vector<double>& block : blocks)
                all.insert(all.end(), block.begin(), block.end());
            return all;
        };
        compare(flat(values), flat(expected));
    }
    void compare(const torch::Tensor& values, const torch::Tensor& expected)
    {
        if (values.sizes() != expected.sizes())
            throw Error("different shapes");
        const auto flat = [](const torch::Tensor& tensor) {
            const torch::Tensor plain = tensor.detach().to(torch::kFloat64).contiguous();
            return std::vector<double>(plain.data_ptr<double>(), plain.data_ptr<double>() + plain.numel());
        };
        compare(flat(values), flat(expected));
    }
    double value() const { return m_largest; }

private:
    double m_floor, m_largest = 0;
};

/// The program's loop and the straightforward form, side by side from the same weights on.
struct BothForms
{
    BothForms(SkipRule skipRule, Layout layout, bool smooth)
        : latency(toyLatency(space)), budgetMs(0.8 * latency.expectedMs(uniformProbabilities(space))),
          config(searchConfig(skipRule)), loop(config, space, latency, budgetMs, everything), layout(layout)
    {
        // Where an activation's input lies within rounding of its bounds, forms that round differently differ by the
        // whole gradient of that pixel, and drift apart from there. Inputs that stay between the bounds show all else.
        if (smooth)
            for (const auto& [name, tensor] : tensorsOf(loop.supernet())) {
                const torch::NoGradGuard noGradients;
                if (name.ends_with(".bn.weight") && !name.ends_with("project.bn.weight"))
                    torch::Tensor(tensor).fill_(0.3);
                if (name.ends_with(".bn.bias") && !name.ends_with("project.bn.bias"))
                    torch::Tensor(tensor).fill_(3);
            }
        reference.emplace(space, config, latency, budgetMs, loop, layout);
    }
    static SearchConfig searchConfig(SkipRule skipRule)
    {
        SearchConfig config{.seed = 5, .skipRule = skipRule};
        config.alphaLearningRate = 0.05;
        config.alphaBeta1 = 0.5;
        config.alphaWeightDecay = 0.01;
        config.alphaInitDeviation = 0.5;
        return config;
    }

    void weightStep(double learningRate)
    {
        const TensorBatch batch = randomBatch(space, random);
        const std::vector<int> path = nextWeightPath(loop);
        const WeightStep expected = loop.weightStep(batch, learningRate);
        if (expected.sampled != path)
            throw Error("the loop sampled another path than foretold");
        const WeightStep found =
            reference->weightStep(inLayout(batch.images, layout), batch.labels, path, learningRate);
        losses.compare(found.loss, expected.loss);
    }
    void architectureStep()
    {
        TensorBatch batch = randomBatch(space, random);
        const torch::Tensor images = inLayout(batch.images, layout);
        const torch::Tensor labels = batch.labels.clone();
        const std::vector<int> path = nextArchitecturePath(loop);
        const auto participants = reference->participants(path);
        for (int i = 0; i < space.choiceCount(); ++i)
            skipped += space.choice(i).candidates[path[i]].kind == OperatorKind::Skip;
        gates.compare(reference->gateGradients(images, labels, path, participants).d,
                      loop.supernet().gateGradients(batch.images, labels, path, participants).d);
        const ArchitectureStep expected = loop.architectureStep([&] { return std::move(batch); });
        const ArchitectureStep found = reference->architectureStep(images, labels, path);
        losses.compare(found.loss, expected.loss);
        losses.compare(found.crossEntropy, expected.crossEntropy);
        losses.compare(found.latencyTerm, expected.latencyTerm);
        losses.compare(found.expectedMs, expected.expectedMs);
        losses.compare(found.entropy, expected.entropy);
        alphas.compare(reference->alphas(), alphasOf(loop));
    }
    void compareWeights()
    {
        const NamedTensors expected = tensorsOf(loop.supernet());
        const NamedTensors found = reference->tensors();
        if (found.size() != expected.size())
            throw Error("different numbers of tensors");
        for (const auto& [name, tensor] : expected)
            weights.compare(found.at(name), tensor);
    }

    const SearchSpace space = toySpace();
    const LatencyModel latency;
    const double budgetMs;
    const PathMask everything{space};
    const SearchConfig config;
    SearchLoop loop;
    const Layout layout;
    std::optional<StraightforwardSearch> reference;
    RandomStream random{3};
    Largest losses{1e-3}, gates{1e-2}, alphas{0.1}, weights{0.1};
    int skipped = 0; ///< blocks with Skip active in architecture steps
};

} // namespace

class TestStraightforward : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void searchStepsAreTheSame_data()
    {
        QTest::addColumn<bool>("channelsLast");
        QTest::addColumn<bool>("learnSkip");
        QTest::addColumn<bool>("smooth");
        QTest::addColumn<double>("lossTolerance");
        QTest::addColumn<double>("tolerance"); // of gate gradients, alphas and weights
        QTest::newRow("default layout, skip drops") << false << false << true << 2e-6 << 2e-4;
        QTest::newRow("channels-last, skip drops") << true << false << true << 2e-6 << 2e-4;
        QTest::newRow("default layout, skip learns") << false << true << true << 2e-6 << 2e-4;
        QTest::newRow("channels-last, skip learns") << true << true << true << 2e-6 << 2e-4;
        QTest::newRow("default layout, clamping") << false << false << false << 2e-3 << 0.1;
        QTest::newRow("channels-last, clamping") << true << false << false << 2e-3 << 0.1;
    }
    void searchStepsAreTheSame()
    {
        QFETCH(bool, channelsLast);
        QFETCH(bool, learnSkip);
        QFETCH(bool, smooth);
        QFETCH(double, lossTolerance);
        QFETCH(double, tolerance);
        BothForms forms(learnSkip ? SkipRule::Learn : SkipRule::Drop,
                        channelsLast ? Layout::ChannelsLast : Layout::Default, smooth);
        for (int step = 0; step < 20; ++step) {
            forms.weightStep(0.01 - 0.0002 * step);
            if (step % 2 == 1)
                forms.architectureStep();
        }
        forms.compareWeights();
        qInfo("largest differences: losses %.2g, gate gradients %.2g, alphas %.2g, weights %.2g", forms.losses.value(),
              forms.gates.value(), forms.alphas.value(), forms.weights.value());
        QVERIFY(forms.skipped > 0); // the draws must have met the rule
        QVERIFY2(forms.losses.value() < lossTolerance, "losses");
        QVERIFY2(forms.gates.value() < tolerance, "gate gradients");
        QVERIFY2(forms.alphas.value() < tolerance, "alphas");
        QVERIFY2(forms.weights.value() < tolerance, "weights and running statistics");
    }
    void derivedNetworksAreTheSame_data()
    {
        QTest::addColumn<bool>("channelsLast");
        QTest::newRow("default layout") << false;
        QTest::newRow("channels-last") << true;
    }
    void derivedNetworksAreTheSame()
    {
        QFETCH(bool, channelsLast);
        const Layout layout = channelsLast ? Layout::ChannelsLast : Layout::Default;
        const NetworkDescription description = chainNetwork();
        NetworkModule program(description);
        program.initialize(2);
        const StraightforwardNetwork reference(description, tensorsOf(program), layout);
        torch::manual_seed(4);
        const torch::Tensor images = inLayout(torch::randn({5, 1, 28, 28}), Layout::ChannelsLast);
        const torch::Tensor labels = torch::randint(10, {5});
        Largest logits(1e-3), gradients(1e-2);
        // without dropout, which draws: batch statistics, then running statistics
        for (const BatchNormMode mode : {BatchNormMode::BatchOnly, BatchNormMode::Running}) {
            const torch::Tensor expected = program.forward(images, mode);
            const torch::Tensor found = reference.forward(inLayout(images, layout), mode);
            logits.compare(found, expected);
            torch::nn::functional::cross_entropy(expected, labels).backward();
            torch::nn::functional::cross_entropy(found, labels).backward();
        }
        const NamedTensors expected = tensorsOf(program);
        for (const auto& [name, tensor] : reference.tensors())
            if (tensor.requires_grad()) {
                QVERIFY2(expected.at(name).grad().defined(), name.c_str());
                gradients.compare(tensor.grad(), expected.at(name).grad());
            }
        qInfo("largest differences: logits %.2g, gradients %.2g", logits.value(), gradients.value());
        QVERIFY(logits.value() < 1e-5);
        QVERIFY(gradients.value() < 1e-4);
        QCOMPARE(reference.otherParameters().size(), program.otherParameters().size());
        QCOMPARE(reference.batchNormParameters().size(), program.batchNormParameters().size());
    }
    void aMapInTheWrongLayoutIsRefused()
    {
        const NetworkDescription description = chainNetwork({3, 8, 8});
        NetworkModule program(description);
        program.initialize(2);
        for (const Layout layout : {Layout::Default, Layout::ChannelsLast}) {
            const Layout other = layout == Layout::Default ? Layout::ChannelsLast : Layout::Default;
            const StraightforwardNetwork reference(description, tensorsOf(program), layout);
            const torch::Tensor images = torch::ones({2, 3, 8, 8});
            reference.forward(inLayout(images, layout), BatchNormMode::Running);
            QVERIFY(errorOf([&] {
                        reference.forward(inLayout(images, other), BatchNormMode::Running);
                    }).contains(QStringLiteral("layout")));
        }
    }
};

QTEST_GUILESS_MAIN(TestStraightforward)
#include "tst_straightforward.moc"
