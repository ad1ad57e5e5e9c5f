// SPDX-License-Identifier: MIT
// Classifies pictures by an ONNX file that Pathloom has exported. How a picture becomes the network's input, and what
// the classes are called, is read from the file's own metadata. Needs OpenCV 4 (Debian: libopencv-dev):
//
//   g++ -std=c++17 -O2 classify.cpp -o classify $(pkg-config --cflags --libs opencv4)
//   ./classify network.onnx picture.jpg ...
//
// OpenCV 4.6 reads the bounds of the operator Clip only as files of operator set 10 have them: pathloom-cli export
// --opset 10.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>
#include <opencv2/imgcodecs.hpp>

namespace {

/// Reads the fields of a protocol buffer message, of which an ONNX file is one.
class Message
{
public:
    Message(const char* begin, const char* end) : m_at(begin), m_end(end) {}

    /// The next field: its number and, if it has any, its bytes.
    bool next(std::uint64_t& number, std::string& bytes)
    {
        if (m_at == m_end)
            return false;
        const std::uint64_t key = varint();
        number = key >> 3;
        bytes.clear();
        switch (key & 7) {
        case 0:
            varint();
            break;
        case 1:
            take(8);
            break;
        case 2: {
            const std::uint64_t size = varint();
            const char* const begin = take(size);
            bytes.assign(begin, m_at);
            break;
        }
        case 5:
            take(4);
            break;
        default:
            throw std::runtime_error("it is no ONNX file");
        }
        return true;
    }

private:
    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = std::uint64_t(static_cast<unsigned char>(*take(1)));
            value |= (byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        throw std::runtime_error("it is no ONNX file");
    }
    const char* take(std::uint64_t size)
    {
        if (size > std::uint64_t(m_end - m_at))
            throw std::runtime_error("it is no ONNX file, or was cut off");
        const char* const begin = m_at;
        m_at += size;
        return begin;
    }

    const char *m_at, *m_end;
};

std::map<std::string, std::string> metadataOf(const std::string& model)
{
    constexpr std::uint64_t metadataField = 14, keyField = 1, valueField = 2;
    std::map<std::string, std::string> found;
    Message message(model.data(), model.data() + model.size());
    std::uint64_t number = 0;
    for (std::string entry; message.next(number, entry);) {
        if (number != metadataField)
            continue;
        std::map<std::uint64_t, std::string> pair;
        Message inner(entry.data(), entry.data() + entry.size());
        for (std::string bytes; inner.next(number, bytes);)
            pair[number] = bytes;
        found[pair[keyField]] = pair[valueField];
    }
    return found;
}

/// What the file says under a key; OpenCV's reader of JSON takes objects only, so it is put into one.
cv::FileStorage jsonOf(const std::map<std::string, std::string>& metadata, const std::string& key)
{
    const auto found = metadata.find(key);
    if (found == metadata.end())
        throw std::runtime_error("its metadata lack " + key + ": it was not exported by Pathloom, or by an old one");
    return {R"({"said": )" + found->second + "}",
            cv::FileStorage::READ | cv::FileStorage::MEMORY | cv::FileStorage::FORMAT_JSON};
}

std::string textOf(const cv::FileNode& node, const char* key, const std::vector<std::string>& known)
{
    const std::string text = node[key].isString() ? std::string(node[key]) : std::string();
    if (std::find(known.begin(), known.end(), text) == known.end())
        throw std::runtime_error(std::string(key) + " is '" + text + "', which this sample does not know");
    return text;
}

std::vector<double> numbersOf(const cv::FileNode& node, const char* key)
{
    std::vector<double> numbers;
    for (const cv::FileNode& number : node[key])
        numbers.push_back(number.real());
    return numbers;
}

/// What the metadata say of the input and of how to make it.
struct Rules
{
    std::string input;
    bool isBytes = false, channelsLast = false, isGrey = false, inGraph = false;
    int width = 0, height = 0;
    std::vector<double> range, mean, deviation;
    std::vector<std::string> classes; ///< none: not known
};

Rules rulesOf(const std::map<std::string, std::string>& metadata)
{
    const cv::FileStorage inputFile = jsonOf(metadata, "pathloom.input");
    const cv::FileNode input = inputFile["said"];
    Rules rules;
    rules.input = std::string(input["name"]);
    rules.isBytes = textOf(input, "type", {"float32", "uint8"}) == "uint8";
    rules.channelsLast = textOf(input, "layout", {"NCHW", "NHWC"}) == "NHWC";
    rules.range = numbersOf(input, "range");
    rules.mean = numbersOf(input, "mean");
    rules.deviation = numbersOf(input, "deviation");
    rules.inGraph = int(input["inGraph"]) != 0;
    const std::size_t channels = textOf(input, "colours", {"RGB", "grey"}) == "grey" ? 1 : 3;
    if (rules.range.size() != 2)
        throw std::runtime_error("it does not say in which range its pixels are");
    if (!rules.inGraph && (rules.mean.size() != channels || rules.deviation.size() != channels))
        throw std::runtime_error("it does not say how its pixels are normalised");

    const cv::FileStorage resizeFile = jsonOf(metadata, "pathloom.resize");
    const cv::FileNode resize = resizeFile["said"];
    textOf(resize, "orientation", {"exif"});
    textOf(resize, "transparency", {"black"});
    textOf(resize, "crop", {"centre"});
    textOf(resize, "filter", {"triangle"});
    rules.isGrey = textOf(resize, "colours", {"RGB", "grey"}) == "grey";
    rules.width = int(resize["width"]);
    rules.height = int(resize["height"]);
    if (rules.width < 1 || rules.height < 1)
        throw std::runtime_error("it does not say how large its images are");

    if (metadata.count("pathloom.classes") > 0) {
        const cv::FileStorage classesFile = jsonOf(metadata, "pathloom.classes");
        for (const cv::FileNode& name : classesFile["said"])
            rules.classes.push_back(std::string(name));
    }
    return rules;
}

/// Upright, with 8 bits and three channels (blue, green, red), transparency laid on black. OpenCV turns pictures as
/// EXIF says, but not those that it reads with their transparency.
cv::Mat readPicture(const std::string& file)
{
    cv::Mat picture = cv::imread(file, cv::IMREAD_UNCHANGED);
    if (picture.channels() != 4)
        picture = cv::imread(file, cv::IMREAD_COLOR | cv::IMREAD_ANYDEPTH);
    if (picture.empty() || (picture.depth() != CV_8U && picture.depth() != CV_16U))
        throw std::runtime_error(file + ": is no picture that can be read");
    const double largest = picture.depth() == CV_16U ? 65535 : 255;
    picture.convertTo(picture, CV_64F, 255 / largest);
    cv::Mat colours(picture.size(), CV_8UC3);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const double* const from = picture.ptr<double>(y) + std::ptrdiff_t(x) * picture.channels();
            for (int c = 0; c < 3; ++c) {
                const double share = picture.channels() == 4 ? from[3] / 255 : 1;
                colours.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(from[c] * share);
            }
        }
    return colours;
}

/// Which pixels a pixel of the result is made of along one side, and their shares.
struct Taps
{
    int first = 0;
    std::vector<double> shares;
};

std::vector<Taps> tapsOf(int length, double begin, double boxLength, int wanted)
{
    const double step = boxLength / wanted, radius = std::max(1.0, step);
    std::vector<Taps> all;
    for (int i = 0; i < wanted; ++i) {
        const double centre = begin + (i + 0.5) * step;
        Taps taps;
        taps.first = std::clamp(int(centre - radius + 0.5), 0, length - 1);
        const int end = std::clamp(int(centre + radius + 0.5), taps.first + 1, length);
        for (int at = taps.first; at < end; ++at)
            taps.shares.push_back(std::max(0.0, 1 - std::abs(at + 0.5 - centre) / radius));
        const double sum = std::accumulate(taps.shares.begin(), taps.shares.end(), 0.0);
        for (double& share : taps.shares)
            share /= sum;
        all.push_back(taps);
    }
    return all;
}

/// The largest part at the centre with the wanted proportions, brought to the wanted size.
cv::Mat cropAndResize(const cv::Mat& picture, int width, int height)
{
    const double scale = std::min(double(picture.cols) / width, double(picture.rows) / height);
    const std::vector<Taps> columns = tapsOf(picture.cols, (picture.cols - width * scale) / 2, width * scale, width);
    const std::vector<Taps> rows = tapsOf(picture.rows, (picture.rows - height * scale) / 2, height * scale, height);
    cv::Mat image(height, width, CV_8UC3);
    std::vector<cv::Vec3d> line(std::size_t(picture.cols));
    for (int y = 0; y < height; ++y) {
        const Taps& row = rows[std::size_t(y)];
        std::fill(line.begin(), line.end(), cv::Vec3d());
        for (std::size_t tap = 0; tap < row.shares.size(); ++tap)
            for (int x = 0; x < picture.cols; ++x)
                line[std::size_t(x)] += row.shares[tap] * cv::Vec3d(picture.at<cv::Vec3b>(row.first + int(tap), x));
        for (int x = 0; x < width; ++x) {
            const Taps& column = columns[std::size_t(x)];
            cv::Vec3d sum;
            for (std::size_t tap = 0; tap < column.shares.size(); ++tap)
                sum += column.shares[tap] * line[std::size_t(column.first) + tap];
            image.at<cv::Vec3b>(y, x) = sum; // rounded
        }
    }
    return image;
}

/// One image in the order that the network takes. OpenCV takes bytes as numbers, too.
cv::Mat tensorOf(const cv::Mat& image, const Rules& rules)
{
    const int channels = rules.isGrey ? 1 : 3;
    const std::vector<int> sizes = rules.channelsLast ? std::vector<int>{1, rules.height, rules.width, channels}
                                                      : std::vector<int>{1, channels, rules.height, rules.width};
    cv::Mat tensor(sizes, CV_32F);
    float* const values = tensor.ptr<float>();
    for (int y = 0; y < rules.height; ++y)
        for (int x = 0; x < rules.width; ++x) {
            const cv::Vec3b& pixel = image.at<cv::Vec3b>(y, x);
            for (int c = 0; c < channels; ++c) {
                double value = rules.isGrey ? std::round(0.299 * pixel[2] + 0.587 * pixel[1] + 0.114 * pixel[0])
                                            : double(pixel[2 - c]);
                value = rules.range[0] + (rules.range[1] - rules.range[0]) * value / 255;
                if (!rules.inGraph)
                    value = (value - rules.mean[std::size_t(c)]) / rules.deviation[std::size_t(c)];
                values[rules.channelsLast ? (y * rules.width + x) * channels + c
                                          : (c * rules.height + y) * rules.width + x] = float(value);
            }
        }
    return tensor;
}

void printBest(const std::vector<double>& logits, const std::vector<std::string>& classes)
{
    constexpr std::size_t most = 5;
    std::vector<std::size_t> order(logits.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return logits[a] > logits[b]; });
    double sum = 0;
    for (const double logit : logits)
        sum += std::exp(logit - logits[order[0]]);
    order.resize(std::min(most, order.size()));
    for (const std::size_t index : order) {
        const std::string name = index < classes.size() ? classes[index] : "class " + std::to_string(index);
        std::printf("  %6.2f %%  logit %10.6f  %s\n", 100 * std::exp(logits[index] - logits[order[0]]) / sum,
                    logits[index], name.c_str());
    }
}

cv::dnn::Net readNetwork(const std::string& model)
{
    try {
        return cv::dnn::readNetFromONNX(model.data(), model.size());
    } catch (const cv::Exception& e) {
        throw std::runtime_error(std::string("OpenCV " CV_VERSION
                                             " cannot read it; export it with --opset 10, or take a "
                                             "newer OpenCV: ") +
                                 e.err);
    }
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 3) {
        std::fprintf(stderr, "Usage: classify NETWORK.onnx PICTURE...\n");
        return 2;
    }
    const std::string file = arguments[1];
    std::string place = file;
    try {
        std::ifstream stream(file, std::ios::binary);
        if (!stream)
            throw std::runtime_error("it cannot be opened");
        const std::string model{std::istreambuf_iterator<char>(stream), {}};
        const Rules rules = rulesOf(metadataOf(model));
        cv::dnn::Net network = readNetwork(model);
        for (int i = 2; i < count; ++i) {
            place = arguments[i];
            network.setInput(tensorOf(cropAndResize(readPicture(place), rules.width, rules.height), rules),
                             rules.input);
            const cv::Mat found = network.forward();
            std::printf("%s\n", arguments[i]);
            printBest({found.ptr<float>(), found.ptr<float>() + found.total()}, rules.classes);
        }
    } catch (const cv::Exception& e) {
        std::fprintf(stderr, "error: %s: OpenCV " CV_VERSION " says: %s\n", place.c_str(), e.err.c_str());
        return 1;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "error: %s: %s\n", place.c_str(), e.what());
        return 1;
    }
    return 0;
}
