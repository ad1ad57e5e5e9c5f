// SPDX-License-Identifier: MIT
#pragma once

#include "core/derive/derive.h"
#include "core/latency/latency_model.h"
#include "core/search/search_engine.h"
#include "core/space/architecture.h"
#include "tests/bench/options.h"

#include <filesystem>
#include <map>

namespace pathloom::bench {

/// An architecture trained alone, by one protocol, with one seed.
struct StandAloneRow
{
    std::string architecture; ///< text form
    std::string origin;       ///< "random", "found", "stratified": why it was trained
    double predictedMs = 0;
    double mmacs = 0; ///< millions
    std::int64_t parameters = 0;
    std::uint64_t seed = 0;
    std::string protocol; ///< digest of all that decides the result besides these
    double accuracy = 0;  ///< 0..1, on the test part of the data
    double loss = 0;      ///< on the same images
    double seconds = 0;   ///< of training
};

/// The names of the options that jobOf() takes, for bench::Options.
extern const std::vector<std::string> jobOptions;
/// What a search or training is to use: --space, --target, --data, --train-images, --threads, and --set "key=value …"
/// on top of what the space recommends; or all of it from --run, its seed for the choice of images included.
/// @param run in place of --run; may be empty
SearchJob jobOf(const Options& options, const std::string& run = {});

/// Trains architectures of one space alone, all by the same protocol, and keeps what comes out in a CSV file: whatever
/// is in it already, of the same protocol, is not trained again. The images are opened once.
class StandAlone
{
public:
    /// Throws Error if the file is not one of ours.
    /// @param job its seed chooses the images where there is a limit
    StandAlone(SearchJob job, std::filesystem::path csv);

    const SearchSpace& space() const { return m_job.space; }
    const LatencyModel& latency() const { return m_latency; }
    /// The row of this architecture and seed, from the file or by training.
    const StandAloneRow& train(const Architecture& architecture, std::uint64_t seed, const std::string& origin);
    /// That are there, in the order in which they came; all protocols' in the file are not of ours.
    std::vector<StandAloneRow> rows() const;

private:
    using Key = std::pair<std::string, std::uint64_t>;
    TrainJob trainJob(const Architecture& architecture, std::uint64_t seed) const;
    void read();
    void append(const StandAloneRow& row) const;

    SearchJob m_job;
    LatencyModel m_latency;
    Normalization m_normalization;
    std::filesystem::path m_csv;
    std::string m_protocol;
    std::map<Key, StandAloneRow> m_rows;
    std::vector<Key> m_order;
};

/// Distinct architectures drawn uniformly over the candidates, none slower (predicted) than `mostMs` nor faster than
/// `leastMs`. @return as many as there are within 100,000 draws
/// @param draws how many were needed
std::vector<Architecture> randomWithin(const SearchSpace& space, const LatencyModel& latency, double leastMs,
                                       double mostMs, int count, std::uint64_t seed, int& draws);

/// "100,101,102" or "100:104" as numbers. Throws UsageError.
std::vector<std::uint64_t> seedsFrom(const std::string& text);

} // namespace pathloom::bench
