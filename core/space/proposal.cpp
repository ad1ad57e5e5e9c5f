// SPDX-License-Identifier: MIT
#include "core/space/proposal.h"

#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// Networks of small grey images, such as digits and garments, need no more than the space `small` for so many classes.
constexpr int mostClassesOfSmall = 100;
/// Before the classifier at most, as in MobileNetV2 for 1,000 classes.
constexpr int widestHead = 1280;
/// The last stage has a quarter of the channels of the mix layer behind it, as in MobileNetV2.
constexpr int headToStage = 4;

constexpr std::int64_t mostStepBytes = std::int64_t(4) << 30;
/// Images. The largest is the published search's; where it does not fit, a batch as in searches of small images does.
constexpr int leastBatch = 8, usualBatch = 96, mostBatch = 256;

int shorterSide(const Shape& shape)
{
    return std::min(shape.height, shape.width);
}

/// Side of a square with as many pixels.
double squareSide(const Shape& shape)
{
    return std::sqrt(double(shape.height) * double(shape.width));
}

std::filesystem::path fileOf(const std::string& shipped)
{
    return resourcePath("spaces") / (shipped + ".json");
}

/// A shipped space's declaration, and changes to it.
class Plan
{
public:
    explicit Plan(const std::string& base)
        : m_base(base), m_json(readJsonFile(fileOf(base))), m_own(spaceFromJson(m_json, base))
    {
    }

    const std::string& base() const { return m_base; }
    /// For the images that it was made for.
    const SearchSpace& own() const { return m_own; }
    Json& json() { return m_json; }
    SearchSpace space(const Shape& images, int classes) const
    {
        return spaceFromJson(m_json, m_base, {.input = images, .classes = classes});
    }
    int smallestSide(const Shape& images) const { return shorterSide(factsOf(space(images, 2)).smallestMap); }

    int halvings() const
    {
        int count = 0;
        for (int i = 0; i < slots(); ++i)
            count += strideAt(i) == 2;
        return count;
    }
    /// Adds or takes away the earliest one that can be: an added one saves most there, and one that is missed leaves
    /// the details of small images where they are seen first.
    /// @return false if there is none
    bool changeHalvings(bool add)
    {
        for (int i = 0; i < slots(); ++i)
            if (strideAt(i) == (add ? 1 : 2)) {
                setStrideAt(i, add ? 2 : 1);
                return true;
            }
        return false;
    }

private:
    // Where the map can be halved: 0 is the stem, then the stages.
    int slots() const { return 1 + static_cast<int>(m_json.at("stages").size()); }
    const Json& stageAt(int slot) const { return m_json.at("stages").at(std::size_t(slot - 1)); }
    int strideAt(int slot) const
    {
        return slot == 0 ? parseOperator(m_json.at("stem").at("op").get<std::string>()).stride
                         : stageAt(slot).at("stride").get<int>();
    }
    void setStrideAt(int slot, int stride)
    {
        if (slot > 0) {
            m_json["stages"][std::size_t(slot - 1)]["stride"] = stride;
            return;
        }
        Operator op = parseOperator(m_json.at("stem").at("op").get<std::string>());
        op.stride = stride;
        m_json["stem"]["op"] = toText(op);
    }

    std::string m_base;
    Json m_json;
    SearchSpace m_own;
};

Plan planFor(const Shape& images, int classes)
{
    const double side = squareSide(images);
    Plan small("small");
    if (images.channels == 1 && classes <= mostClassesOfSmall && side <= mostLarger * squareSide(small.own().input))
        return small;
    // One halving more carries a space twice as far.
    Plan medium("cifar");
    return side <= 2 * mostLarger * squareSide(medium.own().input) ? medium : Plan("imagenet");
}

void fitHalvings(Plan& plan, const Shape& images)
{
    double side = squareSide(images);
    while (side > mostLarger * squareSide(plan.own().input)) {
        Plan further = plan;
        if (!further.changeHalvings(true) || further.smallestSide(images) < leastMapSide)
            break;
        plan = std::move(further);
        side /= 2;
    }
    while (plan.smallestSide(images) < leastMapSide && plan.changeHalvings(false))
        continue;
}

/// @return channels before the classifier, if they were changed; else 0
int fitHead(Json& json, int classes)
{
    const int wanted = std::min(widestHead, round8(classes));
    if (json.at("head").at("channels").get<int>() >= wanted)
        return 0;
    json["head"]["channels"] = wanted;
    Json& last = json["stages"].back();
    last["channels"] = std::max(last.at("channels").get<int>(), round8(double(wanted) / headToStage));
    return wanted;
}

/// Recommends smaller batches where a step would keep more than it should.
void limitBatches(Json& json, std::int64_t bytesPerImage)
{
    const std::int64_t fitting = mostStepBytes / bytesPerImage / leastBatch * leastBatch;
    if (fitting >= mostBatch)
        return;
    const int most = std::clamp(static_cast<int>(fitting), leastBatch, usualBatch);
    constexpr int evaluated = 4; // times as many: nothing is kept for a backward pass
    Json& recommended = json["recommended"];
    for (const auto& [key, limit] :
         {std::pair("batch_size", most), {"evaluation_batch_size", evaluated * most}, {"training.batch_size", most}})
        recommended[key] = recommended.contains(key) ? std::min(recommended[key].get<int>(), limit) : limit;
}

std::string sizeText(const Shape& shape)
{
    return fmt::format("{}x{}", shape.width, shape.height);
}

std::string reasonFor(const SpaceProposal& proposal, int halvings, int ownHalvings, int head)
{
    const std::string images = sizeText(proposal.space.input), maps = sizeText(factsOf(proposal.space).smallestMap);
    if (proposal.isShipped)
        return fmt::format("For images of {} pixels '{}' is right as it is: its smallest maps have {} pixels.", images,
                           proposal.base, maps);
    if (head == 0)
        return fmt::format("For images of {} pixels, made from '{}': the map is halved {} times instead of {}, so that "
                           "none is smaller than {} pixels.",
                           images, proposal.base, halvings, ownHalvings, maps);
    if (halvings == ownHalvings)
        return fmt::format("For images of {} pixels, made from '{}': {} channels before the classifier tell {} classes "
                           "apart, and no map is smaller than {} pixels.",
                           images, proposal.base, head, proposal.space.classes, maps);
    return fmt::format(
        "For images of {} pixels, made from '{}': the map is halved {} times instead of {}, so that none "
        "is smaller than {} pixels, and {} channels before the classifier tell {} classes apart.",
        images, proposal.base, halvings, ownHalvings, maps, head, proposal.space.classes);
}

} // namespace

SpaceProposal proposeSpace(const Shape& images, int classes)
{
    if (shorterSide(images) < leastMapSide)
        throw Error(fmt::format("no search space fits images of {} pixels", sizeText(images)), {},
                    fmt::format("they need {} in both directions at least", leastMapSide));
    Plan plan = planFor(images, classes);
    const int ownHalvings = plan.halvings();
    fitHalvings(plan, images);
    const int halvings = plan.halvings();
    const int head = fitHead(plan.json(), classes);

    SpaceProposal proposal{
        .space = {}, .base = plan.base(), .isShipped = halvings == ownHalvings && head == 0, .reason = {}};
    if (!proposal.isShipped) {
        plan.json()["name"] = plan.base() + '-' +
                              (images.width == images.height ? std::to_string(images.width) : sizeText(images)) +
                              (head > 0 ? fmt::format("-{}", classes) : "");
        plan.json()["title"] =
            fmt::format("Made from '{}' for {} pixels and {} classes", plan.base(), sizeText(images), classes);
        plan.json().erase("description");
    }
    limitBatches(plan.json(), factsOf(plan.space(images, classes)).activationBytes);
    proposal.space = plan.space(images, classes);
    // What is made for these images says so wherever it is read again.
    if (!proposal.isShipped) {
        proposal.space.declaration = Json(toJson(proposal.space));
        proposal.space.declaration.erase("made_for");
    }
    proposal.reason = reasonFor(proposal, halvings, ownHalvings, head);
    return proposal;
}

} // namespace pathloom
