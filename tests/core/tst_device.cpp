// SPDX-License-Identifier: MIT
// What computes: settings, refusals where there is no such device, and that tensors can be elsewhere than where they
// were made. What needs a GPU is in tst_cuda.cpp.
#include "core/derive/derive.h"
#include "core/run/checkpoints.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/tiny_loop.h"

#include <QTest>

#include <ATen/record_function.h>

using namespace tinysearch;

namespace {

constexpr Computing onCuda{.device = ComputeDevice::Cuda};

QStringList settingProblems(const std::vector<std::string>& settings)
{
    SearchConfig config;
    for (const std::string& setting : settings)
        setSetting(config, setting);
    QStringList found;
    for (const std::string& sentence : problems(config))
        found << QString::fromStdString(sentence);
    return found;
}

/// Counts how often a tensor's value was fetched on its own: on a GPU each time is a wait.
class FetchWatch
{
public:
    FetchWatch()
    {
        s_fetches = s_operations = 0;
        m_handle = at::addGlobalCallback(
            at::RecordFunctionCallback([](const at::RecordFunction& call) -> std::unique_ptr<at::ObserverContext> {
                ++s_operations;
                s_fetches += std::string(call.name()) == "aten::_local_scalar_dense";
                return nullptr;
            }).scopes({at::RecordScope::FUNCTION}));
    }
    ~FetchWatch() { at::removeCallback(m_handle); }
    int fetches() const { return s_fetches; }
    int operations() const { return s_operations; }

private:
    static inline int s_fetches, s_operations;
    at::CallbackHandle m_handle;
};

void stopInTheMiddle(const TinySearch& search, const std::string& name)
{
    std::stop_source stop;
    SearchEngine engine(search.job(), search.path(name), [&](const Event& event) {
        if (event.step == 25)
            stop.request_stop();
    });
    QCOMPARE(engine.run(stop.get_token()), Phase::Stopped);
}

/// Makes a run and its checkpoint say that they come from CUDA.
void pretendCuda(const std::filesystem::path& folder)
{
    const auto run = RunStore::open(folder, RunStore::Access::Write);
    RunInfo info = run->info();
    info.config.computing = {.device = ComputeDevice::Cuda, .autocast = true};
    run->updateInfo(info);
    const std::string bytes = readTextFile(run->newestCheckpoint(), std::uintmax_t(1) << 30);
    const auto parts = torch::pickle_load(std::vector<char>(bytes.begin(), bytes.end())).toTuple()->elements().vec();
    Json json = Json::parse(parts.at(1).toStringRef());
    json["position"]["computing"]["device"] = "cuda";
    json["position"]["settings"].update({{"device", "cuda"}, {"autocast", true}});
    const std::vector<char> changed =
        torch::pickle_save(c10::ivalue::Tuple::create({parts.at(0), c10::IValue(json.dump())}));
    run->writeCheckpoint(json["position"]["step"], [&](const std::filesystem::path& file) {
        writeTextFile(file, std::string(changed.begin(), changed.end()));
    });
}

} // namespace

class TestDevice : public QObject
{
    Q_OBJECT

private:
    static bool hasCuda() { return whyNotHere(ComputeDevice::Cuda).empty(); }

private Q_SLOTS:
    void settingsReadBack()
    {
        SearchConfig config;
        QVERIFY(config.computing == Computing{});
        setSetting(config, "device=cuda");
        setSetting(config, "autocast=true");
        QVERIFY(config.computing == (Computing{.device = ComputeDevice::Cuda, .autocast = true}));
        QVERIFY(configFromJson(Json::parse(toJson(config).dump()), "test") == config);
        QVERIFY(errorOf([&] { setSetting(config, "device=tpu"); }).contains(QStringLiteral("cpu, cuda")));
    }
    void autocastBelongsToCuda()
    {
        QCOMPARE(settingProblems({"device=cuda", "autocast=true"}), QStringList{});
        const QStringList found = settingProblems({"autocast=true"});
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.front().contains(QStringLiteral("device=cuda")), qPrintable(found.front()));
        const Computing reduced{.device = ComputeDevice::Cuda, .autocast = true};
        QVERIFY(onDevice(reduced, {}) == reduced);
        QVERIFY(onDevice(reduced, ComputeDevice::Cpu) == Computing{});
        QVERIFY(onDevice({}, ComputeDevice::Cuda) == onCuda);
    }
    void anAbsentDeviceIsRefusedBeforeAnythingIsWritten()
    {
        if (hasCuda())
            QSKIP("LibTorch finds a CUDA device here, so nothing is refused");
        TinySearch search;
        const QString sentence = QStringLiteral("LibTorch finds no CUDA device here");
        const SearchJob job = search.job({"device=cuda"});
        QVERIFY_EXCEPTION_THROWN(SearchEngine(job, search.path("r"), {}).run(), UsageError);
        QVERIFY(errorOf([&] { SearchEngine(job, search.path("r"), {}).run(); }).startsWith(sentence));
        QVERIFY(!std::filesystem::exists(search.path("r")));
        QVERIFY(errorOf([&] { estimateSearch(job, 400); }).startsWith(sentence));

        search.history("r");
        const auto run = RunStore::open(search.path("r"), RunStore::Access::Write);
        const DerivedNetwork derived = deriveNetwork(*run);
        QVERIFY_EXCEPTION_THROWN(trainDerived(*run, derived.id, {.epochs = 1}, 1, {}, {}, {.computing = onCuda}),
                                 UsageError);
        QVERIFY(run->network(derived.id).weightsFile.empty());
        const TrainJob training{.network = derived.description,
                                .config = {.epochs = 1, .batchSize = 16},
                                .data = job.data,
                                .computing = onCuda};
        QVERIFY(errorOf([&] { trainNetwork(training, {}); }).startsWith(sentence));
    }
    void aSearchLeavesItsDeviceOnlyIfAsked()
    {
        if (hasCuda())
            QSKIP("LibTorch finds a CUDA device here, so the search would go on on it");
        TinySearch search;
        search.history("whole");
        stopInTheMiddle(search, "r");
        pretendCuda(search.path("r"));
        const QString error = errorOf([&] { SearchEngine(search.path("r"), {}).run(); });
        QVERIFY2(error.contains(QStringLiteral("computes on CUDA, and LibTorch finds no CUDA device here")) &&
                     error.contains(QStringLiteral("resume RUN --device cpu")),
                 qPrintable(error));
        QCOMPARE(RunStore::open(search.path("r"), RunStore::Access::Read)->info().state, Phase::Stopped);

        std::optional<Resumed> resumed;
        SearchEngine moved(search.path("r"), [&](const Event& event) {
            if (const auto* found = std::get_if<Resumed>(&event.body))
                resumed = *found;
        });
        moved.setDevice(ComputeDevice::Cpu);
        QCOMPARE(moved.run(), Phase::Finished);
        QVERIFY(resumed && !resumed->exact);
        QVERIFY2(resumed->reason.find("the device was \"cuda\", now \"cpu\"") != std::string::npos,
                 resumed->reason.c_str());
        // It had been on the CPU all along, and is there now.
        QVERIFY(search.record("r") == search.record("whole"));
        QVERIFY(RunStore::open(search.path("r"), RunStore::Access::Read)->info().config.computing == Computing{});
    }
    void movedTensorsStayTheSameObjects()
    {
        TinyLoop tiny;
        Supernet supernet(tiny.job.space);
        supernet.initialize(1);
        const std::vector<torch::Tensor> before = supernet.parameters();
        supernet.moveTo({.device = torch::kCPU});
        const std::vector<torch::Tensor> after = supernet.parameters();
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            QVERIFY(after[i].is_same(before[i]));
            QVERIFY(after[i].requires_grad());
            QVERIFY(after[i].dim() != 4 || after[i].is_contiguous(torch::MemoryFormat::ChannelsLast));
        }
    }
    /// What moving does to a tensor reaches the optimiser and the chains of kernels, which hold it too.
    void tensorsWithOtherMemoryAreTrainedAlike()
    {
        TinyLoop stays, moves;
        const auto forEach = [&](const auto& work) {
            moves.loop.supernet().visitTensors([&](const std::string&, torch::Tensor& tensor) { work(tensor); });
        };
        std::vector<torch::Tensor> left;
        forEach([&](torch::Tensor& tensor) {
            const torch::NoGradGuard noGradients;
            const torch::Tensor old = tensor.detach();
            tensor.set_data(tensor.clone(torch::MemoryFormat::Preserve));
            QVERIFY(tensor.data_ptr() != old.data_ptr());
            old.fill_(std::numeric_limits<double>::quiet_NaN()); // whoever still reads it is found out
            left.push_back(old);
        });
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(moves.weightStep().loss, stays.weightStep().loss);
            QCOMPARE(moves.architectureStep().loss, stays.architectureStep().loss);
        }
    }
    void batchesGoToTheDevice()
    {
        TinyLoop tiny;
        Batch batch = tiny.loader.next();
        const float* pixels = batch.pixels.data();
        const TensorBatch here(batch), same(std::move(batch));
        QVERIFY(same.images.data_ptr<float>() == pixels); // no copy on the CPU
        const TensorBatch there(Batch(here.memory), torch::kMeta);
        QVERIFY(there.images.is_meta() && there.labels.is_meta());
        QVERIFY(there.images.sizes() == here.images.sizes() && there.labels.sizes() == here.labels.sizes());
        QVERIFY(there.images.is_contiguous(torch::MemoryFormat::ChannelsLast));
        QVERIFY(there.memory.pixels.empty());
        QCOMPARE(there.memory.size(), here.memory.size());
    }
    void classesCountInTheCrossEntropyByTheirWeights()
    {
        torch::manual_seed(3);
        const torch::Tensor logits = torch::randn({7, 3}, torch::kDouble).requires_grad_();
        const torch::Tensor labels = torch::tensor({0, 1, 2, 2, 1, 0, 0});
        const std::vector<double> weights{0.5, 2, 1.25};
        const torch::Tensor tensor = classWeightTensor(weights, torch::kCPU);
        for (const double smoothing : {0.0, 0.1}) {
            const auto loss = [&](const torch::Tensor& z) { // image by image, as it is defined
                double sum = 0;
                for (int i = 0; i < 7; ++i) {
                    const double all = z[i].logsumexp(0).item<double>();
                    const int label = labels[i].item<int>();
                    const double plain = all - z[i][label].item<double>(), even = all - z[i].mean().item<double>();
                    sum += weights[std::size_t(label)] * ((1 - smoothing) * plain + smoothing * even);
                }
                return sum / 7;
            };
            const torch::Tensor found = crossEntropy(logits, labels, smoothing, tensor);
            QVERIFY(std::abs(found.item<double>() - loss(logits.detach())) < 1e-12);
            const torch::Tensor gradient = torch::autograd::grad({found}, {logits}).front();
            constexpr double step = 1e-5;
            for (int i = 0; i < 7; ++i)
                for (int j = 0; j < 3; ++j) {
                    torch::Tensor up = logits.detach().clone(), down = up.clone();
                    up[i][j] += step;
                    down[i][j] -= step;
                    const double expected = (loss(up) - loss(down)) / (2 * step);
                    QVERIFY(std::abs(gradient[i][j].item<double>() - expected) < 1e-9);
                }
            // As if there were no weights where all are the same, and none = undefined.
            const torch::Tensor same = crossEntropy(logits, labels, smoothing, torch::ones(3));
            QVERIFY(std::abs((same - crossEntropy(logits, labels, smoothing)).item<double>()) < 1e-12);
        }
        QVERIFY(!classWeightTensor({}, torch::kCPU).defined());
    }
    void scalarsAreReadTogether()
    {
        const torch::Tensor a = torch::tensor(0.1f), b = torch::tensor(0.2, torch::kDouble), c = torch::tensor(true);
        QCOMPARE(readTogether({a, b, c}), (std::vector<double>{double(0.1f), 0.2, 1}));
    }
    void crossEntropyIsLibTorchs()
    {
        torch::manual_seed(2);
        const torch::Tensor logits = torch::randn({7, 5}, torch::kDouble).requires_grad_();
        const torch::Tensor labels = torch::tensor({0, 4, 2, 2, 1, 3, 0});
        for (const double smoothing : {0.0, 0.1, 0.7}) {
            const torch::Tensor loss = crossEntropy(logits, labels, smoothing);
            const torch::Tensor expected = torch::nn::functional::cross_entropy(
                logits, labels, torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(smoothing));
            QVERIFY(std::abs((loss - expected).item<double>()) < 1e-12);
            QVERIFY(torch::allclose(torch::autograd::grad({loss}, {logits}).front(),
                                    torch::autograd::grad({expected}, {logits}).front(), 0, 1e-12));
        }
    }
    void stepsFetchNoSingleValue_data()
    {
        QTest::addColumn<bool>("kernels");
        QTest::newRow("kernels") << true;
        QTest::newRow("one operation a layer, as on a GPU") << false;
    }
    void stepsFetchNoSingleValue()
    {
        QFETCH(bool, kernels);
        TinyLoop tiny(Computing{.autocast = !kernels}, true);
        for (int i = 0; i < 4; ++i) {
            const TensorBatch images = tiny.batch();
            TensorBatch heldOut = tiny.batch();
            FetchWatch watch;
            tiny.loop.weightStep(images, 0.05);
            tiny.loop.architectureStep([&] { return std::move(heldOut); });
            QVERIFY(watch.operations() > 100);
            QCOMPARE(watch.fetches(), 0);
        }
        FetchWatch watch;
        torch::ones(1).item<float>();
        QCOMPARE(watch.fetches(), 1); // the watch sees one
    }
    void oneInfiniteWeightIsSeen()
    {
        TinyLoop tiny;
        tiny.weightStep();
        QVERIFY(tiny.loop.isFinite());
        const torch::NoGradGuard noGradients;
        tiny.loop.supernet().parameters().back().fill_(std::numeric_limits<double>::infinity());
        QVERIFY(!tiny.loop.isFinite());
    }
};

QTEST_GUILESS_MAIN(TestDevice)
#include "tst_device.moc"
