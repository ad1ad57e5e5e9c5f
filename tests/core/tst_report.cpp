// SPDX-License-Identifier: MIT
#include "core/report/plots.h"
#include "core/report/report.h"
#include "core/util/files.h"
#include "tests/support/acts.h"
#include "tests/support/errors.h"
#include "tests/support/run_fixture.h"

#include <QProcess>
#include <QSize>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <set>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

/// Texts of an SVG file; fails the test if it is not well-formed or no SVG.
QStringList textsOf(const QByteArray& svg)
{
    QXmlStreamReader reader(svg);
    QStringList texts;
    bool isSvg = false;
    QString current;
    bool inText = false;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == u"svg")
            isSvg = true;
        if (reader.isStartElement() && reader.name() == u"text") {
            inText = true;
            current.clear();
        }
        if (reader.isCharacters() && inText)
            current += reader.text();
        if (reader.isEndElement() && reader.name() == u"text") {
            texts << current.trimmed();
            inText = false;
        }
    }
    if (reader.hasError() || !isSvg)
        return {QStringLiteral("not an SVG file: ") + reader.errorString()};
    return texts;
}

QByteArray content(const fs::path& file)
{
    return QByteArray::fromStdString(readTextFile(file));
}

bool holdsWords(const QStringList& texts, const QString& words)
{
    return texts.join(u' ').simplified().contains(words);
}

std::set<std::string> namesBelow(const fs::path& folder, const std::vector<fs::path>& files)
{
    std::set<std::string> names;
    for (const fs::path& file : files)
        names.insert(file.lexically_relative(folder).string());
    return names;
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath(QStringLiteral("it's a run.pathloom")).toStdString();
        m_space = runfixture::tinySpace();
        m_run = RunStore::create(m_folder, runfixture::tinyInfo(), m_space, {});
    }
    void cleanup() { m_run.reset(); }

    void aWholeRunHasAllPictures()
    {
        if (!gnuplotIsInstalled())
            QSKIP("gnuplot is not installed");
        recordSearch(200);
        const Predictions said{.classes = 3, .labels = {0, 1, 2}, .predicted = {0, 2, 2}, .ranks = {1, 2, 1}};
        m_run->changeNetwork(1, [](DerivedNetwork& network) { network.testAccuracy = 2 / 3.; }, {}, said);
        const auto written = writeReport(*m_run);
        QCOMPARE(namesBelow(m_folder / "plots", written),
                 (std::set<std::string>{"accuracy.csv", "accuracy.svg", "classes/net-1.csv", "confusion/net-1.csv",
                                        "confusion/net-1.svg", "entropy.csv", "entropy.svg", "latency.csv",
                                        "latency.svg", "loss_terms.csv", "loss_terms.svg", "networks/net-1.svg",
                                        "path_probabilities.csv", "path_probabilities.svg", "supernet.svg",
                                        "training.csv", "training.svg", "training_accuracy.svg", "weight_steps.csv"}));
        for (const fs::path& file : written) {
            QVERIFY(fs::file_size(file) > 0);
            if (file.extension() == ".svg") {
                const QStringList texts = textsOf(content(file));
                QVERIFY2(!texts.isEmpty() && !texts.first().startsWith(QStringLiteral("not an SVG")),
                         qPrintable(QString::fromStdString(file.string()) + texts.value(0)));
            }
        }
    }

    void plotsHaveTitlesUnitsAndLegends()
    {
        if (!gnuplotIsInstalled())
            QSKIP("gnuplot is not installed");
        recordSearch(200);
        writeReport(*m_run);
        const auto texts = [&](const char* name) { return textsOf(content(m_folder / "plots" / name)); };
        QVERIFY(holdsWords(texts("loss_terms.svg"), QStringLiteral("loss [nats]")));
        QVERIFY(holdsWords(texts("loss_terms.svg"), QStringLiteral("latency term")));
        QVERIFY(holdsWords(texts("loss_terms.svg"), QStringLiteral("joint search")));
        QVERIFY(holdsWords(texts("latency.svg"), QStringLiteral("latency [ms]")));
        QVERIFY(holdsWords(texts("latency.svg"), QStringLiteral("budget, 1.25 ms")));
        QVERIFY(holdsWords(texts("latency.svg"), QStringLiteral("This machine")));
        QVERIFY(holdsWords(texts("entropy.svg"), QStringLiteral("nats")));
        const QStringList panels = texts("path_probabilities.svg");
        for (int i = 0; i < m_space.choiceCount(); ++i)
            QVERIFY(panels.contains(QString::fromStdString(m_space.choice(i).name)));
        for (const char* candidate : {"k3e3", "k5e3", "skip"})
            QCOMPARE(panels.count(QString::fromLatin1(candidate)), 1); // one legend for all panels
    }

    void aConfusionMatrixIsDrawnAndWritten()
    {
        const Predictions said{
            .classes = 3, .labels = {0, 0, 0, 2, 2}, .predicted = {0, 0, 1, 0, 2}, .ranks = {1, 1, 2, 3, 1}};
        const ConfusionMatrix matrix(said);
        const std::vector<std::string> names{"cat, black", "<dog>\nsmall", "ü"};
        QCOMPARE(confusionCsv(matrix, names), std::string("true_class,predicted_class,images,share_of_true_class\n"
                                                          "\"cat, black\",\"cat, black\",2,0.6666666666666666\n"
                                                          "\"cat, black\",\"<dog>\nsmall\",1,0.3333333333333333\n"
                                                          "ü,\"cat, black\",1,0.5\n"
                                                          "ü,ü,1,0.5\n"));
        QCOMPARE(classesCsv(matrix, names),
                 std::string("class,images,correct,accuracy,top5_accuracy,predicted,precision\n"
                             "\"cat, black\",3,2,0.6666666666666666,1,3,0.6666666666666666\n"
                             "\"<dog>\nsmall\",0,0,,,1,0\n"
                             "ü,2,1,0.5,1,1,1\n"));
        const QStringList texts = textsOf(QByteArray::fromStdString(confusionSvg(matrix, names, "net-1")));
        QVERIFY2(holdsWords(texts, QStringLiteral("60.00 % of 5 images right, 58.33 % balanced")),
                 qPrintable(texts.join(u'|')));
        for (const char* text : {"cat, black", "<dog> small", "ü", "67", "33", "50", "66.7 %", "50.0 %"})
            QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
        // Of a thousand classes there are cells and no texts beside them.
        Predictions many{.classes = 1000};
        for (int i = 0; i < 1000; ++i)
            many.add(i, (i * 7) % 1000, 2);
        const QByteArray large = QByteArray::fromStdString(confusionSvg(ConfusionMatrix(many), {}, "net-2"));
        QVERIFY(textsOf(large).size() < 10);
        QCOMPARE(large.count("<title>"), 1000);
    }

    void aMovedBudgetIsDrawnAsItMoved()
    {
        History history;
        history.apply({10, 0, ArchitectureStep{.expectedMs = 2}});
        history.apply({20, 0, test::movedBudget(1, 2, 1.5)});
        history.apply({30, 0, test::movedBudget(2, 1.5, 1.25)});
        history.apply({40, 0, ArchitectureStep{.expectedMs = 1.4}});
        for (const auto& [name, figure] : curveFigures(history, runfixture::tinyInfo(), {}))
            if (name == "latency") {
                QCOMPARE(figure.series.back().x, (std::vector<double>{10, 20, 20, 30, 30, 40}));
                QCOMPARE(figure.series.back().y, (std::vector<double>{2, 2, 1.5, 1.5, 1.25, 1.25}));
                return;
            }
        QFAIL("no latency figure");
    }

    void onlyWhatHasDataIsDrawn()
    {
        QVERIFY(writeReport(*m_run).empty()); // a run that has just begun
        m_run->record(runfixture::weightEvent(1));
        if (!gnuplotIsInstalled())
            QSKIP("gnuplot is not installed");
        QCOMPARE(namesBelow(m_folder / "plots", writeReport(*m_run)),
                 (std::set<std::string>{"accuracy.csv", "accuracy.svg", "loss_terms.svg", "weight_steps.csv"}));
    }

    void aRunningSearchCanBeReported()
    {
        recordSearch(50);
        m_run->flush();
        const auto reader = RunStore::open(m_folder, RunStore::Access::Read);
        QVERIFY(reader->isBeingWritten());
        if (!gnuplotIsInstalled())
            QSKIP("gnuplot is not installed");
        QVERIFY(!writeReport(*reader).empty());
    }

    void aMissingGnuplotIsOneClearSentence()
    {
        recordSearch(50);
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        const QString message = errorOf([&] { writeReport(*m_run); });
        qputenv("PATH", path);
        QVERIFY2(message.contains(QStringLiteral("gnuplot is not installed")), qPrintable(message));
        QVERIFY(!message.contains(u'\n'));
        // what needs no gnuplot is there all the same
        QVERIFY(fs::exists(m_folder / "plots/supernet.svg"));
        QVERIFY(fs::exists(m_folder / "plots/loss_terms.csv"));
        for (const auto& entry : fs::directory_iterator(m_folder / "plots"))
            QVERIFY(entry.path().extension() != ".part");
    }

    void aPlotsFolderThatCannotBeMadeIsNamed()
    {
        recordSearch(50);
        writeTextFile(m_folder / "plots", "in the way");
        const QString message = errorOf([&] { writeReport(*m_run); });
        QVERIFY2(message.contains(QStringLiteral("plots")), qPrintable(message));
    }

    void theSupernetPictureShowsEveryCandidateAndItsProbability()
    {
        PathProbabilities probabilities = uniformProbabilities(m_space);
        probabilities[0] = {0.75, 0.245, 0.005};
        const QStringList texts =
            textsOf(QByteArray::fromStdString(supernetSvg(m_space, probabilities, mostProbable(probabilities))));
        for (const char* expected : {"75 %", "<1 %", "k5e3", "skip", "Linear"})
            QVERIFY2(texts.contains(QString::fromLatin1(expected)), expected);
        for (int i = 0; i < m_space.choiceCount(); ++i)
            QVERIFY(texts.contains(QString::fromStdString(m_space.choice(i).name)));
        QVERIFY(holdsWords(texts, QStringLiteral("Width and shade of a strand")));
        QVERIFY(!errorOf([&] { supernetSvg(m_space, {{1.0}}, {}); }).isEmpty());
    }

    void strongerStrandsAreWider()
    {
        PathProbabilities probabilities = uniformProbabilities(m_space);
        probabilities[0] = {0.9, 0.07, 0.03};
        const QString svg = QString::fromStdString(supernetSvg(m_space, probabilities, mostProbable(probabilities)));
        // thinnest + (thickest - thinnest) * p, two edges a strand
        QCOMPARE(svg.count(QStringLiteral("stroke-width=\"8.16\"")), 2);
        QCOMPARE(svg.count(QStringLiteral("stroke-width=\"1.19\"")), 2);
    }

    void aLongSupernetIsBrokenIntoLines()
    {
        const auto pictureOf = [](int blocks) {
            const SearchSpace space = runfixture::longSpace(blocks);
            return QString::fromStdString(supernetSvg(space, uniformProbabilities(space), {}));
        };
        const auto sizeOf = [](const QString& svg) {
            QXmlStreamReader reader(svg);
            reader.readNextStartElement();
            return QSize(reader.attributes().value(QLatin1String("width")).toInt(),
                         reader.attributes().value(QLatin1String("height")).toInt());
        };
        const QString svg = pictureOf(48);
        QVERIFY(sizeOf(svg).width() < 1500);
        QVERIFY(sizeOf(svg).height() > 1.9 * sizeOf(pictureOf(1)).height()); // of one line
        QCOMPARE(textsOf(svg.toUtf8()).count(QStringLiteral("k7e6")), 48);
    }

    void theNetworkPictureShowsEveryBlock()
    {
        const NetworkDescription network = describe(m_space, parseArchitecture(m_space, "skip k5e3"));
        const QStringList texts = textsOf(QByteArray::fromStdString(networkSvg(network, "a <net> & more")));
        QVERIFY(texts.contains(QStringLiteral("a <net> & more")));
        QVERIFY(texts.contains(QStringLiteral("skip")));
        QVERIFY(texts.contains(QStringLiteral("expand 3")));
        QVERIFY(texts.contains(QStringLiteral("linear")));
        QVERIFY(texts.contains(QStringLiteral("16@4×4")));
    }

    void tablesHoldEveryPoint()
    {
        recordSearch(100);
        History history;
        m_run->readEvents(0, [&](const Event& event) { history.apply(event); });
        std::map<std::string, QStringList> tables;
        for (const auto& [name, text] : curvesAsCsv(history, m_space))
            tables[name] = QString::fromStdString(text).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(tables["weight_steps"].first(), QStringLiteral("step,loss,accuracy,learning_rate"));
        QCOMPARE(tables["weight_steps"].size(), 101);
        QCOMPARE(tables["weight_steps"][1].section(u',', 1, 1).toDouble(), history.weights().loss[0]);
        QCOMPARE(tables["path_probabilities"].first(),
                 QStringLiteral("step,stage0.block0 k3e3,stage0.block0 k5e3,stage0.block0 skip,stage1.block0 k3e3,"
                                "stage1.block0 k5e3"));
        QCOMPARE(tables["path_probabilities"].size(), 1 + static_cast<int>(history.snapshots().size()));
        for (const auto& [name, rows] : tables)
            for (const QString& row : rows)
                QCOMPARE(row.count(u','), rows.first().count(u','));
        // one row a step, although three curves with steps of their own meet
        QCOMPARE(tables["accuracy"].size(), 101);
        QCOMPARE(tables["training"].size(), 5);
    }

    void valuesThatAreNoNumberAreEmptyFields()
    {
        History history;
        history.apply({1, 0, WeightStep{std::nan(""), 0.5, 0.1, {}}});
        QCOMPARE(curvesAsCsv(history, m_space).front().second,
                 std::string("step,loss,accuracy,learning_rate\n1,,0.5,0.1\n"));
    }

    void thinningKeepsEndsAndMean()
    {
        Series series;
        for (int i = 0; i < 10'000; ++i) {
            series.x.push_back(i);
            series.y.push_back(i % 2);
        }
        const Series thin = thinned(series, 100);
        QCOMPARE(thin.x.size(), std::size_t(100));
        QCOMPARE(thin.x.front(), 0.0);
        QCOMPARE(thin.x.back(), 9999.0);
        for (double y : thin.y)
            QCOMPARE(y, 0.5);
        QCOMPARE(thinned(series, 20'000).x.size(), series.x.size());
    }

    void smoothingTakesTheNoiseAndKeepsTheLevel()
    {
        Series series;
        for (int i = 0; i < 2000; ++i) {
            series.x.push_back(i);
            series.y.push_back(i == 1000 ? std::nan("") : 3 + (i % 2 == 0 ? 1 : -1));
        }
        for (double y : smoothed(series).y)
            QVERIFY2(std::abs(y - 3) < 0.1, qPrintable(QString::number(y)));
    }

    void gnuplotFailuresAreTold()
    {
        if (!gnuplotIsInstalled())
            QSKIP("gnuplot is not installed");
        const GnuplotFigure nothing{.title = "t", .series = {Series{.title = "empty"}}};
        const fs::path file = m_folder / "empty.svg";
        const QString message = errorOf([&] { drawFigure(nothing, file); });
        QVERIFY2(message.startsWith(QStringLiteral("gnuplot failed: ")) && !message.contains(u'\n'),
                 qPrintable(message));
        QVERIFY(!fs::exists(file));
    }

    void awkwardTextsAreDrawnAsTheyAre()
    {
        if (!gnuplotIsInstalled())
            QSKIP("gnuplot is not installed");
        const QString title = QStringLiteral("it's {a} _b_ ^c \"d\" `e` @f ≥ µs $x \\n");
        drawFigure({.title = title.toStdString(),
                    .xTitle = "x",
                    .yTitle = "y",
                    .series = {{.title = "s", .x = {1, 2}, .y = {1, 2}}}},
                   m_folder / "awkward.svg");
        QVERIFY2(textsOf(content(m_folder / "awkward.svg")).contains(title),
                 qPrintable(textsOf(content(m_folder / "awkward.svg")).join(u'|')));
    }

private:
    static bool gnuplotIsInstalled() { return !QStandardPaths::findExecutable(QStringLiteral("gnuplot")).isEmpty(); }

    void recordSearch(int steps)
    {
        const int warmUp = steps / 5;
        for (int step = 1; step <= steps; ++step) {
            if (step == warmUp)
                m_run->record({step, 0, PhaseChanged{Phase::Joint, ""}});
            m_run->record(runfixture::weightEvent(step));
            if (step <= warmUp)
                continue;
            const double t = static_cast<double>(step - warmUp) / (steps - warmUp);
            const auto probabilities = runfixture::probabilitiesAt(m_space, t);
            m_run->record({step, 0, ArchitectureStep{1.5, 1.4, 0.1, 0.6, 2 - t, meanEntropy(*probabilities)}});
            m_run->record({step, 0, ProbabilitySnapshot{probabilities}});
            if (step % 20 == 0)
                m_run->record({step, 0, Evaluation{step / 20, 0.6, 0.7, 1.4, ""}});
        }
        DerivedNetwork network{.step = steps, .architecture = "k3e3 k5e3", .predictedMs = 1.5};
        network.description = describe(m_space, parseArchitecture(m_space, network.architecture));
        const std::int64_t id = m_run->addNetwork(network).id;
        for (int epoch = 1; epoch <= 4; ++epoch)
            m_run->record({steps, 0, TrainingEpoch{id, epoch, 4, 1.0 / epoch, 0.8, 0.05}});
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
    SearchSpace m_space;
    std::unique_ptr<RunStore> m_run;
};

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
