// SPDX-License-Identifier: MIT
#include "app/window/test_pictures.h"

#include "core/data/decoding.h"
#include "core/data/encoded_images.h"
#include "core/run/run_images.h"
#include "core/util/error.h"
#include "widgets/common/core_text.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr int largestOriginal = 256; ///< pixels of the longer side: more than a list shows
constexpr int atATime = 24;

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(TestPictures)
};

/// The whole picture with its proportions, small enough for a list.
Image original(const EncodedImages& files, std::int64_t index)
{
    const std::vector<std::uint8_t> bytes = files.bytes(index);
    const std::optional<PictureHeader> header = pictureHeader(bytes, true);
    if (!header)
        throw Error("is no picture that can be read", files.name(index));
    const double scale = std::min(1.0, double(largestOriginal) / double(std::max(header->width, header->height)));
    const auto scaled = [scale](std::int64_t length) { return std::max(1, int(std::lround(double(length) * scale))); };
    const Shape shape{header->isGrey ? 1 : 3, scaled(header->height), scaled(header->width)};
    return decodePicture(bytes, shape, files.name(index), [](int width, int height) {
        return PictureBox{0, 0, double(width), double(height)};
    });
}

ShownPicture shown(const ImageDataset& images, std::int64_t index, PictureForm form)
{
    const EncodedImages* files = images.encoded();
    const QString name = files ? QString::fromStdString(files->name(index)) : QString();
    const QString number = Texts::tr("test image %L1").arg(index + 1);
    ShownPicture picture{.image = {},
                         .caption = files ? name.section(QDir::separator(), -1) : QStringLiteral("%L1").arg(index + 1),
                         .about =
                             files ? Texts::tr("%1, %2", "file and number of an image").arg(name, number) : number};
    try {
        picture.image =
            toQImage(form == PictureForm::Original && files ? original(*files, index) : images.image(index));
    } catch (const Error& e) {
        picture.about = CoreText::of(e.what());
    }
    return picture;
}

} // namespace

const ImageDataset& TestPictures::opened(const std::stop_token& stop)
{
    const std::lock_guard lock(m_mutex);
    if (!m_sets.test) {
        const auto run = RunStore::open(m_folder, RunStore::Access::Read);
        m_sets = openRunImages(*run, run->info().data, stop);
    }
    return *m_sets.test;
}

bool TestPictures::hasOriginals(const std::stop_token& stop)
{
    return opened(stop).encoded() != nullptr;
}

void TestPictures::read(const std::vector<std::int64_t>& images, PictureForm form,
                        const std::function<void(const QList<ShownPicture>&)>& take, const std::stop_token& stop)
{
    const ImageDataset& set = opened(stop);
    QList<ShownPicture> some;
    for (const std::int64_t index : images) {
        if (stop.stop_requested())
            throw Cancelled();
        if (index >= set.size())
            throw Error("the test images are fewer than they were when the network was tested", m_folder.string());
        some << shown(set, index, form);
        if (some.size() == atATime)
            take(std::exchange(some, {}));
    }
    if (!some.isEmpty())
        take(some);
}

std::vector<std::int64_t> imagesOfCell(const Predictions& predictions, int truth, int predicted, std::size_t most)
{
    std::vector<std::int64_t> images;
    for (std::size_t i = 0; i < predictions.labels.size() && images.size() < most; ++i)
        if (predictions.labels[i] == truth && predictions.predicted[i] == predicted)
            images.push_back(std::int64_t(i));
    return images;
}

} // namespace pathloom
