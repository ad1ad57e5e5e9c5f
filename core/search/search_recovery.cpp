// SPDX-License-Identifier: MIT
// What lets a search survive: checkpoints, going on from them, waiting for a disk that fails.
#include "core/data/lost_pictures.h"
#include "core/nn/compute_threads.h"
#include "core/nn/computing_record.h"
#include "core/run/run_images.h"
#include "core/search/search_checkpoint.h"
#include "core/search/search_engine_impl.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using namespace std::chrono_literals;

constexpr auto diskInterval = 500ms;
constexpr auto retryInterval = 2s;

/// What is to be taken again, in this order at each step: what was recorded after the checkpoint, and what the
/// checkpoint had before it and is not among that.
std::vector<ScriptedCommand> pendingCommands(const RunStore& run, std::int64_t row, const std::optional<Json>& position)
{
    std::vector<ScriptedCommand> before;
    if (auto left = run.pendingCommands(row)) // by a search that went on from the same checkpoint
        before = std::move(*left);
    else if (position)
        before = scriptFromJson(position->at("script"), "checkpoint");
    std::vector<ScriptedCommand> pending;
    for (ScriptedCommand& recorded : commandsOf(run, row)) {
        if (const auto same = std::ranges::find(before, recorded); same != before.end())
            before.erase(same);
        if (recorded.command.kind != Command::Kind::Derive) // its network is there
            pending.push_back(std::move(recorded));
    }
    pending.insert(pending.end(), before.begin(), before.end());
    std::ranges::stable_sort(pending, {}, &ScriptedCommand::step);
    return pending;
}

} // namespace

Json SearchEngine::Impl::position() const
{
    const LoaderState train = data->train().state();
    const LoaderState heldOut = data->heldOut().state();
    return {{"row", store->lastRow()},
            {"step", step},
            {"phase", toText(searching)},
            {"epoch", epoch},
            {"batch", batch},
            {"evaluated", evaluated ? Json(toText(job.space, *evaluated)) : Json()},
            {"seconds", pace.secondsSpent()},
            {"train_loader", {train.epoch, train.batch}},
            {"held_out_loader", {heldOut.epoch, heldOut.batch}},
            {"steering", steering.state()},
            {"pruner", pruner->state()},
            {"script", toJson(std::vector<ScriptedCommand>(script.begin(), script.end()))},
            {"alarms", alarms->state()},
            {"computing", computingRecord(computingThreads, job.config.computing.device)},
            {"settings", toJson(job.config)}};
}

void SearchEngine::Impl::setPosition(const Json& position)
{
    const Json unknown = job.config.unknown; // as the run has it
    job.config = configFromJson(position.at("settings"), "checkpoint");
    job.config.unknown.update(unknown);
    budgetMs = job.config.budgetMs;
    step = lastCheckpointStep = position.at("step").get<std::int64_t>();
    searching = phaseFromText(position.at("phase").get<std::string>());
    epoch = position.at("epoch").get<std::int64_t>();
    batch = position.at("batch").get<std::int64_t>();
    if (const Json text = position.value("evaluated", Json()); text.is_string())
        evaluated = parseArchitecture(job.space, text.get<std::string>());
    pace.goOnFrom(position.at("seconds").get<double>());
    steering.setState(position.at("steering"));
    pruner->setState(position.at("pruner"));
    continues = true;
}

void SearchEngine::Impl::checkpoint(bool keep)
{
    if (!loop || !store)
        return; // before the search, or before a stored one is taken over: there is nothing to keep yet
    if (!loop->isFinite())
        throw LossNotFinite(); // the last good checkpoint must not give way to this one
    Clock::time_point begin;
    CheckpointWritten written;
    onDisk([&] {
        begin = Clock::now(); // of the try that went well
        store->flush();
        const Json here = position();
        written.bytes = store->writeCheckpoint(
            step, [&](const std::filesystem::path& file) { writeSearchCheckpoint(*loop, here, file); }, keep);
    });
    if (keep)
        written.kept = RunStore::keptCheckpoint(step);
    lastCheckpoint = Clock::now();
    lastCheckpointStep = step;
    written.seconds = std::chrono::duration<double>(lastCheckpoint - begin).count();
    emit(written);
}

void SearchEngine::Impl::reopen()
{
    enter(Phase::Preparing);
    // Not yet the store of this search: what is refused must leave the run as it is.
    auto run = RunStore::open(folder, RunStore::Access::Write);
    const RunInfo info = run->info();
    if (const std::string sentence = whyNotResumable(info); !sentence.empty())
        throw UsageError(sentence, folder.string());
    job = jobOf(*run);
    // Of a run without a checkpoint: as its description has it.
    Json before = {{"threads", info.machine.value("threads", info.machine.value("cores", 0))},
                   {"cpu", info.machine.value("cpu", std::string())},
                   {"device", toText(job.config.computing.device)}};
    if (info.machine.contains("library"))
        before["library"] = info.machine.at("library");
    if (job.config.threads > 0)
        before["threads"] = job.config.threads;
    const Computing computing = onDevice(job.config.computing, device);
    if (const std::string reason = whyNotHere(computing.device); !reason.empty() && !device)
        throw UsageError("computes on CUDA, and " + reason, folder.string(),
                         "pathloom-cli resume RUN --device cpu goes on without it, though not bit for bit");
    requireDevice(computing.device);
    job.config.computing = computing;
    if (movedData)
        job.data = movedTo(info.data, *movedData);
    job.images = openRunImages(*run, job.data);
    takeThreads(threadsUsedHere(info.machine));
    const std::int64_t lastStep = run->lastStep();
    const bool damaged = run->newestCheckpointIsDamaged();
    const std::filesystem::path file = run->newestCheckpoint();

    const auto readIt = [&file](const auto& read) {
        try {
            read();
        } catch (const Json::exception& e) {
            throw Error(std::string("is damaged: ") + e.what(), file.string());
        }
    };
    Resumed resumed{.repeated = lastStep};
    std::int64_t row = 0;
    std::optional<Json> found;
    LoaderState trainState, heldOutState;
    const auto stateOf = [&](const char* key) {
        return LoaderState{found->at(key).at(0).get<std::int64_t>(), found->at(key).at(1).get<std::int64_t>()};
    };
    if (job.table && !file.empty()) {
        latency = latencyModel(*job.table, job.space);
        budgetMs = job.config.budgetMs;
        makeLoop();
        found = readSearchCheckpoint(*loop, file);
        readIt([&] {
            row = found->at("row").get<std::int64_t>();
            setPosition(*found);
            job.config.computing = computing; // it may be from before the search was moved to another device
            before = found->at("computing");
            trainState = stateOf("train_loader");
            heldOutState = stateOf("held_out_loader");
        });
        takeThreads(threadsUsedHere(before)); // the checkpoint brought its own settings
        resumed.repeated = std::max<std::int64_t>(0, lastStep - step);
    }
    resumed.reason = whyNotBitForBit(before, computingRecord(computingThreads, job.config.computing.device));
    for (const auto& [key, value] : job.config.unknown.items())
        resumed.reason +=
            fmt::format("{}the setting '{}' is not known to this program", resumed.reason.empty() ? "" : "; ", key);
    for (const std::string& word : unknownCommandsOf(*run, row))
        resumed.reason += fmt::format("{}the command '{}', asked for later, is not known to this program",
                                      resumed.reason.empty() ? "" : "; ", word);
    resumed.exact = resumed.reason.empty();
    data.emplace(job, stop, trainState, heldOutState);
    auto watch = std::make_unique<AlarmWatch>(job.space, plannedArchitectureSteps(0));
    if (found)
        readIt([&] { watch->setState(found->at("alarms")); });

    std::vector<ScriptedCommand> pending = pendingCommands(*run, row, found);
    // A setting that is given now holds: a learning rate that made the loss explode must not come back. It is stored
    // with what is pending, so that a kill does not lose both.
    std::deque<Command> given = inbox.take();
    const auto isSet = [](const Command& command) { return command.kind == Command::Kind::Set; };
    for (const Command& now : given) {
        if (!isSet(now))
            continue;
        for (auto other = pending.begin(); other != pending.end();) {
            if (!isSet(other->command) || other->command.key != now.key) {
                ++other;
                continue;
            }
            other = pending.erase(other);
            if (other != pending.end() && other->command.kind == Command::Kind::Undo)
                other = pending.erase(other); // it took back what is gone now, and would take back something else
        }
        pending.insert(std::ranges::upper_bound(pending, step, {}, &ScriptedCommand::step), {step, now});
    }
    std::erase_if(given, isSet);
    inbox.putBack(std::move(given));
    store = std::move(run);
    if (acceptsCommands)
        commandFolder = std::make_unique<CommandFolder>(folder);
    script.insert(script.begin(), pending.begin(), pending.end());
    store->cutBack(row, step, pending);
    RunInfo cut = info;
    cut.config = job.config; // as the record has it now
    cut.data = job.data;
    store->updateInfo(cut);
    if (damaged)
        emit(Message{MessageLevel::Warning,
                     found ? fmt::format("The newest checkpoint is damaged; the search goes on from the one before "
                                         "it, at step {}.",
                                         step)
                           : "Every checkpoint is damaged; the search starts again from its beginning, with the same "
                             "commands."});
    emit(resumed);
    if (!resumed.exact)
        emit(Message{MessageLevel::Warning, fmt::format("The search goes on, but not bit for bit as without the "
                                                        "interruption: {}.",
                                                        resumed.reason)});
    if (!found) { // from the beginning; it may have been interrupted before target or budget were known
        if (!job.table)
            job.target = findTarget(info.targetId);
        measure();
        makeLoop();
    }
    alarms = std::move(watch);
}

void SearchEngine::Impl::onDisk(const std::function<void()>& work)
{
    std::string told;
    const Phase before = phase;
    const auto tell = [&](EventBody body) { // not recorded: that is what fails
        if (sink)
            sink({.step = step, .seconds = pace.secondsSpent(), .body = std::move(body)});
    };
    std::deque<Command> waiting;
    for (;;) {
        try {
            work();
            break;
        } catch (const UsageError&) {
            throw;
        } catch (const Error& failure) {
            if (!loop || stopRequested || stop.stop_requested())
                throw;
            if (told.empty()) {
                pace.pause();
                tell(PhaseChanged{Phase::Paused, failure.what()});
            }
            if (told != failure.what()) {
                told = failure.what();
                tell(Message{MessageLevel::Error,
                             told + ". The search stands still and goes on by itself when that is mended."});
            }
            inbox.wait(stop, retryInterval);
            lookAtCommandFolder();
            for (Command& command : inbox.take()) {
                if (command.kind == Command::Kind::Stop)
                    stopRequested = true;
                else if (command.kind != Command::Kind::Resume) // asks for the next try
                    waiting.push_back(std::move(command));
            }
        }
    }
    inbox.putBack(std::move(waiting));
    if (told.empty())
        return;
    pace.resume();
    phase = before;
    emit(PhaseChanged{before, {}});
    emit(Message{MessageLevel::Warning, "The search stood still: " + told + ". It goes on; nothing was lost."});
}

void SearchEngine::Impl::onImages(const std::function<void()>& work)
{
    std::exception_ptr other;
    try {
        onDisk([&] {
            try {
                work();
            } catch (const PicturesAway&) {
                throw;
            } catch (...) { // waiting does not mend that
                other = std::current_exception();
            }
        });
    } catch (const PicturesAway&) {
        if (stopRequested || stop.stop_requested())
            throw Cancelled();
        throw;
    }
    if (other)
        std::rethrow_exception(other);
}

void SearchEngine::Impl::lookAtDisk()
{
    if (Clock::now() - lastDiskLook < diskInterval)
        return;
    lastDiskLook = Clock::now();
    if (!store->failure().empty())
        onDisk([this] { store->flush(); });
}

} // namespace pathloom
