// SPDX-License-Identifier: MIT
#include "core/export/onnx_compare.h"
#include "core/export/onnx_export.h"
#include "core/nn/inference.h"
#include "core/onnx/onnx_check.h"
#include "core/onnx/onnx_reference.h"
#include "core/runtime/opencv_runtime.h"
#include "core/runtime/runtime.h"
#include "core/space/architecture.h"
#include "tests/support/errors.h"
#include "tests/support/networks.h"
#include "tests/support/random_weights.h"

#include <algorithm>
#include <random>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace pathloom;

namespace {

/// Found in the shipped small space for images of this size.
NetworkDescription smallNetwork(const Shape& input)
{
    const SearchSpace space = loadSpace("small", {.input = input, .classes = 3});
    return describe(space, parseArchitecture(space, "k3e3 skip k5e6 k7e3 skip k3e6 k7e6 k5e3 skip"));
}

Normalization normalizationFor(const NetworkDescription& network)
{
    Normalization normalization;
    for (int c = 0; c < network.input.channels; ++c) {
        normalization.mean.push_back(0.3 + 0.1 * c);
        normalization.deviation.push_back(0.2 + 0.15 * c);
    }
    return normalization;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    double largest = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(double(a.at(i)) - b.at(i)));
    return largest;
}

/// The same file with another bias of the classifier.
onnx::ModelProto withWrongBias(onnx::ModelProto model)
{
    for (onnx::TensorProto& tensor : *model.mutable_graph()->mutable_initializer())
        if (tensor.name().ends_with("linear.bias")) {
            const float wrong = 7;
            tensor.mutable_raw_data()->replace(0, sizeof wrong, reinterpret_cast<const char*>(&wrong), sizeof wrong);
        }
    return model;
}

} // namespace

/// Who says that a file computes what the trained network computes: ONNX Runtime where it is found, else OpenCV, and
/// where OpenCV alone is against it the definitions of ONNX.
class OnnxJudgesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("PATHLOOM_ONNXRUNTIME", "/nowhere"); }

    void theReferenceAgreesWithLibTorch_data()
    {
        QTest::addColumn<int>("opset");
        QTest::addColumn<bool>("fold");
        QTest::addColumn<bool>("branched");
        for (const int opset : {10, 17})
            for (const bool fold : {false, true})
                for (const bool branched : {false, true})
                    QTest::addRow("opset %d, %s, %s", opset, fold ? "folded" : "kept", branched ? "branched" : "chain")
                        << opset << fold << branched;
    }

    void theReferenceAgreesWithLibTorch()
    {
        QFETCH(int, opset);
        QFETCH(bool, fold);
        QFETCH(bool, branched);
        const NetworkDescription network = branched ? test::branchedNetwork() : test::chainNetwork();
        const Weights weights = test::randomWeights(network, 3);
        exportOnnx(network, weights, {.opset = opset, .foldBatchNorm = fold}, {}, file());
        std::mt19937 random(4);
        std::normal_distribution<float> normal;
        std::vector<float> images(std::size_t(2 * network.input.elements()));
        std::ranges::generate(images, [&] { return normal(random); });
        const std::vector<float> expected =
            InferenceNetwork(network, weights, InferenceNetwork::BatchNormForm::Kept).logits(images, 2);
        const std::vector<float> found = OnnxReference(readOnnxFile(file())).logits(images, 2);
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY2(std::abs(found[i] - expected[i]) < 1e-4, qPrintable(QString::number(found[i] - expected[i])));
    }

    void bytesGiveTheSameLogits_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<bool>("branched");
        for (const OnnxInputForm& form : onnxInputForms)
            if (form.isBytes)
                for (const bool branched : {false, true})
                    QTest::addRow("%s, %s", form.id, branched ? "colours" : "grey")
                        << QString::fromLatin1(form.id) << branched;
    }

    /// What a network gives for normalised numbers its file gives for the bytes that they were made of, in the order
    /// that it asks for.
    void bytesGiveTheSameLogits()
    {
        QFETCH(QString, input);
        QFETCH(bool, branched);
        const OnnxOptions options{.opset = 10, .input = onnxInputFromText(input.toStdString())};
        const NetworkDescription network = branched ? test::branchedNetwork() : test::chainNetwork();
        const Weights weights = test::randomWeights(network, 3);
        const Normalization normalization = normalizationFor(network);
        exportOnnx(network, weights, options, {.normalization = normalization}, file());
        const auto channels = std::size_t(network.input.channels);
        const std::size_t pixels = std::size_t(network.input.elements()) / channels;
        std::mt19937 random(4);
        std::vector<float> bytes(2 * channels * pixels), others(bytes.size()), normalised(bytes.size());
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            const std::size_t image = i / (channels * pixels), c = i / pixels % channels, pixel = i % pixels;
            const std::size_t last = (image * pixels + pixel) * channels + c;
            const auto byte = float(random() % 256);
            const bool isLast = formOf(options.input).channelsLast;
            bytes[isLast ? last : i] = byte;
            others[isLast ? i : last] = byte;
            normalised[i] = float((byte / 255.0 - normalization.mean[c]) / normalization.deviation[c]);
        }
        const std::vector<float> expected =
            InferenceNetwork(network, weights, InferenceNetwork::BatchNormForm::Kept).logits(normalised, 2);
        const OnnxReference reference(readOnnxFile(file()));
        OpenCvRuntime openCv(readOnnxFile(file()));
        QVERIFY(largestDifference(reference.logits(bytes, 2), expected) < 1e-4);
        const std::optional<std::vector<float>> byOpenCv = openCv.logits(bytes, 2);
        QVERIFY2(byOpenCv && largestDifference(*byOpenCv, expected) < 1e-4, openCv.note().c_str());
        if (branched)
            QVERIFY2(largestDifference(reference.logits(others, 2), expected) > 1e-2, "the order must count");
    }

    void imagesOfEveryShapeAreExported_data()
    {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        for (const auto& [channels, height, width] :
             {std::tuple(1, 1, 64), {1, 2, 64}, {1, 1, 128}, {1, 64, 1}, {3, 1, 64}, {1, 1, 1}, {1, 3, 3}, {1, 28, 28}})
            QTest::addRow("%d x %d x %d", channels, height, width) << channels << height << width;
    }

    void imagesOfEveryShapeAreExported()
    {
        QFETCH(int, channels);
        QFETCH(int, height);
        QFETCH(int, width);
        const NetworkDescription network = smallNetwork({channels, height, width});
        const Weights weights = test::randomWeights(network, 7);
        const QString openCv = QString::fromStdString(findRuntime(RuntimeKind::OpenCv).name);
        for (const OnnxOptions& options : {OnnxOptions{}, OnnxOptions{.opset = 10, .foldBatchNorm = true}}) {
            const OnnxReport report = exportOnnx(network, weights, options, {}, file());
            const QString runtime = QString::fromStdString(report.runtime);
            const QString note = QString::fromStdString(report.runtimeNote);
            QVERIFY2(report.largestDifference < 1e-3 && report.comparedImages >= 5, qPrintable(runtime));
            if (m_withOnnxRuntime) {
                QVERIFY2(runtime.startsWith(QStringLiteral("ONNX Runtime 1.")), qPrintable(runtime));
            } else if (runtime != openCv) {
                QVERIFY2(runtime.contains(QStringLiteral("ONNX standard")), qPrintable(runtime));
            }
            if (openCv.endsWith(QStringLiteral(" 4.6.0")) && height <= 2 && width >= 64)
                QVERIFY2(note.contains(openCv + QStringLiteral(" computes something else from this file")),
                         qPrintable(note));
            if (note.contains(QStringLiteral("something else")))
                QVERIFY2(note.contains(runtime) && note.contains(QStringLiteral("with LibTorch")), qPrintable(note));
            // A wrong file of that shape is refused all the same.
            OnnxReport unused;
            const QString refused = errorOf([&] {
                compareWithNetwork(withWrongBias(readOnnxFile(file())), network, weights, options, {}, unused);
            });
            QVERIFY2(refused.contains(QStringLiteral("differs from the trained one")) &&
                         (!m_withOnnxRuntime || refused.contains(QStringLiteral("run by ONNX Runtime 1."))),
                     qPrintable(refused));
        }
    }

    void onnxRuntimeIsTheFirstJudge_data()
    {
        const QString npm = qEnvironmentVariable("PATHLOOM_NPM", QStringLiteral(PATHLOOM_TEST_DATA "/../../build/npm"));
        qputenv("PATHLOOM_ONNXRUNTIME", npm.toUtf8());
        if (!findRuntime(RuntimeKind::OnnxRuntime).available)
            QSKIP("ONNX Runtime is not there; run packaging/fetch-onnxruntime build/npm");
        m_withOnnxRuntime = true;
        imagesOfEveryShapeAreExported_data();
    }

    void onnxRuntimeIsTheFirstJudge() { imagesOfEveryShapeAreExported(); }

    void onnxRuntimeTakesBytes_data() { bytesGiveTheSameLogits_data(); }

    void onnxRuntimeTakesBytes()
    {
        if (!m_withOnnxRuntime)
            QSKIP("ONNX Runtime is not there; run packaging/fetch-onnxruntime build/npm");
        QFETCH(QString, input);
        QFETCH(bool, branched);
        const NetworkDescription network = branched ? test::branchedNetwork() : test::chainNetwork();
        const OnnxReport report =
            exportOnnx(network, test::randomWeights(network, 3), {.input = onnxInputFromText(input.toStdString())},
                       {.normalization = normalizationFor(network)}, file());
        QVERIFY2(report.runtime.starts_with("ONNX Runtime 1."), report.runtime.c_str());
        QVERIFY(report.largestDifference > 0 && report.largestDifference < 1e-4);
    }

private:
    std::filesystem::path file() const { return m_folder.filePath(QStringLiteral("net.onnx")).toStdString(); }

    QTemporaryDir m_folder;
    bool m_withOnnxRuntime = false;
};

QTEST_GUILESS_MAIN(OnnxJudgesTest)
#include "tst_onnx_judges.moc"
