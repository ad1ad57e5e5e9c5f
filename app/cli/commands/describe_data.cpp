// SPDX-License-Identifier: MIT
#include "app/cli/commands/describe_data.h"

#include "app/cli/common/interrupt.h"
#include "app/cli/common/output.h"
#include "app/cli/common/progress_display.h"
#include "core/data/data_facts.h"
#include "core/data/data_kinds.h"
#include "core/search/search_config.h"
#include "core/util/error.h"
#include "core/util/json_reader.h"

#include <algorithm>
#include <limits>

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

namespace pathloom::cli {

namespace {

const char* nameOf(Part part)
{
    return part == Part::Train ? "training" : part == Part::Validation ? "validation" : "test";
}

OrderedJson classesJson(const DataFacts& facts)
{
    OrderedJson json = OrderedJson::array();
    for (const DataFacts::Class& each : facts.classes)
        json.push_back(
            {{"name", each.name}, {"training", each.train}, {"validation", each.validation}, {"test", each.test}});
    return json;
}

OrderedJson sizesJson(const PictureFindings& found)
{
    OrderedJson bars = OrderedJson::array(), common = OrderedJson::array();
    for (const SideCount& bar : found.shorterSides)
        bars.push_back(
            {{"least", bar.least},
             {"most", bar.most == std::numeric_limits<std::int64_t>::max() ? OrderedJson() : OrderedJson(bar.most)},
             {"pictures", bar.count}});
    for (const SizeCount& size : found.commonSizes)
        common.push_back({{"width", size.width}, {"height", size.height}, {"pictures", size.count}});
    return {{"shorter_sides", bars}, {"most_frequent", common}, {"different", found.distinctSizes}};
}

OrderedJson problemsJson(const DataFacts& facts)
{
    OrderedJson left = OrderedJson::array(), equal = OrderedJson::array(), single = OrderedJson::array();
    for (const LeftOut& each : facts.pictures.leftOut)
        left.push_back({{"file", each.file}, {"reason", each.reason}});
    for (const EqualPictures& pair : facts.pictures.equal)
        equal.push_back(
            {{"across", pair.across == EqualPictures::Across::Parts ? "parts" : "classes"},
             {"first", {{"file", pair.first}, {"part", nameOf(pair.firstPart)}, {"class", pair.firstClass}}},
             {"second", {{"file", pair.second}, {"part", nameOf(pair.secondPart)}, {"class", pair.secondClass}}}});
    for (const DataFacts::Class& each : facts.classes)
        if (each.train == 1)
            single.push_back(each.name);
    return {{"left_out", left},
            {"equal_pictures", equal},
            {"equal_were_sought", facts.pictures.equalWereSought},
            {"classes_of_one", single}};
}

OrderedJson factsJson(const DataSpec& data, const DataFacts& facts, std::int64_t measured)
{
    OrderedJson formats = OrderedJson::object();
    for (const FormatCount& format : facts.pictures.formats)
        formats[format.format] = format.count;
    return {{"kind", "images"},
            {"data", toText(data)},
            {"image", {facts.imageShape.channels, facts.imageShape.height, facts.imageShape.width}},
            {"classes", classesJson(facts)},
            {"unevenness", facts.unevenness()},
            {"mean", facts.normalization->mean},
            {"deviation", facts.normalization->deviation},
            {"measured_images", measured},
            {"sizes", sizesJson(facts.pictures)},
            {"size_advice",
             {{"size", facts.size.size},
              {"suggested", facts.size.suggested},
              {"median_side", facts.size.medianSide},
              {"enlarged", facts.size.enlarged},
              {"kept", facts.size.kept},
              {"spaces", facts.size.spaces},
              {"proposed", facts.size.proposed}}},
            {"formats", formats},
            {"bytes", facts.pictures.totalBytes},
            {"problems", problemsJson(facts)},
            {"fingerprint", facts.fingerprint},
            {"notes", facts.notes}};
}

std::string numbersText(const OrderedJson& numbers)
{
    return fmt::format("{:.4f}", fmt::join(numbers.get<std::vector<double>>(), " "));
}

std::string unevennessText(double unevenness)
{
    if (unevenness <= 0)
        return "a class has no training images";
    return unevenness == 1 ? std::string("none: all classes have as many training images")
                           : fmt::format("the largest class has {:.1f} times as many training images as the smallest "
                                         "one",
                                         unevenness);
}

void printClasses(const OrderedJson& classes)
{
    std::vector<std::vector<std::string>> rows = {{"CLASS", "TRAINING", "VALIDATION", "TEST"}};
    for (const OrderedJson& each : classes)
        rows.push_back({each["name"], grouped(each["training"]), grouped(each["validation"]), grouped(each["test"])});
    print("\n");
    printTable(rows);
}

void printSizes(const OrderedJson& sizes)
{
    std::vector<std::vector<std::string>> rows = {{"SHORTER SIDE", "PICTURES"}};
    for (const OrderedJson& bar : sizes["shorter_sides"])
        rows.push_back({bar["most"].is_null() ? fmt::format("{} px or more", bar["least"].get<std::int64_t>())
                                              : fmt::format("{} to {} px", bar["least"].get<std::int64_t>(),
                                                            bar["most"].get<std::int64_t>()),
                        grouped(bar["pictures"])});
    print("\n");
    printTable(rows);
}

void printProblems(const OrderedJson& problems)
{
    std::vector<std::vector<std::string>> rows = {{"PROBLEM", "WHERE"}};
    const auto picture = [](const OrderedJson& of) {
        return fmt::format("{} ({}, {})", of["file"].get<std::string>(), of["part"].get<std::string>(),
                           of["class"].get<std::string>());
    };
    for (const OrderedJson& pair : problems["equal_pictures"])
        rows.push_back({"same content in different " + pair["across"].get<std::string>(),
                        picture(pair["first"]) + " = " + picture(pair["second"])});
    for (const OrderedJson& name : problems["classes_of_one"])
        rows.push_back({"class with a single training image", name});
    for (const OrderedJson& left : problems["left_out"])
        rows.push_back({"left out", left["file"].get<std::string>() + ": " + left["reason"].get<std::string>()});
    if (rows.size() == 1)
        return;
    print("\n");
    printTable(rows);
}

} // namespace

std::optional<DataSpec> imagesNamed(const std::string& argument)
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (fs::exists(fs::path(argument) / "run.db", ignored))
        return std::nullopt;
    const bool isPlace = fs::exists(argument, ignored);
    // KIND:PLACE and KIND,OPTION=VALUE:PLACE; a name without these may be that of a space.
    const bool isSpelledOut = !isPlace && argument.find_first_of(",:") != std::string::npos;
    if (isSpelledOut || (isPlace && !kindOf(argument).empty()) ||
        std::ranges::any_of(dataKinds(), [&](const DataKind& kind) {
            return kind.place == DataKind::Place::Own && argument == kind.id;
        }))
        return dataSpecFromText(argument);
    return std::nullopt;
}

void describeImages(const DataSpec& data, bool json)
{
    const OpeningDisplay display;
    const DataSets sets = openData(data, interruptToken());
    // As a search with the usual settings would split them.
    const SearchConfig config;
    const Split split = stratifiedSplit(*sets.train, config.heldOutFraction, config.seed, data.trainLimit);
    const DataFacts facts = collectDataFacts(sets, split.train, ChannelMeasuring::Measure, {}, interruptToken());
    const OrderedJson found = factsJson(data, facts, std::int64_t(split.train.size()));
    if (json) {
        printJson(found);
        return;
    }
    std::int64_t train = 0, validation = 0, test = 0;
    for (const DataFacts::Class& each : facts.classes) {
        train += each.train;
        validation += each.validation;
        test += each.test;
    }
    std::vector<std::string> formats;
    for (const FormatCount& format : facts.pictures.formats)
        formats.push_back(grouped(format.count) + ' ' + format.format);
    printFields(
        {{"Images", found["data"]},
         {"Input", fmt::format("{}x{}x{}", facts.imageShape.channels, facts.imageShape.height, facts.imageShape.width)},
         {"Training", grouped(train)},
         {"Validation", grouped(validation)},
         {"Test", grouped(test)},
         {"Classes", grouped(std::int64_t(facts.classes.size()))},
         {"Unevenness", unevennessText(facts.unevenness())},
         {"Mean", numbersText(found["mean"])},
         {"Deviation", numbersText(found["deviation"])},
         {"Measured on", grouped(found["measured_images"]) + " training images, held-out ones left out"},
         {"Files", fmt::format("{}; {}", fmt::join(formats, ", "), bytes(std::int64_t(facts.pictures.totalBytes)))},
         {"Fingerprint", facts.fingerprint}});
    for (const std::string& sentence : facts.notes)
        print("  " + sentence + '\n');
    for (const std::string& sentence : sentences(facts.size))
        print("  " + sentence + '\n');
    printClasses(found["classes"]);
    printSizes(found["sizes"]);
    printProblems(found["problems"]);
}

} // namespace pathloom::cli
