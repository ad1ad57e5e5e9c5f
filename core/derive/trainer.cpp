// SPDX-License-Identifier: MIT
#include "core/data/data_progress.h"
#include "core/data/loader.h"
#include "core/data/lost_pictures.h"
#include "core/derive/derive.h"
#include "core/derive/disk_patience.h"
#include "core/derive/recalibration.h"
#include "core/derive/training_checkpoint.h"
#include "core/nn/compute_threads.h"
#include "core/nn/computing_record.h"
#include "core/nn/inference.h"
#include "core/search/chance_level.h"
#include "core/search/latency_loss.h"
#include "core/search/search_checkpoint.h"
#include "core/search/search_loop.h"
#include "core/search/search_pace.h"
#include "core/util/error.h"
#include "core/util/machine.h"
#include "core/util/working_memory.h"

#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

// Trainings that were interrupted before there were all these settings go on.

Json identityOf(const TrainConfig& config)
{
    Json identity = toJson(config);
    if (config.classWeights == ClassWeightSettings())
        for (const char* key : {"training.class_weights", "training.class_weights_beta"})
            identity.erase(key);
    return identity;
}

Json identityOf(const AugmentationSettings& augmentation)
{
    Json identity = {augmentation.shift, augmentation.flip};
    if (augmentation != AugmentationSettings{.shift = augmentation.shift, .flip = augmentation.flip})
        identity.push_back(toJson(augmentation));
    return identity;
}

constexpr int testBatchSize = 500;
constexpr int recalibrationBatches = 50;

NetworkDescription withDropout(NetworkDescription network, double dropout)
{
    for (Block& block : network.blocks)
        if (block.op.kind == OperatorKind::Linear)
            block.op.dropout = dropout;
    return network;
}

/// Weighted sums of loss and accuracy over batches, kept on the device until they are read.
class BatchSums
{
public:
    explicit BatchSums(torch::Device device)
        : m_sums(torch::zeros(2, torch::TensorOptions(device).dtype(torch::kDouble)))
    {
    }
    void add(const torch::Tensor& loss, const torch::Tensor& logits, const torch::Tensor& labels, double weight)
    {
        const torch::NoGradGuard noGradients;
        m_sums += torch::stack({loss, correctShare(logits, labels)}).to(torch::kDouble) * weight;
    }
    std::pair<double, double> read() const
    {
        const torch::Tensor here = m_sums.cpu();
        return {here.data_ptr<double>()[0], here.data_ptr<double>()[1]};
    }
    torch::Tensor& tensor() { return m_sums; }
    void clear() { m_sums.zero_(); }

private:
    torch::Tensor m_sums; ///< loss, accuracy
};

/// Data, module and the passes over them that training and recalibration share.
class TrainingSession
{
public:
    TrainingSession(const TrainJob& job, std::stop_token stop)
        : m_job(job), m_stop(std::move(stop)), m_placement(placementOf(job.computing)),
          m_data(job.images ? *job.images : openData(job.data, m_stop)),
          m_module(withDropout(job.network, job.config.dropout)), m_threads(threadsFor(job.threads, m_stop))
    {
        setComputeThreads(m_threads);
        if (m_data.train->imageShape() != job.network.input ||
            static_cast<int>(m_data.train->classNames().size()) != job.network.classes)
            throw Error("was made for other images than the data set holds", job.network.name);
        // The same images that the search could use: both parts of its split.
        const SearchConfig defaults;
        Split split = stratifiedSplit(*m_data.train, defaults.heldOutFraction, job.imageSeed.value_or(job.seed),
                                      job.data.trainLimit);
        split.train.insert(split.train.end(), split.heldOut.begin(), split.heldOut.end());
        m_normalization = job.normalization.mean.empty() ? measureNormalization(*m_data.train, split.train, m_stop)
                                                         : job.normalization;
        m_images = std::move(split.train);
        m_classWeights =
            classWeightTensor(classWeights(job.config.classWeights, *m_data.train, m_images), m_placement.device);
        startLoader({});
        torch::manual_seed(mixSeed(job.seed, 3)); // dropout draws from the default generator of its device
        if (job.inherited.empty())
            m_module.initialize(mixSeed(job.seed, 4));
        else
            m_module.setWeights(job.inherited);
        m_module.moveTo(m_placement);
    }

    /// How the images were read; a search has said that of its own.
    void tellOfImages(const EventSink& sink) const
    {
        if (!sink)
            return;
        for (const std::string& note : m_data.notes)
            send(sink, Message{MessageLevel::Info, note});
        if (const std::string note = shiftNote(m_job.augmentation, m_job.network.input); !note.empty())
            send(sink, Message{MessageLevel::Info, note});
    }

    /// Running statistics become means over so many training batches, by the weights as they are.
    void recalibrate(int batches)
    {
        const torch::NoGradGuard noGradients;
        const auto tensors = [&](const auto& visit) { m_module.visitTensors(visit); };
        BatchNormStatistics statistics(m_job.network.batchNorm.momentum);
        for (int i = 0; i < batches; ++i) {
            const TensorBatch batch(m_loader->next(m_stop), m_placement.device);
            statistics.add(tensors, [&] { m_module.forward(batch.images, BatchNormMode::Train); });
        }
        statistics.putInto(tensors);
    }

    /// @param prepare makes the weights ready that it begins with; not called if it goes on from a checkpoint
    void train(const EventSink& sink, const std::function<void()>& prepare)
    {
        const TrainConfig& config = m_job.config;
        torch::optim::SGD optimizer = makeOptimizer();
        LossScale lossScale(m_placement.mapFormat == torch::kHalf);
        BatchSums sums(m_placement.device);
        TrainingCheckpoints checkpoints(m_job.checkpoints, identity(),
                                        computingRecord(m_threads, m_job.computing.device));
        TrainingState at{.module = m_module, .optimizer = optimizer, .lossScale = lossScale, .sums = sums.tensor()};
        const std::int64_t perEpoch = m_loader->batchesPerEpoch();
        const std::int64_t total = perEpoch * config.epochs;
        if (const std::optional<std::string> inexact = checkpoints.restore(at)) {
            startLoader(at.loader);
            m_pace.goOnFrom(at.seconds);
            sayThatItGoesOn(sink, at, perEpoch, *inexact);
        } else {
            prepare();
            if (sink)
                send(sink, Message{MessageLevel::Info,
                                   fmt::format("The training of {} begins: {} epoch{}.", m_job.network.name,
                                               config.epochs, config.epochs == 1 ? "" : "s")});
        }
        ChanceWatch watch(m_job.network.classes);
        const auto stepsDone = [&] { return at.epoch * perEpoch + at.batch; };
        const std::int64_t first = stepsDone();
        const auto keep = [&] {
            checkFinite(sums, lossScale, at.epoch); // the last good checkpoint must not give way to this one
            at.loader = m_loader->state();
            at.seconds = m_pace.secondsSpent();
            m_pace.pause();
            whenDiskAllows([&] { checkpoints.write(at, stepsDone()); }, "The training of " + m_job.network.name, sink,
                           m_stop);
            m_pace.resume();
        };
        try {
            for (; at.epoch < config.epochs; ++at.epoch, at.batch = 0, sums.clear()) {
                TrainingEpoch summary{.network = m_job.networkId, .epoch = at.epoch + 1, .epochs = config.epochs};
                while (at.batch < perEpoch) {
                    if (checkpoints.isDue(stepsDone()))
                        keep();
                    const TensorBatch batch(m_loader->next(m_stop), m_placement.device);
                    // From here on to the end of the step nothing may be cancelled: a checkpoint stands between two.
                    summary.learningRate = cosineLearningRate(config.learningRate, stepsDone(), total);
                    const bool reports = sink && m_pace.reportIsDue();
                    m_pace.time(SearchPace::Weight, [&] {
                        step(batch, summary.learningRate, optimizer, lossScale, sums, perEpoch);
                        ++at.batch;
                        if (!reports && at.batch < perEpoch)
                            return; // a GPU is left to itself: nobody asks for numbers
                        std::tie(summary.loss, summary.accuracy) = checkFinite(sums, lossScale, at.epoch);
                    });
                    if (reports)
                        report(sink, at, perEpoch, summary.loss);
                }
                if (sink)
                    send(sink, summary);
                if (const auto found = watch.add(summary.accuracy, perEpoch * config.batchSize, perEpoch))
                    tellOfGuessing(sink, found->accuracy, found->images, "training");
            }
            if (stepsDone() > first)
                keep(); // what comes now, testing and storing, may be interrupted as well
        } catch (const Cancelled&) {
            if (at.epoch < config.epochs)
                keep();
            throw;
        }
    }

    /// Accuracy on the real test split, with running statistics.
    /// @param sink hears of one that is that of guessing
    TrainResult result(const EventSink& sink = {})
    {
        const torch::NoGradGuard noGradients;
        std::vector<std::int64_t> all(std::size_t(
            m_job.data.testLimit > 0 ? std::min(m_job.data.testLimit, m_data.test->size()) : m_data.test->size()));
        std::iota(all.begin(), all.end(), 0);
        Loader once(m_data.test, all,
                    {.batchSize = testBatchSize,
                     .threads = m_job.loaderThreads,
                     .prefetch = 2,
                     .shuffle = false,
                     .dropLast = false,
                     .augment = false,
                     .normalization = m_normalization});
        TrainResult result{
            .weights = m_module.weights(), .normalization = m_normalization, .classNames = m_data.train->classNames()};
        result.predictions.classes = m_job.network.classes;
        BatchSums sums(m_placement.device);
        for (std::int64_t i = 0; i < once.batchesPerEpoch(); ++i) {
            const TensorBatch batch(once.next(m_stop), m_placement.device);
            const torch::Tensor logits = m_module.forward(batch.images, BatchNormMode::Running);
            sums.add(crossEntropy(logits, batch.labels), logits, batch.labels,
                     double(batch.memory.size()) / double(all.size()));
            const torch::Tensor here = logits.to(torch::kCPU, torch::kFloat32).contiguous();
            for (int image = 0; image < batch.memory.size(); ++image)
                addPrediction(result.predictions,
                              {here.data_ptr<float>() + image * here.size(1), std::size_t(here.size(1))},
                              int(batch.memory.labels[std::size_t(image)]));
        }
        result.testLoss = sums.read().first;
        result.testAccuracy = topAccuracy(result.predictions, 1);
        result.seconds = m_pace.secondsSpent();
        const auto images = static_cast<std::int64_t>(all.size());
        if (images >= chance::fewestImages(m_job.network.classes) &&
            chance::isHardlyBetter(result.testAccuracy, m_job.network.classes))
            tellOfGuessing(sink, result.testAccuracy, images, "test");
        return result;
    }

private:
    void startLoader(LoaderState start)
    {
        m_loader.emplace(m_data.train, m_images,
                         LoaderOptions{.batchSize = m_job.config.batchSize,
                                       .threads = m_job.loaderThreads,
                                       .seed = mixSeed(m_job.seed, 2),
                                       .augmentation = m_job.augmentation,
                                       .normalization = m_normalization},
                         start);
    }
    torch::optim::SGD makeOptimizer() const
    {
        const TrainConfig& config = m_job.config;
        torch::optim::SGD optimizer({torch::optim::OptimizerParamGroup(m_module.otherParameters()),
                                     torch::optim::OptimizerParamGroup(m_module.batchNormParameters())},
                                    torch::optim::SGDOptions(config.learningRate)
                                        .momentum(config.momentum)
                                        .nesterov(config.momentum > 0)
                                        .weight_decay(config.weightDecay));
        auto plain = std::make_unique<torch::optim::SGDOptions>(
            static_cast<torch::optim::SGDOptions&>(optimizer.param_groups()[1].options()));
        plain->weight_decay(0);
        optimizer.param_groups()[1].set_options(std::move(plain));
        return optimizer;
    }
    /// All that decides the weights in the end, but for the machine that computes.
    Json identity() const
    {
        return {{"network", Json(toJson(m_job.network))},
                {"settings", identityOf(m_job.config)},
                {"data", m_data.train->fingerprint()},
                {"train_limit", m_job.data.trainLimit},
                {"seeds", {m_job.seed, m_job.imageSeed.value_or(m_job.seed)}},
                {"augmentation", identityOf(m_job.augmentation)},
                {"normalization", {m_normalization.mean, m_normalization.deviation}},
                {"inherits", !m_job.inherited.empty() || m_job.config.inheritWeights},
                {"autocast", m_job.computing.autocast}};
    }
    void step(const TensorBatch& batch, double learningRate, torch::optim::SGD& optimizer, LossScale& lossScale,
              BatchSums& sums, std::int64_t perEpoch)
    {
        setLearningRate(optimizer, learningRate);
        const torch::Tensor logits = m_module.forward(batch.images, BatchNormMode::Train);
        const torch::Tensor loss = crossEntropy(logits, batch.labels, m_job.config.labelSmoothing, m_classWeights);
        sums.add(loss, logits, batch.labels, 1 / double(perEpoch));
        optimizer.zero_grad();
        lossScale.scaled(loss).backward();
        if (!lossScale.isOn() || lossScale.takes(lossScale.unscale(m_module.parameters()).item<bool>()))
            optimizer.step();
    }
    /// @return loss and accuracy of the epoch, as sums so far
    static std::pair<double, double> checkFinite(const BatchSums& sums, const LossScale& lossScale, int epoch)
    {
        const auto found = sums.read();
        if (!std::isfinite(found.first) || lossScale.isExhausted())
            throw Error(fmt::format("the loss is no longer a finite number in epoch {}", epoch + 1), "training",
                        "try a lower training.learning_rate");
        return found;
    }
    void report(const EventSink& sink, const TrainingState& at, std::int64_t perEpoch, double lossSum)
    {
        if (const std::string news = m_lostPictures.news(*m_data.train); !news.empty())
            send(sink, Message{MessageLevel::Warning, news});
        const std::int64_t done = at.epoch * perEpoch + at.batch, total = perEpoch * m_job.config.epochs;
        const double waitShare = m_pace.dataWaitShare(m_loader->waitedSeconds());
        if (m_pace.dataIsTheLimit())
            send(sink, Message{MessageLevel::Info, waitNote(*m_data.train, waitShare, m_job.loaderThreads)});
        send(sink, Progress{.phase = Phase::Training,
                            .step = done,
                            .totalSteps = total,
                            .epoch = at.epoch,
                            .totalEpochs = m_job.config.epochs,
                            .imagesPerSecond = m_pace.imagesPerSecond(m_job.config.batchSize),
                            .dataWaitShare = waitShare,
                            .memoryBytes = residentBytes(),
                            .secondsSpent = m_pace.secondsSpent(),
                            .secondsLeft = m_pace.secondsLeft(total - done, 0),
                            .detail = fmt::format("loss {:.3f}", lossSum * double(perEpoch) / double(at.batch))});
    }
    /// Once for a network: what is known of its training already is not said of the test images as well.
    void tellOfGuessing(const EventSink& sink, double accuracy, std::int64_t images, const char* of)
    {
        if (!sink || std::exchange(m_hasToldOfGuessing, true))
            return;
        send(sink, Alarm{.kind = "network_at_chance",
                         .arguments = {{"network", m_job.networkId},
                                       {"name", m_job.network.name},
                                       {"accuracy", accuracy},
                                       {"chance", chance::level(m_job.network.classes)},
                                       {"images", images},
                                       {"of", of}}});
    }
    void sayThatItGoesOn(const EventSink& sink, const TrainingState& at, std::int64_t perEpoch,
                         const std::string& inexact) const
    {
        if (!sink)
            return;
        const std::string who = "The training of " + m_job.network.name;
        if (at.epoch < m_job.config.epochs)
            send(sink, Message{MessageLevel::Info,
                               fmt::format("{} goes on in epoch {} of {}, step {} of {}.", who, at.epoch + 1,
                                           m_job.config.epochs, at.epoch * perEpoch + at.batch,
                                           perEpoch * m_job.config.epochs)});
        if (!inexact.empty())
            send(sink, Message{MessageLevel::Warning,
                               fmt::format("{} goes on, but not bit for bit as without the interruption: {}.", who,
                                           inexact)});
    }
    void send(const EventSink& sink, EventBody body) const
    {
        // The log counts the time of the search, which is over.
        const double seconds =
            std::holds_alternative<Message>(body) || std::holds_alternative<Alarm>(body) ? 0 : m_pace.secondsSpent();
        sink({.step = 0, .seconds = seconds, .body = std::move(body)});
    }

    const WorkingMemory m_memory;
    const TrainJob& m_job;
    std::stop_token m_stop;
    const TensorPlacement m_placement;
    DataSets m_data;
    NetworkModule m_module;
    const int m_threads;
    Normalization m_normalization;
    std::vector<std::int64_t> m_images;
    torch::Tensor m_classWeights; ///< by m_images; undefined = none
    std::optional<Loader> m_loader;
    SearchPace m_pace;
    LostPicturesWatch m_lostPictures;
    bool m_hasToldOfGuessing = false;
};

} // namespace

TrainResult trainNetwork(const TrainJob& job, const EventSink& sink, std::stop_token stop)
{
    const DataProgressScope opening([&](const DataProgress& progress) {
        if (sink)
            sink({.body = Progress{.phase = Phase::Training,
                                   .secondsLeft = std::max(0.0, progress.secondsLeft),
                                   .detail = toText(progress)}});
    });
    TrainingSession session(job, std::move(stop));
    if (job.networkId == 0)
        session.tellOfImages(sink);
    session.train(sink, [&] {
        if (!job.inherited.empty())
            session.recalibrate(recalibrationBatches);
    });
    return session.result(sink);
}

TrainResult recalibrateBatchNorm(const TrainJob& job, int batches, std::stop_token stop)
{
    if (job.inherited.empty())
        throw UsageError("recalibration needs inherited weights", job.network.name);
    TrainingSession session(job, std::move(stop));
    session.recalibrate(batches);
    return session.result();
}

InheritedWeights inheritedWeights(const RunStore& run, const DerivedNetwork& network)
{
    const CheckpointFile checkpoint = run.nearestCheckpoint(network.step);
    if (checkpoint.file.empty())
        throw Error("holds no good checkpoint, so there are no weights to inherit", run.folder().string(),
                    "train from scratch instead");
    const SearchSpace space = run.space();
    return {readPathWeights(space, parseArchitecture(space, network.architecture).choices, checkpoint.file),
            checkpoint.step};
}

} // namespace pathloom
