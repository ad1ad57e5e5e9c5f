// SPDX-License-Identifier: MIT
#include "core/data/decoding.h"
#include "core/export/onnx_export.h"
#include "core/nn/inference.h"
#include "core/space/architecture.h"
#include "core/util/files.h"
#include "tests/support/made_pictures.h"
#include "tests/support/random_weights.h"

#include <algorithm>
#include <cmath>

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace pathloom;

namespace {

/// What one program made of pictures.
struct Answer
{
    QString failure;
    /// Of each picture the names and logits, in the order in which they were printed.
    std::vector<std::vector<std::pair<QString, double>>> best;
};

Answer ask(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    Answer answer;
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        answer.failure = QString::fromUtf8(process.readAllStandardError()) + process.errorString();
        return answer;
    }
    static const QRegularExpression form(QStringLiteral("^ +[0-9.]+ %  logit +(-?[0-9.]+)  (.*)$"));
    for (const QString& line : QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts)) {
        const QRegularExpressionMatch match = form.match(line);
        if (!match.hasMatch()) // the name of the next picture
            answer.best.emplace_back();
        else if (!answer.best.empty())
            answer.best.back().emplace_back(match.captured(2), match.captured(1).toDouble());
    }
    return answer;
}

const std::vector<std::string> names = {"cat", "Füße", "a \"b\" \\c, d", "four", "{five}"};

/// Pictures that reach every part of the rule by which they become images.
std::vector<std::pair<std::string, PictureBytes>> pictures()
{
    const Image colours = madePicture(123, 97), tall = madePicture(61, 149), grey = madePicture(83, 59, 1);
    Image clear{{4, 71, 67}, {}};
    const Image under = madePicture(67, 71);
    for (std::size_t pixel = 0; pixel < under.pixels.size() / 3; ++pixel) {
        clear.pixels.insert(clear.pixels.end(), &under.pixels[3 * pixel], &under.pixels[3 * pixel] + 3);
        clear.pixels.push_back(std::uint8_t(pixel % 256));
    }
    const auto rows = [](const Image& image) {
        PictureBytes bytes;
        const auto width = std::size_t(image.shape.width) * std::size_t(image.shape.channels);
        for (std::size_t at = 0; at < image.pixels.size(); at += width) {
            bytes.push_back(0);
            bytes.insert(bytes.end(), &image.pixels[at], &image.pixels[at] + width);
        }
        return bytes;
    };
    return {{"wide.png", encodedBy(".png", colours)},
            {"tall.jpg", jpegOf(tall)},
            {"turned.jpg", withExif(jpegOf(colours), 6)},
            {"grey.jpg", jpegOf(grey)},
            {"small.png", encodedBy(".png", madePicture(19, 23))},
            {"deep.png", encodedBy(".png", colours, 16)},
            {"clear.png", pngOf(67, 71, 8, 6, rows(clear))}};
}

} // namespace

/// The programs that are written beside an export, run on files of pictures, against decodePicture() and LibTorch.
class SamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cppSampleClassifies_data();
    void cppSampleClassifies();
    void pythonSampleClassifies_data() { cppSampleClassifies_data(); }
    void pythonSampleClassifies();
    void filesThatCannotBeFollowedAreRefused();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Written once for all pictures. @return the file
    QString exported(const NetworkDescription& network, const std::string& input, int opset) const;
    std::vector<float> logits(const NetworkDescription& network, const PictureBytes& bytes) const;
    void compare(const Answer& answer, const NetworkDescription& network) const;

    QTemporaryDir m_folder;
    const std::vector<std::pair<std::string, PictureBytes>> m_pictures = pictures();
    QStringList m_files; ///< with them
    NetworkDescription m_colours, m_grey;
    Weights m_weightsOfColours, m_weightsOfGrey;
    bool m_hasModules = false; ///< of the Python sample
};

void SamplesTest::initTestCase()
{
    const auto network = [](const Shape& input) {
        const SearchSpace space = loadSpace("small", {.input = input, .classes = int(names.size())});
        return describe(space, parseArchitecture(space, "k3e3 skip k5e6 k7e3 skip k3e6 k7e6 k5e3 skip"));
    };
    m_colours = network({3, 40, 56});
    m_grey = network({1, 32, 32});
    m_weightsOfColours = test::randomWeights(m_colours, 7);
    m_weightsOfGrey = test::randomWeights(m_grey, 8);
    for (const auto& [name, bytes] : m_pictures) {
        m_files.append(path(QString::fromStdString(name)));
        writeTextFile(m_files.back().toStdString(), std::string(bytes.begin(), bytes.end()));
    }
    QProcess python;
    python.start(QStringLiteral("python3"), {QStringLiteral("-c"), QStringLiteral("import numpy, PIL, onnxruntime")});
    m_hasModules = python.waitForFinished() && python.exitCode() == 0;
}

QString SamplesTest::exported(const NetworkDescription& network, const std::string& input, int opset) const
{
    const bool isGrey = network.input.channels == 1;
    const QString file = path(QStringLiteral("%1-%2-%3.onnx").arg(input.c_str()).arg(isGrey).arg(opset));
    if (QFile::exists(file))
        return file;
    const OnnxMetadata metadata{.classNames = names,
                                .normalization = isGrey ? Normalization{{0.4}, {0.3}}
                                                        : Normalization{{0.49, 0.45, 0.4}, {0.23, 0.22, 0.25}},
                                .producer = "Pathloom test",
                                .facts = {{"test_accuracy", "0.5"}}};
    exportOnnx(network, isGrey ? m_weightsOfGrey : m_weightsOfColours,
               {.opset = opset, .foldBatchNorm = true, .input = onnxInputFromText(input), .samples = true}, metadata,
               file.toStdString());
    return file;
}

std::vector<float> SamplesTest::logits(const NetworkDescription& network, const PictureBytes& bytes) const
{
    const bool isGrey = network.input.channels == 1;
    const Normalization normalization =
        isGrey ? Normalization{{0.4}, {0.3}} : Normalization{{0.49, 0.45, 0.4}, {0.23, 0.22, 0.25}};
    const Image image = decodePicture(bytes, network.input, "picture");
    const auto channels = std::size_t(network.input.channels), pixels = image.pixels.size() / channels;
    std::vector<float> values(image.pixels.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t c = i % channels;
        values[c * pixels + i / channels] =
            float((image.pixels[i] / 255.0 - normalization.mean[c]) / normalization.deviation[c]);
    }
    return InferenceNetwork(network, isGrey ? m_weightsOfGrey : m_weightsOfColours,
                            InferenceNetwork::BatchNormForm::Kept)
        .logits(values, 1);
}

void SamplesTest::compare(const Answer& answer, const NetworkDescription& network) const
{
    QVERIFY2(answer.failure.isEmpty(), qPrintable(answer.failure));
    QCOMPARE(answer.best.size(), m_pictures.size());
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        const std::vector<float> expected = logits(network, m_pictures[i].second);
        QCOMPARE(answer.best[i].size(), names.size());
        // Two decoders and filters may round a pixel to neighbouring levels.
        const auto [least, most] = std::ranges::minmax(expected);
        const double tolerance = 0.02 * double(most - least);
        for (const auto& [name, logit] : answer.best[i]) {
            const auto found = std::ranges::find(names, name.toStdString());
            QVERIFY2(found != names.end(), qPrintable(name));
            const double difference = std::abs(logit - expected[std::size_t(found - names.begin())]);
            QVERIFY2(difference < tolerance, qPrintable(QStringLiteral("%1: %2 differs by %3 of %4")
                                                            .arg(m_files[qsizetype(i)], name)
                                                            .arg(difference)
                                                            .arg(most - least)));
        }
        QCOMPARE(answer.best[i].front().first.toStdString(),
                 names[std::size_t(std::ranges::max_element(expected) - expected.begin())]);
    }
}

void SamplesTest::cppSampleClassifies_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<bool>("grey");
    for (const OnnxInputForm& form : onnxInputForms)
        for (const bool grey : {false, true})
            QTest::addRow("%s, %s", form.id, grey ? "grey" : "colours") << QString::fromLatin1(form.id) << grey;
}

void SamplesTest::cppSampleClassifies()
{
    QFETCH(QString, input);
    QFETCH(bool, grey);
    const NetworkDescription& network = grey ? m_grey : m_colours;
    compare(ask(QStringLiteral(PATHLOOM_SAMPLE), QStringList(exported(network, input.toStdString(), 10)) + m_files),
            network);
}

void SamplesTest::pythonSampleClassifies()
{
    QFETCH(QString, input);
    QFETCH(bool, grey);
    const NetworkDescription& network = grey ? m_grey : m_colours;
    const QString onnx = exported(network, input.toStdString(), 17);
    const QString script = path(QStringLiteral("classify.py"));
    const Answer answer = ask(QStringLiteral("python3"), QStringList{script, onnx} + m_files);
    if (m_hasModules)
        compare(answer, network);
    else // it says what it lacks, and is a program all the same
        QVERIFY2(answer.failure.startsWith(QStringLiteral("error: the module ")) &&
                     answer.failure.contains(QStringLiteral("pip install numpy pillow onnxruntime")),
                 qPrintable(answer.failure));
    QCOMPARE(QProcess::execute(QStringLiteral("python3"), {QStringLiteral("-m"), QStringLiteral("py_compile"), script}),
             0);
}

void SamplesTest::filesThatCannotBeFollowedAreRefused()
{
    const QString picture = path(QStringLiteral("wide.png")), onnx = path(QStringLiteral("other.onnx"));
    const auto refusal = [&](const OnnxMetadata& metadata) {
        exportOnnx(m_colours, m_weightsOfColours, {.opset = 10}, metadata, onnx.toStdString());
        return ask(QStringLiteral(PATHLOOM_SAMPLE), {onnx, picture}).failure;
    };
    const Normalization known{{0.5, 0.5, 0.5}, {0.2, 0.2, 0.2}};
    QVERIFY(refusal({.normalization = known}).isEmpty());
    QString said = refusal({});
    QVERIFY2(said.contains(QStringLiteral("does not say how its pixels are normalised")), qPrintable(said));
    said = refusal({.normalization = known, .resize = {{"orientation", "exif"}, {"transparency", "white"}}});
    QVERIFY2(said.contains(QStringLiteral("transparency is 'white'")), qPrintable(said));
    said = ask(QStringLiteral(PATHLOOM_SAMPLE), {picture, picture}).failure;
    QVERIFY2(said.contains(QStringLiteral("it is no ONNX file")), qPrintable(said));
    said = ask(QStringLiteral(PATHLOOM_SAMPLE), {exported(m_colours, "float", 10), onnx}).failure;
    QVERIFY2(said.contains(QStringLiteral("is no picture")), qPrintable(said));
}

QTEST_GUILESS_MAIN(SamplesTest)
#include "tst_samples.moc"
