// SPDX-License-Identifier: MIT
// A person's hand in a random search: what goes by probabilities is out of reach, and says why.
#include "steered_window.h"
#include "tests/support/scratch_data.h"

#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>

using namespace pathloom;
using Kind = Command::Kind;

class TestRandomSteering : public QObject
{
    Q_OBJECT

private:
    static bool says(const QString& text)
    {
        return text.contains(QStringLiteral("random search learns no path probabilities"));
    }

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void whatGoesByProbabilitiesIsDisabledAndSaysWhy()
    {
        SteeredWindow f;
        f.known.prepared.job.config.method = SearchMethod::Random;
        QVERIFY(f.start());
        f.goTo({3, 2});
        for (const QAction* action : {f.actions().pruneBelow, f.actions().fixStage}) {
            QVERIFY2(!action->isEnabled() && says(action->statusTip()) && says(action->toolTip()),
                     qPrintable(action->statusTip()));
        }
        for (const QAction* action :
             {f.actions().prunePath, f.actions().pinPath, f.actions().changeSettings, f.actions().checkpoint})
            QVERIFY2(action->isEnabled() && !says(action->statusTip()), qPrintable(action->statusTip()));
        QTest::keyClick(&f.graph(), Qt::Key_P);
        QTRY_VERIFY(f.view().mask() == f.maskWithout({{3, 2}}));
    }

    void automaticPruningCannotBeTurnedOn()
    {
        SteeredWindow f;
        f.known.prepared.job.config.method = SearchMethod::Random;
        QVERIFY(f.start());
        f.actions().changeSettings->trigger();
        auto* dialog = f.window.findChild<QDialog*>(QStringLiteral("changeSettingsDialog"));
        QVERIFY(dialog);
        auto* change = dialog->findChild<QPushButton*>(QStringLiteral("change"));
        auto* below = dialog->findChild<QDoubleSpinBox*>(QStringLiteral("prune.below"));
        below->setValue(3); // percent
        const QString effect = dialog->findChild<QLabel*>(QStringLiteral("prune.below.effect"))->text();
        QVERIFY2(says(effect), qPrintable(effect));
        QVERIFY(!change->isEnabled());
        below->setValue(0);
        dialog->findChild<QDoubleSpinBox*>(QStringLiteral("weights.learning_rate"))->setValue(0.001);
        QVERIFY(change->isEnabled());
    }

    void otherSearchesGoByThem()
    {
        SteeredWindow f;
        QVERIFY(f.start());
        QVERIFY(f.actions().pruneBelow->isEnabled() && f.actions().fixStage->isEnabled());
        f.actions().pruneBelow->trigger();
        QVERIFY(f.window.findChild<QDialog*>(QStringLiteral("pruneDialog")));
    }
};

QTEST_MAIN(TestRandomSteering)
#include "tst_random_steering.moc"
