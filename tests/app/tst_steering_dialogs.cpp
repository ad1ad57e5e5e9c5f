// SPDX-License-Identifier: MIT
// The dialogs that change a running search: what they say they will do, and what they do.
#include "steered_window.h"
#include "tests/support/scratch_data.h"

#include "widgets/common/theme.h"
#include "widgets/steering/steering_text.h"

#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include <cmath>
#include <set>

using namespace pathloom;
using Kind = Command::Kind;

class TestSteeringDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void thresholdDialogShowsWhatItWillDo_data()
    {
        QTest::addColumn<double>("percent");
        for (const double percent : {0.5, 3.0, 7.5, 12.0, 60.0})
            QTest::addRow("%g %%", percent) << percent;
    }
    void thresholdDialogShowsWhatItWillDo()
    {
        QFETCH(double, percent);
        SteeredWindow f;
        QVERIFY(f.start());
        f.actions().pruneBelow->trigger();
        auto* dialog = f.window.findChild<QDialog*>(QStringLiteral("pruneDialog"));
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QDoubleSpinBox*>(QStringLiteral("threshold"))->setValue(percent);

        // By brute force: every path below the threshold but the likeliest of its block.
        PathMask mask(f.space());
        QStringList names;
        std::set<int> blocks;
        for (int i = 0; i < mask.blocks(); ++i) {
            const std::vector<double>& p = f.known.probabilities[std::size_t(i)];
            for (int j = 0; j < mask.candidates(i); ++j) {
                bool likeliest = true;
                for (int k = 0; k < mask.candidates(i); ++k)
                    likeliest = likeliest && p[std::size_t(k)] <= p[std::size_t(j)];
                if (p[std::size_t(j)] * 100 >= percent || likeliest)
                    continue;
                mask.set({i, j}, false);
                blocks.insert(i);
                names << SteeringText::path(f.space(), {i, j});
            }
        }
        auto* list = dialog->findChild<QListWidget*>(QStringLiteral("prunedPaths"));
        QCOMPARE(list->count(), int(names.size()));
        for (int row = 0; row < list->count(); ++row)
            QVERIFY(list->item(row)->text().startsWith(names[row] + QStringLiteral(" (")));
        auto* prune = dialog->findChild<QPushButton*>(QStringLiteral("prune"));
        QCOMPARE(prune->isEnabled(), !names.isEmpty());
        if (names.isEmpty())
            return;
        QStringList shown;
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            shown << label->text();
        QVERIFY(shown.contains(Format::ms(f.expected(PathMask(f.space())))));
        QVERIFY(shown.contains(Format::ms(f.expected(mask))));
        QVERIFY(shown.contains(
            signedText(f.expected(mask) - f.expected(PathMask(f.space())), QStringLiteral("ms")) +
            QStringLiteral(", ") +
            signedText((f.expected(mask) / f.expected(PathMask(f.space())) - 1) * 100, QStringLiteral("%"))));
        QVERIFY(shown.contains(SteeringText::networks(mask.log10Size())));
        QVERIFY(shown.contains(QString::number(mask.openPaths())));
        QVERIFY(shown.contains(QChar(0x2212) + QString::number(names.size())));
        const QString summary = dialog->findChild<QLabel*>(QStringLiteral("pruneSummary"))->text();
        QVERIFY2(summary.contains(QStringLiteral("would be pruned")) &&
                     summary.contains(QString::number(names.size())) &&
                     summary.contains(QString::number(blocks.size())),
                 qPrintable(summary));

        QTest::mouseClick(prune, Qt::LeftButton);
        QTRY_VERIFY(f.view().mask() == mask);
    }

    void stageIsFixedToItsLeadingPaths()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        f.view().select(f.space().choiceCount() - 1);
        f.actions().fixStage->trigger();
        auto* dialog = f.window.findChild<QDialog*>(QStringLiteral("stageDialog"));
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("fix")), Qt::LeftButton);
        const int stage = f.space().choice(f.space().choiceCount() - 1).stage;
        QTRY_COMPARE(f.view().mask().openCount(f.space().choiceCount() - 1), 1);
        const Architecture leading = mostProbable(f.known.probabilities);
        for (int i = 0; i < f.space().choiceCount(); ++i) {
            if (f.space().choice(i).stage == stage)
                QCOMPARE(f.view().mask().open(i), std::vector<int>{leading.choices[std::size_t(i)]});
            else
                QCOMPARE(f.view().mask().openCount(i), int(f.space().choice(i).candidates.size()));
        }
    }

    void settingsAreChangedDuringTheSearch()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        f.actions().changeSettings->trigger();
        auto* dialog = f.window.findChild<QDialog*>(QStringLiteral("changeSettingsDialog"));
        QVERIFY(dialog);
        auto* change = dialog->findChild<QPushButton*>(QStringLiteral("change"));
        QVERIFY(!change->isEnabled());
        const double before = f.known.prepared.job.config.alphaLearningRate;
        dialog->findChild<QDoubleSpinBox*>(QStringLiteral("alpha.learning_rate"))->setValue(before / 2);
        dialog->findChild<QDoubleSpinBox*>(QStringLiteral("prune.below"))->setValue(3); // percent
        dialog->findChild<QDoubleSpinBox*>(QStringLiteral("prune.after"))->setValue(20);
        int below = 0;
        for (const auto& block : f.known.probabilities)
            for (const double p : block)
                below += p < 0.03 ? 1 : 0;
        const QString effect = dialog->findChild<QLabel*>(QStringLiteral("prune.below.effect"))->text();
        QVERIFY2(effect.startsWith(QString::number(below)), qPrintable(effect));
        QVERIFY(change->isEnabled());
        change->click();
        QTRY_COMPARE(f.view().header().info.config.pruneAfter, 20);
        QCOMPARE(f.view().header().info.config.pruneBelow, 0.03);
        QVERIFY(std::abs(f.view().header().info.config.alphaLearningRate - before / 2) < 1e-9);
        QVERIFY((f.shared->kinds() == std::vector<Kind>{Kind::Set, Kind::Set, Kind::Set}));
    }

    void settingsTellEffectsTogetherAndRanges()
    {
        SteeredWindow f;
        SearchConfig& config = f.known.prepared.job.config;
        config.latencyLoss = LatencyLoss::Hinge;
        config.latencyLambda = 1;
        const double expected = f.expected(PathMask(f.space()));
        config.budgetMs = 2 * expected; // nothing to pay yet
        QVERIFY(f.start([&f](const EventSink& sink, ScriptedRunner::Shared& shared, std::stop_token stop) {
            sink({.step = 9, .body = PhaseChanged{Phase::Joint, {}}});
            sink({.step = 10, .body = WeightStep{.loss = 1, .accuracy = 0.5, .learningRate = 0.02}});
            sink({.step = 10, .body = ArchitectureStep{.crossEntropy = 0.75}});
            sink({.step = 10,
                  .body = ProbabilitySnapshot{std::make_shared<const PathProbabilities>(f.known.probabilities)}});
            return ScriptedRunner::untilStopped(sink, shared, stop);
        }));
        f.actions().changeSettings->trigger();
        auto* dialog = f.window.findChild<QDialog*>(QStringLiteral("changeSettingsDialog"));
        QVERIFY(dialog);
        const auto box = [&](const char* key) { return dialog->findChild<QDoubleSpinBox*>(QLatin1String(key)); };
        const auto effect = [&](const char* key) {
            return dialog->findChild<QLabel*>(QLatin1String(key) + QLatin1String(".effect"));
        };
        box("latency.lambda")->setValue(0.5);
        box("latency.budget_ms")->setValue(expected / 1.6);
        // With the new budget the expected latency is 1.6 times it: 0.5 * (1.6 - 1).
        QVERIFY2(effect("latency.lambda")
                     ->text()
                     .contains(QStringLiteral(
                         "nothing to the loss, 0.3 nats then (+0.30\u00a0nats), beside a cross entropy of 0.75")),
                 qPrintable(effect("latency.lambda")->text()));

        const double rate = f.known.prepared.job.config.learningRate;
        box("weights.learning_rate")->setValue(rate * 4);
        QVERIFY2(effect("weights.learning_rate")->text().contains(QStringLiteral("4 times what it is")) &&
                     effect("weights.learning_rate")->text().endsWith(QStringLiteral("0.02 → 0.08")),
                 qPrintable(effect("weights.learning_rate")->text()));
        box("weights.warmup_learning_rate")->setValue(0.2);
        QVERIFY(effect("weights.warmup_learning_rate")->text().contains(QStringLiteral("warm-up is over")));

        // Wrapped texts have the room they need.
        dialog->resize(640, 10);
        QTest::qWait(30);
        for (const char* key : {"latency.lambda", "latency.budget_ms", "weights.learning_rate"}) {
            const QLabel* label = effect(key);
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), key);
        }
        QVERIFY(effect("latency.lambda")->geometry().bottom() < effect("latency.budget_ms")->geometry().top());

        // A budget that no network keeps is refused beside it, in words.
        const double budget = box("latency.budget_ms")->value();
        box("latency.budget_ms")->setValue(0.001);
        const QString refusal = effect("latency.budget_ms")->text();
        QVERIFY2(refusal.startsWith(QStringLiteral("The budget is below")) && !refusal.contains(u'_'),
                 qPrintable(refusal));
        QCOMPARE(effect("latency.budget_ms")->palette().color(QPalette::WindowText), Theme::of(dialog).error);
        QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("change"))->isEnabled());
        box("latency.budget_ms")->setValue(budget);
        QVERIFY(effect("latency.budget_ms")->palette().color(QPalette::WindowText) != Theme::of(dialog).error);

        // What is typed is not cut in silence.
        auto* change = dialog->findChild<QPushButton*>(QStringLiteral("change"));
        QVERIFY(change->isEnabled());
        auto* alpha = box("alpha.learning_rate");
        alpha->setFocus();
        alpha->selectAll();
        QTest::keyClicks(alpha, QStringLiteral("900"));
        QCOMPARE(alpha->value(), 900.0);
        QVERIFY2(effect("alpha.learning_rate")->text().contains(QStringLiteral("from 0 to 100")),
                 qPrintable(effect("alpha.learning_rate")->text()));
        QVERIFY(!change->isEnabled());
    }
};

QTEST_MAIN(TestSteeringDialogs)
#include "tst_steering_dialogs.moc"
