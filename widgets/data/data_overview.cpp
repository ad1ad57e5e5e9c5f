// SPDX-License-Identifier: MIT
#include "widgets/data/data_overview.h"

#include "widgets/common/core_text.h"
#include "widgets/common/fact_page.h"
#include "widgets/common/format.h"

#include <QEvent>
#include <QLocale>
#include <QScrollBar>

#include <algorithm>

namespace pathloom {

namespace {

QString counted(std::int64_t count)
{
    return QLocale().toString(qlonglong(count));
}

QString channelName(std::size_t channel, std::size_t channels)
{
    if (channels == 1)
        return DataOverview::tr("Grey");
    if (channels != 3)
        return DataOverview::tr("Channel %1").arg(QLocale().toString(qulonglong(channel + 1)));
    return channel == 0 ? DataOverview::tr("Red") : channel == 1 ? DataOverview::tr("Green") : DataOverview::tr("Blue");
}

} // namespace

DataOverview::DataOverview(QWidget* parent) : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("dataOverview"));
    setAccessibleName(tr("What was found about the images"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    document()->setDocumentMargin(8);
}

void DataOverview::showFacts(const QString& title, std::shared_ptr<const DataFacts> facts)
{
    const int place = title == m_title ? verticalScrollBar()->value() : 0;
    m_title = title;
    m_sentence.clear();
    m_facts = std::move(facts);
    setHtml(page());
    verticalScrollBar()->setValue(place);
}

void DataOverview::showEmpty(const QString& sentence)
{
    m_title.clear();
    m_facts.reset();
    m_sentence = sentence;
    setHtml(page());
}

QString DataOverview::unevennessText(const DataFacts& facts)
{
    const auto& classes = facts.classes;
    if (classes.empty())
        return {};
    const auto [least, most] = std::ranges::minmax_element(classes, {}, &DataFacts::Class::train);
    if (least->train == most->train)
        return tr("Even: each class has %1 training pictures.").arg(counted(least->train));
    const QString largest = QString::fromStdString(most->name), smallest = QString::fromStdString(least->name);
    if (facts.unevenness() <= 0)
        return tr("Uneven: %1 has %2 training pictures, %3 none.").arg(largest, counted(most->train), smallest);
    //: the largest class and its pictures, the smallest one and its pictures, how many times as many
    return tr("Uneven: %1 has %2 training pictures, %3 has %4, the largest class %5 times as many as the smallest one.")
        .arg(largest, counted(most->train), smallest, counted(least->train), Format::number(facts.unevenness(), 1));
}

QString DataOverview::page() const
{
    const Theme theme = Theme::of(this);
    FactPage page(theme);
    if (!m_facts) {
        page.muted(m_sentence);
        return page.html();
    }
    const DataFacts& facts = *m_facts;
    const PictureFindings& found = facts.pictures;
    page.title(m_title);

    std::int64_t train = 0, validation = 0, test = 0, single = 0;
    for (const DataFacts::Class& each : facts.classes) {
        train += each.train;
        validation += each.validation;
        test += each.test;
        single += each.train == 1;
    }
    page.rows(
        {{tr("Training images"), counted(train)},
         {tr("Validation images"),
          validation > 0 ? counted(validation) : tr("none set apart: a share of the training images is held out")},
         {tr("Test images"), counted(test)},
         {tr("Classes"), counted(std::int64_t(facts.classes.size()))},
         //: channels × height × width
         {tr("The network sees"), tr("%1 (channels × height × width)").arg(Format::shape(facts.imageShape))}});

    page.heading(tr("Classes"));
    page.line(unevennessText(facts));

    page.heading(tr("Channels"));
    if (const auto& measured = facts.normalization) {
        QList<std::pair<QString, QString>> rows;
        for (std::size_t channel = 0; channel < measured->mean.size(); ++channel)
            rows.append({channelName(channel, measured->mean.size()),
                         tr("mean %1, deviation %2")
                             .arg(Format::number(measured->mean[channel], 4),
                                  Format::number(measured->deviation[channel], 4))});
        page.rows(rows);
        page.muted(tr("Of pixel values scaled to 0..1, measured on the images that train and on no others."));
    } else {
        page.muted(tr("Not measured yet: every image that trains is decoded for that."));
    }

    page.heading(tr("Pictures"));
    QStringList formats, sizes;
    for (const FormatCount& format : found.formats)
        formats << tr("%1 %2", "number and format of pictures").arg(counted(format.count), CoreText::of(format.format));
    constexpr std::size_t mostSizes = 5;
    for (std::size_t i = 0; i < std::min(mostSizes, found.commonSizes.size()); ++i)
        sizes << tr("%1 × %2 px (%3)", "width, height, number of pictures")
                     .arg(counted(found.commonSizes[i].width), counted(found.commonSizes[i].height),
                          counted(found.commonSizes[i].count));
    page.rows({{tr("Formats"), formats.join(QStringLiteral(", "))},
               {tr("Together"), Format::bytes(double(found.totalBytes))},
               {tr("Different sizes"), counted(found.distinctSizes)},
               {tr("Most frequent sizes"), sizes.join(QStringLiteral(", "))}});

    if (const std::vector<std::string> advice = sentences(facts.size); !advice.empty()) {
        page.heading(tr("Size for the network"));
        for (const std::string& sentence : advice)
            page.line(CoreText::of(sentence));
    }

    page.heading(tr("Problems"));
    const auto across = std::ranges::count(found.equal, EqualPictures::Across::Parts, &EqualPictures::across);
    const auto differing = std::int64_t(found.equal.size()) - across;
    const auto tell = [&](std::int64_t count, const QString& sentence) {
        if (count > 0)
            page.line(sentence.arg(counted(count)), theme.warning);
    };
    tell(std::int64_t(found.leftOut.size()), tr("Files and folders left out: %1"));
    tell(across, tr("Pictures with the same content in different parts: %1"));
    tell(differing, tr("Pictures with the same content in different classes: %1"));
    tell(single, tr("Classes with a single training picture: %1"));
    if (found.leftOut.empty() && found.equal.empty() && single == 0)
        page.line(tr("None were found."));
    if (!found.equalWereSought)
        page.muted(tr("Pictures that are there twice were not looked for."));

    page.heading(tr("Fingerprint of the content"));
    page.line(QString::fromStdString(facts.fingerprint));

    if (!facts.notes.empty()) {
        page.heading(tr("How the files were read"));
        for (const std::string& note : facts.notes)
            page.line(CoreText::of(note));
    }
    return page.html();
}

void DataOverview::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setHtml(page());
}

} // namespace pathloom
