// SPDX-License-Identifier: MIT
#include "core/latency/calibration.h"
#include "core/latency/estimate_forms.h"
#include "core/latency/estimate_model.h"
#include "core/latency/latency_model.h"
#include "core/space/architecture.h"
#include "core/util/statistics.h"
#include "tests/support/errors.h"

#include <QTest>

#include <cmath>

using namespace pathloom;

namespace {

/// A made device: launch cost a layer, cost a multiply-accumulate, cost a byte.
double deviceMs(const LatencyKey& key, int batch = 1)
{
    const Work work = workOf(key, batch);
    return 0.01 * work.layers + 2e-7 * work.denseMacs + 1e-6 * work.depthwiseMacs + 1e-7 * work.bytes;
}

LatencyTable tableOf(const SearchSpace& space)
{
    LatencyTable table{.device = "Made", .runtime = "None"};
    for (const LatencyKey& key : latencyKeys(space))
        table.entries[key] = {.ms = deviceMs(key)};
    return table;
}

bool near(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

} // namespace

class TestPredictor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statisticsHaveTheirClosedForms()
    {
        QCOMPARE(median({3, 1, 2}), 2.0);
        QCOMPARE(median({4, 1, 2, 3}), 2.5);
        QCOMPARE(quantile({1, 2, 3, 4, 5}, 0.9), 4.6);
        QCOMPARE(median({}), 0.0);
        QCOMPARE(spearman({1, 2, 3, 4}, {10, 20, 30, 40}), 1.0);
        QCOMPARE(spearman({1, 2, 3, 4}, {4, 3, 2, 1}), -1.0);
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: rho = cov / sqrt(var var) = 4.5 / sqrt(4.5 * 5).
        QVERIFY(near(spearman({1, 2, 2, 3}, {1, 2, 3, 4}), 4.5 / std::sqrt(4.5 * 5), 1e-12));
        QCOMPARE(spearman({1, 2}, {1, 2}), 0.0);
    }

    void workIsThatOfTheDescription()
    {
        for (const char* name : {"small", "imagenet"}) {
            const SearchSpace space = loadSpace(name);
            Architecture architecture;
            architecture.choices.assign(std::size_t(space.choiceCount()), 1);
            const NetworkDescription network = describe(space, architecture);
            for (const LatencyItem& item : latencyItems(network))
                QCOMPARE(std::int64_t(workOf(item.key, 3).macs()),
                         3 * costs(network.blocks[std::size_t(item.block)]).macs);
        }
    }

    void anUnknownOperatorHasNoWork()
    {
        LatencyKey key{"conv", 3, 0, 1, 0, 16, 24, 1, 8, 8};
        QCOMPARE(workOf(key, 1).denseMacs, 9.0 * 16 * 24 * 64);
        key.op = "skip";
        QCOMPARE(workOf(key, 1).macs(), 0.0);
        for (const char* op : {"mbcnov", "conv2d", "", "constant"}) {
            key.op = op;
            QVERIFY(!isWorkKnown(op));
            QVERIFY(errorOf([&] { workOf(key, 1); }).contains("no operator whose work is known"));
        }
        // Times under a word that nothing knows are no measurements of something else.
        LatencyTable table{.device = "Made", .runtime = "None"};
        for (int i = 1; i <= 20; ++i) {
            key.op = "conv2d";
            key.inputChannels = 8 * i;
            table.entries[key] = {.ms = 0.1 * i};
        }
        QVERIFY(!EstimateModel::fit(table));
    }

    void theRooflineFindsTheCostsOfADevice()
    {
        std::vector<TimedKey> timed;
        for (const auto& [key, entry] : tableOf(loadSpace("imagenet")).entries)
            timed.push_back({key, entry.ms});
        const auto form = fitRoofline(timed, 1);
        for (const LatencyKey& key : latencyKeys(loadSpace("small")))
            QVERIFY2(near(form->estimate(key) / deviceMs(key), 1, 0.02), toText(key).c_str());
    }

    void thePowerLawFindsAPowerLaw()
    {
        std::vector<TimedKey> timed;
        for (const auto& [key, entry] : tableOf(loadSpace("imagenet")).entries)
            if (key.op == "mbconv")
                timed.push_back({key, 3e-6 * std::pow(workOf(key, 1).bytes, 0.7) * std::pow(key.kernel, 0.4)});
        const auto form = fitPowerLaw(timed, 1);
        for (std::size_t i = 0; i < timed.size(); i += 7)
            QVERIFY(near(form->estimate(timed[i].key) / timed[i].ms, 1, 0.03));
    }

    void theProcessFollowsWhatNoPowerLawDoes()
    {
        std::vector<TimedKey> timed, left;
        int i = 0;
        for (const auto& [key, entry] : tableOf(loadSpace("imagenet")).entries)
            if (key.op == "mbconv")
                (++i % 5 == 0 ? left : timed)
                    .push_back({key, entry.ms * (1 + 0.5 * std::sin(2 * std::log(double(key.inputHeight))))});
        std::vector<double> process, powerLaw;
        const auto a = fitGaussianProcess(timed, 1), b = fitPowerLaw(timed, 1);
        for (const TimedKey& one : left) {
            process.push_back(std::abs(a->estimate(one.key) / one.ms - 1));
            powerLaw.push_back(std::abs(b->estimate(one.key) / one.ms - 1));
        }
        QVERIFY2(median(process) < 0.08, std::to_string(median(process)).c_str());
        QVERIFY(median(process) < 0.5 * median(powerLaw));
    }

    void whatTheTableHasIsLookedUpAndTheRestEstimated()
    {
        const SearchSpace space = loadSpace("imagenet");
        LatencyTable table = tableOf(space);
        const LatencyKey removed = latencyKey(space.choice(4).candidates[2], space.choice(4).input);
        const double truth = table.entries.at(removed).ms;
        table.entries.erase(removed);
        const LatencyPredictor predictor(table);
        const LatencyEntry entry = predictor.entry(removed);
        QCOMPARE(entry.method, std::string("estimated"));
        QVERIFY(near(entry.ms / truth, 1, 0.05));
        QVERIFY(entry.deviationMs.value() > 0);

        Architecture architecture;
        architecture.choices.assign(std::size_t(space.choiceCount()), 0);
        QVERIFY(predictor.network(describe(space, architecture)).origin == LatencyOrigin::Table);
        architecture.choices[4] = 2;
        const PredictedLatency latency = predictor.network(describe(space, architecture));
        QVERIFY(latency.origin == LatencyOrigin::Estimated);
        QVERIFY(latency.estimatedParts >= 1 && latency.estimatedParts < latency.parts);
        QVERIFY(latency.errorMs.value() > 0);
        QCOMPARE(predictor.coverage(space).estimated, 1);
        const LatencyTable completed = predictor.completedFor(space);
        QVERIFY(near(latencyModel(completed, space).architectureMs(architecture), latency.ms, 1e-9));
        QVERIFY(LatencyPredictor(completed).network(describe(space, architecture)).origin ==
                LatencyOrigin::Estimated); // what a run stores still says so
    }

    void whatLiesTooFarOutsideIsRefusedByName()
    {
        const LatencyPredictor predictor(tableOf(loadSpace("imagenet")));
        LatencyKey key = latencyKey({.kind = OperatorKind::MBConv, .kernel = 7, .expand = 6}, {80, 14, 14});
        key.kernel = 9; // area 81 of 49 at most: bearable
        predictor.entry(key);
        key.kernel = 11;
        QVERIFY(errorOf([&] { predictor.entry(key); }).contains("kernel area (121) lies too far outside"));
        key.kernel = 7;
        key.inputHeight = key.inputWidth = 1120;
        const QString error = errorOf([&] { predictor.entry(key); });
        QVERIFY2(error.contains("mbconv k7 mid480 80->80 s1 1120x1120") && error.contains("map height"),
                 qPrintable(error));
        key.squeeze = 4;
        key.inputHeight = key.inputWidth = 14;
        QVERIFY(errorOf([&] { predictor.entry(key); }).contains("squeeze-and-excitation"));
        key = {.op = "pool", .kernel = 2, .inputChannels = 8, .outputChannels = 8, .inputHeight = 8, .inputWidth = 8};
        QVERIFY(errorOf([&] { predictor.entry(key); }).contains("too few times of the kind 'pool'"));
    }

    void aConstantOfAnotherResolutionIsLeftOut()
    {
        const SearchSpace small = loadSpace("small"), large = loadSpace("imagenet");
        LatencyTable table = tableOf(large);
        std::erase_if(table.entries, [](const auto& entry) { return entry.first.op != "mbconv"; });
        table.constantMs = 50;
        Architecture architecture;
        architecture.choices.assign(std::size_t(large.choiceCount()), 0);
        QCOMPARE(LatencyPredictor(table).network(describe(large, architecture)).leftOutParts, 0);
        QVERIFY(LatencyPredictor(table).network(describe(large, architecture)).ms > 50);
        for (const LatencyKey& key : latencyKeys(small)) // near enough for estimates, whatever the model bears
            if (key.op == "mbconv")
                table.entries[key] = {.ms = deviceMs(key)};
        architecture.choices.assign(std::size_t(small.choiceCount()), 0);
        table.entries.erase(latencyKey(small.choice(0).candidates[0], small.choice(0).input));
        const PredictedLatency latency = LatencyPredictor(table).network(describe(small, architecture));
        QVERIFY(latency.leftOutParts > 0);
        QVERIFY2(latency.ms < 50, std::to_string(latency.ms).c_str());
        const LatencyTable completed = LatencyPredictor(table).completedFor(small);
        QCOMPARE(completed.constantMs.value(), 0.0);
        QVERIFY(completed.environment.at("left out").find("conv k3") != std::string::npos);
    }

    void differencesCountInTheirOwnSpaceOnly()
    {
        const SearchSpace space = loadSpace("imagenet");
        LatencyTable table = tableOf(space);
        std::erase_if(table.entries, [](const auto& entry) { return entry.first.op != "mbconv"; });
        table.constantMs = 30;
        for (auto& [key, entry] : table.entries)
            if (key.stride == 2)
                entry = {.ms = 0.2, .relative = true};
        Architecture architecture;
        architecture.choices.assign(std::size_t(space.choiceCount()), 0);
        const NetworkDescription own = describe(space, architecture);
        double sum = 30;
        for (const LatencyItem& item : latencyItems(own))
            if (const LatencyEntry* entry = table.find(item.key))
                sum += entry->ms;
        QVERIFY(near(LatencyPredictor(table).network(own).ms, sum, 1e-9));
        QVERIFY(LatencyPredictor(table).completedFor(space).constantMs == 30);

        NetworkDescription other = own; // one block that the source's space does not have
        for (Block& block : other.blocks)
            if (block.op.kind == OperatorKind::MBConv && block.op.stride == 1 && block.shortcut) {
                block.op.expand = 4;
                break;
            }
        inferShapes(other);
        const PredictedLatency latency = LatencyPredictor(table).network(other);
        QVERIFY(latency.leftOutParts > 0); // the constant holds the reference blocks: it does not count here
        double durations = 0;
        for (const LatencyItem& item : latencyItems(other))
            if (item.key.op == "mbconv")
                durations += deviceMs(item.key);
        QVERIFY2(near(latency.ms / durations, 1, 0.1), std::to_string(latency.ms / durations).c_str());
    }

    void blocksAreComposedFromSingleConvolutions()
    {
        LatencyTable table{.device = "Made", .runtime = "None"};
        for (const int channels : {16, 32, 64, 96, 192})
            for (const int size : {7, 14, 28}) {
                for (const int out : {16, 32, 96})
                    table.entries[{.op = "conv",
                                   .kernel = 1,
                                   .inputChannels = channels,
                                   .outputChannels = out,
                                   .inputHeight = size,
                                   .inputWidth = size}] = {.ms = 0.001 * channels * out};
                for (const int kernel : {3, 5})
                    table.entries[{.op = "dwconv",
                                   .kernel = kernel,
                                   .groups = channels,
                                   .inputChannels = channels,
                                   .outputChannels = channels,
                                   .inputHeight = size,
                                   .inputWidth = size}] = {.ms = 0.01 * kernel * channels};
            }
        const LatencyKey block = latencyKey({.kind = OperatorKind::MBConv, .kernel = 5, .expand = 6}, {16, 14, 14});
        const LatencyEntry entry = LatencyPredictor(table).entry(block);
        QVERIFY(near(entry.ms, 0.001 * 16 * 96 + 0.01 * 5 * 96 + 0.001 * 96 * 16, 1e-9));
        QCOMPARE(entry.method, std::string("estimated")); // sums of parts are no measurement of the block
    }

    void theCorrectionIsFoundAndNoLargerThanNeeded()
    {
        std::vector<double> sums, same, scaled, affine;
        std::vector<int> parts;
        for (int i = 0; i < 20; ++i) {
            sums.push_back(1 + 0.3 * i);
            parts.push_back(8 + i * 7 % 5);
            const double noise = 1 + 0.002 * ((i * 13) % 7 - 3);
            same.push_back(sums.back() * noise);
            scaled.push_back(1.3 * sums.back() * noise);
            affine.push_back((0.8 * sums.back() + 0.05 * parts.back() + 0.4) * noise);
        }
        const NetworkCorrection none = fitCorrection(sums, parts, same);
        QVERIFY(near(none.scale, 1, 0.01) && none.offsetMs == 0 && none.perPartMs == 0);
        QCOMPARE(none.networks, 20);
        const NetworkCorrection scale = fitCorrection(sums, parts, scaled);
        QVERIFY(near(scale.scale, 1.3, 0.01));
        const NetworkCorrection all = fitCorrection(sums, parts, affine);
        QVERIFY(near(all.scale, 0.8, 0.03));
        QVERIFY(all.relativeError < 0.01);
        QCOMPARE(fitCorrection({1, 2}, {1, 1}, {2, 4}).networks, 0); // too few to tell
    }

    void theModelAndTheNetworkAgreeUnderACorrection()
    {
        const SearchSpace space = loadSpace("small");
        LatencyTable table = tableOf(space);
        const NetworkCorrection correction{.offsetMs = 0.3, .scale = 1.1, .perPartMs = 0.02, .relativeError = 0.04};
        table.corrections.bySize[inputSizeOf(space.input)] = correction;
        table.corrections.pooled = NetworkCorrection{.scale = 3, .relativeError = 0.5};
        Architecture architecture;
        for (int i = 0; i < space.choiceCount(); ++i)
            architecture.choices.push_back(i % int(space.choice(i).candidates.size()));
        const PredictedLatency latency = LatencyPredictor(table).network(describe(space, architecture));
        QVERIFY(near(latencyModel(table, space).architectureMs(architecture), latency.ms, 1e-9));
        QVERIFY(near(latency.errorMs.value(), correction.statedError() * latency.ms, 1e-9));
        LatencyTable plain = table;
        plain.corrections = {};
        const double sum = LatencyPredictor(plain).network(describe(space, architecture)).ms;
        QVERIFY(near(latency.ms, 0.3 + 1.1 * sum + 0.02 * latency.parts, 1e-9));
    }

    void calibrationJudgesEachNetworkByTheOthers()
    {
        const SearchSpace space = loadSpace("small");
        const LatencyPredictor predictor(tableOf(space));
        RandomStream random(5);
        std::vector<NetworkMeasurement> measured;
        for (int i = 0; i < 12; ++i) {
            NetworkDescription network = describe(space, randomArchitecture(space, random));
            const double ms = 1.25 * predictor.network(network).ms;
            measured.push_back({"n" + std::to_string(i), std::move(network), ms, 0.01, 10, {}});
        }
        const Calibration calibration = calibrate(predictor, measured);
        const InputSize size = inputSizeOf(space.input);
        QVERIFY(near(calibration.corrections.bySize.at(size).scale, 1.25, 1e-6));
        // Of another size nothing is known but how far plain sums were off.
        QVERIFY(near(calibration.corrections.pooled->relativeError, 0.2, 1e-6));
        QVERIFY(calibration.medianRelativeError < 1e-6);
        QVERIFY(near(calibration.medianRelativeErrorOfSums, 0.2, 1e-6));
        QCOMPARE(calibration.spearman, 1.0);
        for (std::size_t i = 0; i < measured.size(); ++i) // so that something is left to be wrong about
            measured[i].ms *= 1 + 0.03 * double(i * 5 % 7);
        const Calibration noisy = calibrate(predictor, measured);
        QVERIFY(noisy.medianRelativeError > 0.01);
        // One number for one thing.
        QCOMPARE(noisy.corrections.find(size)->relativeError, noisy.medianRelativeError);
        // As few as make a correction.
        const Calibration few = calibrate(predictor, {measured.begin(), measured.begin() + 4});
        QCOMPARE(few.corrections.find(size)->networks, 4);
        QCOMPARE(few.corrections.find(size)->relativeError, few.medianRelativeError);
        QVERIFY(calibrate(predictor, {measured.begin(), measured.begin() + 3}).corrections.isEmpty());
        measured.back().ms *= 10; // one wild network is wrong by itself, not through its own fit
        QVERIFY(calibrate(predictor, measured).points.back().predictedMs < 0.2 * measured.back().ms);
    }

    /// Networks of one input size must not blur what is known of another.
    void eachInputSizeKeepsItsOwnCorrectionAndError()
    {
        const SearchSpace small = loadSpace("small", {.input = {1, 28, 28}, .classes = 10}),
                          large = loadSpace("small", {.input = {1, 64, 64}, .classes = 10}),
                          unmeasured = loadSpace("small", {.input = {1, 40, 48}, .classes = 10});
        LatencyTable table = tableOf(small);
        for (const SearchSpace* space : {&large, &unmeasured})
            table.entries.merge(tableOf(*space).entries);
        const LatencyPredictor sums(table);
        RandomStream random(5);
        std::vector<NetworkMeasurement> measured;
        const auto add = [&](const SearchSpace& space, double scale, double noise, int count) {
            for (int i = 0; i < count; ++i) {
                NetworkDescription network = describe(space, randomArchitecture(space, random));
                const double ms = scale * sums.network(network).ms * (1 + noise * double(i * 5 % 7 - 3));
                measured.push_back(
                    {toText(inputSizeOf(space.input)) + std::to_string(i), std::move(network), ms, 0.01, 10, {}});
            }
        };
        add(small, 1.25, 0.01, 12);
        const Calibration alone = calibrate(sums, measured);
        add(large, 0.8, 0.002, 12);
        const Calibration both = calibrate(sums, measured);
        const InputSize smallSize{28, 28}, largeSize{64, 64}, otherSize{40, 48};
        QCOMPARE(both.corrections.bySize.size(), std::size_t(2));
        QVERIFY(both.corrections.bySize.at(smallSize) == alone.corrections.bySize.at(smallSize)); // as if alone
        QVERIFY(both.corrections.find(largeSize)->relativeError < 0.01);
        QVERIFY(both.corrections.find(largeSize)->relativeError < both.corrections.find(smallSize)->relativeError);
        for (const CalibrationPoint& point : both.points)
            QVERIFY(std::abs(point.predictedMs / point.sumMs / (point.size == smallSize ? 1.25 : 0.8) - 1) < 0.1);
        for (std::size_t i = 0; i < 12; ++i)
            QCOMPARE(both.points[i].predictedMs, alone.points[i].predictedMs);

        // A size that was not measured: by all of them, with the error that a size has which had no part in the fit.
        QVERIFY(both.corrections.isForeign(otherSize) && !both.corrections.isForeign(smallSize));
        const NetworkCorrection& pooled = *both.corrections.find(otherSize);
        QCOMPARE(pooled.networks, 24);
        QVERIFY2(pooled.relativeError > 0.3, qPrintable(QString::number(pooled.relativeError))); // 0.8 by 1.25

        table.corrections = both.corrections;
        const LatencyPredictor corrected(table);
        for (const SearchSpace* space : {&small, &large, &unmeasured}) {
            const NetworkDescription network = describe(*space, randomArchitecture(*space, random));
            const NetworkCorrection& own = *both.corrections.find(inputSizeOf(space->input));
            const PredictedLatency latency = corrected.network(network);
            QVERIFY(near(*latency.errorMs, own.statedError() * latency.ms, 1e-9));
            QVERIFY(near(latency.ms,
                         own.offsetMs + own.scale * sums.network(network).ms + own.perPartMs * latency.parts, 1e-9));
            QVERIFY(near(*latencyModel(table, *space).relativeError, own.statedError(), 1e-12));
            // … and what a search keeps says so.
            QCOMPARE(corrected.completedFor(*space).environment.count("corrected by"),
                     std::size_t(space == &unmeasured));
        }
    }

    /// Four networks of two sizes are enough for one correction, and too few for two.
    void sizesWithFewNetworksShareACorrection()
    {
        const SearchSpace small = loadSpace("small", {.input = {1, 28, 28}, .classes = 10}),
                          large = loadSpace("small", {.input = {1, 64, 64}, .classes = 10});
        LatencyTable table = tableOf(small);
        table.entries.merge(tableOf(large).entries);
        const LatencyPredictor sums(table);
        RandomStream random(5);
        std::vector<NetworkMeasurement> measured;
        for (const SearchSpace* space : {&small, &small, &large, &large}) {
            NetworkDescription network = describe(*space, randomArchitecture(*space, random));
            const double ms = 1.25 * sums.network(network).ms;
            measured.push_back({std::to_string(measured.size()), std::move(network), ms, 0.01, 10, {}});
        }
        const Calibration calibration = calibrate(sums, measured);
        QVERIFY(calibration.corrections.bySize.empty());
        QVERIFY(near(calibration.corrections.pooled->scale, 1.25, 1e-6));
        QCOMPARE(calibration.corrections.pooled->networks, 4);
        QVERIFY(!calibration.corrections.isForeign({28, 28}));
        QVERIFY(calibration.medianRelativeError < 1e-6); // by the three others
    }

    void inputSizesReadBack()
    {
        const InputSize size{28, 224};
        QCOMPARE(toText(size), std::string("28x224"));
        QVERIFY(inputSizeFromText("28x224") == size);
        for (const char* text : {"", "28", "x28", "28x", "28x0", "-1x28", "28x28x3", "28 x 28", "99999999999x1"})
            QVERIFY2(!inputSizeFromText(text), text);
    }

    void estimatesHoldOnTablesTheyHaveNotSeen()
    {
        const EstimateError error = heldOutError(tableOf(loadSpace("imagenet")), 0.2, 1);
        QVERIFY(error.entries >= 10);
        QVERIFY2(error.median < 0.03, std::to_string(error.median).c_str());
    }
};

QTEST_GUILESS_MAIN(TestPredictor)
#include "tst_predictor.moc"
