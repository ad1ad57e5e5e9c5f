// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/resize.h"
#include "core/space/operators.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace pathloom {

/// One decoded image: 8 bits a channel, height x width x channels.
struct Image
{
    Shape shape;
    std::vector<std::uint8_t> pixels;
};

class EncodedImages;
struct PictureFindings;

/// Pictures that are not what they were when the set was opened.
struct LostPictures
{
    std::int64_t count = 0;             ///< cannot be read any more: others of their classes stand in for them
    std::int64_t changed = 0;           ///< were replaced or changed, and are used as they are now
    std::vector<std::string> sentences; ///< of the first hundred of both: which one and why
};

/// Images with class labels. Labels are known without decoding; images are decoded one at a time, on any thread, so a
/// folder of millions of files fits the same interface. Implementations are immutable after opening.
class ImageDataset
{
public:
    virtual ~ImageDataset() = default;
    virtual std::int64_t size() const = 0;
    /// Shape that every image has after decoding.
    virtual Shape imageShape() const = 0;
    virtual const std::vector<std::string>& classNames() const = 0;
    virtual int label(std::int64_t index) const = 0;
    /// So many images at the end were set aside for validation by whoever made the set; stratifiedSplit() keeps to
    /// that.
    virtual std::int64_t validationCount() const { return 0; }
    /// Thread-safe. Throws Error naming the file if it cannot be decoded.
    virtual Image image(std::int64_t index) const = 0;
    /// The same size made of another part of the picture: of what it is decoded from, else of the image itself.
    virtual Image part(std::int64_t index, const ChooseBox& choose) const;
    /// Digest of what was read (sizes and contents or modification times), stored with a run.
    virtual std::string fingerprint() const = 0;
    /// What people should know of how the files were read: whole sentences.
    virtual std::vector<std::string> notes() const { return {}; }
    /// Memory that it holds for as long as it is open.
    virtual std::int64_t memoryBytes() const { return 0; }
    /// The compressed pictures that the images are decoded from; none where they are stored as pixels.
    virtual const EncodedImages* encoded() const { return nullptr; }
    /// What the files were found to be when they were opened; none where images are stored as pixels.
    virtual const PictureFindings* findings() const { return nullptr; }
    /// Files that have vanished or changed since: other pictures of their classes stand in for them. Any thread may
    /// ask.
    virtual LostPictures lost() const { return {}; }
};

/// Options of a kind of data by their names; "true" for a flag that is set.
using KindOptions = std::map<std::string, std::string>;

/// Where images come from, as it is stored in a run.
struct DataSpec
{
    std::string kind = "fashion-mnist"; ///< one of dataKinds(), see data_kinds.h
    std::filesystem::path folder;       ///< folder or file, whatever the kind takes; empty = the kind's own place
    KindOptions options;                ///< those of the kind that are not at their defaults
    std::int64_t trainLimit = 0;        ///< use only the first images after the seeded shuffle; 0 = all. Limits are not
                                        ///< applied by openData but by whoever splits, see stratifiedSplit
    std::int64_t testLimit = 0;
    bool operator==(const DataSpec&) const = default;

    bool isSet(const std::string& flag) const { return options.contains(flag) && options.at(flag) == "true"; }
};

struct DataSets
{
    std::shared_ptr<const ImageDataset> train;
    std::shared_ptr<const ImageDataset> test; ///< the real test split; never seen by search or training
    std::vector<std::string> notes;           ///< of both, each once: how the files were read
    KindOptions decided; ///< options that were left to whoever opens, with what was chosen for them
    std::int64_t memoryBytes() const;
    /// Those that are not there yet.
    void addNotes(const std::vector<std::string>& more);
};

/// What the option --data of both programs takes: a place whose kind is recognised, or KIND, KIND:PLACE,
/// KIND,OPTION=VALUE,…:PLACE of the kinds that dataKinds() lists. Throws UsageError for anything else.
DataSpec dataSpecFromText(const std::string& text);
/// Reverse of dataSpecFromText, always with the kind.
std::string toText(const DataSpec& spec);

/// Opens what the specification names. What is open already, anywhere in the program, and was not changed on disk since
/// may not be read again. Throws Error naming the file and what is wrong with it (missing, truncated, label out of
/// range, counts that differ, images and labels of different splits …); Cancelled.
DataSets openData(const DataSpec& spec, std::stop_token stop = {});

/// Per-channel mean and standard deviation of pixel values scaled to 0..1.
struct Normalization
{
    std::vector<double> mean, deviation;
    bool operator==(const Normalization&) const = default;
};
/// Over the given images (all if empty). A channel without variation gets deviation 1. Decodes them by as many threads
/// as the machine has processors; of pictures it is done once, see kept_normalization.h.
Normalization measureNormalization(const ImageDataset& data, const std::vector<std::int64_t>& indices = {},
                                   std::stop_token stop = {});

struct Split
{
    std::vector<std::int64_t> train, heldOut;
};
/// Seeded, stratified shuffle: heldOut gets round(fraction * n_c) images of every class c (at least one of each class
/// with two or more images), both lists are shuffled. The same seed gives the same split everywhere. Where the set has
/// validation images of its own, those are held out and no others.
Split stratifiedSplit(const ImageDataset& data, double heldOutFraction, std::uint64_t seed, std::int64_t limit = 0);

} // namespace pathloom
