// SPDX-License-Identifier: MIT
#include "core/export/onnx_compare.h"
#include "core/export/onnx_export.h"
#include "core/onnx/onnx_check.h"
#include "core/runtime/opencv_runtime.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "tests/support/networks.h"
#include "tests/support/random_weights.h"

#include <functional>
#include <limits>

#include <QTemporaryDir>
#include <QtTest>

using namespace pathloom;

namespace {

/// What `act` throws, or nothing.
template<typename Exception = Error>
QString messageOf(const std::function<void()>& act)
{
    try {
        act();
    } catch (const Exception& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

} // namespace

class OnnxErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("PATHLOOM_ONNXRUNTIME", "/nowhere"); } // OpenCV is asked alone
    void wrongWeightsAreNamed_data();
    void wrongWeightsAreNamed();
    void opsetsOutsideAreWrongUsage_data();
    void opsetsOutsideAreWrongUsage();
    void metadataThatDoNotFitAreRefused();
    void failedCheckLeavesTheTargetAlone();
    void unwritableTargetIsAnError();
    void changedFilesAreFound();
    void graphsThatBreakTheRulesAreRefused();
    void filesThatOpenCvCannotReadAreNotCountedAsCompared();

private:
    std::filesystem::path path(const std::string& name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    const NetworkDescription m_network = test::chainNetwork();
    const Weights m_weights = test::randomWeights(m_network);
    QTemporaryDir m_folder;
};

void OnnxErrorsTest::wrongWeightsAreNamed_data()
{
    using Spoil = std::function<void(Weights&)>;
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* key, const char* reason, std::function<void(Weights&)> spoil) {
        QTest::newRow(name) << spoil << QString::fromUtf8(key) << QString::fromUtf8(reason);
    };
    row("missing", "stage1.block1.depthwise.conv.weight", "missing",
        [](Weights& w) { w.erase("stage1.block1.depthwise.conv.weight"); });
    row("missing statistics", "mix.main.bn.running_mean", "missing",
        [](Weights& w) { w.erase("mix.main.bn.running_mean"); });
    row("wrong shape", "head.linear.weight", "10x32", [](Weights& w) { w["head.linear.weight"].shape = {32, 10}; });
    row("too few values", "head.linear.bias", "9 values", [](Weights& w) { w["head.linear.bias"].values.pop_back(); });
    row("not a number", "stem.main.conv.weight", "not finite",
        [](Weights& w) { w["stem.main.conv.weight"].values[5] = std::numeric_limits<float>::quiet_NaN(); });
    row("infinite", "stem.main.bn.bias", "not finite",
        [](Weights& w) { w["stem.main.bn.bias"].values[0] = std::numeric_limits<float>::infinity(); });
    row("negative variance", "mix.main.bn.running_var", "negative variance",
        [](Weights& w) { w["mix.main.bn.running_var"].values[1] = -1; });
}

void OnnxErrorsTest::wrongWeightsAreNamed()
{
    QFETCH(std::function<void(Weights&)>, spoil);
    QFETCH(QString, key);
    QFETCH(QString, reason);
    Weights weights = m_weights;
    spoil(weights);
    for (bool fold : {false, true}) {
        const QString message =
            messageOf([&] { exportOnnx(m_network, weights, {.foldBatchNorm = fold}, {}, path("wrong.onnx")); });
        QVERIFY2(message.startsWith(key + QStringLiteral(": ")), qPrintable(message));
        QVERIFY2(message.contains(reason), qPrintable(message));
        QVERIFY(!std::filesystem::exists(path("wrong.onnx")));
    }
}

void OnnxErrorsTest::opsetsOutsideAreWrongUsage_data()
{
    QTest::addColumn<int>("opset");
    for (int opset : {-1, 0, 9, 18, 1000})
        QTest::addRow("%d", opset) << opset;
}

void OnnxErrorsTest::opsetsOutsideAreWrongUsage()
{
    QFETCH(int, opset);
    const QString message =
        messageOf<UsageError>([&] { exportOnnx(m_network, m_weights, {.opset = opset}, {}, path("opset.onnx")); });
    QVERIFY2(message.contains(QStringLiteral("between 10 and 17")), qPrintable(message));
}

void OnnxErrorsTest::metadataThatDoNotFitAreRefused()
{
    const auto refusal = [&](const OnnxMetadata& metadata, bool normalise) {
        return messageOf(
            [&] { exportOnnx(m_network, m_weights, {.withNormalization = normalise}, metadata, path("meta.onnx")); });
    };
    QVERIFY(refusal({.classNames = {"one", "two"}}, false).contains(QStringLiteral("2 class names for 10 classes")));
    QVERIFY(refusal({}, true).contains(QStringLiteral("normalisation of its images is not known")));
    QVERIFY(refusal({.normalization = {{0.5, 0.5}, {1, 1}}}, true).contains(QStringLiteral("1 channels")));
    QVERIFY(refusal({.normalization = {{0.5}, {0}}}, true).contains(QStringLiteral("not above 0")));
    for (const char* key : {"pathloom.classes", "pathloom.of_another_version"})
        QVERIFY(refusal({.facts = {{key, "mine"}}}, false).startsWith(QLatin1String(key) + QStringLiteral(": ")));
    QVERIFY(messageOf([&] {
                exportOnnx(m_network, m_weights, {.input = OnnxInput::Uint8Nchw}, {}, path("meta.onnx"));
            }).contains(QStringLiteral("normalisation of its images is not known")));
    QVERIFY(messageOf<UsageError>([] { onnxInputFromText("int4"); }).contains(QStringLiteral("float, uint8-nhwc")));
    QVERIFY(refusal({}, false).isEmpty());
}

void OnnxErrorsTest::failedCheckLeavesTheTargetAlone()
{
    writeTextFile(path("kept.onnx"), "what was there");
    Weights weights = m_weights;
    for (float& value : weights["head.linear.weight"].values)
        value = 3e38f; // finite, but the logits are not
    const QString message = messageOf([&] { exportOnnx(m_network, weights, {}, {}, path("kept.onnx")); });
    QVERIFY2(message.contains(QStringLiteral("not finite")), qPrintable(message));
    QCOMPARE(readTextFile(path("kept.onnx")), std::string("what was there"));
    QVERIFY(!std::filesystem::exists(path("kept.onnx.part")));
}

void OnnxErrorsTest::unwritableTargetIsAnError()
{
    const std::filesystem::path absent = path("no such folder") / "net.onnx";
    QVERIFY(messageOf([&] {
                exportOnnx(m_network, m_weights, {}, {}, absent);
            }).contains(QStringLiteral("cannot be written")));
    std::filesystem::create_directory(path("folder.onnx"));
    QVERIFY(messageOf([&] {
                exportOnnx(m_network, m_weights, {}, {}, path("folder.onnx"));
            }).contains(QStringLiteral("cannot be written")));
}

void OnnxErrorsTest::changedFilesAreFound()
{
    exportOnnx(m_network, m_weights, {.foldBatchNorm = false}, {}, path("net.onnx"));
    const onnx::ModelProto good = readOnnxFile(path("net.onnx"));
    const auto verdict = [&](const onnx::ModelProto& model) {
        OnnxReport report;
        return messageOf([&] { compareWithNetwork(model, m_network, m_weights, {}, {}, report); });
    };
    QVERIFY(verdict(good).isEmpty());

    onnx::ModelProto otherWeight = good;
    for (onnx::TensorProto& tensor : *otherWeight.mutable_graph()->mutable_initializer())
        if (tensor.name() == "head.linear.bias") {
            const float changed = 7;
            tensor.mutable_raw_data()->replace(0, sizeof changed, reinterpret_cast<const char*>(&changed),
                                               sizeof changed);
        }
    QVERIFY(verdict(otherWeight).contains(QStringLiteral("differs")));

    onnx::ModelProto otherActivation = good; // the same shapes everywhere
    for (onnx::NodeProto& node : *otherActivation.mutable_graph()->mutable_node())
        if (node.op_type() == "Clip")
            node.set_op_type("Relu"), node.mutable_input()->DeleteSubrange(1, node.input_size() - 1);
    QVERIFY(verdict(otherActivation).contains(QStringLiteral("differs")));
    QVERIFY(messageOf([&] { readOnnxFile(path("absent.onnx")); }).contains(QStringLiteral("absent.onnx")));
    writeTextFile(path("text.onnx"), "this is not a protocol buffer");
    QVERIFY(messageOf([&] { readOnnxFile(path("text.onnx")); }).contains(QStringLiteral("read back")));
}

void OnnxErrorsTest::graphsThatBreakTheRulesAreRefused()
{
    exportOnnx(m_network, m_weights, {.foldBatchNorm = true}, {}, path("net.onnx"));
    const onnx::ModelProto good = readOnnxFile(path("net.onnx"));
    QVERIFY(messageOf([&] { checkOnnxModel(good, {{"logits", {10}}}); }).isEmpty());
    QVERIFY(messageOf([&] { checkOnnxModel(good, {{"logits", {11}}}); }).startsWith(QStringLiteral("logits: ")));
    QVERIFY(messageOf([&] { checkOnnxModel(good, {{"nowhere", {1}}}); }).startsWith(QStringLiteral("nowhere: ")));

    onnx::ModelProto dangling = good;
    dangling.mutable_graph()->mutable_node(3)->set_input(0, "made by nobody");
    QVERIFY(messageOf([&] { checkOnnxModel(dangling, {}); }).contains(QStringLiteral("ONNX checker")));
    onnx::ModelProto wrongChannels = good;
    for (onnx::TensorProto& tensor : *wrongChannels.mutable_graph()->mutable_initializer())
        if (tensor.name() == "mix.main.conv.weight") {
            tensor.set_dims(0, 2 * tensor.dims(0));
            tensor.set_dims(1, tensor.dims(1) / 2);
        }
    QVERIFY(messageOf([&] {
                checkOnnxModel(wrongChannels, {{"mix/main.act", {32, 7, 7}}});
            }).startsWith(QStringLiteral("mix/main.act: ")));
    onnx::ModelProto fixedBatch = good;
    fixedBatch.mutable_graph()
        ->mutable_input(0)
        ->mutable_type()
        ->mutable_tensor_type()
        ->mutable_shape()
        ->mutable_dim(0)
        ->set_dim_value(1);
    QVERIFY(messageOf([&] { checkOnnxModel(fixedBatch, {}); }).contains(QStringLiteral("not free")));
}

void OnnxErrorsTest::filesThatOpenCvCannotReadAreNotCountedAsCompared()
{
    exportOnnx(m_network, m_weights, {}, {}, path("net.onnx"));
    onnx::ModelProto model = readOnnxFile(path("net.onnx"));
    for (onnx::NodeProto& node : *model.mutable_graph()->mutable_node())
        if (node.op_type() == "GlobalAveragePool")
            node.set_op_type("NonZero");
    OnnxReport report;
    compareWithNetwork(model, m_network, m_weights, {}, {}, report);
    QCOMPARE(report.runtime, std::string());
    QCOMPARE(report.comparedImages, 0);
    const QString note = QString::fromStdString(report.runtimeNote);
    QVERIFY2(note.contains(QStringLiteral("OpenCV DNN 4.6.0 cannot ")) &&
                 note.contains(QStringLiteral("the operator NonZero is not known here")),
             report.runtimeNote.c_str());
    QVERIFY(OpenCvRuntime(model).logits(std::vector<float>(28 * 28), 1) == std::nullopt);
}

QTEST_GUILESS_MAIN(OnnxErrorsTest)
#include "tst_onnx_errors.moc"
