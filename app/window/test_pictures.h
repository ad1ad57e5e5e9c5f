// SPDX-License-Identifier: MIT
#pragma once

#include "core/evaluate/predictions.h"
#include "core/run/run_store.h"
#include "widgets/confusion/confusion_panel.h"

#include <functional>
#include <mutex>
#include <stop_token>

namespace pathloom {

/// The test images of a run, for whoever wants to see some of them. Opened when the first one is asked for, which may
/// take long. Any thread may ask.
class TestPictures
{
public:
    explicit TestPictures(std::filesystem::path runFolder) : m_folder(std::move(runFolder)) {}

    /// There are files whose pictures can be shown as they are. Opens the images. Throws Error if they are gone or
    /// others; Cancelled.
    bool hasOriginals(const std::stop_token& stop);
    /// Decodes images by their numbers in the test set and hands them over, some at a time. One that cannot be decoded
    /// is a picture without pixels that says why. Throws Cancelled.
    void read(const std::vector<std::int64_t>& images, PictureForm form,
              const std::function<void(const QList<ShownPicture>& some)>& take, const std::stop_token& stop);

private:
    const ImageDataset& opened(const std::stop_token& stop);

    std::filesystem::path m_folder;
    std::mutex m_mutex;
    DataSets m_sets;
};

/// The images of a class that were taken for another one, or for itself, by their numbers; at most so many.
std::vector<std::int64_t> imagesOfCell(const Predictions& predictions, int truth, int predicted, std::size_t most);

} // namespace pathloom
