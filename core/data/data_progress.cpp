// SPDX-License-Identifier: MIT
#include "core/data/data_progress.h"

#include <algorithm>
#include <utility>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

thread_local const DataProgressSink* currentSink = nullptr;

} // namespace

std::string toText(const DataProgress& progress)
{
    const auto [stage, done, total, secondsLeft] = progress;
    switch (stage) {
    case DataProgress::Stage::Listing:
        return total > 0 ? fmt::format("listing files: {} of {}", done, total)
                         : fmt::format("listing files, {} so far", done);
    case DataProgress::Stage::Checking:
        return fmt::format("checking pictures: {} of {}", done, total);
    case DataProgress::Stage::Comparing:
        return fmt::format("comparing pictures that look alike: {} of {}", done, total);
    case DataProgress::Stage::Measuring:
        return fmt::format("measuring the channels: {} of {}", done, total);
    case DataProgress::Stage::Packing:
        return fmt::format("packing images: {} of {}", done, total);
    }
    return {};
}

DataProgressScope::DataProgressScope(DataProgressSink sink) : m_sink(std::move(sink)), m_outer(currentSink)
{
    if (m_sink)
        currentSink = &m_sink;
}

DataProgressScope::~DataProgressScope()
{
    currentSink = m_outer;
}

const DataProgressSink* currentDataProgressSink()
{
    return currentSink;
}

DataStage::DataStage(DataProgress::Stage stage, std::int64_t total, std::int64_t each)
    : m_sink(currentSink), m_stage(stage), m_total(total), m_each(each)
{
}

void DataStage::reached(std::int64_t done)
{
    using namespace std::chrono_literals;
    if (!m_sink)
        return;
    done *= m_each;
    if (m_total > 0)
        done = std::min(done, m_total);
    const bool isEnd = done == m_total;
    const auto now = Clock::now();
    if (now < m_told + 100ms && !isEnd)
        return;
    m_told = now;
    const std::chrono::duration<double> spent = now - m_begin;
    DataProgress progress{.stage = m_stage, .done = done, .total = m_total};
    if (m_total > 0 && done > 0 && spent > 1s)
        progress.secondsLeft = spent.count() / double(done) * double(m_total - done);
    (*m_sink)(progress);
}

} // namespace pathloom
