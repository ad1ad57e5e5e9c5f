// SPDX-License-Identifier: MIT
#include "core/compare/yardsticks.h"
#include "core/latency/targets.h"
#include "core/search/search_config.h"
#include "core/util/csv_text.h"
#include "widgets/common/core_text.h"
#include "widgets/common/csv.h"
#include "widgets/common/format.h"
#include "widgets/common/number_boxes.h"
#include "widgets/common/theme.h"

#include <QLocale>
#include <QTest>
#include <QTranslator>

#include <cmath>
#include <limits>

using namespace pathloom;

namespace {

/// Texts as they are read, with the spaces that do not break as plain ones.
QString plain(QString text)
{
    return text.replace(QChar(0x00a0), u' ');
}

double luminance(const QColor& color)
{
    const auto channel = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a) + 0.05, lb = luminance(b) + 0.05;
    return std::max(la, lb) / std::min(la, lb);
}

QPalette palette(const QColor& ground, const QColor& text)
{
    QPalette palette;
    palette.setColor(QPalette::Base, ground);
    palette.setColor(QPalette::Text, text);
    return palette;
}

} // namespace

class FormatsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void numbersCarryTheirUnits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const QString dash(QChar(0x2013));
        QTest::newRow("latency") << Format::ms(1.8412) << "1.84 ms";
        QTest::newRow("tiny latency") << Format::ms(0.0123) << "0.012 ms";
        QTest::newRow("long latency") << Format::ms(1234.2) << QStringLiteral("1,234 ms");
        QTest::newRow("unknown latency") << Format::ms({}) << dash;
        QTest::newRow("not a number") << Format::ms(std::numeric_limits<double>::quiet_NaN()) << dash;
        QTest::newRow("spread") << Format::msWithSpread(1.84, 0.05) << QStringLiteral("1.84 ± 0.05 ms");
        QTest::newRow("small spread") << Format::msWithSpread(0.3162, 0.0011) << QStringLiteral("0.316 ± 0.001 ms");
        QTest::newRow("tiny spread") << Format::msWithSpread(20, 1e-12) << QStringLiteral("20.000 ± 0.001 ms");
        QTest::newRow("no spread") << Format::msWithSpread(1.84, {}) << "1.84 ms";
        QTest::newRow("share") << Format::percent(0.9153) << "91.5 %";
        QTest::newRow("two decimals") << Format::percent(0.91534, 2) << "91.53 %";
        QTest::newRow("mebibytes") << Format::bytes(512.0 * 1024 * 1024) << "512 MiB";
        QTest::newRow("gibibytes") << Format::bytes(1.5 * 1024 * 1024 * 1024) << "1.5 GiB";
        QTest::newRow("kibibytes") << Format::bytes(2048) << "2 KiB";
        QTest::newRow("speed") << Format::imagesPerSecond(1240.4) << "1,240 images/s";
        QTest::newRow("seconds") << Format::duration(12.4) << "12 s";
        QTest::newRow("minutes") << Format::duration(200) << "3 min 20 s";
        QTest::newRow("nearly a minute") << Format::duration(59.7) << "1 min 0 s";
        QTest::newRow("hours") << Format::duration(7500) << "2 h 5 min";
        QTest::newRow("days") << Format::duration(100000) << "1 d 3 h";
        QTest::newRow("no duration") << Format::duration(-1) << dash;
        QTest::newRow("parameters") << Format::parameters(2310000) << "2.31 M";
        QTest::newRow("few parameters") << Format::parameters(650) << "650";
        QTest::newRow("thousands") << Format::parameters(12345) << "12.3 k";
        QTest::newRow("MACs") << Format::macs(310000000) << "310 M";
        QTest::newRow("few networks") << Format::networks(std::log10(1296)) << "1,296";
        QTest::newRow("millions of networks")
            << Format::networks(7 * std::log10(7) + 2 * std::log10(7)) << "40 million";
        QTest::newRow("a few million") << Format::networks(6.4) << "2.5 million";
        QTest::newRow("hundreds of millions") << Format::networks(8.5) << "320 million";
        QTest::newRow("billions of networks") << Format::networks(9.2, 4) << "1.585 billion";
        QTest::newRow("countless networks") << Format::networks(23.4) << QStringLiteral("2.5 × 10²³");
        QTest::newRow("nearly ten million") << Format::networks(std::log10(9.97e6)) << "10 million";
        QTest::newRow("nearly a billion") << Format::networks(std::log10(999.96e6)) << "1.0 billion";
        QTest::newRow("nearly a billion, finely") << Format::networks(std::log10(999.96e6), 4) << "1.000 billion";
        QTest::newRow("still millions, finely") << Format::networks(std::log10(999.94e6), 4) << "999.9 million";
        QTest::newRow("too many for words") << Format::networks(std::log10(999.6e9)) << QStringLiteral("1.0 × 10¹²");
        QTest::newRow("nearly another exponent")
            << Format::networks(std::log10(9.97e13)) << QStringLiteral("1.0 × 10¹⁴");
        QTest::newRow("the last exponent of its length")
            << Format::networks(std::log10(9.94e19)) << QStringLiteral("9.9 × 10¹⁹");
        QTest::newRow("a power of ten") << Format::networks(std::nextafter(15.0, 0)) << QStringLiteral("1.0 × 10¹⁵");
        QTest::newRow("no networks") << Format::networks(-std::numeric_limits<double>::infinity()) << dash;
        QTest::newRow("entropy") << Format::nats(1.3249) << "1.32 nats";
        QTest::newRow("shape") << Format::shape({32, 14, 14}) << QStringLiteral("32 × 14 × 14");
    }

    void numbersCarryTheirUnits()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(plain(text), expected);
    }

    void numbersFollowTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const QString text = plain(Format::ms(1.84));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(text, QStringLiteral("1,84 ms"));
    }

    void aCandidateIsOneWordWhereverItStands()
    {
        Operator op = parseOperator("k5e6");
        op.stride = 2;
        op.channels = 40;
        QCOMPARE(Format::word(op), QStringLiteral("k5e6"));
    }

    void csvQuotesWhatNeedsItAndIgnoresTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const QString csv = toCsv({{QStringLiteral("Step"), QStringLiteral("A, \"b\"")}, {{1, 0.5}, {2, QVariant()}}});
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(csv, QStringLiteral("Step,\"A, \"\"b\"\"\"\r\n1,0.5\r\n2,\r\n"));
    }

    void everyTextComesBackFromCsv()
    {
        const QStringList texts = {QStringLiteral("two\nlines"),  QStringLiteral("two\r\nlines"),
                                   QStringLiteral(" a; b\t"),     QStringLiteral("\"q\", r"),
                                   QStringLiteral("# no remark"), QStringLiteral("µs")};
        const std::string csv =
            toCsv({{QStringLiteral("Step")}, {QVariantList(texts.begin(), texts.end())}}).toStdString();
        CsvSplitter rows(csv, ',');
        std::vector<std::string> fields;
        rows.next(fields);
        QVERIFY(rows.next(fields) == CsvSplitter::Result::Row);
        QCOMPARE(qsizetype(fields.size()), texts.size());
        for (qsizetype i = 0; i < texts.size(); ++i)
            QCOMPARE(QString::fromStdString(fields[std::size_t(i)]), texts[i]);
    }

    void decimalsAreTypedWithPointOrComma_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("value");
        for (const char* locale : {"de_DE", "en_US", "C", "fr_FR", "de_CH", "ar_EG"})
            for (const auto& [typed, value] :
                 {std::pair("0.8", 0.8), {"0,8", 0.8}, {"12.5", 12.5}, {"1.234", 1.234}, {"1,234", 1.234}, {"7", 7.0}})
                QTest::addRow("%s %s", locale, typed)
                    << QString::fromLatin1(locale) << QString::fromLatin1(typed) << value;
    }
    void decimalsAreTypedWithPointOrComma()
    {
        QFETCH(QString, locale);
        QFETCH(QString, typed);
        DecimalBox box;
        box.setLocale(QLocale(locale));
        box.setDecimals(3);
        box.setRange(0, 1e6);
        box.setSuffix(QStringLiteral(" ms"));
        box.setSpecialValueText(QStringLiteral("automatic, e.g."));
        box.show();
        QVERIFY(QTest::qWaitForWindowExposed(&box));
        box.selectAll();
        QTest::keyClicks(&box, typed);
        QTest::keyClick(&box, Qt::Key_Return);
        QTEST(box.value(), "value");
        QCOMPARE(box.text(), box.locale().toString(box.value(), 'f', 3).remove(box.locale().groupSeparator()) +
                                 QStringLiteral(" ms"));
        box.setValue(0);
        QCOMPARE(box.text(), box.specialValueText());
    }

    void budgetsAreTakenAsTheyAreTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("small") << QStringLiteral("0.0001") << 0.0001 << QStringLiteral("0.0001 ms");
        QTest::newRow("usual") << QStringLiteral("1.84") << 1.84 << QStringLiteral("1.84 ms");
        QTest::newRow("large") << QStringLiteral("12345") << 12345.0 << QStringLiteral("12345 ms");
        QTest::newRow("automatic") << QStringLiteral("0") << 0.0 << QStringLiteral("automatic");
        // No room for its digits: it goes back to what was there.
        QTest::newRow("too small") << QStringLiteral("0.0000001") << 2.5 << QStringLiteral("2.5 ms");
    }
    void budgetsAreTakenAsTheyAreTyped()
    {
        QFETCH(QString, typed);
        BudgetBox box;
        box.setLocale(QLocale::c());
        for (const bool tracks : {false, true}) { // as in the tool bar, where Return chooses it; as in New search
            box.setKeyboardTracking(tracks);
            box.setBudget(2.5);
            box.show();
            QVERIFY(QTest::qWaitForWindowExposed(&box));
            box.selectAll();
            QTest::keyClicks(&box, typed);
            QTest::keyClick(&box, Qt::Key_Return);
            QTEST(box.value(), "value");
            QTEST(box.text(), "shown");
            QVERIFY(box.hasBudget(box.value()));
        }
    }
    void aBudgetInForceIsShownAsPeopleReadIt()
    {
        BudgetBox box;
        box.setLocale(QLocale::c());
        for (const auto& [ms, shown] : {std::pair(1.8437261, "1.844 ms"),
                                        {0.0123456, "0.0123 ms"},
                                        {345.6789, "345.679 ms"},
                                        {0.0, "automatic"}}) {
            box.setBudget(ms);
            QCOMPARE(box.text(), QString::fromLatin1(shown));
            QVERIFY(box.hasBudget(ms) && !box.hasBudget(ms + 1));
        }
        box.setLocale(QLocale(QLocale::German, QLocale::Germany));
        box.setBudget(1234.5);
        QCOMPARE(box.text(), QStringLiteral("1234,5 ms"));
    }

    void countsTakeSeparatorsOfThousandsOnly_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("value");
        QTest::newRow("German thousand") << "de_DE"
                                         << "1.500" << 1500;
        QTest::newRow("German fraction") << "de_DE"
                                         << "1.5" << 1;
        QTest::newRow("English thousand") << "en_US"
                                          << "1,500" << 1500;
        QTest::newRow("English fraction") << "en_US"
                                          << "1,5" << 1;
        QTest::newRow("fraction with the other sign") << "en_US"
                                                      << "1.5" << 1;
        QTest::newRow("French fraction") << "fr_FR"
                                         << "1,5" << 1;
        QTest::newRow("plain") << "de_DE"
                               << "1500" << 1500;
        QTest::newRow("small") << "C"
                               << "15" << 15;
    }
    /// What is no whole number leaves the box at what was one before it.
    void countsTakeSeparatorsOfThousandsOnly()
    {
        QFETCH(QString, locale);
        QFETCH(QString, typed);
        for (const bool shown : {true, false}) {
            CountBox box;
            box.setLocale(QLocale(locale));
            box.setRange(0, 100000);
            box.setGroupSeparatorShown(shown);
            box.setValue(3);
            box.show();
            QVERIFY(QTest::qWaitForWindowExposed(&box));
            box.selectAll();
            QTest::keyClicks(&box, typed);
            QTest::keyClick(&box, Qt::Key_Return);
            QTEST(box.value(), "value");
        }
    }

    void coloursReadOnLightAndDark_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << palette(Qt::white, Qt::black) << false;
        QTest::newRow("dark") << palette(QColor(0x1f, 0x22, 0x26), Qt::white) << true;
    }

    void coloursReadOnLightAndDark()
    {
        QFETCH(QPalette, palette);
        QFETCH(bool, dark);
        const Theme theme = Theme::of(palette);
        QCOMPARE(theme.dark, dark);
        QVERIFY(contrast(theme.mutedText, theme.ground) >= 4.5);
        // WCAG's limit for graphical objects is 3; two of Okabe and Ito's hues stay a little below on white.
        for (int i = 0; i < 7; ++i)
            QVERIFY2(contrast(theme.series(i), theme.ground) >= 2.7, qPrintable(QString::number(i)));
        for (const QColor& color : {theme.error, theme.warning})
            QVERIFY(contrast(color, theme.ground) >= 4.5);
        // The ramp leaves the ground steadily, so that more probable always looks stronger.
        double before = 0;
        for (int i = 0; i <= 10; ++i) {
            const double now = contrast(theme.probability(i / 10.0), theme.ground);
            QVERIFY2(now > before, qPrintable(QString::number(i)));
            before = now;
        }
        for (int i = 0; i <= 10; ++i) {
            const QColor color = theme.probability(i / 10.0);
            QVERIFY(contrast(Theme::textOn(color), color) >= 4.5);
        }
    }

    void everySettingSpaceOperatorAndTargetOfThisMachineCanBeSaidInAnotherLanguage()
    {
        SearchConfig config;
        for (const SettingInfo& setting : listSettings(config))
            QVERIFY2(CoreText::knows(setting.help), setting.help.c_str());
        config.budgetMs = 0.5;
        config.latencyLoss = LatencyLoss::MulLog;
        config.gateMode = GateMode::Two;
        config.alphaBeta1 = config.alphaWeightDecay = 0.5;
        config.alphaFirstEpoch = config.epochs;
        config.computing.autocast = true;
        const std::vector<std::string> wrong = problems(config);
        QVERIFY(wrong.size() >= 5);
        for (const std::string& problem : wrong)
            QVERIFY2(CoreText::knows(problem), problem.c_str());

        for (const std::string& name : shippedSpaces()) {
            const SearchSpace space = loadSpace(name);
            QVERIFY2(CoreText::knows(space.title), space.title.c_str());
            for (const SpaceBlock& block : space.blocks)
                for (const Operator& candidate : block.candidates)
                    QVERIFY2(CoreText::knows(displayName(candidate)), displayName(candidate).c_str());
        }
        for (const std::string& name : yardstickNames())
            for (const Block& block : loadYardstick(name).blocks)
                QVERIFY2(CoreText::knows(displayName(block.op)), displayName(block.op).c_str());
        for (const int threads : {1, 2}) {
            const std::string id = thisMachineIdFor(defaultRuntime(), threads, 4);
            const HardwareTarget target = findTarget(id);
            QVERIFY2(CoreText::knows(target.name), target.name.c_str());
            QVERIFY(CoreText::knows(target.device));
        }
    }

    /// A language in which every text is shouted.
    void whatChangesInATextOfCoreStaysWhereTheLanguageWantsIt()
    {
        class Shouted final : public QTranslator
        {
        public:
            QString translate(const char* context, const char* source, const char*, int) const override
            {
                return QLatin1String(context) == u"CoreText" ? QString::fromUtf8(source).toUpper() : QString();
            }
            bool isEmpty() const override { return false; }
        } shouted;
        QCoreApplication::installTranslator(&shouted);
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(CoreText::of("Skip"), QStringLiteral("SKIP"));
        QCOMPARE(CoreText::of("This machine, ONNX Runtime, 2 threads, batch 4"),
                 QStringLiteral("THIS MACHINE, ONNX Runtime, 2 THREADS, BATCH 4"));
        QCOMPARE(CoreText::of("MBConv 3×3, expand 6, linear"), QStringLiteral("MBCONV 3×3, EXPAND 6, LINEAR"));
        QCOMPARE(CoreText::of("Xeon (1 thread), PyTorch; fp32; 1 thread, 1 thread, batch 8"),
                 QStringLiteral("Xeon (1 THREAD), PyTorch; fp32; 1 THREAD, 1 THREAD, BATCH 8"));
        // Where, what and what to do, the number as it is written there.
        QCOMPARE(CoreText::of("setting 'epochs': must lie between 0.5 and 100, not 0"),
                 QStringLiteral("SETTING 'epochs': MUST LIE BETWEEN 0,5 AND 100, NOT 0"));
        QCOMPARE(CoreText::of("/runs/a: b: has not been trained yet (train it first)"),
                 QStringLiteral("/runs/a: b: HAS NOT BEEN TRAINED YET (TRAIN IT FIRST)"));
        // A reason within a sentence.
        QCOMPARE(CoreText::of("The search goes on, but not bit for bit as without the interruption: the processor was "
                              "\"A\", now \"B\"; the device was \"cpu\", now \"cuda\"."),
                 QStringLiteral("THE SEARCH GOES ON, BUT NOT BIT FOR BIT AS WITHOUT THE INTERRUPTION: THE PROCESSOR "
                                "WAS \"A\", NOW \"B\"; THE DEVICE WAS \"cpu\", NOW \"cuda\"."));
        // An error within another one; of two texts that fit, the one that leaves less open.
        QCOMPARE(CoreText::of("run.db: is damaged: net: key 'a' stands there twice (one of them must go)"),
                 QStringLiteral("run.db: IS DAMAGED: net: KEY 'a' STANDS THERE TWICE (ONE OF THEM MUST GO)"));
        QCOMPARE(CoreText::of("there are 3 class names for 4 classes"),
                 QStringLiteral("THERE ARE 3 CLASS NAMES FOR 4 CLASSES"));
        QCOMPARE(CoreText::of("a text (of somebody: else)"), QStringLiteral("a text (of somebody: else)"));
        QCoreApplication::removeTranslator(&shouted);
        QLocale::setDefault(before);
    }
};

QTEST_MAIN(FormatsTest)
#include "tst_formats.moc"
