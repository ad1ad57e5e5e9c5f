// SPDX-License-Identifier: MIT
#include "tests/support/source_texts.h"

#include "widgets/common/core_text.h"
#include "widgets/common/core_text_table.h"

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <algorithm>

using namespace pathloom;

namespace {

const QString sourceFolder = QStringLiteral(PATHLOOM_SOURCE);

/// What core says to nobody, or in words that are the same in every language.
constexpr const char* untranslated[] = {
    // keys of files, and what is asked of the system
    "model name",
    "busy share",
    "common error",
    "speed reference ms",
    "left out",
    "corrected by",
    "unknown operators",
    "other activations",
    "bundle of",
    "mrs %0, fpcr",
    "msr fpcr, %0",
    "apt-get install gnuplot-nox",
    // names, and what a run remembers of its images and its libraries
    "OpenCV DNN",
    "Ankle boot",
    "%, % kernels %",
    "OpenCV DNN %",
    "ONNX Runtime %",
    "idx transposed",
    "idx %x%x% images % labels %",
    "idx %x%x% transposed images % labels %",
    "idx %x%x%x% images % labels %",
    "idx %x%x%x% transposed images % labels %",
    "pictures %+%+% %",
    "% coarse % images %",
    "unexpected end",
    "no progress is possible",
    // what an exported file says of itself
    "pixels in 0..1",
    "pixels in 0..255",
    "normalised pixels",
    "%.weight (with the batch norm folded in)",
    "%.bias (with the batch norm folded in)",
    // joins texts that are translated whole
    "%, not %",
    "%: recorded command",
    " (the option size chooses another)",
    "% to %, half of them % or more,",
    // printed by the command line only
    ", without stem and head",
};

/// Puts something in the places.
QString sample(QString text, const QRegularExpression& places)
{
    static const QRegularExpression many(QStringLiteral("(77)+"));
    return text.replace(places, QStringLiteral("77")).replace(many, QStringLiteral("77"));
}

QString sampleOf(const char* tableText)
{
    static const QRegularExpression places(QStringLiteral("%[1-9]"));
    return sample(QString::fromUtf8(tableText), places);
}

QString sampleOf(const SourceText& text)
{
    // Of what is formatted elsewhere, too.
    static const QRegularExpression places(
        QStringLiteral("%1|\\{[^{}]*\\}|%l?d").arg(QChar::fromLatin1(SourceText::changing)));
    return sample(QString::fromStdString(text.text), places);
}

/// Reports are written in English; what is thrown while they are is read in the window.
bool isInReport(const QString& file)
{
    return file.startsWith(QLatin1String("core/report/"));
}

/// Two words of which the first is one, and neither a statement of SQL nor the title of a paper.
bool isForPeople(const QString& text)
{
    static const QRegularExpression words(QStringLiteral("[A-Za-z]{2,} "));
    static const QRegularExpression statement(QStringLiteral("^\\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE) "));
    static const QRegularExpression paper(QStringLiteral("\\((19|20)[0-9]{2}\\)$"));
    return words.match(text).hasMatch() && !statement.match(text).hasMatch() && !paper.match(text).hasMatch();
}

} // namespace

class TestCoreTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreFoundInASource_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QStringList>("texts");
        const auto row = [](const char* name, const char* source, const char* list) {
            QStringList texts = QString::fromLatin1(list).split(u'|');
            texts.removeAll(QString());
            QTest::newRow(name) << QString::fromLatin1(source) << texts;
        };
        row("thrown", "throw Error(\"is \\\"no\\\"\" /* , */ \" file\", path.string());", "is \"no\" file");
        row("joined", "throw Error(\"cannot be \" + verb(a, \"b\") + '.', m_file);", "b|cannot be %%");
        row("alternatives", "x = n == \"1\" ? \"one\" : n ? \"two\" : std::string(\"many\") + s;", "one|two|many%");
        row("formatted", "note(fmt::format(\"{} image{} of {{}} {:.{}f}\", n, n > 1 ? \"s\" : \"\", v, 2));",
            "s|% images of {} %|% image of {} %");
        row("logged", "spdlog::warn(\"a {}\", b);", "");
        row("comment", "// \"a\"\n#include \"b\"\nf('\"', R\"x(c\")x\");", "");
    }
    void textsAreFoundInASource()
    {
        QFETCH(QString, source);
        QStringList found;
        for (const SourceText& text : textsIn(source.toStdString()))
            if (!text.text.empty())
                found << QString::fromStdString(text.text).replace(QChar::fromLatin1(SourceText::changing), u'%');
        QTEST(found, "texts");
    }

    /// Every text of core's that people may read in the window stands in the table: what is thrown as a whole, anything
    /// else at least as part of a text. Names of the table's files tell where a new one belongs.
    void everyTextOfCoreCanBeTranslated()
    {
        QSet<QString> whole;
        QStringList known;
        for (const std::span<const char* const> part : coreTexts)
            for (const char* text : part)
                known << sampleOf(text);
        whole = QSet<QString>(known.begin(), known.end());
        const auto isPart = [&known](QString text) {
            static const QRegularExpression joint(QStringLiteral("^[;,. ]+|[;, ]+$"));
            QString pattern = QRegularExpression::escape(text.remove(joint));
            const QRegularExpression part(pattern.replace(QStringLiteral("77"), QStringLiteral(".+?")));
            return std::ranges::any_of(known, [&](const QString& one) { return part.match(one).hasMatch(); });
        };
        QStringList missing;
        QSet<QString> excused;
        int seen = 0;
        QDirIterator files(sourceFolder + QStringLiteral("/core"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString name = QDir(sourceFolder).relativeFilePath(file.fileName());
            for (const SourceText& text : textsIn(file.readAll().toStdString())) {
                const QString words = QString::fromStdString(text.text);
                if (!isForPeople(words) || (isInReport(name) && !text.isThrown))
                    continue;
                ++seen;
                const QString bare = QString(words).replace(QChar::fromLatin1(SourceText::changing), u'%');
                if (std::ranges::any_of(untranslated, [&](const char* one) { return bare == QString::fromUtf8(one); }))
                    excused.insert(bare);
                else if (!whole.contains(sampleOf(text)) && (text.isThrown || !isPart(sampleOf(text))))
                    missing << QStringLiteral("%1:%2: %3").arg(name).arg(text.line).arg(bare);
            }
        }
        QVERIFY(seen > 500);
        QVERIFY2(missing.isEmpty(),
                 qPrintable(QStringLiteral("in no file of widgets/common/core_texts:\n") + missing.join(u'\n')));
        for (const char* one : untranslated) // the list is as short as it can be
            QVERIFY2(excused.contains(QString::fromUtf8(one)), one);
    }

    /// What is said finds its own text, not one that happens to fit as well.
    void everyTextOfTheTableIsFoundAsItself()
    {
        class Marked final : public QTranslator
        {
        public:
            QString translate(const char* context, const char* source, const char*, int) const override
            {
                return QLatin1String(context) == u"CoreText" ? u'<' % QString::fromUtf8(source) % u'>' : QString();
            }
            bool isEmpty() const override { return false; }
        } marked;
        QCoreApplication::installTranslator(&marked);
        QStringList wrong;
        QSet<QString> seen;
        for (const std::span<const char* const> part : coreTexts) {
            for (const char* text : part) {
                const QString said = sampleOf(text);
                if (seen.contains(said))
                    wrong << QStringLiteral("twice: ") + said;
                seen.insert(said);
                if (const QString found = CoreText::of(said.toStdString()); found != u'<' % said % u'>')
                    wrong << said + QStringLiteral(" -> ") + found;
            }
        }
        QCoreApplication::removeTranslator(&marked);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    /// `ninja update_translations` would change nothing, and no text is left without German.
    void everyTextOfTheWindowHasGerman()
    {
        QTemporaryDir folder;
        const QString name = QStringLiteral("pathloom_de.ts"), copy = folder.filePath(name);
        QVERIFY(QFile::copy(sourceFolder + QStringLiteral("/translations/") + name, copy));
        QProcess lupdate;
        lupdate.setWorkingDirectory(sourceFolder);
        lupdate.start(
            QStringLiteral(PATHLOOM_LUPDATE),
            QStringLiteral("app/window widgets -I . -locations none -no-obsolete -source-language en -ts").split(u' ')
                << copy);
        QVERIFY(lupdate.waitForFinished());
        QCOMPARE(lupdate.exitCode(), 0);
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString context, source;
        QStringList missing;
        int texts = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"name")
                context = xml.readElementText();
            else if (xml.name() == u"source")
                source = xml.readElementText();
            else if (xml.name() == u"translation" && ++texts > 0 &&
                     (xml.attributes().hasAttribute(QStringLiteral("type")) ||
                      xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed().isEmpty()))
                missing << context + QStringLiteral(": ") + source;
        }
        QVERIFY(!xml.hasError() && texts > 1000);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestCoreTexts)
#include "tst_core_texts.moc"
