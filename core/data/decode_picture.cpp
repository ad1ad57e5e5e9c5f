// SPDX-License-Identifier: MIT
#include "core/data/decoding.h"

#include "core/util/error.h"

#include <algorithm>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace pathloom {

namespace {

/// The shorter side becomes that of the wanted size, then the centre is cut out.
cv::Mat fitted(const cv::Mat& picture, const Shape& wanted)
{
    const double factor = std::max(double(wanted.width) / picture.cols, double(wanted.height) / picture.rows);
    const cv::Size size(std::max(wanted.width, int(std::lround(picture.cols * factor))),
                        std::max(wanted.height, int(std::lround(picture.rows * factor))));
    cv::Mat resized = picture;
    if (size != picture.size())
        cv::resize(picture, resized, size, 0, 0, factor < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return resized(
        cv::Rect((size.width - wanted.width) / 2, (size.height - wanted.height) / 2, wanted.width, wanted.height));
}

} // namespace

Image decodePicture(std::span<const std::uint8_t> bytes, const Shape& wanted, const std::string& name)
{
    const std::optional<PictureHeader> header = pictureHeader(bytes, true);
    if (!header)
        throw Error("is no picture that can be read", name, "JPEG, PNG, WebP, BMP, TIFF and PNM are");
    requireDecodable(*header, name);
    if (!header->isComplete)
        throw Error(std::string("is a ") + header->format + " file that is cut off", name);
    cv::Mat picture;
    try {
        const cv::Mat encoded(1, int(bytes.size()), CV_8UC1, const_cast<std::uint8_t*>(bytes.data()));
        picture = cv::imdecode(encoded, wanted.channels == 1 ? cv::IMREAD_GRAYSCALE : cv::IMREAD_COLOR);
        if (picture.empty())
            throw Error(std::string("is a damaged ") + header->format + " file", name);
        picture = fitted(picture, wanted);
        if (wanted.channels == 3)
            cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
        else
            picture = picture.clone(); // of one piece
    } catch (const cv::Exception&) {
        throw Error(std::string("is a damaged ") + header->format + " file", name);
    }
    return {wanted, {picture.data, picture.data + wanted.elements()}};
}

} // namespace pathloom
