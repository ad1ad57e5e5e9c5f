// SPDX-License-Identifier: MIT
// From the best networks for a budget to the one that is taken, on a tiny search that has run.
#include "core/derive/derive.h"
#include "core/derive/option_effects.h"
#include "core/derive/remaining_work.h"
#include "core/derive/selection.h"
#include "core/evaluate/predictions.h"
#include "core/nn/inference.h"
#include "core/nn/modules.h"
#include "core/run/run_json.h"
#include "core/search/search_checkpoint.h"
#include "core/search/steering.h"
#include "tests/support/errors.h"
#include "tests/support/tiny_search.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace tinysearch;
namespace fs = std::filesystem;

namespace {

constexpr int batchSize = 16, batches = 5, heldOutImages = 80; ///< a fifth of 400

SelectionConfig selection(int candidates)
{
    return {.candidates = candidates, .images = 0, .batches = batches, .trainEpochs = 1, .effectPaths = 20};
}

Architecture architectureOf(const RunStore& run, const std::string& text)
{
    return parseArchitecture(run.space(), text);
}

/// Pixels as a network takes them: N x C x H x W, one channel.
std::vector<float> pixelsOf(const ImageDataset& data, std::span<const std::int64_t> indices,
                            const Normalization& normalization)
{
    std::vector<float> pixels;
    for (const std::int64_t index : indices)
        for (const std::uint8_t value : data.image(index).pixels)
            pixels.push_back(float((value / 255.0 - normalization.mean[0]) / normalization.deviation[0]));
    return pixels;
}

/// By the network as it is deployed, its statistics taken from the training batches one by one: nothing of how the
/// selection evaluates but the weights.
SharedResult byHand(const RunStore& run, const Architecture& architecture)
{
    const RunInfo info = run.info();
    const std::shared_ptr<const ImageDataset> data = openData(info.data).train;
    const Split split = stratifiedSplit(*data, info.config.heldOutFraction, info.config.seed);
    NetworkDescription network = describe(run.space(), architecture);
    Weights weights =
        readPathWeights(run.space(), architecture.choices, run.nearestCheckpoint(run.lastStep()).file);
    NetworkDescription forgetful = network;
    forgetful.batchNorm.momentum = 1; // what a batch leaves is its own statistics
    NetworkModule module(forgetful);
    std::map<std::string, std::vector<double>> sums;
    for (int batch = 0; batch < batches; ++batch) {
        module.setWeights(weights);
        const std::vector<float> pixels =
            pixelsOf(*data, std::span(split.train).subspan(std::size_t(batch * batchSize), batchSize),
                     info.normalization);
        const torch::NoGradGuard noGradients;
        module.forward(wrapPixels(pixels, batchSize, network.input), BatchNormMode::Train);
        for (const auto& [name, tensor] : module.weights())
            if (name.find("running_") != std::string::npos) {
                std::vector<double>& sum = sums[name];
                sum.resize(tensor.values.size());
                for (std::size_t i = 0; i < sum.size(); ++i)
                    sum[i] += tensor.values[i];
            }
    }
    for (const auto& [name, sum] : sums)
        for (std::size_t i = 0; i < sum.size(); ++i)
            weights.at(name).values[i] = float(sum[i] / batches);
    const std::vector<float> logits =
        InferenceNetwork(network, weights)
            .logits(pixelsOf(*data, split.heldOut, info.normalization), int(split.heldOut.size()));
    SharedResult result;
    for (std::size_t image = 0; image < split.heldOut.size(); ++image) {
        const std::span<const float> own(logits.data() + image * std::size_t(network.classes),
                                         std::size_t(network.classes));
        double sum = 0;
        for (const float logit : own)
            sum += std::exp(double(logit));
        const int label = data->label(split.heldOut[image]);
        result.crossEntropy += (std::log(sum) - own[std::size_t(label)]) / double(split.heldOut.size());
        result.accuracy +=
            double(std::ranges::max_element(own) - own.begin() == label) / double(split.heldOut.size());
    }
    return result;
}

/// Every architecture within the budget, the most probable first.
std::vector<std::string> byProbability(const RunStore& run, double budgetMs)
{
    const SearchSpace space = run.space();
    const LatencyModel latency = latencyModel(run.latencyTable(), space);
    const PathProbabilities probabilities = *run.probabilitiesAt(run.lastStep());
    std::vector<std::pair<double, std::string>> all;
    for (int a = 0; a < 3; ++a)
        for (int b = 0; b < 3; ++b)
            for (int c = 0; c < 3; ++c) {
                const Architecture architecture{{a, b, c}};
                if (latency.architectureMs(architecture) <= budgetMs)
                    all.emplace_back(-probabilities[0][std::size_t(a)] * probabilities[1][std::size_t(b)] *
                                         probabilities[2][std::size_t(c)],
                                     toText(space, architecture));
            }
    std::ranges::sort(all);
    std::vector<std::string> texts;
    for (const auto& [probability, text] : all)
        texts.push_back(text);
    return texts;
}

std::vector<std::string> candidatesOf(const DerivedNetwork& network)
{
    std::vector<std::string> texts;
    for (const SelectionEntry& entry : network.selection->entries)
        texts.push_back(entry.architecture);
    return texts;
}

const SelectionEntry& chosenOf(const DerivedNetwork& network)
{
    return *std::ranges::find(network.selection->entries, true, &SelectionEntry::chosen);
}

/// What is said in messages.
struct Said
{
    EventSink sink()
    {
        return [this](const Event& event) {
            if (const auto* message = std::get_if<Message>(&event.body))
                text += message->text + "\n";
        };
    }
    bool has(const char* part) const { return text.find(part) != std::string::npos; }
    std::string text;
};

} // namespace

class TestSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        SearchJob job = m_tiny.job({"selection.candidates=4", "selection.batches=5", "training.batch_size=16"});
        job.plan.until = Stage::Derive;
        QVERIFY(SearchEngine(job, m_tiny.path("searched"), {}).run() == Phase::Finished);
        QVERIFY(SearchEngine(m_tiny.job({"method=random", "epochs=1"}), m_tiny.path("random"), {}).run() ==
                Phase::Finished);
    }

    void theBestForTheBudgetAreComparedByWhatTheirWeightsSay()
    {
        const auto run = copied("searched");
        const double budget = budgetOf(*run);
        Said said;
        const DerivedNetwork network =
            selectNetwork(*run, {.budgetMs = budget, .config = selection(4)}, said.sink());
        QVERIFY(network.selection);
        const SelectionRecord& record = *network.selection;
        std::vector<std::string> expected = byProbability(*run, budget);
        QVERIFY(expected.size() > 4 && expected.size() < 27);
        expected.resize(4);
        QCOMPARE(candidatesOf(network), expected);
        QCOMPARE(record.images, heldOutImages);
        QCOMPARE(record.batches, batches);
        for (const SelectionEntry& entry : record.entries) {
            const SharedResult hand = byHand(*run, architectureOf(*run, entry.architecture));
            QCOMPARE(*entry.sharedAccuracy, hand.accuracy);
            QVERIFY2(std::abs(*entry.sharedLoss - hand.crossEntropy) < 1e-5,
                     qPrintable(QStringLiteral("%1 %2").arg(*entry.sharedLoss).arg(hand.crossEntropy)));
            QVERIFY(entry.latencyMs <= budget);
            QVERIFY(!entry.trainedAccuracy);
        }
        const SelectionEntry& best = *std::ranges::min_element(record.entries, {}, [](const SelectionEntry& entry) {
            return std::pair(*entry.sharedLoss, -*entry.sharedAccuracy);
        });
        QVERIFY(best.chosen);
        QCOMPARE(std::ranges::count(record.entries, true, &SelectionEntry::chosen), 1);
        QCOMPARE(network.architecture, best.architecture);
        QVERIFY(network.sharedAccuracy == best.sharedAccuracy && network.sharedLoss == best.sharedLoss);
        QVERIFY2(said.has("was chosen among 4 networks within"), said.text.c_str());
    }

    void theEvidenceIsTheSameAgainAndSurvives()
    {
        std::optional<SelectionRecord> first;
        for (const char* name : {"first", "second"}) {
            auto run = copied("searched", name);
            const std::int64_t id = selectNetwork(*run, {.config = selection(6)}).id;
            run.reset();
            run = RunStore::open(m_tiny.path(name), RunStore::Access::Read);
            const DerivedNetwork network = run->network(id);
            QVERIFY(network.selection && network.sharedAccuracy);
            if (first)
                QVERIFY(network.selection == first);
            first = network.selection;
            QVERIFY(derivedNetworkFromJson(toJson(network), "x").selection == network.selection);
        }
        // A network of an older version has none of this, and one without is written as such a version does.
        DerivedNetwork without;
        without.architecture = "skip";
        without.description = describe(m_tiny.job().space, {{0, 0, 0}});
        const Json json = toJson(without);
        for (const char* key : {"selection", "shared_accuracy", "shared_loss"})
            QVERIFY(!json.contains(key));
        QVERIFY(!derivedNetworkFromJson(json, "x").selection);
    }

    void theBestFewAreTrainedShortly()
    {
        const auto run = copied("searched");
        SelectionConfig config = selection(5);
        config.trainBest = 2;
        Said said;
        const DerivedNetwork network = selectNetwork(*run, {.config = config}, said.sink());
        std::vector<SelectionEntry> entries = network.selection->entries;
        std::ranges::stable_sort(entries, {}, [](const SelectionEntry& entry) {
            return std::pair(*entry.sharedLoss, -*entry.sharedAccuracy);
        });
        for (std::size_t i = 0; i < entries.size(); ++i)
            QCOMPARE(entries[i].trainedAccuracy.has_value(), i < 2);
        for (std::size_t i = 0; i < 2; ++i) {
            const double right = *entries[i].trainedAccuracy * heldOutImages; // not 100, as the test split has
            QVERIFY(std::abs(right - std::round(right)) < 1e-9);
        }
        const bool firstIsBetter =
            std::pair(*entries[0].trainedLoss, -*entries[0].trainedAccuracy) <=
            std::pair(*entries[1].trainedLoss, -*entries[1].trainedAccuracy);
        QVERIFY(entries[firstIsBetter ? 0 : 1].chosen);
        QCOMPARE(network.selection->trainEpochs, 1);
        QVERIFY2(said.has("after short training"), said.text.c_str());
        QVERIFY(!network.testAccuracy);
    }

    void scoresByEffectAreThoseOfTheFittedLosses()
    {
        const auto run = copied("searched");
        SelectionConfig config = selection(3);
        config.score = SelectionScore::Effect;
        config.effectImages = 0;
        Said said;
        const DerivedNetwork network = selectNetwork(*run, {.config = config}, said.sink());
        SharedWeights weights(*run, run->lastStep());
        const OptionEffects effects = measureOptionEffects(weights, PathMask(run->space()), config.effectPaths,
                                                           {.images = 0}, run->info().config.seed);
        QCOMPARE(effects.evaluations, 20); // more than twice the 7 unknowns
        const LatencyModel latency = latencyModel(run->latencyTable(), run->space());
        double best = -1e9;
        for (int i = 0; i < 27; ++i) {
            const Architecture path{{i / 9, i / 3 % 3, i % 3}};
            if (latency.architectureMs(path) <= run->info().config.budgetMs)
                best = std::max(best, effects.mean - effects.lossOf(path));
        }
        QCOMPARE(network.selection->score, std::string("effect"));
        QVERIFY(std::abs(network.selection->entries.front().score - best) < 1e-9);
        QVERIFY2(said.has("estimated from 20 networks"), said.text.c_str());
    }

    void fewerNetworksThanAskedForAreAllCompared()
    {
        const auto run = copied("searched");
        const DerivedNetwork network = selectNetwork(*run, {.config = selection(1000)});
        QCOMPARE(candidatesOf(network), byProbability(*run, run->info().config.budgetMs));
        QCOMPARE(network.selection->asked, 1000);
    }

    void oneOpenPathIsTakenAndEvaluated()
    {
        const auto run = copied("searched");
        const PathMask mask(run->space());
        Act act{.id = 1, .command = toText(Command::Kind::Pin)};
        for (int block = 0; block < mask.blocks(); ++block)
            for (const int candidate : {0, 1})
                act.closed.push_back({block, candidate});
        act.request = toJson(Command{.kind = Command::Kind::Pin, .paths = {{0, 2}, {1, 2}, {2, 2}}});
        run->record({.step = run->lastStep(), .body = recordOf(act)});
        Said said;
        const DerivedNetwork network = selectNetwork(*run, {.config = selection(8)}, said.sink());
        QCOMPARE(network.architecture, std::string("skip skip skip"));
        QCOMPARE(network.selection->entries.size(), std::size_t(1));
        QVERIFY2(said.has("is the only network"), said.text.c_str());
    }

    void oneCandidateIsTheBestForTheBudget()
    {
        const auto run = copied("searched");
        fs::remove_all(run->folder() / "checkpoints"); // nothing is evaluated
        const double budget = budgetOf(*run);
        DerivedNetwork network = selectNetwork(*run, {.budgetMs = budget, .config = selection(1)});
        QCOMPARE(network.architecture, byProbability(*run, budget).front());
        QVERIFY(!network.selection && !network.sharedAccuracy);
    }

    void aDerivedNetworkIsEvaluatedAfterwards()
    {
        const auto run = copied("searched");
        SelectionConfig config = selection(3);
        config.images = run->info().config.selection.images;
        const DerivedNetwork chosen = selectNetwork(*run, {.config = config});
        const DerivedNetwork plain = deriveNetwork(*run);
        QVERIFY(!plain.sharedAccuracy);
        const std::vector<DerivedNetwork> evaluated = evaluateDerived(*run, {plain.id, chosen.id});
        QVERIFY(evaluated[1].sharedAccuracy == chosen.sharedAccuracy && evaluated[1].sharedLoss == chosen.sharedLoss);
        const SharedResult hand = byHand(*run, architectureOf(*run, plain.architecture));
        QCOMPARE(*evaluated[0].sharedAccuracy, hand.accuracy);
        QVERIFY(run->network(plain.id).sharedAccuracy == evaluated[0].sharedAccuracy);
    }

    void aJobComparesWhenItDerives()
    {
        const auto run = copied("searched");
        const std::optional<BegunWork> next = nextWork(*run);
        QVERIFY(next && next->stage == Stage::Derive);
        carryOut(*run, *next, {});
        QCOMPARE(run->networks().size(), std::size_t(1));
        QVERIFY(run->networks().front().selection);
        QCOMPARE(run->work().job->network, run->networks().front().id);
    }
    void aJobWithoutCheckpointDerivesAndSaysWhy()
    {
        const auto run = copied("searched");
        fs::remove_all(run->folder() / "checkpoints");
        Said said;
        carryOut(*run, *nextWork(*run), said.sink());
        QVERIFY2(said.has("The best networks are not compared") && said.has("no good checkpoint"), said.text.c_str());
        QCOMPARE(run->networks().front().architecture, byProbability(*run, run->info().config.budgetMs).front());
    }

    void whatCannotBeComparedIsToldInASentence()
    {
        const auto run = copied("searched");
        const QString tooFast =
            errorOf([&] { selectNetwork(*run, {.budgetMs = 0.5, .config = selection(4)}); });
        QVERIFY2(tooFast.contains(QStringLiteral("no network keeps a budget of 0.5 ms: the fastest takes")), qPrintable(tooFast));
        fs::remove_all(run->folder() / "checkpoints");
        const QString noWeights = errorOf([&] { selectNetwork(*run, {.config = selection(4)}); });
        QVERIFY2(noWeights.contains(QStringLiteral("no good checkpoint")), qPrintable(noWeights));
        QVERIFY(run->networks().empty());
        const auto random = copied("random");
        const QString noProbabilities = errorOf([&] { selectNetwork(*random, {.config = selection(1)}); });
        QVERIFY2(noProbabilities.contains(QStringLiteral("no path probabilities")), qPrintable(noProbabilities));
        const QString tooFastToo = errorOf([&] { selectNetwork(*random, {.budgetMs = 0.5, .config = selection(4)}); });
        QVERIFY2(tooFastToo.contains(QStringLiteral("no network keeps a budget of 0.5 ms")), qPrintable(tooFastToo));
    }
    void ofARandomSearchRandomNetworksAreCompared()
    {
        SearchConfig config;
        config.method = SearchMethod::Random;
        config.selection.candidates = 8;
        QVERIFY(problems(config).empty());
        const auto run = copied("random");
        const DerivedNetwork network = selectNetwork(*run, {.config = selection(4)});
        const SelectionRecord& record = *network.selection;
        QCOMPARE(record.score, std::string("random"));
        QCOMPARE(record.entries.size(), std::size_t(4));
        QVERIFY(!network.choice); // it is the best of those that were drawn, not of all
        std::set<std::string> different;
        double least = std::numeric_limits<double>::infinity();
        for (const SelectionEntry& entry : record.entries) {
            different.insert(entry.architecture);
            QVERIFY(entry.latencyMs <= record.budgetMs);
            QCOMPARE(entry.score, 0.0);
            least = std::min(least, entry.sharedLoss.value());
        }
        QCOMPARE(different.size(), std::size_t(4));
        QCOMPARE(chosenOf(network).sharedLoss.value(), least);
        // The same again, by the run's seed; and no more than there are.
        const auto again = copied("random");
        const DerivedNetwork same = selectNetwork(*again, {.config = selection(4)});
        QVERIFY(same.selection->entries == record.entries);
        const DerivedNetwork all = selectNetwork(*again, {.config = selection(1000)});
        QVERIFY(all.selection->entries.size() > 4 && all.selection->entries.size() <= 27);
    }
    void randomSearchIsComparedByEffect()
    {
        const auto run = copied("random");
        SelectionConfig config = selection(4);
        config.score = SelectionScore::Effect;
        const DerivedNetwork network = selectNetwork(*run, {.config = config});
        QCOMPARE(network.selection->entries.size(), std::size_t(4));
        QVERIFY(chosenOf(network).sharedAccuracy == network.sharedAccuracy);
        // One alone is not compared; what it was taken for is remembered.
        config.candidates = 1;
        const std::int64_t best = selectNetwork(*run, {.limits = {{macsLimit, 1e9}}, .config = config}).id;
        const NetworkChoice choice = run->network(best).choice.value();
        QCOMPARE(choice.scoredBy, std::string("effect"));
        QVERIFY((choice.limits == std::vector<NetworkLimit>{{macsLimit, 1e9}}));
        QVERIFY(choice.budgetMs > 0);
    }

    void cancellingKeepsNothing()
    {
        const auto run = copied("searched");
        std::stop_source stop;
        SharedWeights weights(*run, run->lastStep());
        std::vector<Architecture> all(5, Architecture{{0, 0, 0}});
        std::int64_t passes = 0;
        QVERIFY_EXCEPTION_THROWN(weights.evaluate(
                                     all, {.batches = batches},
                                     [&](std::int64_t done, std::int64_t total) {
                                         passes = done;
                                         QCOMPARE(total, 5 * (batches + 1)); // the held-out images are one batch
                                         if (done == 3)
                                             stop.request_stop();
                                     },
                                     stop.get_token()),
                                 Cancelled);
        QCOMPARE(passes, 3);
        QVERIFY_EXCEPTION_THROWN(selectNetwork(*run, {.config = selection(4)}, {}, stop.get_token()), Cancelled);
        QVERIFY(run->networks().empty());
    }

    /// Statistics of each held-out batch, as the search evaluates: whole batches only.
    void samplesAreNoLargerThanWhatThereIs()
    {
        const auto run = copied("searched");
        const SharedWeights weights(*run, run->lastStep());
        QCOMPARE(weights.sample({.images = 50, .batches = 3}).images, 50);
        QCOMPARE(weights.sample({.images = 5000, .batches = 3}).images, heldOutImages);
        QCOMPARE(weights.sample({.images = 0, .batches = 1000}).batches, 320 / batchSize);
        QCOMPARE(weights.sample({.images = 50, .batches = 0}).images, 50);
    }

private:
    std::unique_ptr<RunStore> copied(const char* from, const char* to = "copy") const
    {
        fs::remove_all(m_tiny.path(to));
        fs::copy(m_tiny.path(from), m_tiny.path(to), fs::copy_options::recursive);
        return RunStore::open(m_tiny.path(to), RunStore::Access::Write);
    }
    /// That about half of the networks keep.
    static double budgetOf(const RunStore& run)
    {
        const LatencyModel latency = latencyModel(run.latencyTable(), run.space());
        return (latency.smallestMs() + latency.largestMs()) / 2;
    }

    TinySearch m_tiny;
};

QTEST_GUILESS_MAIN(TestSelection)
#include "tst_selection.moc"
