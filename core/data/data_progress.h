// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace pathloom {

/// How far the part of opening data is that may take minutes.
struct DataProgress
{
    enum class Stage { Listing, Checking, Comparing, Measuring, Packing };

    Stage stage = Stage::Listing;
    std::int64_t done = 0;
    std::int64_t total = 0;  ///< 0 = not known yet: files are being found
    double secondsLeft = -1; ///< negative = not known yet
    /// 0..1, negative if not known.
    double share() const { return total > 0 ? double(done) / double(total) : -1; }
    bool operator==(const DataProgress&) const = default;
};

/// "checking pictures: 1200 of 50000"
std::string toText(const DataProgress& progress);

using DataProgressSink = std::function<void(const DataProgress&)>;

/// For as long as it lives, whatever opens, checks, measures or packs data on this thread tells the sink about ten
/// times a second, from any thread but never from two at once. An inner one takes the place of an outer one if it has a
/// sink.
class DataProgressScope
{
public:
    explicit DataProgressScope(DataProgressSink sink);
    ~DataProgressScope();
    DataProgressScope(const DataProgressScope&) = delete;
    DataProgressScope& operator=(const DataProgressScope&) = delete;

private:
    DataProgressSink m_sink;
    const DataProgressSink* m_outer;
};

/// The one of this thread, valid for as long as its scope is; null if nobody is told.
const DataProgressSink* currentDataProgressSink();

/// A stage that is told to the sink of the thread that makes it, which also counts.
class DataStage
{
public:
    /// @param total 0 = not known
    /// @param each what one of those that are done counts for
    DataStage(DataProgress::Stage stage, std::int64_t total, std::int64_t each = 1);
    /// So many were done altogether.
    void reached(std::int64_t done);

private:
    using Clock = std::chrono::steady_clock;
    const DataProgressSink* m_sink;
    DataProgress::Stage m_stage;
    std::int64_t m_total, m_each;
    Clock::time_point m_begin = Clock::now();
    Clock::time_point m_told; ///< long ago at first: the beginning is told
};

} // namespace pathloom
