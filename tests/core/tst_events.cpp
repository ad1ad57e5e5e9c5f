// SPDX-License-Identifier: MIT
#include "core/search/events.h"
#include "tests/support/errors.h"
#include "tests/support/run_fixture.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace pathloom;

class TestEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBodyReadsBackFromItsJson()
    {
        int bodies = 0;
        for (const Event& event : runfixture::oneOfEach(runfixture::tinySpace())) {
            if (std::holds_alternative<ProbabilitySnapshot>(event.body))
                continue;
            const std::string text = bodyToJson(event.body).dump();
            const EventBody back = bodyFromJson(kindOf(event.body), Json::parse(text));
            QCOMPARE(back.index(), event.body.index());
            std::visit(
                [&](const auto& body) {
                    using Body = std::decay_t<decltype(body)>;
                    if constexpr (requires { body == body; })
                        QVERIFY2(std::get<Body>(back) == body, text.c_str());
                },
                event.body);
            ++bodies;
        }
        QCOMPARE(bodies, 12);
    }

    void aDivergedLossReadsBackAsNotANumber()
    {
        const WeightStep diverged{std::nan(""), 0.1, 0.05, {1, 2}};
        const EventBody back = bodyFromJson("weight_step", Json::parse(bodyToJson(diverged).dump()));
        QVERIFY(std::isnan(std::get<WeightStep>(back).loss));
        QCOMPARE(std::get<WeightStep>(back).sampled, diverged.sampled);
    }

    void kindsAreDistinct()
    {
        std::set<std::string> kinds;
        for (const Event& event : runfixture::oneOfEach(runfixture::tinySpace()))
            kinds.insert(kindOf(event.body));
        kinds.insert(kindOf(Progress{}));
        kinds.insert(kindOf(UnknownEvent{"party", Json::object()}));
        QCOMPARE(kinds.size(), std::variant_size_v<EventBody>);
    }

    void snapshotsAndProgressHaveNoJsonForm()
    {
        QVERIFY(errorOf([] { bodyToJson(Progress{}); }).contains(QStringLiteral("progress")));
        QVERIFY(errorOf([] { bodyToJson(ProbabilitySnapshot{}); }).contains(QStringLiteral("no JSON form")));
    }

    void wrongJsonNamesKindAndKey()
    {
        const QString missing = errorOf([] { bodyFromJson("phase_changed", Json{{"message", ""}}); });
        QVERIFY2(missing.contains(QStringLiteral("phase_changed")) && missing.contains(QStringLiteral("'phase'")),
                 qPrintable(missing));
    }

    /// What another version writes: a kind, a word, a shape that this one does not know. It reads back as it was.
    void whatIsNotKnownIsKept_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("kind") << QByteArray("party") << QByteArray(R"({"guests":3})");
        QTest::newRow("level") << QByteArray("message") << QByteArray(R"({"level":"loud","text":"x"})");
        QTest::newRow("phase") << QByteArray("phase_changed") << QByteArray(R"({"message":"","phase":"growing"})");
        QTest::newRow("no object") << QByteArray("list") << QByteArray("[1,2]");
    }
    void whatIsNotKnownIsKept()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QByteArray, body);
        const EventBody read = bodyFromJson(kind.toStdString(), Json::parse(body.toStdString()));
        QVERIFY(std::holds_alternative<UnknownEvent>(read));
        QCOMPARE(kindOf(read), kind.toStdString());
        QCOMPARE(bodyToJson(read).dump(), body.toStdString());
    }
    void furtherKeysOfAKnownKindArePassedOver()
    {
        const EventBody read = bodyFromJson("message", Json{{"level", "info"}, {"text", "x"}, {"colour", "red"}});
        QVERIFY(std::get<Message>(read) == (Message{MessageLevel::Info, "x"}));
    }

    void phasesReadBackFromTheirText()
    {
        for (int i = 0; i <= static_cast<int>(Phase::Failed); ++i)
            QCOMPARE(phaseFromText(toText(static_cast<Phase>(i))), static_cast<Phase>(i));
        QVERIFY(errorOf([] { phaseFromText("asleep"); }).contains(QStringLiteral("asleep")));
    }
};

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
