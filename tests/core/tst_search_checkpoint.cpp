// SPDX-License-Identifier: MIT
// What a checkpoint must never hold, and what a damaged one does to whoever reads it.
#include "core/search/search_checkpoint.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/tiny_search.h"

#include <QTest>

#include <numeric>

using namespace tinysearch;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// A search loop with all it refers to, and held-out images.
struct Fixture
{
    TinySearch search;
    SearchJob job;
    LatencyModel latency;
    double budgetMs = 5;
    PathMask mask;
    std::unique_ptr<SearchLoop> loop;

    explicit Fixture(const std::vector<std::string>& settings = {}) : job(search.job(settings)), mask(job.space)
    {
        for (int i = 0; i < job.space.choiceCount(); ++i)
            latency.pathMs.push_back({2, 4, 0});
        loop = anotherLoop();
    }
    std::unique_ptr<SearchLoop> anotherLoop() const
    {
        return std::make_unique<SearchLoop>(job.config, job.space, latency, budgetMs, mask);
    }
    std::filesystem::path file() const { return search.path("checkpoint.pt"); }
    Loader heldOut() const
    {
        std::vector<std::int64_t> indices(64);
        std::iota(indices.begin(), indices.end(), 0);
        return Loader(openData(job.data).train, indices,
                      {.batchSize = 16, .normalization = {.mean = {0.5}, .deviation = {0.5}}});
    }
    /// As if training had run away.
    void spoilWeights()
    {
        const torch::NoGradGuard noGradients;
        loop->supernet().visitTensors([](const std::string&, torch::Tensor& tensor) {
            if (tensor.is_floating_point())
                tensor.fill_(notANumber);
        });
    }
};

} // namespace

class TestSearchCheckpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheStrategyKeepsMustBeFinite_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("place"); ///< JSON pointer into the strategy's state
        for (const char* key : {"alphas", "first_moments", "second_moments"}) {
            QTest::addRow("gradient, %s", key)
                << QStringLiteral("gradient") << QStringLiteral("/parameters/%1/1/2").arg(QLatin1String(key));
            QTest::addRow("reinforce, %s", key)
                << QStringLiteral("reinforce") << QStringLiteral("/parameters/%1/0/0").arg(QLatin1String(key));
        }
        QTest::newRow("gradient sums") << QStringLiteral("gradient") << QStringLiteral("/gradient_sums/4/1");
        QTest::newRow("baseline") << QStringLiteral("reinforce") << QStringLiteral("/baseline");
    }
    void whatTheStrategyKeepsMustBeFinite()
    {
        QFETCH(QString, method);
        QFETCH(QString, place);
        Fixture f({"method=" + method.toStdString()});
        QVERIFY(f.loop->isFinite());
        const Json good = f.loop->state();
        for (const double value : {notANumber, std::numeric_limits<double>::infinity()}) {
            Json state = good;
            state["strategy"][Json::json_pointer(place.toStdString())] = value;
            f.loop->setState(state);
            QVERIFY(!f.loop->isFinite());
        }
        f.loop->setState(good);
        QVERIFY(f.loop->isFinite());
    }
    void weightsMustBeFinite()
    {
        Fixture f;
        f.spoilWeights();
        QVERIFY(!f.loop->isFinite());
    }
    /// With the file's name, never as whatever the parser throws.
    void aDamagedStateIsAnError_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const char* method, const char* place, const char* value) {
            QTest::newRow(name) << QString::fromLatin1(method) << QString::fromLatin1(place)
                                << QString::fromLatin1(value);
        };
        row("alpha that was not finite", "gradient", "/strategy/parameters/alphas/0/0", "null");
        row("alphas of another space", "gradient", "/strategy/parameters/alphas", "[[0, 0], [0, 0], [0, 0]]");
        row("moments cut short", "gradient", "/strategy/parameters/second_moments", "[[0, 0, 0]]");
        row("counters of a block more", "gradient", "/strategy/parameters/steps", "[1, 1, 1, 1]");
        row("gradient sum that was not finite", "gradient", "/strategy/gradient_sums/0", "[null, 0]");
        row("gradient sums cut short", "gradient", "/strategy/gradient_sums", "[]");
        row("baseline", "reinforce", "/strategy/baseline", "\"high\"");
        row("random stream", "gradient", "/path_stream", "\"noise\"");
        row("strategy", "gradient", "/strategy", "{}");
    }
    void aDamagedStateIsAnError()
    {
        QFETCH(QString, method);
        QFETCH(QString, place);
        QFETCH(QString, value);
        Fixture f({"method=" + method.toStdString()});
        const Json position = {{"row", 3}, {"step", 2}};
        writeSearchCheckpoint(*f.loop, position, f.file());
        QVERIFY(readSearchCheckpoint(*f.anotherLoop(), f.file()) == position);

        // The same archive with one value of its JSON replaced.
        const std::string bytes = readTextFile(f.file(), std::uintmax_t(1) << 30);
        const auto parts =
            torch::pickle_load(std::vector<char>(bytes.begin(), bytes.end())).toTuple()->elements().vec();
        Json json = Json::parse(parts.at(1).toStringRef());
        json["loop"][Json::json_pointer(place.toStdString())] = Json::parse(value.toStdString());
        const std::vector<char> damaged =
            torch::pickle_save(c10::ivalue::Tuple::create({parts.at(0), c10::IValue(json.dump())}));
        writeTextFile(f.file(), std::string(damaged.begin(), damaged.end()));
        const QString error = errorOf([&] { readSearchCheckpoint(*f.anotherLoop(), f.file()); });
        QVERIFY2(error.startsWith(QString::fromStdString(f.file().string()) + QStringLiteral(": is damaged")),
                 qPrintable(error));
    }
    void everyKindOfStepStopsAtALossThatIsNotFinite()
    {
        Fixture f;
        Loader images = f.heldOut();
        const Architecture leading = f.loop->leading();
        QVERIFY(std::isfinite(f.loop->evaluate(leading, images, [] {}, {}).crossEntropy));
        f.spoilWeights();
        const Json before = f.loop->state();
        QVERIFY_EXCEPTION_THROWN(f.loop->evaluate(leading, images, [] {}, {}), LossNotFinite);
        QVERIFY_EXCEPTION_THROWN(f.loop->weightStep(TensorBatch(images.next()), 0.1), LossNotFinite);
        QVERIFY(f.loop->state()["strategy"] == before["strategy"]); // nothing was stepped
        QVERIFY_EXCEPTION_THROWN(f.loop->architectureStep([&] { return TensorBatch(images.next()); }), LossNotFinite);
    }
};

QTEST_GUILESS_MAIN(TestSearchCheckpoint)
#include "tst_search_checkpoint.moc"
