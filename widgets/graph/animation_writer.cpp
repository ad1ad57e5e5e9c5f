// SPDX-License-Identifier: MIT
#include "widgets/graph/animation_writer.h"

#include "core/util/error.h"
#include "core/util/files.h"

#include <QBuffer>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>

#include <spdlog/fmt/fmt.h>
#include <webp/encode.h>
#include <webp/mux.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

/// Says at once what writing at the end would say, not after minutes of work.
void checkWritable(const fs::path& target)
{
    fs::path probe = target;
    probe += ".part";
    errno = 0;
    const bool opened = std::ofstream(probe, std::ios::binary).is_open();
    const int reason = errno;
    std::error_code ignored;
    fs::remove(probe, ignored);
    if (!opened)
        throw Error(std::string("cannot be written: ") + std::strerror(reason), target.string());
}

void throwIf(const std::stop_token& stop)
{
    if (stop.stop_requested())
        throw Cancelled();
}

/// libwebp asks between the pieces of its work whether it shall go on.
int goOn(int, const WebPPicture* picture)
{
    return static_cast<const std::stop_token*>(picture->user_data)->stop_requested() ? 0 : 1;
}

struct WebPBytes
{
    WebPBytes() { WebPDataInit(&data); }
    ~WebPBytes() { WebPDataClear(&data); }
    WebPBytes(const WebPBytes&) = delete;
    WebPBytes& operator=(const WebPBytes&) = delete;
    WebPData data;
};

/// libwebp's encoder of moving pictures: keeps the compressed frames in memory and of each only what has changed.
class WebPStream
{
public:
    explicit WebPStream(const QSize& size)
    {
        WebPAnimEncoderOptions options;
        if (!WebPAnimEncoderOptionsInit(&options) || !WebPConfigInit(&m_config))
            throw Error("libwebp is of another version than the program was built for");
        options.anim_params.loop_count = 0; // for ever
        m_encoder.reset(WebPAnimEncoderNew(size.width(), size.height(), &options));
        if (!m_encoder)
            throw Error(fmt::format("there is no memory for frames of {}x{} pixels", size.width(), size.height()));
        // Letters and thin strands suffer from lossy compression. Of the efforts this is the first that finds what
        // repeats: a fifth of the size of the quickest, and more effort gains next to nothing.
        m_config.lossless = 1;
        m_config.method = 2;
        m_config.quality = 50;
    }

    void add(const AnimationFrame& frame, const std::stop_token& stop)
    {
        throwIf(stop);
        const QImage image = frame.image.convertToFormat(QImage::Format_RGB32);
        WebPPicture picture;
        if (!WebPPictureInit(&picture))
            throw Error("libwebp is of another version than the program was built for");
        picture.use_argb = 1;
        picture.width = image.width();
        picture.height = image.height();
        picture.progress_hook = goOn;
        picture.user_data = const_cast<std::stop_token*>(&stop);
        const bool imported = WebPPictureImportBGRX(&picture, image.constBits(), int(image.bytesPerLine())) != 0;
        const bool added = imported && WebPAnimEncoderAdd(m_encoder.get(), &picture, m_time, &m_config) != 0;
        WebPPictureFree(&picture);
        throwIf(stop);
        if (!added)
            throw Error(fmt::format("the frame could not be compressed: {}",
                                    imported ? WebPAnimEncoderGetError(m_encoder.get()) : "not enough memory"));
        m_time += frame.milliseconds;
    }

    void assemble(WebPBytes& bytes)
    {
        if (!WebPAnimEncoderAdd(m_encoder.get(), nullptr, m_time, nullptr) ||
            !WebPAnimEncoderAssemble(m_encoder.get(), &bytes.data))
            throw Error(
                fmt::format("the animation could not be put together: {}", WebPAnimEncoderGetError(m_encoder.get())));
    }

private:
    struct Delete
    {
        void operator()(WebPAnimEncoder* encoder) const { WebPAnimEncoderDelete(encoder); }
    };
    std::unique_ptr<WebPAnimEncoder, Delete> m_encoder;
    WebPConfig m_config;
    int m_time = 0; ///< at which the next frame begins, in milliseconds
};

class WebPWriter final : public AnimationWriter
{
public:
    WebPWriter(fs::path target, const QSize& size) : m_target(std::move(target)), m_stream(size)
    {
        checkWritable(m_target);
    }
    void add(const AnimationFrame& frame, const std::stop_token& stop) override { m_stream.add(frame, stop); }
    void finish(const std::stop_token& stop) override
    {
        throwIf(stop);
        WebPBytes bytes;
        m_stream.assemble(bytes);
        writeFileAtomically(m_target, [&](const fs::path& temporary) {
            errno = 0;
            std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
            constexpr std::size_t piece = 1 << 20;
            for (std::size_t at = 0; file && at < bytes.data.size; at += piece) {
                throwIf(stop);
                file.write(reinterpret_cast<const char*>(bytes.data.bytes + at),
                           static_cast<std::streamsize>(std::min(piece, bytes.data.size - at)));
            }
            file.flush();
            if (!file)
                throw Error(std::string("cannot be written: ") + std::strerror(errno), m_target.string());
            throwIf(stop);
        });
        m_files = 1;
    }
    int filesWritten() const override { return m_files; }

private:
    const fs::path m_target;
    WebPStream m_stream;
    std::atomic<int> m_files = 0;
};

std::string contentOf(AnimationFormat format, const AnimationFrame& frame)
{
    if (format == AnimationFormat::Svg)
        return frame.svg.toStdString();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!frame.image.save(&buffer, "PNG"))
        throw Error("the frame could not be compressed as PNG");
    return bytes.toStdString();
}

class SequenceWriter final : public AnimationWriter
{
public:
    SequenceWriter(AnimationFormat format, fs::path folder)
        : m_format(format), m_extension(format == AnimationFormat::Svg ? ".svg" : ".png"), m_folder(std::move(folder))
    {
        std::error_code failure;
        const bool made = fs::create_directories(m_folder, failure);
        if (failure)
            throw Error("cannot be created: " + failure.message(), m_folder.string());
        if (made)
            return;
        for (const fs::directory_entry& entry : fs::directory_iterator(m_folder, failure))
            if (entry.path().filename().string().starts_with("frame-"))
                throw Error("holds frames of an animation already", m_folder.string(), "choose another folder");
        if (failure)
            throw Error("cannot be read: " + failure.message(), m_folder.string());
        checkWritable(fileOf(1));
    }
    void add(const AnimationFrame& frame, const std::stop_token& stop) override
    {
        throwIf(stop);
        const std::string content = contentOf(m_format, frame);
        throwIf(stop);
        writeTextFile(fileOf(m_files + 1), content);
        ++m_files;
    }
    void finish(const std::stop_token&) override {}
    int filesWritten() const override { return m_files; }

private:
    fs::path fileOf(int number) const { return m_folder / fmt::format("frame-{:05}{}", number, m_extension); }

    const AnimationFormat m_format;
    const std::string m_extension;
    const fs::path m_folder;
    std::atomic<int> m_files = 0;
};

} // namespace

std::unique_ptr<AnimationWriter> animationWriter(AnimationFormat format, const fs::path& target, const QSize& size)
{
    if (format == AnimationFormat::WebP)
        return std::make_unique<WebPWriter>(target, size);
    return std::make_unique<SequenceWriter>(format, target);
}

double estimatedAnimationBytes(AnimationFormat format, const std::vector<AnimationFrame>& samples, int count,
                               const std::stop_token& stop)
{
    if (samples.empty())
        return 0;
    if (format != AnimationFormat::WebP) {
        double sum = 0;
        for (const AnimationFrame& frame : samples) {
            throwIf(stop);
            sum += static_cast<double>(contentOf(format, frame).size());
        }
        return sum / static_cast<double>(samples.size()) * count;
    }
    const auto bytesOf = [&](std::size_t first, std::size_t last) {
        WebPStream stream(samples.front().image.size());
        for (std::size_t i = first; i < last; ++i)
            stream.add(samples[i], stop);
        WebPBytes bytes;
        stream.assemble(bytes);
        return static_cast<double>(bytes.data.size);
    };
    // The first frame is whole, each later one what has changed since the one before.
    const double whole = bytesOf(0, 1);
    double further = 0;
    int pairs = 0;
    for (std::size_t i = 0; i + 1 < samples.size(); i += 2, ++pairs)
        further += bytesOf(i, i + 2) - bytesOf(i, i + 1);
    return whole + (pairs > 0 ? further / pairs : whole) * (count - 1);
}

} // namespace pathloom
