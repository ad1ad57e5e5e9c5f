// SPDX-License-Identifier: MIT
#include "core/data/resize_rule.h"
#include "core/export/onnx_export.h"
#include "core/onnx/onnx_check.h"
#include "core/onnx/onnx_metadata.h"
#include "core/runtime/opencv_runtime.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"
#include "tests/support/networks.h"
#include "tests/support/random_weights.h"

#include <algorithm>
#include <random>
#include <ranges>
#include <set>

#include <QTemporaryDir>
#include <QtTest>

using namespace pathloom;

namespace {

OnnxMetadata metadataFor(const NetworkDescription& network)
{
    OnnxMetadata metadata;
    metadata.producer = "Pathloom 0.1.0";
    for (int c = 0; c < network.classes; ++c)
        metadata.classNames.push_back("class " + std::to_string(c));
    for (int c = 0; c < network.input.channels; ++c) {
        metadata.normalization.mean.push_back(0.3 + 0.1 * c);
        metadata.normalization.deviation.push_back(0.2 + 0.15 * c);
    }
    metadata.facts["architecture"] = "k3e3 k5e6 skip";
    return metadata;
}

std::vector<std::string> nodeTypes(const onnx::ModelProto& model)
{
    std::vector<std::string> types;
    for (const onnx::NodeProto& node : model.graph().node())
        types.push_back(node.op_type());
    return types;
}

std::map<std::string, std::string> metadataOf(const onnx::ModelProto& model)
{
    std::map<std::string, std::string> found;
    for (const onnx::StringStringEntryProto& entry : model.metadata_props())
        found[entry.key()] = entry.value();
    return found;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    double largest = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(double(a.at(i)) - b.at(i)));
    return largest;
}

} // namespace

class OnnxExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("PATHLOOM_ONNXRUNTIME", "/nowhere"); } // OpenCV is asked alone
    void everyOpsetPassesItsChecks_data();
    void everyOpsetPassesItsChecks();
    void foldingLeavesTheLogitsAlone();
    void branchesAndFlatTensorsMeetCorrectly();
    void normalizationInsideTheGraphTakesPixels();
    void bytesAreNormalisedInTheFile_data();
    void bytesAreNormalisedInTheFile();
    void nodesAndTensorsBearTheNamesOfTheDescription();
    void metadataTellsHowToUseTheFile();
    void whatIsNotKnownIsNotSaid();
    void samplesAreWrittenBesideTheFile();
    void publishedNetworkIsExported();

private:
    std::filesystem::path path(const std::string& name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    QTemporaryDir m_folder;
};

void OnnxExportTest::everyOpsetPassesItsChecks_data()
{
    QTest::addColumn<int>("opset");
    QTest::addColumn<int>("irVersion");
    QTest::addColumn<bool>("fold");
    QTest::addColumn<bool>("normalization");
    const std::map<int, int> irVersions = {{10, 5}, {11, 6}, {12, 7}, {13, 7}, {14, 7}, {15, 8}, {16, 8}, {17, 8}};
    for (const auto& [opset, irVersion] : irVersions)
        for (bool fold : {false, true})
            for (bool normalization : {false, true})
                QTest::addRow("opset %d%s%s", opset, fold ? ", folded" : "", normalization ? ", normalising" : "")
                    << opset << irVersion << fold << normalization;
}

void OnnxExportTest::everyOpsetPassesItsChecks()
{
    QFETCH(int, opset);
    QFETCH(int, irVersion);
    QFETCH(bool, fold);
    QFETCH(bool, normalization);
    const NetworkDescription network = test::chainNetwork();
    const OnnxOptions options{.opset = opset, .foldBatchNorm = fold, .withNormalization = normalization};
    const OnnxReport report =
        exportOnnx(network, test::randomWeights(network), options, metadataFor(network), path("chain.onnx"));

    QCOMPARE(report.runtime, std::string("OpenCV DNN 4.6.0"));
    QVERIFY(report.comparedImages >= 16);
    QVERIFY2(report.largestDifference <= 1e-4, qPrintable(QString::number(report.largestDifference)));
    QVERIFY2(report.largestDifference > 0, "two runtimes do not agree in every bit");
    QCOMPARE(report.runtimeNote.empty(), opset < 11);
    QCOMPARE(report.bytes, std::int64_t(std::filesystem::file_size(path("chain.onnx"))));

    const onnx::ModelProto model = readOnnxFile(path("chain.onnx"));
    QCOMPARE(model.ir_version(), irVersion);
    QCOMPARE(model.opset_import_size(), 1);
    QCOMPARE(model.opset_import(0).version(), opset);
    QCOMPARE(report.nodes, model.graph().node_size());
    for (const onnx::NodeProto& node : model.graph().node())
        if (node.op_type() == "Clip") {
            QCOMPARE(node.input_size(), opset < 11 ? 1 : 3);
            QCOMPARE(node.attribute_size(), opset < 11 ? 2 : 0);
        }
    QCOMPARE(model.graph().input_size(), 1);
    QCOMPARE(model.graph().input(0).name(), std::string("images"));
    QCOMPARE(model.graph().input(0).type().tensor_type().shape().dim(0).dim_param(), std::string("N"));
    QCOMPARE(model.graph().output_size(), 1);
    QCOMPARE(model.graph().output(0).name(), std::string("logits"));
}

void OnnxExportTest::foldingLeavesTheLogitsAlone()
{
    const NetworkDescription network = test::chainNetwork();
    const Weights weights = test::randomWeights(network, 3);
    const OnnxMetadata metadata = metadataFor(network);
    exportOnnx(network, weights, {.foldBatchNorm = false}, metadata, path("kept.onnx"));
    exportOnnx(network, weights, {.foldBatchNorm = true}, metadata, path("folded.onnx"));
    const onnx::ModelProto kept = readOnnxFile(path("kept.onnx")), folded = readOnnxFile(path("folded.onnx"));

    QCOMPARE(std::ranges::count(nodeTypes(kept), "BatchNormalization"), 10);
    QCOMPARE(std::ranges::count(nodeTypes(folded), "BatchNormalization"), 0);
    QCOMPARE(folded.graph().node_size(), kept.graph().node_size() - 10);
    for (const onnx::NodeProto& node : folded.graph().node())
        if (node.op_type() == "Conv")
            QCOMPARE(node.input_size(), 3);

    std::mt19937 random(4);
    std::normal_distribution<float> normal;
    std::vector<float> images(4 * 28 * 28);
    std::ranges::generate(images, [&] { return normal(random); });
    OpenCvRuntime keptRuntime(kept), foldedRuntime(folded);
    const auto keptLogits = keptRuntime.logits(images, 4), foldedLogits = foldedRuntime.logits(images, 4);
    QVERIFY(keptLogits && foldedLogits);
    QCOMPARE(keptLogits->size(), 40);
    QVERIFY(largestDifference(*keptLogits, *foldedLogits) < 1e-5);
}

void OnnxExportTest::branchesAndFlatTensorsMeetCorrectly()
{
    const NetworkDescription network = test::branchedNetwork();
    for (int opset : {10, 17})
        for (bool fold : {false, true}) {
            const OnnxReport report = exportOnnx(network, test::randomWeights(network), {opset, fold, true},
                                                 metadataFor(network), path("branched.onnx"));
            QVERIFY2(!report.runtime.empty(), report.runtimeNote.c_str());
            QVERIFY(report.largestDifference < 1e-4);
        }
    const std::vector<std::string> types = nodeTypes(readOnnxFile(path("branched.onnx")));
    // join and again have shortcuts or several inputs, as have both and head: 1 + 2 + 2 + 1 + 1
    QCOMPARE(std::ranges::count(types, "Add"), 7);
}

void OnnxExportTest::normalizationInsideTheGraphTakesPixels()
{
    const NetworkDescription network = test::branchedNetwork();
    const Weights weights = test::randomWeights(network, 5);
    const OnnxMetadata metadata = metadataFor(network);
    exportOnnx(network, weights, {.withNormalization = false}, metadata, path("outside.onnx"));
    exportOnnx(network, weights, {.withNormalization = true}, metadata, path("inside.onnx"));

    std::mt19937 random(6);
    std::uniform_real_distribution<float> pixel(0, 1);
    std::vector<float> pixels, normalised;
    for (int i = 0; i < 2 * 3 * 16 * 16; ++i) {
        const int channel = i / 256 % 3;
        pixels.push_back(pixel(random));
        normalised.push_back(
            float((pixels.back() - metadata.normalization.mean[channel]) / metadata.normalization.deviation[channel]));
    }
    OpenCvRuntime outside(readOnnxFile(path("outside.onnx"))), inside(readOnnxFile(path("inside.onnx")));
    const auto expected = outside.logits(normalised, 2), found = inside.logits(pixels, 2);
    QVERIFY(expected && found);
    QVERIFY(largestDifference(*expected, *found) < 1e-4);
    QVERIFY2(largestDifference(*expected, *inside.logits(normalised, 2)) > 1e-2, "the graph must not ignore it");
}

void OnnxExportTest::bytesAreNormalisedInTheFile_data()
{
    QTest::addColumn<int>("opset");
    QTest::addColumn<QString>("input");
    for (const int opset : {10, 13, 17})
        for (const OnnxInputForm& form : onnxInputForms)
            if (form.isBytes)
                QTest::addRow("opset %d, %s", opset, form.id) << opset << QString::fromLatin1(form.id);
}

void OnnxExportTest::bytesAreNormalisedInTheFile()
{
    QFETCH(int, opset);
    QFETCH(QString, input);
    const NetworkDescription network = test::branchedNetwork();
    const OnnxOptions options{.opset = opset, .input = onnxInputFromText(input.toStdString())};
    const OnnxReport report =
        exportOnnx(network, test::randomWeights(network, 5), options, metadataFor(network), path("bytes.onnx"));
    QVERIFY2(!report.runtime.empty() && report.largestDifference <= 1e-4, report.runtimeNote.c_str());
    const onnx::ModelProto model = readOnnxFile(path("bytes.onnx"));
    const std::vector<std::string> types = nodeTypes(model);
    const bool isLast = formOf(options.input).channelsLast;
    const std::vector<std::string> first = isLast ? std::vector<std::string>{"Transpose", "Cast", "Sub", "Mul"}
                                                  : std::vector<std::string>{"Cast", "Sub", "Mul"};
    QVERIFY(std::ranges::equal(first, types | std::views::take(first.size())));

    const OnnxFile said = readOnnxMetadata(path("bytes.onnx"));
    QCOMPARE(said.inputs.size(), 1u);
    QCOMPARE(said.inputs[0].type, std::string("uint8"));
    QCOMPARE(said.inputs[0].sizes, (isLast ? std::vector<std::string>{"N", "16", "16", "3"}
                                           : std::vector<std::string>{"N", "3", "16", "16"}));
    QCOMPARE(said.opset, opset);
    QCOMPARE(said.input["type"].get<std::string>(), std::string("uint8"));
    QCOMPARE(said.input["layout"].get<std::string>(), std::string(isLast ? "NHWC" : "NCHW"));
    QVERIFY(said.input["range"] == Json({0, 255}) && said.input["inGraph"] == Json(true));
}

void OnnxExportTest::nodesAndTensorsBearTheNamesOfTheDescription()
{
    const NetworkDescription network = test::chainNetwork();
    const Weights weights = test::randomWeights(network);
    exportOnnx(network, weights, {.foldBatchNorm = false}, metadataFor(network), path("names.onnx"));
    const onnx::ModelProto model = readOnnxFile(path("names.onnx"));
    std::set<std::string> nodes;
    for (const onnx::NodeProto& node : model.graph().node())
        nodes.insert(node.name());
    QCOMPARE(int(nodes.size()), model.graph().node_size());
    for (const char* name : {"stem/main.conv", "stage1.block0/depthwise.conv", "stage1.block1/project.bn",
                             "stage1.block1/shortcut", "stage2.block0/pool", "head/linear"})
        QVERIFY2(nodes.contains(name), name);

    std::map<std::string, WeightTensor> stored;
    for (const onnx::TensorProto& tensor : model.graph().initializer()) {
        WeightTensor& copy = stored[tensor.name()];
        copy.shape.assign(tensor.dims().begin(), tensor.dims().end());
        copy.values.resize(tensor.raw_data().size() / sizeof(float));
        std::memcpy(copy.values.data(), tensor.raw_data().data(), tensor.raw_data().size());
    }
    for (const auto& [key, tensor] : weights)
        QVERIFY2(stored[key] == tensor, key.c_str());
}

void OnnxExportTest::metadataTellsHowToUseTheFile()
{
    const NetworkDescription network = test::branchedNetwork();
    OnnxMetadata metadata = metadataFor(network);
    metadata.classNames = {"T-shirt \"top\"", "Hose", "Füße", "bad \xff byte", "e"};
    for (bool inGraph : {false, true}) {
        exportOnnx(network, test::randomWeights(network), {.withNormalization = inGraph}, metadata, path("meta.onnx"));
        const onnx::ModelProto model = readOnnxFile(path("meta.onnx"));
        QCOMPARE(model.producer_name(), std::string("Pathloom"));
        QCOMPARE(model.producer_version(), std::string("0.1.0"));
        const auto found = metadataOf(model);
        QCOMPARE(found.at("architecture"), std::string("k3e3 k5e6 skip"));
        const Json classes = Json::parse(found.at("pathloom.classes"));
        QCOMPARE(classes.size(), 5u);
        QCOMPARE(classes[0].get<std::string>(), std::string("T-shirt \"top\""));
        QCOMPARE(classes[2].get<std::string>(), std::string("Füße"));
        const Json input = Json::parse(found.at("pathloom.input"));
        QCOMPARE(input["name"].get<std::string>(), std::string("images"));
        QCOMPARE(input["type"].get<std::string>(), std::string("float32"));
        QCOMPARE(input["layout"].get<std::string>(), std::string("NCHW"));
        QCOMPARE(input["colours"].get<std::string>(), std::string("RGB"));
        QVERIFY(input["range"] == Json({0, 1}));
        QVERIFY(input["mean"].get<std::vector<double>>() == metadata.normalization.mean);
        QVERIFY(input["deviation"].get<std::vector<double>>() == metadata.normalization.deviation);
        QCOMPARE(input["inGraph"].get<bool>(), inGraph);
        QVERIFY(Json::parse(found.at("pathloom.resize")) == resizeRule(network.input));

        const OnnxFile said = readOnnxMetadata(path("meta.onnx"));
        QCOMPARE(said.producer, std::string("Pathloom 0.1.0"));
        QCOMPARE(said.classNames.size(), 5u);
        QCOMPARE(said.classNames[2], std::string("Füße"));
        QVERIFY(said.input == input && said.resize == resizeRule(network.input));
    }
    // A run keeps the rule by which its pictures were made.
    metadata.resize = {{"crop", "none"}};
    exportOnnx(network, test::randomWeights(network), {}, metadata, path("meta.onnx"));
    QVERIFY(readOnnxMetadata(path("meta.onnx")).resize == metadata.resize);
}

void OnnxExportTest::whatIsNotKnownIsNotSaid()
{
    const NetworkDescription network = test::branchedNetwork();
    exportOnnx(network, test::randomWeights(network), {}, {}, path("unknown.onnx"));
    const OnnxFile said = readOnnxMetadata(path("unknown.onnx"));
    QVERIFY(said.classNames.empty() && !said.metadata.contains("pathloom.classes"));
    QVERIFY(!said.input.contains("mean") && !said.input.contains("deviation"));
    QCOMPARE(said.input["inGraph"].get<bool>(), false);
}

void OnnxExportTest::samplesAreWrittenBesideTheFile()
{
    const NetworkDescription network = test::branchedNetwork();
    const auto exported = [&](bool samples) {
        return exportOnnx(network, test::randomWeights(network), {.samples = samples}, {}, path("net.onnx")).samples;
    };
    QVERIFY(exported(false).empty() && !std::filesystem::exists(path("classify.py")));
    const std::vector<std::filesystem::path> files = {path("classify.py"), path("classify.cpp")};
    QCOMPARE(exported(true), files);
    for (const std::filesystem::path& file : files)
        QCOMPARE(readTextFile(file), readTextFile(resourcePath("samples") / file.filename()));
    // What a person has made of one stays.
    writeTextFile(files[0], "changed");
    QCOMPARE(exported(true), files);
    QCOMPARE(readTextFile(files[0]), std::string("changed"));
}

void OnnxExportTest::publishedNetworkIsExported()
{
    const NetworkDescription network = loadNetwork(resourcePath("networks/proxyless-mobile.json"));
    OnnxMetadata metadata = metadataFor(network);
    const OnnxReport report = exportOnnx(network, test::randomWeights(network), {}, metadata, path("published.onnx"));
    QVERIFY2(!report.runtime.empty(), report.runtimeNote.c_str());
    QVERIFY(report.bytes > 4 * 4'000'000);
}

QTEST_GUILESS_MAIN(OnnxExportTest)
#include "tst_onnx_export.moc"
