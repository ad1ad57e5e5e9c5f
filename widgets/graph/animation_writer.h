// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QImage>

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace pathloom {

enum class AnimationFormat {
    WebP, ///< one file that moves, every frame without loss
    Png,  ///< a folder of numbered files
    Svg,  ///< the same
};

/// A frame and how long it is shown.
struct AnimationFrame
{
    QImage image;   ///< for Svg not needed
    QByteArray svg; ///< for Svg only
    int milliseconds = 0;
};

/// Takes the frames of an animation one by one. Used by one thread at a time, not only the one that made it. One that
/// is destroyed before finish() leaves nothing half-written; the numbered files that are complete stay.
class AnimationWriter
{
public:
    virtual ~AnimationWriter() = default;
    /// Throws Error (full disk, no permission …) and Cancelled, soon after the token was set.
    virtual void add(const AnimationFrame& frame, const std::stop_token& stop) = 0;
    /// Completes the file. Throws like add().
    virtual void finish(const std::stop_token& stop) = 0;
    /// Complete files that are there now. May be asked from another thread.
    virtual int filesWritten() const = 0;
};

/// @param target the WebP file, which is replaced if it exists, or the folder of the numbered files, which is made.
/// Throws Error if nothing can be written there, or if the folder holds numbered files already.
std::unique_ptr<AnimationWriter> animationWriter(AnimationFormat format, const std::filesystem::path& target,
                                                 const QSize& size);

/// About how many bytes an animation of `count` frames takes, from pairs of neighbouring frames out of it. Writes
/// nothing. Throws Cancelled.
double estimatedAnimationBytes(AnimationFormat format, const std::vector<AnimationFrame>& samples, int count,
                               const std::stop_token& stop);

} // namespace pathloom
