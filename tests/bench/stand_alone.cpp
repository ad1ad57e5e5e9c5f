// SPDX-License-Identifier: MIT
#include "tests/bench/stand_alone.h"

#include "core/data/file_listing.h"
#include "core/latency/latency_model.h"
#include "core/latency/targets.h"
#include "core/util/csv_text.h"
#include "core/util/files.h"
#include "core/util/numbers.h"

#include <fstream>
#include <sstream>

#include <spdlog/fmt/fmt.h>

namespace pathloom::bench {

namespace {

constexpr const char* header =
    "architecture,origin,predicted_ms,mmacs,parameters,seed,protocol,accuracy,loss,training_seconds";
constexpr std::size_t fieldCount = 10;

double numberIn(const std::string& text, const std::filesystem::path& file, int line)
{
    if (const auto value = numberFrom<double>(text))
        return *value;
    throw Error(fmt::format("line {}: '{}' is not a number", line, text), file.string());
}

void applyAssignments(SearchConfig& config, const std::string& assignments)
{
    std::istringstream words(assignments);
    for (std::string word; words >> word;)
        setSetting(config, word);
}

} // namespace

const std::vector<std::string> jobOptions = {"--run", "--space",        "--target",  "--data",
                                             "--set", "--train-images", "--threads", "--image-seed"};

SearchJob jobOf(const Options& options, const std::string& given)
{
    SearchJob job;
    if (const std::string run = given.empty() ? options.text("--run", "") : given; !run.empty()) {
        job = pathloom::jobOf(*RunStore::open(run, RunStore::Access::Read));
    } else {
        DataSpec data = dataSpecFromText(options.text("--data", "fashion-mnist"));
        data.trainLimit = options.number("--train-images", 0);
        job = prepareJob(options.text("--space", "small"), data, options.text("--target", thisMachineId));
    }
    applyAssignments(job.config, options.text("--set", ""));
    job.config.threads = options.number("--threads", 1);
    if (const std::string seed = options.text("--image-seed", ""); !seed.empty())
        job.config.seed = seedsFrom(seed).front();
    return job;
}

StandAlone::StandAlone(SearchJob job, std::filesystem::path csv) : m_job(std::move(job)), m_csv(std::move(csv))
{
    if (!m_job.images.train)
        m_job.images = openData(m_job.data);
    if (!m_job.table)
        m_job.table = tableFor(m_job.target, m_job.space, {});
    m_latency = latencyModel(*m_job.table, m_job.space);
    m_normalization = measureNormalization(*m_job.images.train);
    m_protocol = fmt::format("{:016x}", Digest()
                                            .add(toJson(m_job.space).dump())
                                            .add(toJson(m_job.config.training).dump())
                                            .add(toJson(m_job.config.augmentation).dump())
                                            .add(m_job.images.train->fingerprint())
                                            .add(m_job.images.test->fingerprint())
                                            .add(std::uint64_t(m_job.data.trainLimit))
                                            .add(std::uint64_t(m_job.data.testLimit))
                                            .add(m_job.data.trainLimit > 0 ? m_job.config.seed : 0)
                                            .value());
    read();
}

void StandAlone::read()
{
    if (!std::filesystem::exists(m_csv)) {
        writeTextFile(m_csv, std::string(header) + "\n");
        return;
    }
    const std::string text = readTextFile(m_csv);
    CsvSplitter splitter(text, ',');
    std::vector<std::string> f;
    if (splitter.next(f) != CsvSplitter::Result::Row || fmt::format("{}", fmt::join(f, ",")) != header)
        throw Error("is no file of trained architectures: its first line is another", m_csv.string());
    while (splitter.next(f) == CsvSplitter::Result::Row) {
        if (f.size() != fieldCount)
            throw Error(fmt::format("line {} has {} fields instead of {}", splitter.line(), f.size(), fieldCount),
                        m_csv.string());
        const auto number = [&](std::size_t i) { return numberIn(f[i], m_csv, splitter.line()); };
        const StandAloneRow row{.architecture = f[0],
                                .origin = f[1],
                                .predictedMs = number(2),
                                .mmacs = number(3),
                                .parameters = std::int64_t(number(4)),
                                .seed = std::uint64_t(number(5)),
                                .protocol = f[6],
                                .accuracy = number(7),
                                .loss = number(8),
                                .seconds = number(9)};
        const Key key{row.architecture, row.seed};
        if (row.protocol == m_protocol && m_rows.emplace(key, row).second)
            m_order.push_back(key);
    }
}

void StandAlone::append(const StandAloneRow& row) const
{
    std::ofstream out(m_csv, std::ios::app);
    out << fmt::format("{},{},{:.5f},{:.4f},{},{},{},{:.5f},{:.5f},{:.2f}\n", csvField(row.architecture),
                       csvField(row.origin), row.predictedMs, row.mmacs, row.parameters, row.seed, row.protocol,
                       row.accuracy, row.loss, row.seconds)
        << std::flush;
    if (!out)
        throw Error("cannot be written", m_csv.string());
}

TrainJob StandAlone::trainJob(const Architecture& architecture, std::uint64_t seed) const
{
    return {.network = describe(m_job.space, architecture),
            .config = m_job.config.training,
            .data = m_job.data,
            .augmentation = m_job.config.augmentation,
            .normalization = m_normalization,
            .seed = seed,
            .imageSeed = m_job.config.seed,
            .threads = m_job.config.threads,
            .loaderThreads = m_job.config.loaderThreads,
            .computing = m_job.config.computing,
            .inherited = {},
            .images = m_job.images};
}

const StandAloneRow& StandAlone::train(const Architecture& architecture, std::uint64_t seed, const std::string& origin)
{
    const Key key{toText(m_job.space, architecture), seed};
    if (const auto known = m_rows.find(key); known != m_rows.end())
        return known->second;
    const TrainJob job = trainJob(architecture, seed);
    const Costs cost = costs(job.network);
    const TrainResult result = trainNetwork(job, {});
    const StandAloneRow row{.architecture = key.first,
                            .origin = origin,
                            .predictedMs = m_latency.architectureMs(architecture),
                            .mmacs = double(cost.macs) / 1e6,
                            .parameters = cost.parameters,
                            .seed = seed,
                            .protocol = m_protocol,
                            .accuracy = result.testAccuracy,
                            .loss = result.testLoss,
                            .seconds = result.seconds};
    append(row);
    m_order.push_back(key);
    return m_rows.emplace(key, row).first->second;
}

std::vector<StandAloneRow> StandAlone::rows() const
{
    std::vector<StandAloneRow> rows;
    for (const Key& key : m_order)
        rows.push_back(m_rows.at(key));
    return rows;
}

std::vector<Architecture> randomWithin(const SearchSpace& space, const LatencyModel& latency, double leastMs,
                                       double mostMs, int count, std::uint64_t seed, int& draws)
{
    constexpr int mostDraws = 100'000;
    RandomStream random(seed);
    std::vector<Architecture> found;
    for (draws = 0; draws < mostDraws && std::ssize(found) < count; ++draws) {
        Architecture architecture = randomArchitecture(space, random);
        const double ms = latency.architectureMs(architecture);
        if (ms >= leastMs && ms <= mostMs && std::ranges::find(found, architecture) == found.end())
            found.push_back(std::move(architecture));
    }
    return found;
}

std::vector<std::uint64_t> seedsFrom(const std::string& text)
{
    const auto numberOf = [&](const std::string& part) {
        if (const auto value = numberFrom<std::uint32_t>(part))
            return std::uint64_t(*value);
        throw UsageError("must be seeds such as 100,101 or 100:104, not '" + text + "'", "seeds");
    };
    std::vector<std::uint64_t> seeds;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        const auto colon = part.find(':');
        const std::uint64_t first = numberOf(part.substr(0, colon));
        const std::uint64_t last = colon == std::string::npos ? first : numberOf(part.substr(colon + 1));
        for (std::uint64_t seed = first; seed <= last && seeds.size() < 1000; ++seed)
            seeds.push_back(seed);
    }
    if (seeds.empty())
        throw UsageError("must be seeds such as 100,101 or 100:104, not '" + text + "'", "seeds");
    return seeds;
}

} // namespace pathloom::bench
