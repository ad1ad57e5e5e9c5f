// SPDX-License-Identifier: MIT
#include "core/data/data_progress.h"
#include "core/data/shared_opening.h"
#include "core/util/error.h"
#include "core/util/printable.h"
#include "tests/support/errors.h"

#include <QTest>

#include <atomic>
#include <future>
#include <thread>

using namespace pathloom;

namespace {

class NoImages final : public ImageDataset
{
public:
    std::int64_t size() const override { return 0; }
    Shape imageShape() const override { return {1, 1, 1}; }
    const std::vector<std::string>& classNames() const override { return m_names; }
    int label(std::int64_t) const override { return 0; }
    Image image(std::int64_t) const override { return {}; }
    std::string fingerprint() const override { return {}; }

private:
    std::vector<std::string> m_names;
};

DataSets noImages()
{
    const auto set = std::make_shared<const NoImages>();
    return {.train = set, .test = set, .notes = {}, .decided = {}};
}

} // namespace

/// Opening the same images twice at once.
class SharedOpeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOpenedTwiceAtOnceIsOpenedOnce()
    {
        std::atomic<int> opened = 0, told = 0;
        std::promise<void> begun, go;
        const auto open = [&] {
            ++opened;
            begun.set_value();
            go.get_future().wait();
            DataStage(DataProgress::Stage::Checking, 10).reached(7);
            return noImages();
        };
        auto first = std::async(std::launch::async, [&] { return openShared("a", open, {}); });
        begun.get_future().wait();
        auto second = std::async(std::launch::async, [&] {
            const DataProgressScope scope([&](const DataProgress& progress) { told = int(progress.done); });
            return openShared("a", open, {});
        });
        QCOMPARE(second.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
        // Other images do not wait for these.
        QVERIFY(openShared("b", noImages, {}).train);
        go.set_value();
        QCOMPARE(first.get().train, second.get().train);
        QCOMPARE(opened.load(), 1);
        QVERIFY(told.load() == 0 || told.load() == 7); // by chance the end is there before it is told
        // Afterwards it is opened anew: nothing is kept here.
        QVERIFY(openShared("a", [&] { return ++opened, noImages(); }, {}).train);
        QCOMPARE(opened.load(), 2);
    }

    void whoeverWaitsIsTold()
    {
        std::promise<void> begun;
        std::atomic<int> told = 0;
        auto first = std::async(std::launch::async, [&] {
            return openShared("a",
                              [&] {
                                  begun.set_value();
                                  DataStage(DataProgress::Stage::Checking, 10).reached(7);
                                  while (told == 0)
                                      std::this_thread::yield();
                                  return noImages();
                              },
                              {});
        });
        begun.get_future().wait();
        const DataProgressScope scope([&](const DataProgress& progress) { told = int(progress.done); });
        openShared("a", noImages, {});
        QCOMPARE(told.load(), 7);
        first.get();
    }

    void failuresAreEverybodys()
    {
        std::promise<void> begun, go;
        const auto open = [&]() -> DataSets {
            begun.set_value();
            go.get_future().wait();
            throw Error("is broken", "the disk");
        };
        auto first = std::async(std::launch::async, [&] { return errorOf([&] { openShared("a", open, {}); }); });
        begun.get_future().wait();
        auto second = std::async(std::launch::async, [&] { return errorOf([&] { openShared("a", open, {}); }); });
        QCOMPARE(second.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
        go.set_value();
        QVERIFY(first.get().contains("the disk: is broken"));
        QVERIFY(second.get().contains("the disk: is broken"));
    }

    void whoIsCancelledLeavesItToTheOthers()
    {
        std::stop_source firstStop, thirdStop;
        std::promise<void> begun;
        auto first = std::async(std::launch::async, [&] {
            try {
                openShared(
                    "a",
                    [&]() -> DataSets {
                        begun.set_value();
                        while (!firstStop.stop_requested())
                            std::this_thread::yield();
                        throw Cancelled();
                    },
                    firstStop.get_token());
                return false;
            } catch (const Cancelled&) {
                return true;
            }
        });
        begun.get_future().wait();
        auto second = std::async(std::launch::async, [&] { return openShared("a", noImages, {}); });
        auto third = std::async(std::launch::async, [&] {
            try {
                openShared("a", noImages, thirdStop.get_token());
                return false;
            } catch (const Cancelled&) {
                return true;
            }
        });
        QCOMPARE(second.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
        thirdStop.request_stop(); // one that waits can leave
        QVERIFY(third.get());
        firstStop.request_stop();
        QVERIFY(first.get());
        QVERIFY(second.get().train);
    }

    void controlCharactersAreShown()
    {
        QCOMPARE(printable("two\nlines\tand \x1b[31m\x7f"), std::string("two\\nlines\\tand \\x1b[31m\\x7f"));
        QCOMPARE(printable("Größe 猫 \xc2\x85"), std::string("Größe 猫 \\x85"));
        QCOMPARE(printable(""), std::string());
    }
};

QTEST_GUILESS_MAIN(SharedOpeningTest)
#include "tst_shared_opening.moc"
