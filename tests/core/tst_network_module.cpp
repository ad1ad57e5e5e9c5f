// SPDX-License-Identifier: MIT
#include "core/nn/inference.h"
#include "core/space/architecture.h"
#include "core/util/files.h"
#include "tests/support/errors.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pathloom;

namespace {

NetworkDescription smallNetwork()
{
    const SearchSpace space = loadSpace("small");
    return describe(space, parseArchitecture(space, "k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3"));
}

} // namespace

class TestNetworkModule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedNetworksHaveTheSameCountsInLibTorch_data()
    {
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<qint64>("macs");
        QTest::newRow("proxyless-gpu") << qint64(7119848) << qint64(465260160);
        QTest::newRow("proxyless-cpu") << qint64(4361648) << qint64(439243864);
        QTest::newRow("proxyless-mobile") << qint64(4080512) << qint64(320427584);
        QTest::newRow("proxyless-mobile-14") << qint64(6857568) << qint64(580883408);
    }
    void publishedNetworksHaveTheSameCountsInLibTorch()
    {
        const NetworkDescription network =
            loadNetwork(resourcePath(std::string("networks/") + QTest::currentDataTag() + ".json"));
        QTEST(qint64(moduleParameters(network)), "parameters");
        QTEST(qint64(moduleMacs(network)), "macs");
    }
    void foldingKeepsTheLogits()
    {
        // running statistics of 0 and 1 hide mistakes, so give them other values
        const NetworkDescription network = smallNetwork();
        Weights weights;
        std::uint32_t state = 1;
        for (const Block& block : network.blocks)
            for (const Layer& layer : expand(block.op, block.input)) {
                const auto tensor = [&](const char* kind, std::vector<std::int64_t> shape, double low, double high) {
                    WeightTensor values{.shape = shape, .values = {}};
                    std::int64_t count = 1;
                    for (auto size : shape)
                        count *= size;
                    for (std::int64_t i = 0; i < count; ++i) {
                        state = state * 1664525u + 1013904223u;
                        values.values.push_back(float(low + (high - low) * double(state >> 8) / double(1 << 24)));
                    }
                    weights[block.name + "." + layer.name + "." + kind] = values;
                };
                if (layer.kind == LayerKind::Conv)
                    tensor("weight",
                           {layer.output.channels, layer.input.channels / layer.groups, layer.kernel, layer.kernel},
                           -0.3, 0.3);
                if (layer.kind == LayerKind::BatchNorm)
                    for (const auto& [kind, low, high] :
                         {std::tuple("weight", 0.5, 1.5), std::tuple("bias", -0.5, 0.5),
                          std::tuple("running_mean", -0.5, 0.5), std::tuple("running_var", 0.5, 2.0)})
                        tensor(kind, {layer.output.channels}, low, high);
                if (layer.kind == LayerKind::Linear) {
                    tensor("weight", {layer.output.channels, layer.input.channels}, -0.3, 0.3);
                    tensor("bias", {layer.output.channels}, -0.3, 0.3);
                }
            }
        const InferenceNetwork kept(network, weights);
        const InferenceNetwork folded(network, weights, InferenceNetwork::BatchNormForm::Folded);
        std::vector<float> pixels(3 * 28 * 28);
        for (std::size_t i = 0; i < pixels.size(); ++i)
            pixels[i] = float(i % 17) / 8 - 1;
        const auto a = kept.logits(pixels, 3);
        const auto b = folded.logits(pixels, 3);
        QCOMPARE(a.size(), std::size_t(30));
        QVERIFY(std::abs(a[0] - a[10]) > 1e-3f); // different images, different logits
        for (std::size_t i = 0; i < a.size(); ++i)
            QVERIFY2(std::abs(a[i] - b[i]) < 1e-4f * std::max(1.f, std::abs(a[i])),
                     qPrintable(QString::number(a[i] - b[i])));
        QVERIFY(errorOf([&] { kept.logits(pixels, 2); }).contains("pixels"));

        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("w.pt")).toStdString();
        saveWeights(weights, file);
        QVERIFY(loadWeights(file) == weights);
        writeTextFile(file, readTextFile(file).substr(0, 1000));
        QVERIFY(errorOf([&] { loadWeights(file); }).contains("damaged"));

        Weights wrong = weights;
        wrong.erase("stem.main.conv.weight");
        QVERIFY(errorOf([&] { InferenceNetwork(network, wrong); }).contains("stem.main.conv.weight"));
        wrong = weights;
        wrong["stem.main.bn.bias"].shape = {3};
        QVERIFY(errorOf([&] { InferenceNetwork(network, wrong); }).contains("has shape"));
        wrong = weights;
        wrong["stem.main.bn.bias"].values[2] = std::nanf("");
        QVERIFY(errorOf([&] { InferenceNetwork(network, wrong); }).contains("not finite"));
    }
};

QTEST_GUILESS_MAIN(TestNetworkModule)
#include "tst_network_module.moc"
