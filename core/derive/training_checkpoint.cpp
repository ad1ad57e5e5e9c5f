// SPDX-License-Identifier: MIT
#include "core/derive/training_checkpoint.h"

#include "core/nn/computing_record.h"
#include "core/util/error.h"

#include <mutex>

namespace pathloom {

namespace {

constexpr int version = 1;
constexpr const char* sumsKey = "sums";

/// LibTorch's default generators of the devices that dropout may draw from, by the name that the archive has them
/// under.
std::vector<std::pair<std::string, at::Generator>> generators(torch::Device device)
{
    std::vector<std::pair<std::string, at::Generator>> all = {
        {"generator.cpu", at::globalContext().defaultGenerator(at::kCPU)}};
    if (!device.is_cpu())
        all.emplace_back("generator.device", at::globalContext().defaultGenerator(device));
    return all;
}

} // namespace

TrainingCheckpoints::TrainingCheckpoints(TrainCheckpoints options, Json job, Json computing)
    : m_options(std::move(options)), m_job(std::move(job)), m_computing(std::move(computing))
{
    if (!m_options.folder.empty())
        m_files.emplace(m_options.folder);
}

std::optional<std::string> TrainingCheckpoints::restore(TrainingState& state)
{
    const CheckpointFile newest = m_files ? m_files->newest() : CheckpointFile();
    if (newest.file.empty())
        return std::nullopt;
    const torch::NoGradGuard noGradients;
    try {
        const TensorArchive archive = readTensorArchive(newest.file, version, "checkpoint of a training");
        const Json& json = archive.json;
        if (json.at("job") != m_job)
            return std::nullopt;
        state.module.visitTensors([&](const std::string& name, torch::Tensor& tensor) {
            restoreTensor(archive, name, tensor, newest.file, "another network");
        });
        restoreTensor(archive, sumsKey, state.sums, newest.file, "another network");
        restoreMomentum(archive, state.optimizer, state.module.parameters());
        for (auto& [name, generator] : generators(state.sums.device()))
            if (archive.tensors.contains(name)) {
                const std::scoped_lock guard(generator.mutex());
                generator.set_state(archive.tensors.at(name));
            }
        state.lossScale.setState(json.at("loss_scale"));
        state.epoch = json.at("epoch").get<int>();
        state.batch = json.at("batch").get<std::int64_t>();
        state.loader = {json.at("loader").at(0).get<std::int64_t>(), json.at("loader").at(1).get<std::int64_t>()};
        state.seconds = json.at("seconds").get<double>();
        m_lastStep = newest.step;
        return whyNotBitForBit(json.at("computing"), m_computing);
    } catch (const Json::exception& e) {
        throw Error(std::string("is damaged: ") + e.what(), newest.file.string(),
                    "delete the folder of this file to train from the beginning");
    }
}

bool TrainingCheckpoints::isDue(std::int64_t step) const
{
    return m_files && ((m_options.steps > 0 && step - m_lastStep >= m_options.steps) ||
                       Clock::now() - m_last > std::chrono::duration<double>(m_options.seconds));
}

void TrainingCheckpoints::write(const TrainingState& state, std::int64_t step)
{
    if (!m_files)
        return;
    if (m_options.before)
        m_options.before();
    const torch::NoGradGuard noGradients;
    TensorArchive archive;
    archive.json = {{"version", version},
                    {"job", m_job},
                    {"computing", m_computing},
                    {"epoch", state.epoch},
                    {"batch", state.batch},
                    {"loader", {state.loader.epoch, state.loader.batch}},
                    {"loss_scale", state.lossScale.state()},
                    {"seconds", state.seconds}};
    state.module.visitTensors(
        [&](const std::string& name, torch::Tensor& tensor) { archive.tensors.insert(name, tensor.detach().cpu()); });
    archive.tensors.insert(sumsKey, state.sums.cpu());
    addMomentum(archive, state.optimizer, state.module.parameters());
    for (auto& [name, generator] : generators(state.sums.device())) {
        const std::scoped_lock guard(generator.mutex());
        archive.tensors.insert(name, generator.get_state());
    }
    std::error_code failure;
    std::filesystem::create_directories(m_options.folder, failure);
    if (failure)
        throw Error("cannot be created: " + failure.message(), m_options.folder.string());
    m_files->write(step, [&](const std::filesystem::path& file) { writeTensorArchive(archive, file); });
    m_last = Clock::now();
    m_lastStep = step;
}

} // namespace pathloom
