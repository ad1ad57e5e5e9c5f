// SPDX-License-Identifier: MIT
#include "core/data/loader.h"

#include "core/data/augmentation.h"
#include "core/data/lost_pictures.h"
#include "core/util/error.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <limits>
#include <map>
#include <mutex>
#include <thread>
#include <variant>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using Clock = std::chrono::steady_clock;
using Order = std::shared_ptr<const std::vector<std::int64_t>>;

constexpr std::size_t keptOrders = 4;
/// Names the stream of an epoch's order; no position in an epoch reaches it.
constexpr std::uint64_t orderStream = std::numeric_limits<std::uint64_t>::max();

} // namespace

struct Loader::Impl
{
    using Result = std::variant<Batch, std::exception_ptr>;

    std::shared_ptr<const ImageDataset> data;
    LoaderOptions options;
    Order indices;
    PixelTable table;
    Shape shape;
    std::int64_t batchesPerEpoch = 0;

    mutable std::mutex mutex;
    std::condition_variable_any ready;           ///< a batch was finished
    std::condition_variable_any room;            ///< a batch was taken
    std::map<std::int64_t, Result> finished;     ///< by batch number since the first epoch
    std::int64_t nextTaken = 0, nextStarted = 0; ///< batch numbers: out of next(), and handed to a thread
    Clock::duration waited{};

    std::mutex orderMutex; ///< its own: shuffling millions of indices must not hold up next()
    std::map<std::int64_t, Order> orders;

    std::vector<std::jthread> threads; ///< last member: joined before anything else goes

    void check();
    Order orderOf(std::int64_t epoch);
    Batch make(std::int64_t number, const std::stop_token& stop);
    void work(const std::stop_token& stop);
};

void Loader::Impl::check()
{
    if (!data)
        throw Error("has no data set", "loader");
    if (indices->empty())
        throw Error("has no images to load", "loader");
    for (const std::int64_t index : *indices)
        if (index < 0 || index >= data->size())
            throw Error(fmt::format("image {} was asked for, there are {}", index, data->size()), "loader");
    if (options.batchSize < 1 || options.threads < 1 || options.prefetch < 1)
        throw UsageError(fmt::format("batch size ({}), threads ({}) and prefetched batches ({}) must be at least 1",
                                     options.batchSize, options.threads, options.prefetch),
                         "loader");
    if (const std::string problem = augmentationProblem(options.augmentation); !problem.empty())
        throw UsageError(problem, "loader");
    shape = data->imageShape();
    table = pixelTable(options.normalization, shape.channels);
    const auto count = std::int64_t(indices->size());
    options.batchSize = int(std::min<std::int64_t>(options.batchSize, count));
    // Large batches of large images: no more of them ahead than that, but one for each thread.
    constexpr std::int64_t bytesAhead = 512 << 20;
    const auto batchBytes = std::max<std::int64_t>(1, options.batchSize * shape.elements() * 4);
    options.prefetch =
        int(std::clamp(bytesAhead / batchBytes, std::int64_t(std::min(options.threads, options.prefetch)),
                       std::int64_t(options.prefetch)));
    batchesPerEpoch =
        options.dropLast ? count / options.batchSize : (count + options.batchSize - 1) / options.batchSize;
}

Order Loader::Impl::orderOf(std::int64_t epoch)
{
    if (!options.shuffle)
        return indices;
    const std::lock_guard lock(orderMutex);
    Order& order = orders[epoch];
    if (!order) {
        auto shuffled = std::make_shared<std::vector<std::int64_t>>(*indices);
        RandomStream random(mixSeed(options.seed, std::uint64_t(epoch), orderStream));
        pathloom::shuffle(*shuffled, random);
        order = shuffled;
    }
    const Order result = order;
    // A thread that still needs an order dropped here holds a share of it, or makes the same one again.
    while (orders.size() > keptOrders)
        orders.erase(orders.begin());
    return result;
}

Batch Loader::Impl::make(std::int64_t number, const std::stop_token& stop)
{
    const std::int64_t epoch = number / batchesPerEpoch;
    const std::int64_t first = number % batchesPerEpoch * options.batchSize;
    const Order order = orderOf(epoch);
    const std::int64_t end = std::min<std::int64_t>(first + options.batchSize, std::int64_t(order->size()));
    const auto elements = std::size_t(shape.elements());

    Batch batch;
    batch.shape = shape;
    batch.pixels.resize(std::size_t(end - first) * elements);
    batch.labels.reserve(std::size_t(end - first));
    for (std::int64_t position = first; position < end; ++position) {
        if (stop.stop_requested())
            throw Cancelled();
        const std::int64_t index = (*order)[std::size_t(position)];
        AugmentationDraw draw;
        if (options.augment) {
            RandomStream random(mixSeed(options.seed, std::uint64_t(epoch), std::uint64_t(position)));
            draw = drawAugmentation(options.augmentation, shape, random);
        }
        const std::span<float> all(batch.pixels);
        augmentedImage(*data, index, draw, table, all.subspan(std::size_t(position - first) * elements, elements));
        batch.labels.push_back(data->label(index));
    }
    return batch;
}

void Loader::Impl::work(const std::stop_token& stop)
{
    for (;;) {
        std::int64_t number = 0;
        {
            std::unique_lock lock(mutex);
            if (!room.wait(lock, stop, [&] { return nextStarted < nextTaken + options.prefetch; }))
                return;
            number = nextStarted++;
        }
        Result result;
        try {
            result = make(number, stop);
        } catch (...) {
            result = std::current_exception();
        }
        if (stop.stop_requested())
            return;
        const std::lock_guard lock(mutex);
        finished.emplace(number, std::move(result));
        ready.notify_all();
    }
}

Loader::Loader(std::shared_ptr<const ImageDataset> data, std::vector<std::int64_t> indices, LoaderOptions options,
               LoaderState start)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->data = std::move(data);
    m_impl->indices = std::make_shared<std::vector<std::int64_t>>(std::move(indices));
    m_impl->options = std::move(options);
    m_impl->check();
    if (start.epoch < 0 || start.batch < 0 || start.batch >= m_impl->batchesPerEpoch)
        throw Error(fmt::format("cannot start at epoch {}, batch {}: an epoch has {} batches", start.epoch, start.batch,
                                m_impl->batchesPerEpoch),
                    "loader");
    m_impl->nextTaken = m_impl->nextStarted = start.epoch * m_impl->batchesPerEpoch + start.batch;
    for (int i = 0; i < m_impl->options.threads; ++i)
        m_impl->threads.emplace_back([impl = m_impl.get()](const std::stop_token& stop) { impl->work(stop); });
}

Loader::~Loader()
{
    if (!m_impl)
        return;
    // All are told before the first is joined, so that they end side by side.
    for (std::jthread& thread : m_impl->threads)
        thread.request_stop();
}

Loader::Loader(Loader&&) noexcept = default;

Batch Loader::next(std::stop_token stop)
{
    if (stop.stop_requested())
        throw Cancelled();
    std::unique_lock lock(m_impl->mutex);
    const auto isReady = [&] { return m_impl->finished.contains(m_impl->nextTaken); };
    if (!isReady()) {
        const auto start = Clock::now();
        const bool came = m_impl->ready.wait(lock, stop, isReady);
        m_impl->waited += Clock::now() - start;
        if (!came)
            throw Cancelled();
    }
    const auto entry = m_impl->finished.find(m_impl->nextTaken);
    // A failure stays: asking again for a batch that cannot be made gives the same answer, unless the pictures come
    // back.
    if (const auto* failure = std::get_if<std::exception_ptr>(&entry->second)) {
        try {
            std::rethrow_exception(*failure);
        } catch (const PicturesAway&) {
            const std::int64_t number = m_impl->nextTaken; // only this thread takes
            lock.unlock();
            Batch batch = m_impl->make(number, stop);
            lock.lock();
            entry->second = std::move(batch);
        }
    }
    Batch batch = std::move(std::get<Batch>(entry->second));
    m_impl->finished.erase(entry);
    ++m_impl->nextTaken;
    m_impl->room.notify_all();
    return batch;
}

LoaderState Loader::state() const
{
    const std::lock_guard lock(m_impl->mutex);
    return {m_impl->nextTaken / m_impl->batchesPerEpoch, m_impl->nextTaken % m_impl->batchesPerEpoch};
}

std::int64_t Loader::batchesPerEpoch() const
{
    return m_impl->batchesPerEpoch;
}

double Loader::waitedSeconds() const
{
    const std::lock_guard lock(m_impl->mutex);
    return std::chrono::duration<double>(m_impl->waited).count();
}

std::string waitNote(const ImageDataset& data, double share, int threads)
{
    const double percent = share * 100;
    if (data.encoded())
        return fmt::format(
            "Steps wait for images in {:.0f} % of the time: more than loader_threads={} may be faster, and "
            "packed images (the option packed of the data) are decoded only once.",
            percent, threads);
    return fmt::format("Steps wait for images in {:.0f} % of the time: more than loader_threads={} may be faster.",
                       percent, threads);
}

} // namespace pathloom
