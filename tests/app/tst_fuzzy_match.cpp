// SPDX-License-Identifier: MIT
#include "app/window/fuzzy_match.h"

#include <QTest>

using namespace pathloom;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lettersMustAppearInOrder_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("initials") << QStringLiteral("ns") << QStringLiteral("New search") << true;
        QTest::newRow("case") << QStringLiteral("NEW") << QStringLiteral("New search") << true;
        QTest::newRow("spaces do not matter") << QStringLiteral("n s") << QStringLiteral("New search") << true;
        QTest::newRow("wrong order") << QStringLiteral("sn") << QStringLiteral("New search") << false;
        QTest::newRow("letter missing") << QStringLiteral("newx") << QStringLiteral("New search") << false;
        QTest::newRow("empty pattern") << QString() << QStringLiteral("New search") << true;
        QTest::newRow("empty text") << QStringLiteral("a") << QString() << false;
    }
    void lettersMustAppearInOrder()
    {
        QFETCH(const QString, pattern);
        QFETCH(const QString, text);
        QFETCH(const bool, found);
        QCOMPARE(fuzzyScore(pattern, text).has_value(), found);
    }

    void betterMatchScoresHigher_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("starts of words") << QStringLiteral("rl") << QStringLiteral("Reset layout")
                                         << QStringLiteral("Hardly");
        QTest::newRow("neighbours") << QStringLiteral("exp") << QStringLiteral("Export")
                                    << QStringLiteral("Exactly up");
        QTest::newRow("shorter") << QStringLiteral("stop") << QStringLiteral("Stop") << QStringLiteral("Stop and wait");
    }
    void betterMatchScoresHigher()
    {
        QFETCH(const QString, pattern);
        QFETCH(const QString, better);
        QFETCH(const QString, worse);
        QVERIFY(fuzzyScore(pattern, better).value() > fuzzyScore(pattern, worse).value_or(-1));
    }
};

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzy_match.moc"
