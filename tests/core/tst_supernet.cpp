// SPDX-License-Identifier: MIT
// Path-level binarisation against plain autograd: what the supernet's steps compute, touch and leave alone.
#include "core/nn/supernet.h"
#include "core/search/search_loop.h"

#include <QTest>

using namespace pathloom;

namespace {

SearchSpace toySpace()
{
    return spaceFromJson(Json::parse(R"({"format": "pathloom.space", "version": 1, "name": "toy",
        "input": {"channels": 2, "height": 8, "width": 8}, "classes": 3, "candidates": ["k3e3", "k5e3", "k3e6", "skip"],
        "stem": {"op": "conv k3", "channels": 8},
        "stages": [{"channels": 8, "blocks": 2, "stride": 1}, {"channels": 12, "blocks": 2, "stride": 2}],
        "head": {"channels": 16}})"),
                         "toy");
}

struct Fixture
{
    SearchSpace space = toySpace();
    Supernet supernet{space};
    torch::Tensor images, labels, classWeights;

    Fixture()
    {
        torch::manual_seed(1);
        supernet.initialize(3);
        images = torch::randn({6, 2, 8, 8}).contiguous(torch::MemoryFormat::ChannelsLast);
        labels = torch::tensor({0, 1, 2, 0, 1, 2});
    }
    double loss(const std::vector<int>& path)
    {
        const torch::NoGradGuard noGradients;
        return lossOf(supernet.forward(images, path, BatchNormMode::BatchOnly)).item<double>();
    }
    torch::Tensor lossOf(const torch::Tensor& logits) const
    {
        namespace functional = torch::nn::functional;
        if (!classWeights.defined())
            return functional::cross_entropy(logits, labels);
        const auto each = functional::cross_entropy(
            logits, labels, functional::CrossEntropyFuncOptions().reduction(torch::kNone).weight(classWeights));
        return each.mean();
    }
    std::map<std::string, torch::Tensor> copy()
    {
        std::map<std::string, torch::Tensor> tensors;
        supernet.visitTensors(
            [&](const std::string& name, torch::Tensor& tensor) { tensors[name] = tensor.detach().clone(); });
        return tensors;
    }
    std::vector<std::vector<int>> everyone() const
    {
        std::vector<std::vector<int>> all(space.choiceCount());
        for (int i = 0; i < space.choiceCount(); ++i)
            for (int j = 0; j < static_cast<int>(space.choice(i).candidates.size()); ++j)
                all[i].push_back(j);
        return all;
    }

    /// The sum of all candidates' outputs times their gates (mode "full" of the reference, section 4.2), all in one
    /// graph, as plain autograd has it. @return dL/dg of one block at the one-hot gates of path
    torch::Tensor gatesByAutograd(const std::vector<int>& path, int wanted)
    {
        torch::Tensor x = images;
        torch::Tensor wantedGates;
        int choice = 0;
        std::map<std::string, torch::Tensor> tensors = copy();
        for (const SpaceBlock& block : space.blocks) {
            const auto run = [&](int j, const torch::Tensor& in) {
                OperatorModule module(block.candidates[j], block.input, space.batchNorm);
                module.visitTensors([&](const std::string& name, torch::Tensor& tensor) {
                    const torch::NoGradGuard noGradients;
                    tensor.copy_(tensors.at(block.name + "." + weightLabel(block.candidates[j]) + "." + name));
                });
                return module.forward(in, BatchNormMode::BatchOnly);
            };
            torch::Tensor y;
            if (!block.isChoice()) {
                y = run(0, x);
            } else {
                const int active = path[choice];
                torch::Tensor gates = torch::zeros(block.candidates.size());
                gates[active] = 1;
                gates.requires_grad_();
                for (int j = 0; j < static_cast<int>(block.candidates.size()); ++j) {
                    const bool skip = block.candidates[j].kind == OperatorKind::Skip;
                    const torch::Tensor o = skip ? torch::zeros_like(x) : j == active ? run(j, x) : run(j, x).detach();
                    y = y.defined() ? y + gates[j] * o : gates[j] * o;
                }
                if (choice++ == wanted)
                    wantedGates = gates;
            }
            x = block.shortcut ? x + y : y;
        }
        return torch::autograd::grad({lossOf(x.flatten(1))}, {wantedGates})[0];
    }
};

} // namespace

class TestSupernet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gateGradientsAreThoseOfAutograd_data()
    {
        QTest::addColumn<QList<int>>("path");
        QTest::addColumn<bool>("weighed");
        QTest::newRow("no skip") << QList<int>{0, 2, 1, 0} << false;
        QTest::newRow("skip first") << QList<int>{3, 1, 2, 1} << false;
        QTest::newRow("skip inside") << QList<int>{0, 3, 0, 3} << false;
        QTest::newRow("classes weighed") << QList<int>{0, 3, 1, 2} << true;
    }
    void gateGradientsAreThoseOfAutograd()
    {
        QFETCH(QList<int>, path);
        QFETCH(bool, weighed);
        Fixture f;
        if (weighed)
            f.classWeights = torch::tensor({0.25F, 2.5F, 0.75F});
        const std::vector<int> active(path.begin(), path.end());
        const GateGradients found =
            f.supernet.gateGradients(f.images, f.labels, active, f.everyone(), 1, f.classWeights);
        QVERIFY(std::abs(found.crossEntropy - f.loss(active)) < 1e-6);
        for (int i = 0; i < f.space.choiceCount(); ++i) {
            const torch::Tensor expected = f.gatesByAutograd(active, i);
            for (int j = 0; j < expected.size(0); ++j) {
                const double value = expected[j].item<double>();
                QVERIFY2(std::abs(found.d[i][j] - value) < 1e-5 * std::max(1.0, std::abs(value)),
                         qPrintable(QStringLiteral("block %1 path %2: %3, autograd %4")
                                        .arg(i)
                                        .arg(j)
                                        .arg(found.d[i][j])
                                        .arg(value)));
            }
        }
    }
    /// In an architecture step as in a weight step and in the derived network.
    void aFixedSkipIsTheIdentity()
    {
        Json json = toySpace().declaration;
        Json skip = {{"channels", 8}, {"blocks", 1}, {"stride", 1}, {"fixed", "skip"}};
        json["stages"].insert(json["stages"].begin(), skip);
        skip["channels"] = 12;
        json["stages"].push_back(skip);
        const SearchSpace space = spaceFromJson(json, "skips");
        Supernet supernet(space);
        supernet.initialize(3);
        Fixture f;
        const std::vector<int> path{0, 3, 1, 0};
        const torch::Tensor logits = supernet.forward(f.images, path, BatchNormMode::BatchOnly).detach();
        const double loss = torch::nn::functional::cross_entropy(logits, f.labels).item<double>();
        const GateGradients found = supernet.gateGradients(f.images, f.labels, path, f.everyone());
        QVERIFY2(std::abs(found.crossEntropy - loss) < 1e-6, qPrintable(QString::number(found.crossEntropy - loss)));

        NetworkModule derived(describe(space, {path}));
        derived.setWeights(supernet.pathWeights(path));
        QVERIFY(torch::allclose(derived.forward(f.images, BatchNormMode::BatchOnly), logits, 1e-5, 1e-6));
    }
    void onlyParticipantsRun()
    {
        Fixture f;
        const std::vector<int> path{0, 3, 1, 0};
        auto participants = f.everyone();
        participants[1].clear();  // Skip is active: the published rule leaves the block out
        participants[2] = {1, 2}; // two-path gates
        const std::int64_t before = f.supernet.candidateRuns();
        const GateGradients found = f.supernet.gateGradients(f.images, f.labels, path, participants);
        QVERIFY(found.d[1].empty());
        QCOMPARE(found.d[2][0], 0.0);
        QVERIFY(found.d[2][2] != 0.0);
        // active: blocks 0, 2, 3; others: two more in block 0 (Skip runs nothing), one in block 2, two in block 3
        QCOMPARE(f.supernet.candidateRuns() - before, 3 + 2 + 1 + 2);
    }
    void weightStepRunsOnePath()
    {
        Fixture f;
        const std::int64_t before = f.supernet.candidateRuns();
        f.supernet.forward(f.images, {0, 3, 1, 0}, BatchNormMode::Train);
        QCOMPARE(f.supernet.candidateRuns() - before, 3);
    }
    void architectureStepsTouchNoWeightAndNoStatistic()
    {
        Fixture f;
        const auto before = f.copy();
        f.supernet.gateGradients(f.images, f.labels, {0, 1, 2, 0}, f.everyone());
        for (const auto& [name, tensor] : f.copy())
            QVERIFY2(torch::equal(tensor, before.at(name)), name.c_str());
        for (const torch::Tensor& parameter : f.supernet.parameters())
            QVERIFY(!parameter.grad().defined());
    }
    void inactiveCandidatesDoNotMove()
    {
        // Momentum and decay would move them if their gradients were zero instead of undefined (reference section 7).
        SearchConfig config{.batchSize = 6, .momentum = 0.9, .weightDecay = 0.1, .latencyLoss = LatencyLoss::None};
        const SearchSpace space = toySpace();
        LatencyModel latency{.fixedMs = 1};
        for (int i = 0; i < space.choiceCount(); ++i)
            latency.pathMs.emplace_back(space.choice(i).candidates.size(), 1.0);
        const double budget = 3;
        const PathMask everything(space);
        SearchLoop loop(config, space, latency, budget, everything);
        Batch batch{.pixels = std::vector<float>(6 * 2 * 8 * 8), .labels = {0, 1, 2, 0, 1, 2}, .shape = space.input};
        for (std::size_t i = 0; i < batch.pixels.size(); ++i)
            batch.pixels[i] = float(i % 13) / 6 - 1;
        const TensorBatch tensors(std::move(batch));
        const auto snapshot = [&] {
            std::map<std::string, torch::Tensor> copy;
            loop.supernet().visitTensors(
                [&](const std::string& name, torch::Tensor& tensor) { copy[name] = tensor.detach().clone(); });
            return copy;
        };
        for (int k = 0; k < 8; ++k) {
            const auto before = snapshot();
            const WeightStep step = loop.weightStep(tensors, 0.05);
            int moved = 0;
            for (const auto& [name, tensor] : snapshot()) {
                bool active = true;
                for (int i = 0; i < space.choiceCount(); ++i)
                    if (name.starts_with(space.choice(i).name + "."))
                        active = name.starts_with(space.choice(i).name + "." +
                                                  weightLabel(space.choice(i).candidates[step.sampled[i]]) + ".");
                const bool same = torch::equal(tensor, before.at(name));
                QVERIFY2(active || same, name.c_str());
                moved += !same;
            }
            QVERIFY(moved > 0);
        }
    }
    void skipActiveDropsTheBlocksGradient()
    {
        for (const SkipRule rule : {SkipRule::Drop, SkipRule::Learn}) {
            SearchConfig config{
                .batchSize = 6, .skipRule = rule, .alphaInitDeviation = 0, .latencyLoss = LatencyLoss::None};
            const SearchSpace space = toySpace();
            LatencyModel latency{.fixedMs = 1};
            for (int i = 0; i < space.choiceCount(); ++i)
                latency.pathMs.emplace_back(space.choice(i).candidates.size(), 1.0);
            const double budget = 3;
            struct AlwaysSkip final : HeldOutEvaluator
            {
                std::vector<std::vector<int>> seen;
                void nextBatch() override {}
                PathResult evaluate(const std::vector<int>&) override { return {}; }
                PathResult gateGradients(const std::vector<int>& path,
                                         const std::vector<std::vector<int>>& participants) override
                {
                    active = path;
                    seen = participants;
                    PathResult result{.crossEntropy = 1, .accuracy = 0, .gates = {}};
                    for (const auto& block : participants) {
                        result.gates.emplace_back();
                        for (std::size_t j = 0; j < block.size(); ++j)
                            result.gates.back().push_back(double(j) + 1);
                    }
                    return result;
                }
                std::vector<int> active;
            } evaluator;
            RandomStream random(5);
            const PathMask everything(space);
            const auto strategy = makeStrategy({space, config, latency, budget, everything}, random);
            bool sawSkip = false;
            for (int k = 0; k < 40; ++k) {
                const PathProbabilities before = strategy->probabilities();
                strategy->architectureStep(evaluator, random);
                const PathProbabilities after = strategy->probabilities();
                for (int i = 0; i < space.choiceCount(); ++i) {
                    const bool skip = space.choice(i).candidates[evaluator.active[i]].kind == OperatorKind::Skip;
                    sawSkip |= skip;
                    QCOMPARE(evaluator.seen[i].empty(), skip && rule == SkipRule::Drop);
                    QCOMPARE(before[i] == after[i], skip && rule == SkipRule::Drop);
                }
            }
            QVERIFY(sawSkip);
        }
    }
};

QTEST_GUILESS_MAIN(TestSupernet)
#include "tst_supernet.moc"
