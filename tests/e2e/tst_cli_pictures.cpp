// SPDX-License-Identifier: MIT
#include "tests/e2e/cli_harness.h"
#include "tests/support/picture_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace pictures;

/// A search on photographs: from the archive or the folder as they are, stopped, gone on with, trained where they were
/// moved.
class CliPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(writeFile(path("tiny.json"), tinySpace)); }

    void kindsAreListed()
    {
        const Outcome outcome = runCli({"list", "data"});
        QVERIFY2(outcome.code == 0, outcome.text());
        for (const char* form : {"fashion-mnist", "idx:FOLDER", "idx-transposed:FOLDER", "folder:FOLDER", "cifar:PLACE",
                                 "csv:FILE", "tar:PLACE"})
            QVERIFY2(outcome.out.contains(form), form);
    }

    void aFolderIsSearchedStoppedAndGoneOnWith()
    {
        Tree tree;
        for (int i = 0; i < 120; ++i) // brighter to the left or to the right: a task that a few steps learn
            tree[std::string(i % 2 ? "left/" : "right/") + std::to_string(i) + ".jpg"] = half(i, i % 2 == 1);
        writeTree(path("photos").toStdString(), tree);
        const QString run = path("run");
        QProcess process;
        process.start(cliProgram(), search(path("photos"), run, 12)); // the kind is recognised
        QByteArray seen;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         seen += process.readAllStandardError();
                         return seen.contains("after epoch") || process.state() == QProcess::NotRunning;
                     },
                     120'000),
                 seen);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        Outcome stopped = finished(process);
        QVERIFY2(stopped.code == 130, seen + stopped.text());

        // Moved into an archive meanwhile; the size that was chosen then stays.
        const QJsonObject data = runCli({"describe", run, "--json"}).json()["data"].toObject();
        QCOMPARE(data["kind"].toString(), "folder");
        QCOMPARE(data["size"].toString(), "24");
        writeFileAt(path("photos.tar").toStdString(), tarOf(tree));
        fs::remove_all(path("photos").toStdString());
        const Outcome lost = runCli({"resume", run});
        QVERIFY2(lost.code == 1 && lost.errors().value(0).contains("--data"), lost.text());
        const Outcome resumed = runCli({"resume", run, "--data", path("photos.tar"), "--until", "search", "--json"});
        QVERIFY2(resumed.code == 0, resumed.text());
        const Outcome trained = runCli({"train", run, "--data", "tar:" + path("photos.tar"), "--set",
                                        "training.epochs=2", "--set", "training.batch_size=16", "--json"});
        QVERIFY2(trained.code == 0, trained.text());
        QVERIFY(trained.json()["test_accuracy"].isDouble());
    }

    void imagesAreDescribed()
    {
        Tree tree = treeOf({{"train/cat", 8}, {"train/dog", 4}, {"train/eel", 1}, {"test/cat", 2}, {"test/dog", 2}});
        tree["test/dog/known.png"] = tree["train/dog/0.png"];
        tree["train/cat/broken.png"] = bytesOf("no picture");
        writeTree(path("pets").toStdString(), tree);
        const Outcome json = runCli({"describe", path("pets"), "--json"});
        QVERIFY2(json.code == 0, json.text());
        const QJsonObject facts = json.json();
        QCOMPARE(facts["kind"].toString(), "images");
        QCOMPARE(facts["data"].toString(), "folder:" + path("pets"));
        const QJsonArray classes = facts["classes"].toArray();
        QCOMPARE(classes.size(), 3);
        QCOMPARE(classes[0].toObject()["name"].toString(), "cat");
        QCOMPARE(classes[0].toObject()["training"].toInt(), 8);
        QCOMPARE(classes[1].toObject()["test"].toInt(), 3);
        QCOMPARE(facts["unevenness"].toDouble(), 8.0);
        QCOMPARE(facts["mean"].toArray().size(), 3);
        const QJsonObject problems = facts["problems"].toObject();
        QCOMPARE(problems["left_out"].toArray().size(), 1);
        QVERIFY(problems["left_out"][0]["file"].toString().contains("broken.png"));
        QCOMPARE(problems["equal_pictures"].toArray().size(), 1);
        QCOMPARE(problems["equal_pictures"][0]["across"].toString(), "parts");
        QCOMPARE(problems["classes_of_one"].toArray(), QJsonArray{"eel"});
        std::int64_t pictures = 0;
        for (const QJsonValue& bar : facts["sizes"]["shorter_sides"].toArray())
            pictures += bar["pictures"].toInt();
        QCOMPARE(pictures, 18);

        const Outcome text = runCli({"describe", "folder,size=16:" + path("pets")});
        QVERIFY2(text.code == 0, text.text());
        for (const char* part : {"3x16x16", "CLASS", "eel", "8.0 times", "left out", "broken.png",
                                 "same content in different parts", "Fingerprint"})
            QVERIFY2(text.out.contains(part), text.text() + part);
        const Outcome wrong = runCli({"describe", path("pets"), "--measure"});
        QVERIFY2(wrong.code != 0 && wrong.errors().value(0).contains("not for images"), wrong.text());
    }

    /// The search stands still until its folder is back, and then goes on to the same end as one that was not
    /// disturbed.
    void aFolderThatVanishesHoldsTheSearchUp()
    {
        Tree tree;
        for (int i = 0; i < 60; ++i)
            tree[std::string(i % 2 ? "left/" : "right/") + std::to_string(i) + ".jpg"] = half(i, i % 2 == 1);
        writeTree(path("unplugged").toStdString(), tree);
        const QString undisturbed = path("undisturbed"), disturbed = path("disturbed");
        const Outcome whole = runCli(search(path("unplugged"), undisturbed, 6));
        QVERIFY2(whole.code == 0, whole.text());
        QProcess process;
        process.start(cliProgram(), search(path("unplugged"), disturbed, 6));
        QByteArray seen;
        const auto says = [&](const char* words) {
            return QTest::qWaitFor(
                [&] {
                    seen += process.readAllStandardError();
                    return seen.contains(words) || process.state() == QProcess::NotRunning;
                },
                60'000);
        };
        QVERIFY2(says("after epoch"), seen);
        QVERIFY(QDir().rename(path("unplugged"), path("away")));
        QVERIFY2(says("stands still") && process.state() == QProcess::Running, seen);
        QVERIFY2(seen.contains("cannot be read any more"), seen);
        QVERIFY(QDir().rename(path("away"), path("unplugged")));
        const Outcome gone = finished(process);
        QVERIFY2(gone.code == 0, seen + gone.text());
        const auto found = [](const QString& run) {
            const QJsonObject json = runCli({"describe", run, "--json"}).json();
            return std::pair(json["architecture"].toString(), json["entropy"].toDouble(-1));
        };
        QVERIFY(found(undisturbed).second > 0 && !found(undisturbed).first.isEmpty());
        QVERIFY(found(disturbed) == found(undisturbed)); // to the last digit
    }

    /// Names of classes may hold anything but a slash.
    void oddNamesStandInTheirLines()
    {
        writeTree(path("odd").toStdString(), treeOf({{"two\nlines", 4}, {"\x1b[31mred", 5}}, ".jpg"));
        const Outcome told = runCli({"describe", path("odd")});
        QVERIFY2(told.code == 0, told.text());
        QVERIFY2(told.out.contains("two\\nlines") && told.out.contains("\\x1b[31mred"), told.text());
        QVERIFY2(!told.out.contains("two\nlines") && !told.out.contains('\x1b'), told.text());
        const QJsonArray classes = runCli({"describe", path("odd"), "--json"}).json()["classes"].toArray();
        QCOMPARE(classes.at(1).toObject()["name"].toString(), "two\nlines");
    }

    /// Of a picture that OpenCV decodes; not that the pictures cannot be read.
    void theOtherProgramIsNamedWhereItIsMissing()
    {
        writeTree(path("png").toStdString(), treeOf({{"a", 30}, {"b", 30}}));
        QVERIFY(QDir().mkpath(path("elsewhere/bin")));
        QVERIFY(QFile::copy(cliProgram(), path("elsewhere/bin/pathloom-cli")));
        QProcess process;
        process.start(path("elsewhere/bin/pathloom-cli"), {"describe", path("png")});
        const Outcome outcome = finished(process);
        QVERIFY2(outcome.code == 1, outcome.text());
        QCOMPARE(outcome.errors().size(), 1);
        QVERIFY2(outcome.errors().front().contains("libexec/pathloom-cli-compute: cannot be started"), outcome.text());
    }

    void realPhotographs()
    {
        const QString tar = QStringLiteral(PATHLOOM_SHARED "/data/images/clothing10-64.tar");
        if (!QFile::exists(tar))
            QSKIP("clothing10-64.tar is not there");
        const QString run = path("clothes");
        const Outcome found =
            runCli(search("tar,size=16:" + tar, run, 1) + QStringList{"--train-images", "400", "--test-images", "50"});
        QVERIFY2(found.code == 0, found.text());
        QVERIFY2(found.err.contains("Pictures for training: 3068, for validation: 341, for testing: 372."),
                 found.text());
        const Outcome trained =
            runCli({"train", run, "--set", "training.epochs=1", "--set", "training.batch_size=16", "--json"});
        QVERIFY2(trained.code == 0, trained.text());
        QVERIFY(QFile::exists(trained.json()["weights"].toString()) || trained.json()["test_accuracy"].isDouble());
    }

    void badPlacesAreOneSentence()
    {
        writeFileAt(path("one/cat/0.png").toStdString(), picture(1));
        writeFileAt(path("one/cat/1.png").toStdString(), picture(2));
        for (const auto& [data, expected] :
             {std::pair{path("nowhere"), "names no data"},
              {"folder:" + path("one"), "holds a single class (cat)"},
              {"tar:" + path("tiny.json"), "is no archive that can be read"},
              {"folder,size=3:" + path("one"), "size must be a whole number from 8 to 1024"}}) {
            const Outcome outcome = runCli(search(data, path("none"), 1));
            QVERIFY2(outcome.code == 1 || outcome.code == 2, outcome.text());
            QCOMPARE(outcome.errors().size(), 1);
            QVERIFY2(outcome.errors().front().contains(expected), outcome.text());
        }
    }

private:
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QStringList search(const QString& data, const QString& run, int epochs) const
    {
        QStringList arguments = {"search", "--space", path("tiny.json"), "--data", data,
                                 "--run",  run,       "--until",         "search"};
        for (const char* setting :
             {"batch_size=16", "warmup_epochs=1", "alpha.first_epoch=0", "held_out_fraction=0.2", "threads=1"})
            arguments += {"--set", setting};
        return arguments + QStringList{"--set", QStringLiteral("epochs=%1").arg(epochs)};
    }
    static Bytes half(int number, bool left)
    {
        cv::Mat pixels(24, 24, CV_8UC3, cv::Scalar(30, 40, 50 + number));
        pixels.colRange(left ? 0 : 12, left ? 12 : 24).setTo(cv::Scalar(220, 200, 180));
        Bytes bytes;
        cv::imencode(".jpg", pixels, bytes);
        return bytes;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(CliPicturesTest)
#include "tst_cli_pictures.moc"
