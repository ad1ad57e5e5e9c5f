// SPDX-License-Identifier: MIT
// Starting and going on in a real window where a run could be lost: it must be asked, or left as it is.
#include "prepared_search.h"
#include "scripted_runner.h"
#include "travelled_window.h"

#include "core/util/error.h"

#include <QMessageBox>
#include <QPushButton>

#include <fstream>

using namespace pathloom;
using namespace pathloom::test;
namespace fs = std::filesystem;

namespace {

void writeCheckpoint(const fs::path& folder, std::int64_t step)
{
    const auto run = RunStore::open(folder, RunStore::Access::Write);
    run->writeCheckpoint(step, [step](const fs::path& file) { std::ofstream(file) << "weights of step " << step; });
}

void damageNewest(const fs::path& folder)
{
    const fs::path file = RunStore::open(folder, RunStore::Access::Read)->newestCheckpoint();
    std::ofstream(file, std::ios::app) << "and something else";
}

/// A window over a stopped run of 120 steps that goes on by a scripted search.
struct Fixture : TravelledWindow
{
    std::shared_ptr<ScriptedRunner::Shared> shared = std::make_shared<ScriptedRunner::Shared>();
    int resumed = 0;

    Fixture()
    {
        window->controller()->setResumeMaker([this](const QString&) {
            ++resumed;
            return ScriptedRunner::factory(shared, ScriptedRunner::untilStopped);
        });
    }
    bool openAndPress() const
    {
        if (!open() || !actions().start->isEnabled())
            return false;
        actions().start->trigger();
        return true;
    }
    QMessageBox* question() const { return window->findChild<QMessageBox*>(QStringLiteral("resumeQuestion")); }
    static QPushButton* consent(const QMessageBox& box)
    {
        for (QAbstractButton* button : box.buttons())
            if (box.buttonRole(button) == QMessageBox::AcceptRole)
                return qobject_cast<QPushButton*>(button);
        return nullptr;
    }
};

} // namespace

class TestResuming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    /// A finished search whose job was interrupted behind it: what is left is done, and no search begins.
    void whatWasToFollowTheSearchGoesOn()
    {
        Fixture f;
        {
            const auto run = RunStore::open(f.run, RunStore::Access::Write);
            run->changeWork([](RunWork& work) { work.job = JobPlan{.until = Stage::Derive}; });
            run->setState(Phase::Finished);
        }
        QVERIFY(f.open());
        QTRY_VERIFY(f.actions().start->isEnabled());
        QVERIFY2(f.actions().start->statusTip().contains(QStringLiteral("networks of this run")),
                 qPrintable(f.actions().start->statusTip()));
        f.actions().start->trigger();
        const auto isDone = [&] {
            const RunWork work = RunStore::open(f.run, RunStore::Access::Read)->work();
            return work.job && work.job->isDone(Stage::Derive) && work.job->isDone(Stage::Report);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isDone(), 30'000);
        QCOMPARE(f.networks().size(), std::size_t(1));
        QCOMPARE(f.resumed, 0);
        QTRY_VERIFY(!f.actions().start->isEnabled());
        QVERIFY(f.actions().start->statusTip().contains(QStringLiteral("nothing to go on with")));
    }

    void withoutACheckpointItIsAskedFirst()
    {
        Fixture f;
        QVERIFY(f.openAndPress());
        QTRY_VERIFY(f.question() && f.question()->isVisible());
        QVERIFY2(f.question()->text().contains(QStringLiteral("no checkpoint")), qPrintable(f.question()->text()));
        QVERIFY2(f.question()->text().contains(QStringLiteral("120 step")), qPrintable(f.question()->text()));
        QCOMPARE(f.question()->defaultButton(), f.question()->button(QMessageBox::Cancel));
        QTest::keyClick(f.question(), Qt::Key_Return); // the default
        QTRY_VERIFY(!f.question());
        QCOMPARE(f.resumed, 0);
        QVERIFY(!f.window->controller()->session().isActive());
        QCOMPARE(f.window->view()->history().step(), runEnd);

        f.actions().start->trigger();
        QTRY_VERIFY(f.question() && f.question()->isVisible());
        QPushButton* yes = Fixture::consent(*f.question());
        QVERIFY(yes && yes->text().contains(QStringLiteral("beginning")));
        QTest::mouseClick(yes, Qt::LeftButton);
        QTRY_VERIFY(f.window->controller()->session().isActive());
        QCOMPARE(f.resumed, 1);
        f.window->controller()->stopAndWait();
    }

    void aDamagedCheckpointThatCostsMuchIsAskedAbout()
    {
        Fixture f;
        writeCheckpoint(f.run, 10);
        writeCheckpoint(f.run, 118);
        damageNewest(f.run);
        QVERIFY(f.openAndPress());
        QTRY_VERIFY(f.question() && f.question()->isVisible());
        const QString text = f.question()->text();
        QVERIFY2(text.contains(QStringLiteral("damaged")) && text.contains(QStringLiteral("step 10")) &&
                     text.contains(QStringLiteral("110 step")),
                 qPrintable(text));
        f.question()->reject();
        QTRY_VERIFY(!f.question());
        QCOMPARE(f.resumed, 0);
    }

    void whatCostsLittleIsNotAsked()
    {
        Fixture f;
        writeCheckpoint(f.run, 60);
        writeCheckpoint(f.run, 118);
        damageNewest(f.run); // 60 steps
        QVERIFY(f.openAndPress());
        QTRY_COMPARE(f.resumed, 1);
        QVERIFY(!f.question());
        f.window->controller()->stopAndWait();
    }

    void aWholeCheckpointIsNotAskedAbout()
    {
        Fixture f;
        writeCheckpoint(f.run, 2); // long ago, but it is the newest there ever was
        QVERIFY(f.openAndPress());
        QTRY_COMPARE(f.resumed, 1);
        QVERIFY(!f.question());
        f.window->controller()->stopAndWait();
    }

    /// What it told of going on may be in the record only a second later; until then other short jobs are done.
    void nothingWaitsUntilTheRecordKnows()
    {
        Fixture f;
        writeCheckpoint(f.run, 118);
        SearchController* controller = f.window->controller();
        controller->setResumeMaker([&](const QString&) {
            return ScriptedRunner::factory(
                f.shared, [](const EventSink& sink, ScriptedRunner::Shared& shared, std::stop_token stop) {
                    sink({118, 0.5, Resumed{.repeated = 2}}); // which is never recorded
                    return ScriptedRunner::untilStopped(sink, shared, std::move(stop));
                });
        });
        controller->setLookUp([](const SearchRequest& request, std::stop_token) { return preparedSmall(request); });
        QVERIFY(f.openAndPress());
        QTRY_VERIFY(controller->session().isActive());
        QTRY_VERIFY2(f.message().contains(QStringLiteral("checkpoint of step 118")), qPrintable(f.message()));
        QVERIFY2(f.message().contains(QStringLiteral("2 step")), qPrintable(f.message()));
        QTest::qWait(300); // it looks, and looks again
        controller->prepare({});
        QTRY_COMPARE(controller->shown(), SearchController::Shown::Draft);
        controller->stopAndWait();
    }

    void aRefusedStartKeepsTheDraftAndLeavesTheOtherRunAlone()
    {
        Fixture f;
        SearchRequest request;
        request.folder = textOf(f.run);
        f.window->controller()->showDraft(preparedSmall(request));
        auto* bar = f.window->findChild<MessageBar*>(QStringLiteral("messageBar"));
        for (int press = 0; press < 2; ++press) {
            QVERIFY(f.actions().start->isEnabled());
            f.actions().start->trigger();
            QTRY_VERIFY(bar->isVisible());
            QVERIFY2(bar->text().contains(QStringLiteral("exists and is not empty")), qPrintable(bar->text()));
            QTest::qWait(300); // a header that is read from the other run would come now
            QCOMPARE(f.window->controller()->shown(), SearchController::Shown::Draft);
            QVERIFY(f.window->view()->header().folder.isEmpty());
            QCOMPARE(f.actions().start->text(), QStringLiteral("&Start search"));
            bar->dismiss();
            QVERIFY(!bar->isVisible());
        }
        QCOMPARE(f.resumed, 0);
        QCOMPARE(RunStore::open(f.run, RunStore::Access::Read)->lastStep(), runEnd);
    }

    void aSearchThatFailsBeforeItHasARunCanBeStartedAgain()
    {
        Fixture f;
        f.window->controller()->setRunnerMaker([&](const PreparedSearch&, const QString&) {
            return ScriptedRunner::factory(
                f.shared, [](const EventSink& sink, ScriptedRunner::Shared&, std::stop_token) -> Phase {
                    sink({0, 0, PhaseChanged{Phase::Preparing, {}}});
                    sink({0, 0, PhaseChanged{Phase::Failed, "no images"}});
                    throw Error("cannot be read", "/images");
                });
        });
        f.window->controller()->showDraft(preparedSmall());
        f.actions().start->trigger();
        QTRY_COMPARE(f.message(), QStringLiteral("/images: cannot be read"));
        QCOMPARE(f.window->controller()->shown(), SearchController::Shown::Draft);
        QVERIFY(f.actions().start->isEnabled());
        QCOMPARE(f.actions().start->text(), QStringLiteral("&Start search"));
    }
};

QTEST_MAIN(TestResuming)
#include "tst_resuming.moc"
