// SPDX-License-Identifier: MIT
#include "core/data/data_progress.h"

#include <cmath>
#include <utility>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

thread_local const DataProgressSink* currentSink = nullptr;

std::string durationText(double seconds)
{
    const auto whole = std::int64_t(std::ceil(seconds));
    if (whole < 60)
        return fmt::format("{} s", whole);
    if (whole < 3600)
        return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

} // namespace

const char* toText(DataProgress::Stage stage)
{
    switch (stage) {
    case DataProgress::Stage::Listing:
        return "listing files";
    case DataProgress::Stage::Checking:
        return "checking pictures";
    case DataProgress::Stage::Comparing:
        return "comparing pictures that look alike";
    case DataProgress::Stage::Measuring:
        return "measuring the channels";
    case DataProgress::Stage::Packing:
        return "packing images";
    }
    return "";
}

std::string toText(const DataProgress& progress)
{
    std::string text = fmt::format("{}: {}", toText(progress.stage), progress.done);
    if (progress.total > 0)
        text += fmt::format(" of {}", progress.total);
    if (progress.secondsLeft >= 0)
        text += ", " + durationText(progress.secondsLeft) + " left";
    return text;
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

DataStage::DataStage(DataProgress::Stage stage, std::int64_t total)
    : m_sink(currentSink), m_stage(stage), m_total(total)
{
}

void DataStage::reached(std::int64_t done)
{
    using namespace std::chrono_literals;
    if (!m_sink)
        return;
    const bool isEnd = done == m_total;
    std::unique_lock lock(m_mutex, std::defer_lock);
    if (isEnd)
        lock.lock();
    else if (!lock.try_lock()) // somebody tells just now
        return;
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
