// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_model.h"
#include "core/search/search_engine.h"
#include "core/util/random.h"
#include "tests/support/idx_files.h"

#include <QTemporaryDir>

#include <algorithm>

/// Whole searches that take a second: a toy space on tiny images.
namespace tinysearch {

using namespace pathloom;

inline constexpr int side = 12; ///< pixels

/// Two classes that a small convolution tells apart: a bright bar lies or stands, at a random place.
/// @param period every so manieth image is of the first class
inline void writeBars(const std::filesystem::path& folder, int train, int test, int period = 2)
{
    std::filesystem::create_directories(folder);
    RandomStream random(11);
    const auto write = [&](const std::string& prefix, int count) {
        Bytes pixels;
        Bytes labels;
        for (int i = 0; i < count; ++i) {
            const int label = i % period != 0;
            const int place = random.below(side);
            labels.push_back(std::uint8_t(label));
            for (int y = 0; y < side; ++y)
                for (int x = 0; x < side; ++x)
                    pixels.push_back(std::uint8_t(((label ? x : y) == place ? 180 : 20) + random.below(40)));
        }
        writeBytes(folder / (prefix + "-images-idx3-ubyte"), idxImages(count, side, side, pixels));
        writeBytes(folder / (prefix + "-labels-idx1-ubyte"), idxLabels(count, labels));
    };
    write("train", train);
    write("t10k", test);
}

class TinySearch
{
public:
    /// @param period every so manieth image is of the first class
    explicit TinySearch(int period = 2)
    {
        const std::filesystem::path data = path("data");
        writeBars(data, 400, 100, period);
        m_space = R"({"format": "pathloom.space", "version": 1, "name": "toy",
            "input": {"channels": 1, "height": 12, "width": 12}, "classes": 2, "candidates": ["k3e3", "k5e3", "skip"],
            "stem": {"op": "conv k3 s2", "channels": 8}, "stages": [{"channels": 8, "blocks": 3, "stride": 1}],
            "head": {"channels": 16}})";
        const SearchSpace space = spaceFromJson(Json::parse(m_space), "toy");
        LatencyTable table{.device = "Toy", .runtime = "none"};
        for (const LatencyKey& key : latencyKeys(space))
            table.entries[key] = {.ms = key.op == "mbconv" ? (key.kernel == 3 ? 2.0 : 4.0) : 1.0};
        writeLatencyCsv(table, path("toy.csv"));
    }
    std::filesystem::path path(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    SearchJob job(const std::vector<std::string>& settings = {}) const
    {
        SearchJob job{.config = {},
                      .space = spaceFromJson(Json::parse(m_space), "toy"),
                      .data = {.kind = "idx", .folder = path("data")},
                      .target = findTarget(path("toy.csv").string()),
                      .name = "toy"};
        for (const char* setting :
             {"batch_size=16", "warmup_epochs=1", "epochs=2", "alpha.first_epoch=0", "alpha.interval=2",
              "alpha.learning_rate=0.1", "held_out_fraction=0.2", "latency.loss=hinge", "threads=1"})
            setSetting(job.config, setting);
        for (const std::string& setting : settings)
            setSetting(job.config, setting);
        return job;
    }
    /// Runs to the end; everything but times, costs and progress, as text.
    std::vector<std::string> history(const std::string& name, const std::vector<std::string>& settings = {})
    {
        std::vector<std::string> lines;
        SearchEngine engine(job(settings), path(name), [&](const Event& event) {
            if (!std::holds_alternative<Progress>(event.body) && !std::holds_alternative<CheckpointWritten>(event.body))
                lines.push_back(lineOf(event));
        });
        if (engine.run() != Phase::Finished)
            lines.push_back("not finished");
        return lines;
    }
    /// What a run has recorded of the search itself, in the order of steps and, within a step, of kinds: the same for
    /// every run that had the same history, interrupted or not.
    std::vector<std::string> record(const std::string& name) const
    {
        std::vector<std::pair<std::pair<std::int64_t, std::size_t>, std::string>> found;
        RunStore::open(path(name), RunStore::Access::Read)->readEvents(0, [&](const Event& event) {
            const bool counts = std::holds_alternative<WeightStep>(event.body) ||
                                std::holds_alternative<ArchitectureStep>(event.body) ||
                                std::holds_alternative<ProbabilitySnapshot>(event.body) ||
                                std::holds_alternative<Evaluation>(event.body) ||
                                std::holds_alternative<Alarm>(event.body) ||
                                (std::holds_alternative<CommandAccepted>(event.body) &&
                                 std::get<CommandAccepted>(event.body).arguments.contains("act"));
            if (counts)
                found.push_back({{event.step, event.body.index()}, lineOf(event)});
        });
        std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
        std::vector<std::string> lines;
        for (auto& entry : found)
            lines.push_back(std::move(entry.second));
        return lines;
    }
    static std::string lineOf(const Event& event)
    {
        const auto* snapshot = std::get_if<ProbabilitySnapshot>(&event.body);
        return std::to_string(event.step) + " " + kindOf(event.body) + " " +
               (snapshot ? Json(*snapshot->probabilities) : bodyToJson(event.body)).dump();
    }

private:
    QTemporaryDir m_folder;
    std::string m_space;
};

} // namespace tinysearch
