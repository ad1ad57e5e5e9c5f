// SPDX-License-Identifier: MIT
#include "core/derive/selection.h"

#include "core/compare/yardsticks.h"
#include "core/data/data_progress.h"
#include "core/derive/derive.h"
#include "core/derive/option_effects.h"
#include "core/derive/run_front.h"
#include "core/derive/run_teller.h"
#include "core/derive/search_images.h"
#include "core/run/leading.h"
#include "core/util/error.h"
#include "core/util/random.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// Tells about twice a second how far something is.
class SelectionProgress
{
public:
    explicit SelectionProgress(const EventSink& sink) : m_sink(sink) {}

    void begin(std::string detail)
    {
        m_detail = std::move(detail);
        m_begin = m_last = Clock::now();
    }
    void tell(std::int64_t done, std::int64_t total)
    {
        const auto now = Clock::now();
        if (!m_sink || (now - m_last < std::chrono::milliseconds(500) && done < total))
            return;
        m_last = now;
        const double spent = std::chrono::duration<double>(now - m_begin).count();
        m_sink({.body = Progress{.phase = Phase::Selecting,
                                 .step = done,
                                 .totalSteps = total,
                                 .secondsSpent = spent,
                                 .secondsLeft = spent * double(total - done) / double(std::max<std::int64_t>(1, done)),
                                 .detail = m_detail}});
    }
    SharedWeights::Tell teller()
    {
        return [this](std::int64_t done, std::int64_t total) { tell(done, total); };
    }

private:
    using Clock = std::chrono::steady_clock;
    const EventSink& m_sink;
    std::string m_detail;
    Clock::time_point m_begin = Clock::now(), m_last = Clock::now();
};

// Of progress.
constexpr const char* comparedByWeights = "by shared weights";
constexpr const char* comparedByTraining = "by short training";
constexpr const char* measuringEffects = "what each part does to the loss";

/// One choice of a network, from the candidates to the record.
class Selection
{
public:
    Selection(RunStore& run, const SelectionRequest& request, const EventSink& sink, std::stop_token stop)
        : m_run(run), m_request(request), m_sink(sink), m_stop(std::move(stop)), m_info(run.info()),
          m_config(request.config.value_or(m_info.config.selection)), m_space(run.space()),
          m_step(request.step.value_or(run.lastStep())), m_progress(sink)
    {
        readSteering();
        m_record.score = toText(m_config.score);
        m_record.asked = m_config.candidates;
        m_record.limits = m_request.limits;
    }

    DerivedNetwork carryOut()
    {
        const DataProgressScope opening([this](const DataProgress& progress) {
            if (m_sink)
                m_sink({.body = Progress{.phase = Phase::Selecting,
                                         .secondsLeft = std::max(0.0, progress.secondsLeft),
                                         .detail = toText(progress)}});
        });
        findCandidates();
        if (m_config.candidates > 1) {
            compareByWeights();
            m_weights.reset(); // a training needs the memory
            compareByTraining();
        }
        return store();
    }

private:
    /// Paths and budget at the step.
    void readSteering()
    {
        const SteeredAt steered = steeredAt(m_run, m_space, m_step);
        m_mask = steered.mask;
        m_record.budgetMs = m_request.budgetMs.value_or(steered.budgetMs);
        if (m_record.budgetMs <= 0)
            throw UsageError("has no budget in force, so one must be named", m_run.folder().string());
    }

    SharedWeights& weights()
    {
        if (!m_weights)
            m_weights.emplace(m_run, m_step, m_request.where, m_stop);
        return *m_weights;
    }

    /// None: the logarithms of the probabilities.
    std::optional<std::vector<std::vector<double>>> scores()
    {
        if (m_config.score == SelectionScore::Effect) {
            m_progress.begin(measuringEffects);
            const OptionEffects effects =
                measureOptionEffects(weights(), m_mask, m_config.effectPaths, {.images = m_config.effectImages},
                                     m_info.config.seed, m_progress.teller(), m_stop);
            m_told.push_back(fmt::format("What each part of a network does to the loss was estimated from {} networks; "
                                         "the estimate explains {:.0f} % of the variance of their losses.",
                                         effects.evaluations, 100 * std::max(0.0, effects.explained)));
            return effects.scores();
        }
        if (m_info.config.method == SearchMethod::Random)
            throw UsageError("has no path probabilities, as random search learns none", m_run.folder().string(),
                             "choose by effect: selection.score=effect, or --score effect; or compare random networks: "
                             "--candidates 8");
        return std::nullopt;
    }

    /// What a random search has learnt is weights: random networks are compared by these, as Li and Talwalkar do
    /// (Random search and reproducibility for neural architecture search, UAI 2019).
    bool drawsCandidates() const
    {
        return m_info.config.method == SearchMethod::Random && m_config.score == SelectionScore::Probability &&
               m_config.candidates > 1;
    }

    void findCandidates()
    {
        if (drawsCandidates())
            return drawCandidates();
        const RunFront front(m_run, m_step, m_request.limits, m_stop, scores());
        m_candidates = front.best(m_record.budgetMs, m_config.candidates);
        if (m_candidates.empty())
            throw UsageError(front.whyNothing(m_record.budgetMs), m_run.folder().string());
        for (const FrontPoint& point : m_candidates)
            addEntry(front, point);
    }

    /// Different random networks that keep budget and limits: each the best by random scores of the paths, so that none
    /// has to be thrown away however few keep them.
    void drawCandidates()
    {
        m_record.score = "random";
        constexpr int mostRepeats = 32; // in a row: where few networks keep the limits, the same ones come again
        RandomStream random(m_info.config.seed);
        std::optional<RunFront> front;
        for (int repeats = 0; repeats < mostRepeats && std::ssize(m_candidates) < m_config.candidates;) {
            std::vector<std::vector<double>> scores;
            for (int block = 0; block < m_space.choiceCount(); ++block) {
                std::vector<double>& row = scores.emplace_back();
                for (std::size_t j = 0; j < m_space.choice(block).candidates.size(); ++j)
                    row.push_back(random.uniform());
            }
            front.emplace(m_run, m_step, m_request.limits, m_stop, scores);
            std::optional<FrontPoint> drawn = front->best(m_record.budgetMs);
            if (!drawn || std::ranges::find(m_candidates, drawn->architecture, &FrontPoint::architecture) !=
                              m_candidates.end()) {
                ++repeats;
                continue;
            }
            repeats = 0;
            drawn->score = 0;
            m_candidates.push_back(*drawn);
            addEntry(*front, *drawn);
        }
        if (m_candidates.empty())
            throw UsageError(front->whyNothing(m_record.budgetMs), m_run.folder().string());
    }

    void addEntry(const RunFront& front, const FrontPoint& point)
    {
        m_record.entries.push_back({.architecture = toText(m_space, point.architecture),
                                    .latencyMs = front.latency(point.architecture).ms,
                                    .score = point.score});
    }

    void compareByWeights()
    {
        const SharedSample sample = weights().sample({.images = m_config.images, .batches = m_config.batches});
        std::vector<Architecture> architectures;
        for (const FrontPoint& point : m_candidates)
            architectures.push_back(point.architecture);
        m_progress.begin(comparedByWeights);
        const std::vector<SharedResult> results =
            weights().evaluate(architectures, sample, m_progress.teller(), m_stop);
        for (std::size_t i = 0; i < results.size(); ++i) {
            m_record.entries[i].sharedAccuracy = results[i].accuracy;
            m_record.entries[i].sharedLoss = results[i].crossEntropy;
        }
        m_record.checkpoint = weights().checkpointStep();
        m_record.images = sample.images;
        m_record.batches = sample.batches;
    }

    /// Places of the entries, the lowest cross entropy by shared weights first.
    std::vector<std::size_t> ranked() const
    {
        std::vector<std::size_t> places(m_record.entries.size());
        std::iota(places.begin(), places.end(), std::size_t(0));
        std::ranges::stable_sort(places, {}, [this](std::size_t place) {
            const SelectionEntry& entry = m_record.entries[place];
            return std::pair(entry.sharedLoss.value_or(0), -entry.sharedAccuracy.value_or(0));
        });
        return places;
    }

    void compareByTraining()
    {
        std::vector<std::size_t> best = ranked();
        best.resize(std::min(best.size(), static_cast<std::size_t>(m_config.trainBest)));
        if (best.size() < 2)
            return; // nobody to compare with
        const SearchImages images = searchImages(m_run, m_request.where.data, m_stop);
        const DataSets parts = images.forComparison(m_record.images);
        m_progress.begin(comparedByTraining);
        for (std::size_t i = 0; i < best.size(); ++i) {
            SelectionEntry& entry = m_record.entries[best[i]];
            const TrainJob job = shortTraining(m_candidates[best[i]].architecture, parts, images.normalization);
            const TrainResult result = trainNetwork(job, partOf(i, best.size()), m_stop);
            entry.trainedAccuracy = result.testAccuracy;
            entry.trainedLoss = result.testLoss;
        }
        m_record.trainEpochs = m_config.trainEpochs;
    }

    TrainJob shortTraining(const Architecture& architecture, const DataSets& parts,
                           const Normalization& normalization) const
    {
        const SearchConfig& config = m_info.config;
        TrainJob job{.network = describe(m_space, architecture),
                     .config = config.training,
                     .data = m_info.data,
                     .augmentation = config.augmentation,
                     .normalization = normalization,
                     .seed = config.seed,
                     .threads = m_request.where.threads > 0 ? m_request.where.threads : config.threads,
                     .loaderThreads = config.loaderThreads,
                     .computing = m_request.where.computing.value_or(config.computing),
                     .inherited = {},
                     .images = parts};
        job.config.epochs = m_config.trainEpochs;
        job.data.trainLimit = job.data.testLimit = 0; // the parts are cut already
        if (job.config.inheritWeights) {
            DerivedNetwork like;
            like.step = m_step;
            like.architecture = toText(m_space, architecture);
            job.inherited = inheritedWeights(m_run, like).weights;
        }
        return job;
    }

    /// Progress of one of several trainings as that of all; what else it says is of no network of the run.
    EventSink partOf(std::size_t part, std::size_t parts)
    {
        return [this, part, parts](const Event& event) {
            const auto* progress = std::get_if<Progress>(&event.body);
            if (progress && progress->totalSteps > 0)
                m_progress.tell(std::int64_t(part) * progress->totalSteps + progress->step,
                                std::int64_t(parts) * progress->totalSteps);
        };
    }

    /// Among those that were trained, if any were.
    std::size_t choose() const
    {
        const std::vector<std::size_t> places = ranked();
        const auto best = std::ranges::min_element(places, {}, [this](std::size_t place) {
            const SelectionEntry& entry = m_record.entries[place];
            return std::tuple(!entry.trainedLoss, entry.trainedLoss.value_or(0),
                              -entry.trainedAccuracy.value_or(0)); // the first of equals: the best by shared weights
        });
        return *best;
    }

    DerivedNetwork store()
    {
        const std::size_t chosen = choose();
        m_record.entries[chosen].chosen = true;
        const bool compared = m_config.candidates > 1;
        const bool isDue = !m_request.step && m_info.state == Phase::Finished;
        std::optional<NetworkChoice> choice; // else the record tells how it was chosen
        if (chosen == 0 && !drawsCandidates())
            choice = NetworkChoice{m_record.budgetMs, m_record.limits, m_candidates.front().score,
                                   toText(m_config.score)};
        const DerivedNetwork network =
            addDerived(m_run, m_step, m_candidates[chosen].architecture, m_sink,
                       {.choice = choice, .isOfJob = isDue, .complete = [&](DerivedNetwork& added) {
                            added.sharedAccuracy = m_record.entries[chosen].sharedAccuracy;
                            added.sharedLoss = m_record.entries[chosen].sharedLoss;
                            if (compared)
                                added.selection = m_record;
                        }});
        if (compared)
            m_told.push_back(choiceText(network.name, chosen));
        const RunTeller teller(m_run, m_step, m_sink);
        for (const std::string& text : m_told)
            teller.say(MessageLevel::Info, text);
        m_run.flush();
        return network;
    }

    std::string choiceText(const std::string& name, std::size_t chosen) const
    {
        const std::vector<SelectionEntry>& entries = m_record.entries;
        const double budget = m_record.budgetMs;
        if (entries.size() == 1)
            return fmt::format("{} is the only network within {:.3g} ms: by shared weights {:.2f} % of {} held-out "
                               "images are right.",
                               name, budget, 100 * entries.front().sharedAccuracy.value_or(0), m_record.images);
        const bool trained = entries[chosen].trainedLoss.has_value();
        const auto loss = [&](std::size_t place) {
            return (trained ? entries[place].trainedLoss : entries[place].sharedLoss).value_or(0);
        };
        // Nothing to compare with: it is the best by score, or none is, or that one was not trained.
        const bool isFirst = chosen == 0 || drawsCandidates() || (trained && !entries.front().trainedLoss);
        if (trained && isFirst)
            return fmt::format("{} was chosen among {} networks within {:.3g} ms: after short training its cross "
                               "entropy on {} held-out images is {:.4f}.",
                               name, entries.size(), budget, m_record.images, loss(chosen));
        if (trained)
            return fmt::format("{} was chosen among {} networks within {:.3g} ms: after short training its cross "
                               "entropy on {} held-out images is {:.4f}, against {:.4f} of the one of the best score.",
                               name, entries.size(), budget, m_record.images, loss(chosen), loss(0));
        if (isFirst)
            return fmt::format("{} was chosen among {} networks within {:.3g} ms: by shared weights its cross entropy "
                               "on {} held-out images is {:.4f}.",
                               name, entries.size(), budget, m_record.images, loss(chosen));
        return fmt::format("{} was chosen among {} networks within {:.3g} ms: by shared weights its cross entropy on "
                           "{} held-out images is {:.4f}, against {:.4f} of the one of the best score.",
                           name, entries.size(), budget, m_record.images, loss(chosen), loss(0));
    }

    RunStore& m_run;
    const SelectionRequest& m_request;
    const EventSink& m_sink;
    const std::stop_token m_stop;
    const RunInfo m_info;
    const SelectionConfig m_config;
    const SearchSpace m_space;
    const std::int64_t m_step;
    SelectionProgress m_progress;
    PathMask m_mask;
    std::optional<SharedWeights> m_weights; ///< as soon as somebody needs them
    std::vector<FrontPoint> m_candidates;
    SelectionRecord m_record; ///< its entries in the order of the candidates
    std::vector<std::string> m_told;
};

} // namespace

DerivedNetwork selectNetwork(RunStore& run, const SelectionRequest& request, const EventSink& sink,
                             std::stop_token stop)
{
    run.flush(); // the newest snapshot may still be on its way
    return Selection(run, request, sink, std::move(stop)).carryOut();
}

std::vector<DerivedNetwork> evaluateDerived(RunStore& run, const std::vector<std::int64_t>& networks,
                                            const EventSink& sink, std::stop_token stop, const SharedWhere& where)
{
    const SearchSpace space = run.space();
    const SelectionConfig config = run.info().config.selection;
    std::map<std::int64_t, std::vector<DerivedNetwork>> bySteps; // one reading of a checkpoint for each step
    for (const std::int64_t id : networks) {
        const DerivedNetwork network = run.network(id);
        if (isYardstick(network))
            throw UsageError("is a yardstick, of which the supernet has no weights", network.name);
        bySteps[network.step].push_back(network);
    }
    SelectionProgress progress(sink);
    std::map<std::int64_t, DerivedNetwork> evaluated;
    for (const auto& [step, group] : bySteps) {
        SharedWeights weights(run, step, where, stop);
        std::vector<Architecture> architectures;
        for (const DerivedNetwork& network : group)
            architectures.push_back(parseArchitecture(space, network.architecture));
        progress.begin(comparedByWeights);
        const std::vector<SharedResult> results =
            weights.evaluate(architectures, weights.sample({.images = config.images, .batches = config.batches}),
                             progress.teller(), stop);
        for (std::size_t i = 0; i < group.size(); ++i)
            evaluated[group[i].id] = run.changeNetwork(group[i].id, [&](DerivedNetwork& changed) {
                changed.sharedAccuracy = results[i].accuracy;
                changed.sharedLoss = results[i].crossEntropy;
            });
    }
    std::vector<DerivedNetwork> all;
    for (const std::int64_t id : networks)
        all.push_back(evaluated.at(id));
    return all;
}

} // namespace pathloom
