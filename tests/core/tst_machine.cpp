// SPDX-License-Identifier: MIT
// What the program takes of the machine: cores and memory that control groups leave, the folders of its user.
#include "core/util/control_groups.h"
#include "core/util/files.h"
#include "core/util/machine.h"
#include "tests/support/errors.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <unistd.h>

#include <pwd.h>

using namespace pathloom;
namespace fs = std::filesystem;

using Files = QList<QPair<QString, QByteArray>>;
Q_DECLARE_METATYPE(Files)

class TestMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        for (const char* name : {"PATHLOOM_DATA", "XDG_DATA_HOME"})
            qunsetenv(name);
        qputenv("HOME", m_temporary->path().toLocal8Bit());
    }

    void controlGroupsLimitCoresAndMemory_data()
    {
        QTest::addColumn<Files>("files");
        QTest::addColumn<double>("cores"); // 0: not limited
        QTest::addColumn<qint64>("bytes");
        const QByteArray unified = "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n";
        const QByteArray old = "31 23 0:27 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n"
                               "32 23 0:28 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n";
        // As a container without a name space of its own sees them: its own group at the mount point.
        const QByteArray contained =
            "31 23 0:27 /docker/17 /sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct\n"
            "32 23 0:28 /docker/17 /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n";
        const QByteArray oldGroups = "5:memory:/docker/17\n4:cpu,cpuacct:/docker/17\n1:name=systemd:/docker/17\n";
        const QString v2 = "sys/fs/cgroup/", cpu = "sys/fs/cgroup/cpu,cpuacct/", memory = "sys/fs/cgroup/memory/";
        const auto row = [](const char* name, double cores, qint64 bytes, const QByteArray& groups,
                            const QByteArray& mounts, Files files) {
            files += {{"proc/self/cgroup", groups}, {"proc/self/mountinfo", mounts}};
            QTest::newRow(name) << files << cores << bytes;
        };
        row("2: one group", 1, 1 << 30, "0::/job\n", unified,
            {{v2 + "job/cpu.max", "100000 100000\n"}, {v2 + "job/memory.max", "1073741824\n"}});
        row("2: a fraction", 1.5, 0, "0::/job\n", unified, {{v2 + "job/cpu.max", "75000 50000\n"}});
        row("2: not limited", 0, 0, "0::/job\n", unified,
            {{v2 + "job/cpu.max", "max 100000\n"},
             {v2 + "job/memory.max", "max\n"},
             {v2 + "job/memory.high", "max\n"}});
        row("2: the group above is tighter", 0.5, 1000, "0::/a/b/c\n", unified,
            {{v2 + "a/b/c/cpu.max", "max 100000\n"},
             {v2 + "a/b/cpu.max", "200000 100000\n"},
             {v2 + "a/cpu.max", "50000 100000\n"},
             {v2 + "a/b/c/memory.max", "5000\n"},
             {v2 + "a/memory.max", "1000\n"}});
        row("2: memory that is throttled", 0, 3000, "0::/job\n", unified,
            {{v2 + "job/memory.max", "5000\n"}, {v2 + "job/memory.high", "3000\n"}});
        row("2: at the root of a name space", 2, 4000, "0::/\n", unified,
            {{v2 + "cpu.max", "200000 100000\n"}, {v2 + "memory.max", "4000\n"}});
        row("2: a group that is not to be seen", 2, 0, "0::/../elsewhere\n", unified,
            {{v2 + "cpu.max", "200000 100000\n"}});
        row("2: no files", 0, 0, "0::/job\n", unified, {});
        row("2: nonsense", 0, 0, "0::/job\n", unified,
            {{v2 + "job/cpu.max", "many 100000\n"}, {v2 + "job/memory.max", "\n"}});
        row("1: quota and limit", 2, 2 << 20, oldGroups, old,
            {{cpu + "docker/17/cpu.cfs_quota_us", "200000\n"},
             {cpu + "docker/17/cpu.cfs_period_us", "100000\n"},
             {memory + "docker/17/memory.limit_in_bytes", "2097152\n"}});
        row("1: not limited", 0, 0, oldGroups, old,
            {{cpu + "docker/17/cpu.cfs_quota_us", "-1\n"},
             {cpu + "docker/17/cpu.cfs_period_us", "100000\n"},
             {memory + "docker/17/memory.limit_in_bytes", "9223372036854771712\n"}});
        row("1: the group above is tighter", 1, 7000, oldGroups, old,
            {{cpu + "docker/17/cpu.cfs_quota_us", "400000\n"},
             {cpu + "docker/17/cpu.cfs_period_us", "100000\n"},
             {cpu + "docker/cpu.cfs_quota_us", "100000\n"},
             {cpu + "docker/cpu.cfs_period_us", "100000\n"},
             {memory + "docker/memory.limit_in_bytes", "7000\n"}});
        row("1: inside a container", 1, 9000, oldGroups, contained,
            {{cpu + "cpu.cfs_quota_us", "50000\n"},
             {cpu + "cpu.cfs_period_us", "50000\n"},
             {memory + "memory.limit_in_bytes", "9000\n"}});
        row("1: period missing", 0, 0, oldGroups, old, {{cpu + "docker/17/cpu.cfs_quota_us", "200000\n"}});
        row("1 and 2 side by side", 1, 6000, "5:memory:/job\n4:cpu,cpuacct:/job\n0::/\n",
            old + "33 23 0:29 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n",
            {{cpu + "job/cpu.cfs_quota_us", "100000\n"},
             {cpu + "job/cpu.cfs_period_us", "100000\n"},
             {memory + "job/memory.limit_in_bytes", "6000\n"}});
        QTest::newRow("mounts are not told") << Files{{"proc/self/cgroup", "0::/job\n"},
                                                      {v2 + "job/cpu.max", "100000 100000\n"},
                                                      {v2 + "memory.max", "8000\n"}}
                                             << 1.0 << qint64(8000);
        QTest::newRow("nothing is told") << Files{} << 0.0 << qint64(0);
    }
    void controlGroupsLimitCoresAndMemory()
    {
        QFETCH(Files, files);
        QFETCH(double, cores);
        QFETCH(qint64, bytes);
        const quint64 available = quint64(1) << 40;
        files.append({"proc/meminfo", "MemAvailable:   " + QByteArray::number(available / 1024) + " kB\n"});
        for (const auto& [name, content] : files) {
            const fs::path file = m_folder / name.toStdString();
            fs::create_directories(file.parent_path());
            writeTextFile(file, content.toStdString());
        }
        const GroupLimits limits = groupLimits(m_folder);
        QCOMPARE(limits.cores.value_or(0), cores);
        QCOMPARE(qint64(limits.memoryBytes.value_or(0)), bytes);
        // The scripts that build the program read the same.
        const int here = script("nproc").toInt();
        QCOMPARE(script("usable_cores " + m_temporary->path()).toInt(), coresWithin(limits, here));
        QCOMPARE(script("usable_memory " + m_temporary->path()).toULongLong(), bytes ? quint64(bytes) : available);
    }
    void aMountPointMayHaveBlanks()
    {
        fs::create_directories(m_folder / "proc/self");
        fs::create_directories(m_folder / "my groups/job");
        writeTextFile(m_folder / "proc/self/cgroup", "0::/job\n");
        writeTextFile(m_folder / "proc/self/mountinfo", "30 23 0:26 / /my\\040groups rw - cgroup2 cgroup2 rw\n");
        writeTextFile(m_folder / "my groups/job/cpu.max", "300000 100000\n");
        QCOMPARE(groupLimits(m_folder).cores, std::optional(3.0));
    }
    void coresAreRounded()
    {
        const auto of = [](std::optional<double> cores, int available) {
            return coresWithin({.cores = cores, .memoryBytes = {}}, available);
        };
        QCOMPARE(of(std::nullopt, 16), 16);
        QCOMPARE(of(1.0, 16), 1);
        QCOMPARE(of(0.1, 16), 1);
        QCOMPARE(of(1.4, 16), 1);
        QCOMPARE(of(1.5, 16), 2);
        QCOMPARE(of(64, 16), 16);
        QCOMPARE(of(1e300, 16), 16);
        const Machine machine = thisMachine();
        QVERIFY(machine.cores >= 1 && machine.cores <= coresOfAffinity());
        QVERIFY(machine.memoryBytes > 0);
    }

    void theDataFolderIsTheUsers_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("xdg");
        QTest::addColumn<QByteArray>("home");
        QTest::addColumn<QString>("expected");
        const passwd* user = ::getpwuid(::geteuid());
        const QString registered = user ? user->pw_dir : "/nonexistent", below = "/.local/share/pathloom";
        QTest::newRow("named") << QByteArray("/d") << QByteArray("/x") << QByteArray("/h") << "/d";
        QTest::newRow("XDG") << QByteArray() << QByteArray("/x") << QByteArray("/h") << "/x/pathloom";
        QTest::newRow("XDG, not absolute") << QByteArray() << QByteArray("x") << QByteArray("/h") << "/h" + below;
        QTest::newRow("home") << QByteArray() << QByteArray() << QByteArray("/h") << "/h" + below;
        QTest::newRow("no home") << QByteArray() << QByteArray() << QByteArray() << registered + below;
        QTest::newRow("home not absolute") << QByteArray() << QByteArray() << QByteArray(".") << registered + below;
    }
    void theDataFolderIsTheUsers()
    {
        QFETCH(QByteArray, data);
        QFETCH(QByteArray, xdg);
        QFETCH(QByteArray, home);
        QFETCH(QString, expected);
        const auto set = [](const char* name, const QByteArray& value) {
            value.isEmpty() ? qunsetenv(name) : qputenv(name, value);
        };
        set("PATHLOOM_DATA", data);
        set("XDG_DATA_HOME", xdg);
        set("HOME", home);
        QCOMPARE(QString::fromStdString(userDataFolder().string()), expected);
        QCOMPARE(QString::fromStdString(defaultRunsFolder().string()), expected + "/runs");
    }
    void askingForTheDataFolderMakesNothing()
    {
        QVERIFY(!userDataFolder().empty() && !defaultRunsFolder().empty());
        QVERIFY(fs::is_empty(m_folder));
        QVERIFY(fs::is_directory(writableDataFolder("targets")));
        QVERIFY(fs::is_directory(m_folder / ".local/share/pathloom/targets"));
    }
    void aDataFolderThatCannotBeMadeIsNamed()
    {
        const auto said = [&](const fs::path& data) {
            qputenv("PATHLOOM_DATA", data.c_str());
            return errorOf([] { writableDataFolder("runs"); });
        };
        writeTextFile(m_folder / "file", "in the way");
        for (const fs::path& data : {m_folder / "file", m_folder / "file/below", fs::path("/proc/none"),
                                     fs::path("/nonexistent/.local/share/pathloom")}) {
            const QString message = said(data);
            QVERIFY2(message.startsWith(QString::fromStdString((data / "runs").string())), qPrintable(message));
            QVERIFY2(message.contains("PATHLOOM_DATA") && !message.contains(u'\n'), qPrintable(message));
        }
        QVERIFY(!fs::exists("/nonexistent"));
    }

private:
    /// What a command says that knows the functions of packaging/common.sh.
    static QByteArray script(const QString& command)
    {
        QProcess bash;
        bash.start("bash",
                   {"-c", "set -euo pipefail; source \"$0\"; " + command, PATHLOOM_SOURCE "/packaging/common.sh"});
        bash.waitForFinished();
        return bash.exitCode() == 0 ? bash.readAllStandardOutput().trimmed() : bash.readAllStandardError();
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestMachine)
#include "tst_machine.moc"
