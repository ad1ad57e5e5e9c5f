// SPDX-License-Identifier: MIT
// Convolutions in a reduced format: bfloat16 on the CPU stands in for a GPU, and the loss scale of float16.
#include "core/derive/derive.h"
#include "tests/support/tiny_loop.h"

#include <QTest>

#include <cmath>

using namespace tinysearch;

namespace {

constexpr Computing reduced{.autocast = true};

/// A supernet with the weights that a seed means, in a format.
struct Net
{
    Supernet supernet;
    Net(const SearchSpace& space, std::optional<torch::ScalarType> format) : supernet(space)
    {
        supernet.initialize(3);
        supernet.moveTo({.device = torch::kCPU, .mapFormat = format});
    }
};

std::vector<std::vector<int>> everyone(const SearchSpace& space)
{
    std::vector<std::vector<int>> all(space.choiceCount());
    for (int i = 0; i < space.choiceCount(); ++i)
        for (int j = 0; j < int(space.choice(i).candidates.size()); ++j)
            all[i].push_back(j);
    return all;
}

double correlation(const std::vector<std::vector<double>>& a, const std::vector<std::vector<double>>& b)
{
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < a[i].size(); ++j) {
            ab += a[i][j] * b[i][j];
            aa += a[i][j] * a[i][j];
            bb += b[i][j] * b[i][j];
        }
    return ab / std::sqrt(aa * bb);
}

} // namespace

class TestAutocast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyMapsAreReduced()
    {
        TinyLoop tiny({}, true);
        Net net(tiny.job.space, torch::kBFloat16), plain(tiny.job.space, std::nullopt);
        const TensorBatch batch = tiny.batch();
        for (const std::vector<int>& path : {std::vector<int>{0, 1, 2}, {1, 2, 0}, {0, 0, 1}}) {
            const torch::Tensor logits = net.supernet.forward(batch.images, path, BatchNormMode::Train);
            const torch::Tensor exact = plain.supernet.forward(batch.images, path, BatchNormMode::Train);
            QVERIFY(logits.scalar_type() == torch::kFloat32);
            const double difference = (logits - exact).abs().max().item<double>();
            QVERIFY2(difference > 0 && difference < 0.05 * exact.abs().max().item<double>() + 0.02,
                     qPrintable(QString::number(difference)));
            torch::nn::functional::cross_entropy(logits, batch.labels).backward();
        }
        int gradients = 0;
        net.supernet.visitTensors([&](const std::string& name, torch::Tensor& tensor) {
            QVERIFY2(tensor.scalar_type() == torch::kFloat32, name.c_str());
            if (tensor.grad().defined()) {
                ++gradients;
                QVERIFY2(tensor.grad().scalar_type() == torch::kFloat32, name.c_str());
            }
        });
        QVERIFY(gradients > 10);
    }
    void gateGradientsAreThoseOfFloat32()
    {
        TinyLoop tiny({}, true);
        Net net(tiny.job.space, torch::kBFloat16), plain(tiny.job.space, std::nullopt);
        const TensorBatch batch = tiny.batch();
        const auto gates = [&](const Net& of) {
            return of.supernet.gateGradients(batch.images, batch.labels, {0, 1, 2}, everyone(tiny.job.space));
        };
        const GateGradients found = gates(net), exact = gates(plain);
        QVERIFY(std::abs(found.crossEntropy - exact.crossEntropy) < 0.02);
        QVERIFY2(correlation(found.d, exact.d) > 0.99, qPrintable(QString::number(correlation(found.d, exact.d))));
    }
    void aSearchInReducedFormatLearns()
    {
        TinyLoop exact({}, true), tiny(reduced, true);
        double first = 0, last = 0, lastExact = 0;
        for (int i = 0; i < 60; ++i) {
            const WeightStep step = tiny.weightStep(), same = exact.weightStep();
            QCOMPARE(step.sampled, same.sampled);
            (i < 10 ? first : last) += i < 10 || i >= 50 ? step.loss / 10 : 0;
            lastExact += i >= 50 ? same.loss / 10 : 0;
        }
        QVERIFY2(last < 0.8 * first, qPrintable(QStringLiteral("%1 to %2").arg(first).arg(last)));
        QVERIFY2(std::abs(last - lastExact) < 0.1, qPrintable(QStringLiteral("%1, %2").arg(last).arg(lastExact)));
        QVERIFY(std::isfinite(tiny.architectureStep().loss));
        QVERIFY(tiny.loop.isFinite());
        QVERIFY(!tiny.loop.state().contains("loss_scale")); // bfloat16 needs none
    }
    void aNetworkIsTrainedInReducedFormat()
    {
        TinySearch search;
        TrainJob job{.network = describe(withRelu(search.job().space), Architecture{{0, 1, 2}}),
                     .config = {.epochs = 6, .batchSize = 16},
                     .data = search.job().data,
                     .threads = 1,
                     .computing = reduced};
        std::vector<double> losses;
        const TrainResult result = trainNetwork(job, [&](const Event& event) {
            if (const auto* epoch = std::get_if<TrainingEpoch>(&event.body))
                losses.push_back(epoch->loss);
        });
        QCOMPARE(losses.size(), std::size_t(6));
        QVERIFY(losses.back() < losses.front());
        QVERIFY2(result.testAccuracy > 0.85, qPrintable(QString::number(result.testAccuracy)));
    }

    void aScaleThatIsOffDoesNothing()
    {
        LossScale scale(false);
        const torch::Tensor loss = torch::tensor(0.3);
        QVERIFY(scale.scaled(loss).is_same(loss));
        QVERIFY(scale.takes(true) && scale.takes(false));
        QCOMPARE(scale.value(), 1.0);
        QVERIFY(!scale.isExhausted());
    }
    void gradientsComeOutUnscaled()
    {
        LossScale scale(true);
        torch::Tensor a = torch::randn({5, 3}).requires_grad_(), b = torch::randn(4).requires_grad_(),
                      unused = torch::randn(2).requires_grad_();
        const auto loss = [&] { return (a.square().sum() + b.exp().sum()) / 7; };
        const auto exact = torch::autograd::grad({loss()}, {a, b});
        scale.scaled(loss()).backward();
        QVERIFY(!torch::allclose(a.grad(), exact[0]));
        QVERIFY(scale.unscale({a, b, unused}).item<bool>());
        QVERIFY(torch::equal(a.grad(), exact[0]) && torch::equal(b.grad(), exact[1])); // a power of two rounds nothing
        QVERIFY(!unused.grad().defined());
        for (const double value : {std::numeric_limits<double>::infinity(), std::nan("")}) {
            b.mutable_grad() = torch::full({4}, value);
            QVERIFY(!scale.unscale({a, b}).item<bool>());
        }
    }
    void gateGradientsComeOutUnscaled()
    {
        TinyLoop tiny({}, true);
        const Net plain(tiny.job.space, std::nullopt);
        const TensorBatch batch = tiny.batch();
        const auto gates = [&](double scale) {
            return plain.supernet.gateGradients(batch.images, batch.labels, {0, 1, 2}, everyone(tiny.job.space), scale);
        };
        const GateGradients found = gates(1024), exact = gates(1);
        QCOMPARE(found.crossEntropy, exact.crossEntropy);
        QVERIFY(correlation(found.d, exact.d) > 1 - 1e-9);
        for (std::size_t i = 0; i < exact.d.size(); ++i)
            for (std::size_t j = 0; j < exact.d[i].size(); ++j)
                QVERIFY(std::abs(found.d[i][j] - exact.d[i][j]) <= 1e-5 * std::abs(exact.d[i][j]) + 1e-9);
    }
    void theScaleFollowsOverflows()
    {
        LossScale scale(true);
        const double start = scale.value();
        QVERIFY(!scale.takes(false)); // this step is left out
        QCOMPARE(scale.value(), start / 2);
        for (int i = 0; i < 1999; ++i)
            QVERIFY(scale.takes(true));
        QCOMPARE(scale.value(), start / 2);
        QVERIFY(scale.takes(true));
        QCOMPARE(scale.value(), start);
        while (!scale.isExhausted())
            QVERIFY(!scale.takes(false));
        QVERIFY(scale.value() < 1);
    }
    void theScaleIsKept()
    {
        LossScale scale(true), other(true);
        scale.takes(false);
        scale.takes(true);
        other.setState(scale.state());
        QCOMPARE(other.value(), scale.value());
        QVERIFY(other.state() == scale.state());
        for (const char* damaged : {"null", "[]", "[0.5, 0]", "[1e300, 0]", "[1024, -1]", "[1024, 2000]", "[\"\", 0]"})
            QVERIFY_EXCEPTION_THROWN(other.setState(Json::parse(damaged)), std::exception);
        QVERIFY(other.state() == scale.state());
    }
};

QTEST_GUILESS_MAIN(TestAutocast)
#include "tst_autocast.moc"
