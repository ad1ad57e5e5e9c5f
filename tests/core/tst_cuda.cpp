// SPDX-License-Identifier: MIT
// Search and training on a graphics processor. Skipped where LibTorch finds none.
#include "core/derive/derive.h"
#include "core/util/files.h"
#include "tests/support/tiny_loop.h"

#include <QTest>

#include <span>

using namespace tinysearch;

namespace {

constexpr Computing onCuda{.device = ComputeDevice::Cuda};

std::vector<std::string> withCuda(std::vector<std::string> more = {})
{
    more.push_back("device=cuda");
    return more;
}

/// Weight steps of a run, in order.
std::vector<WeightStep> weightSteps(const std::filesystem::path& folder)
{
    std::vector<WeightStep> steps;
    RunStore::open(folder, RunStore::Access::Read)->readEvents(0, [&](const Event& event) {
        if (const auto* step = std::get_if<WeightStep>(&event.body))
            steps.push_back(*step);
    });
    return steps;
}

double meanLoss(std::span<const WeightStep> steps)
{
    double sum = 0;
    for (const WeightStep& step : steps)
        sum += step.loss / double(steps.size());
    return sum;
}

} // namespace

class TestCuda : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string reason = whyNotHere(ComputeDevice::Cuda); !reason.empty())
            QSKIP(reason.c_str());
    }

    void aSeedMeansTheSameWeights()
    {
        TinyLoop cpu, cuda(onCuda);
        std::map<std::string, torch::Tensor> expected;
        cpu.loop.supernet().visitTensors(
            [&](const std::string& name, torch::Tensor& tensor) { expected[name] = tensor; });
        cuda.loop.supernet().visitTensors([&](const std::string& name, torch::Tensor& tensor) {
            QVERIFY2(tensor.is_cuda(), name.c_str());
            QVERIFY2(torch::equal(tensor.cpu(), expected.at(name)), name.c_str());
            QVERIFY(tensor.dim() != 4 || tensor.is_contiguous(torch::MemoryFormat::ChannelsLast));
        });
    }
    void batchesArriveWhole()
    {
        TinyLoop tiny;
        const Batch batch = tiny.loader.next();
        const TensorBatch here(batch), there(batch, torch::kCUDA);
        QVERIFY(there.images.is_cuda() && there.labels.is_cuda());
        QVERIFY(there.images.is_contiguous(torch::MemoryFormat::ChannelsLast));
        QVERIFY(torch::equal(there.images.cpu(), here.images));
        QVERIFY(torch::equal(there.labels.cpu(), here.labels));
    }
    void stepsAgreeWithTheCpu()
    {
        TinyLoop cpu, cuda(onCuda);
        const auto close = [](double a, double b) { return std::abs(a - b) < 1e-3 * std::max(1.0, std::abs(b)); };
        for (int i = 0; i < 6; ++i) {
            const WeightStep expected = cpu.weightStep(), step = cuda.weightStep();
            QCOMPARE(step.sampled, expected.sampled);
            QVERIFY2(close(step.loss, expected.loss),
                     qPrintable(QStringLiteral("%1: %2, %3 on the CPU").arg(i).arg(step.loss).arg(expected.loss)));
            const ArchitectureStep decided = cuda.architectureStep(), wanted = cpu.architectureStep();
            QVERIFY(close(decided.crossEntropy, wanted.crossEntropy) && close(decided.expectedMs, wanted.expectedMs));
            QVERIFY(close(decided.entropy, wanted.entropy));
        }
    }
    void aSearchAgreesWithTheCpu()
    {
        TinySearch search;
        search.history("cpu");
        search.history("cuda", withCuda());
        const std::vector<WeightStep> cpu = weightSteps(search.path("cpu")), cuda = weightSteps(search.path("cuda"));
        QCOMPARE(cuda.size(), cpu.size());
        const std::size_t warmUp = cpu.size() / 3; // uniformly sampled, hence alike; of three epochs the first
        for (std::size_t i = 0; i < warmUp; ++i)
            QCOMPARE(cuda[i].sampled, cpu[i].sampled);
        QVERIFY(std::abs(meanLoss(std::span(cuda).first(5)) - meanLoss(std::span(cpu).first(5))) < 1e-2);
        QVERIFY(std::abs(meanLoss(std::span(cuda).last(10)) - meanLoss(std::span(cpu).last(10))) < 0.1);
    }
    void aSearchOnCudaGoesOn_data()
    {
        QTest::addColumn<bool>("onCpu");
        QTest::newRow("on CUDA") << false;
        QTest::newRow("on the CPU, as asked for") << true;
    }
    void aSearchOnCudaGoesOn()
    {
        QFETCH(bool, onCpu);
        TinySearch search;
        std::stop_source stop;
        SearchEngine first(search.job(withCuda()), search.path("r"), [&](const Event& event) {
            if (event.step == 25)
                stop.request_stop();
        });
        QCOMPARE(first.run(stop.get_token()), Phase::Stopped);
        const std::string bytes = readTextFile(
            RunStore::open(search.path("r"), RunStore::Access::Read)->newestCheckpoint(), std::uintmax_t(1) << 30);
        const auto parts = torch::pickle_load(std::vector<char>(bytes.begin(), bytes.end())).toTuple();
        for (const auto& entry : parts->elements().at(0).toGenericDict())
            QVERIFY(entry.value().toTensor().is_cpu());

        std::optional<Resumed> resumed;
        SearchEngine second(search.path("r"), [&](const Event& event) {
            if (const auto* found = std::get_if<Resumed>(&event.body))
                resumed = *found;
        });
        if (onCpu)
            second.setDevice(ComputeDevice::Cpu);
        QCOMPARE(second.run(), Phase::Finished);
        QVERIFY(resumed && !resumed->exact);
        const std::vector<WeightStep> steps = weightSteps(search.path("r"));
        search.history("cpu");
        QCOMPARE(steps.size(), weightSteps(search.path("cpu")).size());
        QVERIFY(meanLoss(std::span(steps).last(10)) < 0.9 * meanLoss(std::span(steps).first(5)));
    }
    void reducedFormatsLearn()
    {
        TinySearch search;
        search.history("cpu");
        search.history("r", withCuda({"autocast=true"}));
        const std::vector<WeightStep> cpu = weightSteps(search.path("cpu")), steps = weightSteps(search.path("r"));
        QCOMPARE(steps.size(), cpu.size());
        QVERIFY(std::abs(meanLoss(std::span(steps).last(10)) - meanLoss(std::span(cpu).last(10))) < 0.15);
    }
    void trainingLearns_data()
    {
        QTest::addColumn<bool>("autocast");
        QTest::newRow("float32") << false;
        QTest::newRow("autocast") << true;
    }
    void trainingLearns()
    {
        QFETCH(bool, autocast);
        TinySearch search;
        search.history("r");
        const auto run = RunStore::open(search.path("r"), RunStore::Access::Write);
        const DerivedNetwork derived = deriveNetwork(*run);
        TrainConfig config{.epochs = 6, .batchSize = 16, .dropout = 0.1};
        const Computing computing{.device = ComputeDevice::Cuda, .autocast = autocast};
        QVERIFY(trainDerived(*run, derived.id, config, 3, {}, {}, {.computing = computing}).testAccuracy.value() > 0.9);
        config.inheritWeights = true;
        config.epochs = 2;
        const DerivedNetwork trained = trainDerived(*run, derived.id, config, 3, {}, {}, {.computing = computing});
        QVERIFY(trained.testAccuracy.value() > 0.8);
        QCOMPARE(QString::fromStdString(trained.training.at("device").get<std::string>()), QStringLiteral("cuda"));
    }
};

QTEST_GUILESS_MAIN(TestCuda)
#include "tst_cuda.moc"
