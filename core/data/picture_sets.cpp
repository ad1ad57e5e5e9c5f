// SPDX-License-Identifier: MIT
#include "core/data/picture_sets.h"

#include "core/data/encoded_dataset.h"
#include "core/data/open_sets.h"
#include "core/data/packed_cache.h"
#include "core/data/picture_check.h"
#include "core/data/size_advice.h"
#include "core/util/csv_text.h"
#include "core/util/error.h"
#include "core/util/printable.h"
#include "core/util/random.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <tuple>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr const char* testOption = "test_percent";
constexpr const char* seedOption = "split_seed";
constexpr const char* packedOption = "packed";

constexpr std::array pictureEndings = {".jpg", ".jpeg", ".jpe",  ".jfif", ".png", ".webp", ".bmp",
                                       ".dib", ".tif",  ".tiff", ".ppm",  ".pgm", ".pnm",  ".pbm"};

const std::string& sentence(const std::string& text)
{
    return text;
}

/// The first of them, and how many more there are.
template<typename Thing>
std::string someOf(const std::vector<Thing>& things)
{
    constexpr std::size_t most = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, things.size()); ++i)
        text += (i == 0 ? "" : "; ") + sentence(things[i]);
    return things.size() > most ? text + fmt::format("; and {} more", things.size() - most) : text;
}

class Builder
{
public:
    Builder(LabelledPictures found, const DataSpec& spec, const std::stop_token& stop)
        : m_found(std::move(found)), m_spec(spec), m_stop(stop), m_place(spec.folder.string())
    {
        m_notes = m_found.notes;
        m_problems = m_found.files->problems();
        m_problems.insert(m_problems.end(), m_found.problems.begin(), m_found.problems.end());
    }

    DataSets build()
    {
        sortPictures();
        check();
        keepClassesOfTraining();
        requireClasses();
        if (!hasPart(Part::Test))
            drawTest();
        tellOfCounts();
        tellOfEqual();
        const Shape shape = imageShape();
        tellOfProblems();
        return makeSets(shape);
    }

private:
    using Picture = LabelledPicture;
    std::vector<Picture>& pictures() { return m_found.pictures; }

    bool hasPart(Part part) const
    {
        return std::ranges::any_of(m_found.pictures, [&](const Picture& picture) { return picture.part == part; });
    }

    /// By class and name: the same pictures make the same set wherever they lie. Millions come nearly in that order.
    void sortPictures()
    {
        const auto key = [&](const Picture& picture) {
            return std::tuple(picture.part, picture.label, m_found.files->name(picture.file), picture.file);
        };
        const auto group = [](const Picture& picture) { return std::pair(picture.part, picture.label); };
        std::ranges::stable_sort(pictures(), {}, group);
        for (auto begin = pictures().begin(); begin != pictures().end();) {
            const auto end = std::upper_bound(begin, pictures().end(), group(*begin),
                                              [&](const auto& of, const Picture& p) { return of < group(p); });
            const std::ranges::subrange pictures(begin, end);
            if (!std::ranges::is_sorted(pictures, {}, key))
                std::ranges::sort(pictures, {}, key);
            begin = end;
        }
    }

    void check()
    {
        if (pictures().empty())
            throw Error("holds no pictures", m_place, someOf(m_problems));
        const std::size_t all = pictures().size();
        m_checks = checkPictures(*m_found.files, pictures(), m_spec.folder, m_stop);
        const std::size_t bad = all - pictures().size();
        m_problems.insert(m_problems.end(), m_checks.problems.begin(), m_checks.problems.end());
        constexpr std::size_t oneIn = 10, least = 1;
        if (bad > std::max(least, all / oneIn))
            throw Error(fmt::format("{} of {} pictures cannot be read: {}", bad, all, someOf(m_checks.problems)),
                        m_place, "take them out; up to one in ten would be left out");
    }

    /// Leaves out classes that nothing can be learnt of, and numbers the others anew.
    void keepClassesOfTraining()
    {
        std::vector<std::size_t> trained(m_found.classNames.size()), others(m_found.classNames.size());
        for (const Picture& picture : pictures())
            ++(picture.part == Part::Train ? trained : others)[picture.label];
        std::vector<std::uint32_t> numbers(trained.size());
        std::vector<std::string> kept, left;
        std::size_t leftPictures = 0;
        for (std::size_t label = 0; label < trained.size(); ++label) {
            numbers[label] = std::uint32_t(kept.size());
            if (trained[label] > 0)
                kept.push_back(m_found.classNames[label]);
            else if (others[label] > 0) {
                left.push_back(m_found.classNames[label]);
                leftPictures += others[label];
            }
        }
        m_checks.keep([&](std::size_t i) { return trained[pictures()[i].label] > 0; });
        std::erase_if(pictures(), [&](const Picture& picture) { return trained[picture.label] == 0; });
        for (Picture& picture : pictures())
            picture.label = numbers[picture.label];
        m_found.classNames = std::move(kept);
        if (!left.empty())
            m_notes.push_back(fmt::format("Classes without training pictures are left out ({} with {} pictures): {}.",
                                          left.size(), leftPictures, someOf(left)));
    }

    void requireClasses() const
    {
        const std::size_t count = m_found.classNames.size();
        constexpr std::size_t most = std::size_t(std::numeric_limits<std::uint16_t>::max()) + 1;
        if (count == 0)
            throw Error("holds no training pictures", m_place);
        if (count == 1)
            throw Error(fmt::format("holds a single class ({}); at least two are needed to learn anything",
                                    m_found.classNames.front()),
                        m_place);
        if (count > most)
            throw Error(fmt::format("holds {} classes; at most {} are possible", count, most), m_place);
    }

    /// Sets a share of the training pictures of each class apart; at least one where there are two.
    void drawTest()
    {
        std::vector<char> isRepeated(pictures().size());
        for (const std::vector<std::uint32_t>& group : equalGroups())
            for (const std::uint32_t i : group)
                isRepeated[i] = 1;
        std::vector<std::vector<std::size_t>> eligible(m_found.classNames.size());
        std::vector<std::size_t> counts(m_found.classNames.size());
        for (std::size_t i = 0; i < pictures().size(); ++i) {
            if (pictures()[i].part != Part::Train)
                continue;
            ++counts[pictures()[i].label];
            if (!isRepeated[i])
                eligible[pictures()[i].label].push_back(i);
        }
        const std::int64_t percent = numberOption(m_spec, testOption);
        const auto seed = std::uint64_t(numberOption(m_spec, seedOption));
        for (std::size_t label = 0; label < eligible.size(); ++label) {
            RandomStream random(mixSeed(seed, 0x7e57, label)); // classes that come or go leave the others' draw alone
            shuffle(eligible[label], random);
            const std::size_t wanted =
                counts[label] < 2 ? 0 : std::max<std::size_t>(1, (counts[label] * std::size_t(percent) + 50) / 100);
            for (std::size_t i = 0; i < std::min({wanted, eligible[label].size(), counts[label] - 1}); ++i)
                pictures()[eligible[label][i]].part = Part::Test;
        }
        if (!hasPart(Part::Test))
            throw Error("has no test pictures, and no class has two pictures of which one could be set apart", m_place);
        m_notes.push_back(
            fmt::format("No test pictures are set apart: {}% of each class, but at least one of two pictures, were "
                        "drawn for that (split_seed {}).",
                        percent, seed));
    }

    const EqualGroups& equalGroups() const
    {
        static const EqualGroups none;
        return m_checks.equal ? *m_checks.equal : none;
    }

    std::array<std::size_t, 3> countsOfParts() const
    {
        std::array<std::size_t, 3> counts{};
        for (const Picture& picture : m_found.pictures)
            ++counts[std::size_t(picture.part)];
        return counts;
    }

    void tellOfCounts()
    {
        const auto [train, validation, test] = countsOfParts();
        std::vector<std::pair<std::size_t, std::string>> classes(m_found.classNames.size());
        for (std::size_t label = 0; label < classes.size(); ++label)
            classes[label].second = m_found.classNames[label];
        for (const Picture& picture : pictures())
            if (picture.part == Part::Train)
                ++classes[picture.label].first;
        std::ranges::stable_sort(classes, std::ranges::greater(), &std::pair<std::size_t, std::string>::first);
        constexpr std::size_t mostNamed = 12;
        std::string named;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            if (i >= mostNamed - 1 && i + 1 < classes.size())
                continue; // those between the largest and the smallest one
            named += (i == 0                                      ? ""
                      : i + 1 == classes.size() && i >= mostNamed ? " … "
                                                                  : ", ") +
                     classes[i].second + ' ' + std::to_string(classes[i].first);
        }
        m_notes.push_back(
            fmt::format("Pictures for training: {}, for validation: {}, for testing: {}.", train, validation, test));
        m_notes.push_back(fmt::format("Training pictures of {} classes: {}.", classes.size(), named));
        if (validation > 0)
            m_notes.push_back("The validation pictures are held out for architecture steps, in place of a share of the "
                              "training pictures.");
        const auto single = std::ranges::count(classes, 1U, &std::pair<std::size_t, std::string>::first);
        if (single > 0)
            m_notes.push_back(fmt::format("Classes with a single training picture: {}.", single));
    }

    void findEqual()
    {
        const auto names = [&](const Picture& picture) { return std::string(m_found.files->name(picture.file)); };
        for (const std::vector<std::uint32_t>& group : equalGroups()) {
            const Picture& first = pictures()[group.front()];
            for (const std::uint32_t i : group) {
                const Picture& other = pictures()[i];
                if (other.part != first.part || other.label != first.label)
                    m_findings.equal.push_back({.across = other.part != first.part ? EqualPictures::Across::Parts
                                                                                   : EqualPictures::Across::Classes,
                                                .first = names(first),
                                                .second = names(other),
                                                .firstPart = first.part,
                                                .secondPart = other.part,
                                                .firstClass = m_found.classNames[first.label],
                                                .secondClass = m_found.classNames[other.label]});
            }
        }
        m_findings.equalWereSought = m_checks.equal.has_value();
    }

    void tellOfEqual()
    {
        findEqual();
        if (!m_findings.equalWereSought)
            m_notes.push_back("Too many files look alike to compare them all: pictures that are there twice were not "
                              "sought.");
        std::vector<EqualPictures> across, differing;
        for (const EqualPictures& pair : m_findings.equal)
            (pair.across == EqualPictures::Across::Parts ? across : differing).push_back(pair);
        if (!across.empty())
            m_notes.push_back(fmt::format("Pictures with the same content in different parts, which makes the accuracy "
                                          "look better than it is ({}): {}.",
                                          across.size(), someOf(across)));
        if (!differing.empty())
            m_notes.push_back(fmt::format("Pictures with the same content in different classes ({}): {}.",
                                          differing.size(), someOf(differing)));
    }

    /// Sizes, formats and bytes of the pictures that are used.
    void countPictures()
    {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> sizes;
        std::map<std::uint8_t, std::int64_t> formats;
        for (std::size_t i = 0; i < pictures().size(); ++i) {
            const PictureProbe& probe = m_checks.probes[i];
            ++sizes[{probe.width, probe.height}];
            ++formats[probe.format];
            m_findings.totalBytes += m_found.files->bytes(pictures()[i].file);
        }
        std::map<std::int64_t, std::int64_t> sides;
        for (const auto& [size, count] : sizes) {
            sides[std::min(size.first, size.second)] += count;
            m_findings.commonSizes.push_back({size.first, size.second, count});
        }
        m_findings.sides.assign(sides.begin(), sides.end());
        m_findings.shorterSides = sideHistogram(m_findings.sides);
        m_findings.distinctSizes = std::int64_t(sizes.size());
        std::ranges::stable_sort(m_findings.commonSizes, std::ranges::greater(), &SizeCount::count);
        constexpr std::size_t mostSizes = 20;
        m_findings.commonSizes.resize(std::min(mostSizes, m_findings.commonSizes.size()));
        for (const auto& [format, count] : formats)
            m_findings.formats.push_back({pictureFormats()[format], count});
        std::ranges::stable_sort(m_findings.formats, std::ranges::greater(), &FormatCount::count);
    }

    Shape imageShape()
    {
        std::vector<std::uint32_t> shorter;
        shorter.reserve(m_checks.probes.size());
        for (const PictureProbe& probe : m_checks.probes)
            shorter.push_back(probe.shorterSide());
        const auto middle = shorter.begin() + std::ptrdiff_t(shorter.size() / 2);
        std::ranges::nth_element(shorter, middle);
        const auto median = int(*middle);
        const auto [least, most] = std::ranges::minmax_element(shorter);
        const std::string sides = *least == *most
                                      ? fmt::format("{}", *least)
                                      : fmt::format("{} to {}, half of them {} or more,", *least, *most, median);
        int size = int(numberOption(m_spec, sizeOption));
        const bool isChosen = size > 0;
        if (!isChosen)
            size = suggestedSize(median, *least == *most && m_checks.areSquare);
        m_notes.push_back(fmt::format("The shorter sides of the pictures measure {} pixels: the network sees {} x {} "
                                      "pixels{}.",
                                      sides, size, size, isChosen ? "" : " (the option size chooses another)"));
        m_size = size;
        const bool areGrey = m_checks.areGrey;
        if (areGrey)
            m_notes.push_back("All pictures are grey: the network sees one channel.");
        return {.channels = areGrey ? 1 : 3, .height = size, .width = size};
    }

    void tellOfProblems()
    {
        m_findings.leftOut = m_problems;
        if (!m_problems.empty())
            m_notes.push_back(
                fmt::format("Files and folders left out ({}): {}.", m_problems.size(), someOf(m_problems)));
    }

    /// Of classes, names, sizes and contents (or their first bytes), whatever folder or archive holds them.
    std::uint64_t digest() const
    {
        Digest digest;
        for (std::size_t i = 0; i < m_found.pictures.size(); ++i) {
            const Picture& picture = m_found.pictures[i];
            const std::string_view path = m_found.files->name(picture.file);
            digest.add(std::uint64_t(picture.part))
                .add(m_found.classNames[picture.label])
                .add(path.substr(path.rfind('/') + 1))
                .add(m_found.files->bytes(picture.file))
                .add(m_checks.probes[i].sum);
        }
        return digest.value();
    }

    DataSets makeSets(const Shape& shape)
    {
        std::ranges::transform(m_notes, m_notes.begin(), printable); // they name files and classes
        const auto [train, validation, test] = countsOfParts();
        const std::string fingerprint = fmt::format("pictures {}+{}+{} {:016x}", train, validation, test, digest());
        countPictures();
        m_checks = {};
        sortPictures(); // what was drawn goes behind the rest
        std::vector<EncodedImages::Entry> entries;
        entries.reserve(train + validation);
        std::vector<EncodedImages::Entry> testEntries;
        testEntries.reserve(test);
        for (const Picture& picture : pictures())
            (picture.part == Part::Test ? testEntries : entries)
                .push_back({picture.file, std::uint16_t(picture.label)});
        RandomStream random(mixSeed(0, 0x7e57));
        shuffle(testEntries, random); // a limit on test images takes the first ones: of all classes
        EncodedDataset::Facts facts{.shape = shape,
                                    .classNames = m_found.classNames,
                                    .validationCount = std::int64_t(validation),
                                    .fingerprint = fingerprint,
                                    .notes = m_notes,
                                    .findings = std::make_shared<const PictureFindings>(std::move(m_findings))};
        const auto set = [&](std::vector<EncodedImages::Entry>& of, const EncodedDataset::Facts& with) {
            return std::make_shared<const EncodedDataset>(
                std::make_shared<const EncodedImages>(m_found.files, std::move(of)), with);
        };
        DataSets sets;
        sets.train = set(entries, facts);
        facts.validationCount = 0;
        facts.fingerprint += " test"; // packed images are found by it
        facts.notes.clear();
        sets.test = set(testEntries, facts);
        sets.addNotes(m_notes);
        sets.decided[sizeOption] = std::to_string(m_size);
        return sets;
    }

    LabelledPictures m_found;
    const DataSpec& m_spec;
    const std::stop_token& m_stop;
    std::string m_place;
    PictureChecks m_checks;
    PictureFindings m_findings;
    std::vector<std::string> m_notes;
    std::vector<LeftOut> m_problems;
    int m_size = 0;
};

} // namespace

std::vector<DataOption> pictureOptions()
{
    return {{.key = sizeOption,
             .title = "Size for the net&work",
             .tip =
                 "Width and height of the images that the network sees: the shorter side of a picture becomes so long, "
                 "and the centre is cut out",
             .type = DataOption::Type::Number,
             .least = 8,
             .most = 1024,
             .usualText = "automatic",
             .unit = "px"},
            {.key = testOption,
             .title = "Share for testin&g",
             .tip = "Share of each class that is set apart where the pictures have no test part of their own",
             .type = DataOption::Type::Number,
             .least = 1,
             .most = 50,
             .usual = 10,
             .unit = "%"},
            {.key = seedOption,
             .title = "Seed of the spl&it",
             .tip = "Another seed sets other pictures apart for testing",
             .type = DataOption::Type::Number,
             .least = 0,
             .most = 1'000'000},
            {.key = packedOption,
             .title = "Decode t&hem once and for all",
             .tip = "Keeps the pictures decoded and resized in a file among your data: for sets whose decoding takes "
                    "longer than the steps of a search"}};
}

bool isPictureName(std::string_view name)
{
    // Asked for each of millions of files: no memory is taken for that.
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    return std::ranges::any_of(pictureEndings, [&](const std::string_view ending) {
        return name.size() >= ending.size() &&
               std::ranges::equal(name.substr(name.size() - ending.size()), ending, {}, lower);
    });
}

DataSets pictureSets(LabelledPictures found, const DataSpec& spec, const std::stop_token& stop)
{
    // A table may give the same files other labels.
    Digest labels;
    for (const std::string& name : found.classNames)
        labels.add(name);
    for (const LabelledPicture& picture : found.pictures)
        labels.add(std::uint64_t(picture.file) << 32 | picture.label).add(std::uint64_t(picture.part));
    std::string key = fmt::format("{} {} {:016x}", spec.kind, found.files->digest(), labels.value());
    for (const auto& [option, value] : spec.options)
        key += ' ' + option + '=' + value;
    key += '\n' + spec.folder.string();
    if (std::optional<DataSets> open = alreadyOpen(key))
        return *open;
    DataSets sets = Builder(std::move(found), spec, stop).build();
    if (spec.isSet(packedOption)) {
        sets.train = packed(sets.train, stop);
        sets.test = packed(sets.test, stop);
        sets.addNotes(sets.train->notes());
    }
    rememberOpen(key, sets);
    return sets;
}

} // namespace pathloom
