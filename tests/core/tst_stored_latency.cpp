// SPDX-License-Identifier: MIT
// A run keeps the whole latency table that its search went by: what is read back predicts as it did.
#include "core/derive/derive.h"
#include "core/latency/targets.h"
#include "core/run/run_json.h"
#include "tests/support/errors.h"
#include "tests/support/run_fixture.h"
#include "tests/support/tiny_search.h"

#include <QTest>

using namespace tinysearch;

namespace {

/// No field as it is in a table that says nothing.
LatencyTable fullTable()
{
    LatencyTable table{.device = "a board",
                       .runtime = "a runtime",
                       .batch = 8,
                       .threads = 3,
                       .format = "int8",
                       .constantMs = 1.0 / 3,
                       .entries = {},
                       .corrections = {.bySize = {{{28, 30}, {.offsetMs = 0.2 / 3, .scale = 0.9, .networks = 5}},
                                                  {{64, 64}, {.perPartMs = 0.1 + 0.2, .relativeError = 1.0 / 3}}},
                                       .pooled = NetworkCorrection{.offsetMs = -0.1 / 3,
                                                                   .scale = 1.1 / 3,
                                                                   .perPartMs = 1e-17,
                                                                   .relativeError = 0.0123456789012345678,
                                                                   .networks = 12}},
                       .environment = {{"cpu", "some"}, {"governor", "performance"}}};
    const LatencyKey key{.op = "mbconv",
                         .kernel = 5,
                         .mid = 24,
                         .groups = 12,
                         .squeeze = 4,
                         .inputChannels = 8,
                         .outputChannels = 16,
                         .stride = 2,
                         .inputHeight = 14,
                         .inputWidth = 15};
    table.entries[key] = {
        .ms = 0.1 + 0.2, .deviationMs = 0.01 / 3, .samples = 20, .method = estimatedMethod, .relative = true};
    table.entries[LatencyKey{.op = "conv", .kernel = 3}] = {.ms = -0.5};
    return table;
}

/// A tiny search on a target whose networks were measured as well.
struct CorrectedSearch : TinySearch
{
    CorrectedSearch()
    {
        const SearchSpace space = job().space;
        LatencyTable table{.device = "Toy", .runtime = "none"};
        for (const LatencyKey& key : latencyKeys(space))
            table.entries[key] = {.ms = key.op == "mbconv" ? (key.kernel == 3 ? 2.0 : 4.0) : 1.0};
        table.corrections.pooled =
            NetworkCorrection{.offsetMs = 1, .scale = 1.5, .perPartMs = 0.2, .relativeError = 0.02, .networks = 10};
        writeLatencyCsv(table, path("toy.csv"));
    }
};

} // namespace

class TestStoredLatency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldReadsBack()
    {
        const LatencyTable table = fullTable();
        const LatencyTable plain;
        QVERIFY(table.format != plain.format && table.batch != plain.batch); // the fixture tells something
        QTemporaryDir temporary;
        const std::filesystem::path folder = temporary.filePath(QStringLiteral("r")).toStdString();
        RunStore::create(folder, runfixture::tinyInfo(), runfixture::tinySpace(), table);
        const LatencyTable back = RunStore::open(folder, RunStore::Access::Read)->latencyTable();
        QVERIFY(back == table);
        QCOMPARE(back.corrections.pooled->relativeError, table.corrections.pooled->relativeError);

        LatencyTable uncorrected = table;
        uncorrected.corrections = {};
        QVERIFY(latencyTableFromJson(Json::parse(toJson(uncorrected).dump()), "table") == uncorrected);
        QVERIFY(latencyTableFromJson(Json::parse(toJson(plain).dump()), "table") == plain);
    }
    /// As runs of version 1 have it.
    void aTableWithoutTheNewerFieldsIsRead()
    {
        Json json = toJson(fullTable());
        for (const char* key : {"correction", "corrections", "format"})
            QCOMPARE(json.erase(key), std::size_t(1));
        for (Json& entry : json["entries"])
            QCOMPARE(entry.erase("relative"), std::size_t(1));
        LatencyTable expected = fullTable();
        expected.corrections = {};
        expected.format = "fp32";
        for (auto& [key, entry] : expected.entries)
            entry.relative = false;
        QVERIFY(latencyTableFromJson(json, "table") == expected);
    }
    /// As runs of before input sizes were told apart have it, and as their programs read what is written now.
    void oneCorrectionForAllSizesIsReadAndWritten()
    {
        Json json = toJson(fullTable());
        QCOMPARE(json["correction"]["networks"].get<int>(), 12);
        QCOMPARE(json.erase("corrections"), std::size_t(1));
        LatencyTable expected = fullTable();
        expected.corrections.bySize.clear();
        QVERIFY(latencyTableFromJson(json, "table") == expected);
        json["corrections"] = {{"28", json["correction"]}};
        QVERIFY(errorOf([&] { latencyTableFromJson(json, "table"); }).contains(QStringLiteral("no input size")));
    }
    void aDamagedCorrectionIsNamed()
    {
        Json json = toJson(fullTable());
        json["correction"]["scale"] = nullptr;
        const QString error = errorOf([&] { latencyTableFromJson(json, "table"); });
        QVERIFY2(error.contains(QStringLiteral("correction")) && error.contains(QStringLiteral("scale")),
                 qPrintable(error));
    }
    /// Whoever opens the run predicts as the search did, and a search that goes on follows the same latencies.
    void aCorrectionSurvivesResumeReplayAndDerivation()
    {
        CorrectedSearch search;
        search.history("whole");
        const auto expected = search.record("whole");
        std::stop_source stop;
        SearchEngine first(search.job(), search.path("parts"), [&](const Event& event) {
            if (std::holds_alternative<WeightStep>(event.body) && event.step == 30)
                stop.request_stop();
        });
        QCOMPARE(first.run(stop.get_token()), Phase::Stopped);
        QCOMPARE(SearchEngine(search.path("parts"), {}).run(), Phase::Finished);
        QVERIFY(search.record("parts") == expected);

        const auto run = RunStore::open(search.path("whole"), RunStore::Access::Write);
        QCOMPARE(SearchEngine(jobOf(*run), search.path("again"), {}).run(), Phase::Finished);
        QVERIFY(search.record("again") == expected);

        QVERIFY(run->latencyTable().corrections == readTable(search.job().target).corrections);
        const LatencyModel model = latencyModel(run->latencyTable(), run->space());
        int evaluations = 0;
        for (const Event& event : run->eventsOfKind("evaluation")) {
            const auto& evaluated = std::get<Evaluation>(event.body);
            QCOMPARE(model.architectureMs(parseArchitecture(run->space(), evaluated.architecture)),
                     evaluated.latencyMs);
            ++evaluations;
        }
        QCOMPARE(evaluations, 2);
        const DerivedNetwork network = deriveNetwork(*run);
        const double ms = model.architectureMs(parseArchitecture(run->space(), network.architecture));
        QCOMPARE(network.predictedMs, ms);
        // With error and origin, in the run as in what it told.
        const DerivedNetwork stored = run->networks().back();
        QVERIFY(std::abs(*stored.predictedErrorMs - 0.02 * 2.44 * ms) < 1e-9);
        QVERIFY(stored.predictedOrigin == LatencyOrigin::Table);
        const auto told = std::get<NetworkDerived>(run->eventsOfKind("network_derived").back().body);
        QVERIFY(told.latencyErrorMs == stored.predictedErrorMs && told.latencyOrigin == stored.predictedOrigin);
        const auto evaluated = std::get<Evaluation>(run->eventsOfKind("evaluation").back().body);
        QVERIFY(std::abs(*evaluated.latencyErrorMs - 0.02 * 2.44 * evaluated.latencyMs) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestStoredLatency)
#include "tst_stored_latency.moc"
