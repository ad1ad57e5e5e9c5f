// SPDX-License-Identifier: MIT
// Channels-last from the loader to the loss: no map changes its layout on the way, forward or backward.
#include "core/data/loader.h"
#include "core/nn/supernet.h"
#include "core/search/search_loop.h"
#include "tests/support/tiny_search.h"

#include <QTest>

#include <ATen/record_function.h>

#include <numeric>

using namespace tinysearch;

namespace {

constexpr int batchSize = 13; ///< no number of channels, so that maps and weights are told apart

bool isMap(const torch::Tensor& tensor)
{
    return tensor.defined() && tensor.dim() == 4 && tensor.size(0) == batchSize;
}

/// What the operations within its life did to layouts.
class LayoutWatch
{
public:
    LayoutWatch()
    {
        s_copies.clear();
        s_operations = 0;
        m_handle = at::addGlobalCallback(
            at::RecordFunctionCallback(look).needsInputs(true).scopes({at::RecordScope::FUNCTION}));
    }
    ~LayoutWatch() { at::removeCallback(m_handle); }

    QStringList copies() const { return s_copies; }
    int operations() const { return s_operations; }

private:
    static std::unique_ptr<at::ObserverContext> look(const at::RecordFunction& call)
    {
        ++s_operations;
        const std::string name = call.name();
        const auto tensor = [&](std::size_t i) {
            return i < call.inputs().size() && call.inputs()[i].isTensor() ? call.inputs()[i].toTensor()
                                                                           : torch::Tensor();
        };
        const auto note = [&](const torch::Tensor& from) {
            s_copies << QString::fromStdString(name) + QLatin1Char(' ') +
                            QString::fromStdString(c10::str(from.sizes(), " strides ", from.strides()));
        };
        if (name == "aten::copy_") { // between layouts; broadcasting is none
            if (isMap(tensor(0)) && isMap(tensor(1)) && tensor(0).sizes() == tensor(1).sizes() &&
                tensor(0).strides() != tensor(1).strides())
                note(tensor(1));
        } else if (name == "aten::contiguous" || name == "aten::clone") {
            if (isMap(tensor(0)))
                note(tensor(0));
        } else if (isMap(tensor(0)) && !tensor(0).is_contiguous(torch::MemoryFormat::ChannelsLast) &&
                   name != "aten::expand") {
            note(tensor(0)); // computes in another layout
        }
        return nullptr;
    }
    static inline QStringList s_copies;
    static inline int s_operations = 0;
    at::CallbackHandle m_handle;
};

/// A space with maps of several sizes, all kinds of blocks and channels that differ from height and width.
SearchSpace space()
{
    return spaceFromJson(Json::parse(R"({"format": "pathloom.space", "version": 1, "name": "layouts",
        "input": {"channels": 1, "height": 12, "width": 12}, "classes": 2, "candidates": ["k3e3", "k5e6", "skip"],
        "stem": {"op": "conv k3 s2", "channels": 8},
        "stages": [{"channels": 8, "blocks": 1, "stride": 1, "fixed": "k3e1"},
                   {"channels": 16, "blocks": 3, "stride": 2}], "head": {"channels": 24}})"),
                         "layouts");
}

/// A space, a loader of images for it, and a loop.
struct Fixture
{
    TinySearch search;
    SearchJob job = search.job();
    SearchSpace layouts = space();
    LatencyModel latency;
    double budgetMs = 5;
    PathMask mask{layouts};
    std::unique_ptr<SearchLoop> loop;
    std::unique_ptr<Loader> loader;

    Fixture()
    {
        for (int i = 0; i < layouts.choiceCount(); ++i)
            latency.pathMs.emplace_back(layouts.choice(i).candidates.size(), 1.0);
        loop = std::make_unique<SearchLoop>(job.config, layouts, latency, budgetMs, mask);
        std::vector<std::int64_t> indices(64);
        std::iota(indices.begin(), indices.end(), 0);
        loader = std::make_unique<Loader>(
            openData(job.data).train, indices,
            LoaderOptions{.batchSize = batchSize, .normalization = {.mean = {0.5}, .deviation = {0.5}}});
    }
    TensorBatch batch() { return TensorBatch(loader->next()); }
};

} // namespace

class TestMemoryLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWatchSeesACopy()
    {
        const torch::Tensor map = torch::rand({batchSize, 3, 4, 5});
        LayoutWatch watch;
        (void)map.contiguous(torch::MemoryFormat::ChannelsLast);
        QVERIFY(!watch.copies().isEmpty());
    }

    void batchesAreChannelsLast()
    {
        Fixture f;
        QVERIFY(f.batch().images.is_contiguous(torch::MemoryFormat::ChannelsLast));
    }

    void searchStepsCopyNoMap()
    {
        Fixture f;
        for (int i = 0; i < 4; ++i) { // several sampled paths
            TensorBatch images = f.batch(), heldOut = f.batch();
            LayoutWatch watch;
            f.loop->weightStep(images, 0.05);
            f.loop->architectureStep([&] { return std::move(heldOut); });
            QVERIFY(watch.operations() > 100);
            QVERIFY2(watch.copies().isEmpty(), qPrintable(watch.copies().join(u'\n')));
        }
    }

    void trainingCopiesNoMap()
    {
        Fixture f;
        NetworkModule module(describe(f.layouts, Architecture{std::vector<int>(f.layouts.choiceCount(), 1)}));
        module.initialize(1);
        const TensorBatch images = f.batch();
        LayoutWatch watch;
        torch::nn::functional::cross_entropy(module.forward(images.images, BatchNormMode::Train), images.labels)
            .backward();
        QVERIFY(watch.operations() > 20);
        QVERIFY2(watch.copies().isEmpty(), qPrintable(watch.copies().join(u'\n')));
    }
};

QTEST_MAIN(TestMemoryLayout)
#include "tst_memory_layout.moc"
