// SPDX-License-Identifier: MIT
#include "core/data/dataset.h"
#include "core/export/onnx_export.h"
#include "core/nn/inference.h"
#include "core/space/architecture.h"
#include "core/util/error.h"
#include "tests/support/random_weights.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace pathloom;

namespace {

constexpr const char* FashionMnist = "/usr/share/datasets/fashion-mnist";
constexpr int ImagesOfDefault = 2'000, ImagesOfOtherOptions = 200;
constexpr double Tolerance = 1e-4;

/// What ONNX Runtime made of a file.
struct RuntimeResult
{
    QString failure;
    double accuracy = 0;
    int images = 0;
    std::vector<float> logits;
};

std::size_t indexOfLargest(const float* values, int count)
{
    return std::size_t(std::max_element(values, values + count) - values);
}

} // namespace

/// Exported files run by ONNX Runtime, which shares nothing with this program, against the LibTorch network.
class OnnxRuntimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void defaultOptionsAgree();
    void everyOptionAgrees_data();
    void everyOptionAgrees();
    void wrongCallsFailClearly();

private:
    /// Of LibTorch's network; count must be a multiple of 250.
    std::vector<float> logitsOf(const ImageDataset& images, int first, int count) const;
    RuntimeResult runFile(const QString& onnx, int limit);
    void compare(const OnnxOptions& options, int images);

    QString m_node, m_packages;
    QTemporaryDir m_folder;
    NetworkDescription m_network;
    Weights m_weights;
    OnnxMetadata m_metadata;
    std::vector<float> m_logits; ///< of LibTorch, for the first images of the test split
    std::vector<int> m_labels;
};

void OnnxRuntimeTest::initTestCase()
{
    m_node = QStandardPaths::findExecutable(QStringLiteral("node"));
    if (m_node.isEmpty())
        QSKIP("node is not installed (apt-get install nodejs), so ONNX Runtime cannot run");
    m_packages = qEnvironmentVariable("PATHLOOM_NPM", QStringLiteral(PATHLOOM_SOURCE "/build/npm"));
    if (!QDir(m_packages + QStringLiteral("/node_modules/onnxruntime-node")).exists())
        QSKIP("ONNX Runtime is not there; run packaging/fetch-onnxruntime build/npm");
    if (!QDir(QString::fromUtf8(FashionMnist)).exists())
        QSKIP("Fashion-MNIST is not installed (apt-get install dataset-fashion-mnist)");

    const SearchSpace space = loadSpace("small");
    m_network = describe(space, parseArchitecture(space, "k3e3 skip k5e6 k7e3 skip k3e6 k7e6 k5e3 skip"));
    m_weights = test::randomWeights(m_network, 7);
    const std::shared_ptr<const ImageDataset> images = openData({}).test;
    QCOMPARE(images->size(), 10'000);
    m_metadata.producer = "Pathloom 0.1.0";
    m_metadata.classNames = images->classNames();
    m_metadata.normalization = {{0.2860}, {0.3530}};

    // Random weights favour one class; with the mean logits taken off all classes are chosen, so accuracy means
    // something.
    const std::vector<float> sample = logitsOf(*images, 0, 500);
    std::vector<float>& bias = m_weights.at(m_network.blocks.back().name + ".linear.bias").values;
    for (std::size_t i = 0; i < sample.size(); ++i)
        bias[i % bias.size()] -= sample[i] / 500;

    m_logits = logitsOf(*images, 0, ImagesOfDefault);
    std::set<std::size_t> chosen;
    for (int i = 0; i < ImagesOfDefault; ++i) {
        m_labels.push_back(images->label(i));
        chosen.insert(indexOfLargest(&m_logits[std::size_t(i) * bias.size()], int(bias.size())));
    }
    QVERIFY2(chosen.size() >= 5, "an accuracy of one class alone would say nothing");
}

std::vector<float> OnnxRuntimeTest::logitsOf(const ImageDataset& images, int first, int count) const
{
    const InferenceNetwork network(m_network, m_weights, InferenceNetwork::BatchNormForm::Kept);
    const double mean = m_metadata.normalization.mean[0], deviation = m_metadata.normalization.deviation[0];
    constexpr int batch = 250;
    std::vector<float> all;
    for (int start = first; start < first + count; start += batch) {
        std::vector<float> pixels;
        for (int i = start; i < start + batch; ++i)
            for (std::uint8_t pixel : images.image(i).pixels)
                pixels.push_back(float((pixel / 255.0 - mean) / deviation));
        const std::vector<float> logits = network.logits(pixels, batch);
        all.insert(all.end(), logits.begin(), logits.end());
    }
    return all;
}

RuntimeResult OnnxRuntimeTest::runFile(const QString& onnx, int limit)
{
    const QString logitsFile = m_folder.filePath(QStringLiteral("logits.f32"));
    QProcess process;
    process.start(m_node,
                  {QStringLiteral(PATHLOOM_SOURCE "/tests/e2e/run_onnx.mjs"), QStringLiteral("--onnx"), onnx,
                   QStringLiteral("--data"), QString::fromUtf8(FashionMnist), QStringLiteral("--packages"), m_packages,
                   QStringLiteral("--limit"), QString::number(limit), QStringLiteral("--logits"), logitsFile});
    RuntimeResult result;
    if (!process.waitForFinished(240'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        result.failure = QString::fromUtf8(process.readAllStandardError());
        return result;
    }
    const QJsonObject json = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    result.accuracy = json[QStringLiteral("accuracy")].toDouble(-1);
    result.images = json[QStringLiteral("images")].toInt();
    QFile file(logitsFile);
    if (!file.open(QIODevice::ReadOnly))
        result.failure = file.errorString();
    const QByteArray bytes = file.readAll();
    result.logits.resize(std::size_t(bytes.size()) / sizeof(float));
    std::memcpy(result.logits.data(), bytes.constData(), result.logits.size() * sizeof(float));
    return result;
}

void OnnxRuntimeTest::compare(const OnnxOptions& options, int images)
{
    const QString onnx = m_folder.filePath(QStringLiteral("network.onnx"));
    exportOnnx(m_network, m_weights, options, m_metadata, onnx.toStdString());
    const RuntimeResult found = runFile(onnx, images);
    QVERIFY2(found.failure.isEmpty(), qPrintable(found.failure));
    QCOMPARE(found.images, images);
    const int classes = m_network.classes;
    QCOMPARE(found.logits.size(), std::size_t(images) * classes);

    double difference = 0;
    int correct = 0;
    for (int i = 0; i < images; ++i) {
        const float* expected = &m_logits[std::size_t(i) * classes];
        correct += int(indexOfLargest(expected, classes)) == m_labels[i];
        for (int c = 0; c < classes; ++c) {
            const double here = std::abs(double(expected[c]) - found.logits[std::size_t(i) * classes + c]);
            QVERIFY(std::isfinite(here));
            difference = std::max(difference, here);
        }
    }
    QVERIFY2(difference <= Tolerance, qPrintable(QStringLiteral("logits differ by %1").arg(difference)));
    QCOMPARE(found.accuracy, double(correct) / images);
    qInfo("%d images: accuracy %.4f, logits differ by at most %.2g", images, found.accuracy, difference);
}

void OnnxRuntimeTest::defaultOptionsAgree()
{
    compare({}, ImagesOfDefault);
}

void OnnxRuntimeTest::everyOptionAgrees_data()
{
    QTest::addColumn<int>("opset");
    QTest::addColumn<bool>("fold");
    QTest::addColumn<bool>("normalization");
    QTest::addColumn<QString>("input");
    for (int opset = 10; opset <= 17; ++opset)
        for (bool fold : {false, true})
            for (bool normalization : {false, true})
                if (opset == 10 || opset == 17 || fold != normalization) // both, and any two, with every opset's forms
                    QTest::addRow("opset %d%s%s", opset, fold ? ", folded" : "", normalization ? ", normalising" : "")
                        << opset << fold << normalization << QStringLiteral("float");
    for (const char* input : {"uint8-nhwc", "uint8-nchw"})
        for (const int opset : {10, 17})
            QTest::addRow("opset %d, %s", opset, input) << opset << true << false << QString::fromLatin1(input);
}

void OnnxRuntimeTest::everyOptionAgrees()
{
    QFETCH(int, opset);
    QFETCH(bool, fold);
    QFETCH(bool, normalization);
    QFETCH(QString, input);
    compare({.opset = opset,
             .foldBatchNorm = fold,
             .withNormalization = normalization,
             .input = onnxInputFromText(input.toStdString())},
            ImagesOfOtherOptions);
}

void OnnxRuntimeTest::wrongCallsFailClearly()
{
    const RuntimeResult absent = runFile(QStringLiteral("/nowhere/absent.onnx"), 1);
    QVERIFY2(absent.failure.startsWith(QStringLiteral("error: ")), qPrintable(absent.failure));
    QVERIFY(absent.failure.contains(QStringLiteral("/nowhere/absent.onnx")));
}

QTEST_GUILESS_MAIN(OnnxRuntimeTest)
#include "tst_onnx_runtime.moc"
