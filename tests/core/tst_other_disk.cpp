// SPDX-License-Identifier: MIT
// What lies on another disk than the trash: needs two disks, so it is a program of its own.
#include "core/util/trash.h"
#include "tests/support/errors.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace pathloom;
namespace fs = std::filesystem;

class TestOtherDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatLiesThereStaysAndIsSaidWithWhatToDo()
    {
        const auto deviceOf = [](const QString& folder) {
            struct stat facts = {};
            return ::stat(folder.toLocal8Bit().constData(), &facts) == 0 ? facts.st_dev : dev_t(-1);
        };
        const QTemporaryDir data, other(QStringLiteral("/dev/shm/pathloom-trash-XXXXXX"));
        if (!other.isValid() || deviceOf(other.path()) == deviceOf(data.path()))
            QSKIP("there is only one disk here");
        qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
        const fs::path thing = fs::path(other.path().toStdString()) / "run.pathloom";
        fs::create_directory(thing);
        const QString why = errorOf([&] { moveToTrash("run", "run", {thing}); });
        QVERIFY2(why.contains(QStringLiteral("on another disk")) && why.contains(QStringLiteral("file manager")),
                 qPrintable(why));
        QVERIFY(fs::exists(thing) && trashEntries().empty());
    }
};

QTEST_GUILESS_MAIN(TestOtherDisk)
#include "tst_other_disk.moc"
