// SPDX-License-Identifier: MIT
#include "core/data/data_kinds.h"
#include "core/run/run_json.h"
#include "tests/support/errors.h"
#include "tests/support/idx_forms.h"
#include "tests/support/picture_files.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace pathloom;
using namespace pictures;

/// The table of kinds: what all of them have, their texts, and how places are recognised.
class DataKindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsWhole()
    {
        std::set<std::string> names;
        for (const DataKind& kind : dataKinds()) {
            QVERIFY2(names.insert(kind.id).second, kind.id);
            QVERIFY2(kind.open && kind.recognises && *kind.title && *kind.about, kind.id);
            QCOMPARE(*kind.placeTitle == '\0', kind.place == DataKind::Place::Own);
            QCOMPARE(&dataKind(kind.id), &kind);
            for (const DataAlias& alias : kind.aliases)
                QVERIFY2(names.insert(alias.name).second, alias.name);
            for (const DataOption& option : kind.options)
                QVERIFY2(*option.title && *option.tip && option.least <= option.most, option.key);
            for (const DataForm& form : dataForms(kind))
                QVERIFY2(!form.text.empty() && !form.about.empty(), kind.id);
        }
    }

    void textsComeBackAsTheyWere()
    {
        for (const char* text :
             {"fashion-mnist", "fashion-mnist:/mine", "idx:/data/mnist", "idx-transposed:/data/emnist",
              "folder:/photos", "folder,nested,size=96:/my photos/a:b,c", "tar,split_seed=3:/a.tar", "cifar,coarse:/c",
              "csv:/t.csv"}) {
            const DataSpec spec = dataSpecFromText(text);
            QCOMPARE(toText(spec), std::string(text));
            QCOMPARE(dataSpecFromJson(toJson(spec), "test"), spec);
        }
        QCOMPARE(dataSpecFromText("folder,size=96:/x").options.at("size"), std::string("96"));
        QCOMPARE(dataSpecFromText("idx:some/where").folder, fs::absolute("some/where"));
    }

    void wrongTextsAreUsageErrors_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << ""
                                 << "names no data";
        QTest::newRow("unknown") << "tapes"
                                 << "tar:PLACE, folder:FOLDER)";
        QTest::newRow("unknown kind") << "tapes:/x"
                                      << "'tapes:/x' names no data";
        QTest::newRow("no place") << "folder"
                                  << "names no data";
        QTest::newRow("empty place") << "folder:"
                                     << "names no data";
        QTest::newRow("unrecognised") << "/etc/passwd"
                                      << "holds no images of a kind that is known";
        QTest::newRow("unknown option") << "folder,colour=red:/x"
                                        << "have no option 'colour'";
        QTest::newRow("option of others") << "idx,size=64:/x"
                                          << "they have transposed";
        QTest::newRow("no number") << "folder,size=big:/x"
                                   << "size must be a whole number from 8 to 1024, not 'big'";
        QTest::newRow("too large") << "folder,size=5000:/x"
                                   << "from 8 to 1024";
        QTest::newRow("no flag") << "folder,nested=3:/x"
                                 << "nested must be true or false";
    }
    void wrongTextsAreUsageErrors()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const QString error = errorOf([&] { dataSpecFromText(text.toStdString()); });
        QVERIFY2(error.contains(expected), qPrintable(error));
        QVERIFY_EXCEPTION_THROWN(dataSpecFromText(text.toStdString()), UsageError);
    }

    void runsOfEarlierVersionsAreRead()
    {
        const Json idx = Json::parse(R"({"kind": "idx", "folder": "/data", "train_limit": 600, "test_limit": 100,
                                        "transposed": true})");
        const DataSpec expected{
            .kind = "idx", .folder = "/data", .options = {{"transposed", "true"}}, .trainLimit = 600, .testLimit = 100};
        QCOMPARE(dataSpecFromJson(idx, "run"), expected);
        QCOMPARE(toJson(expected), idx); // and by them
        const Json plain = Json::parse(R"({"kind": "idx", "folder": "/data", "train_limit": 0, "test_limit": 0})");
        QCOMPARE(toJson(dataSpecFromJson(plain, "run")), plain);
    }

    void placesAreRecognised()
    {
        const QTemporaryDir place;
        const fs::path folder = place.path().toStdString();
        writeTree(folder / "photos", treeOf({{"train/a", 2}, {"train/b", 2}}));
        writeFileAt(folder / "set.tar", tarOf(treeOf({{"a", 2}})));
        writeFileAt(folder / "table.csv", bytesOf("file,label\nphotos/train/a/0.png,a\n"));
        writeFileAt(folder / "prices.csv", bytesOf("thing,price\nbread,3\n"));
        fs::create_directories(folder / "empty");
        const idxforms::StandardFolder idx;
        idx.write();
        QCOMPARE(kindOf(folder / "photos"), std::string("folder"));
        QCOMPARE(kindOf(folder / "set.tar"), std::string("tar"));
        QCOMPARE(kindOf(folder / "table.csv"), std::string("csv"));
        QCOMPARE(kindOf(idx.path()), std::string("idx"));
        for (const char* none : {"prices.csv", "empty", "nowhere", "photos/train/a", "photos/train/a/0.png"})
            QCOMPARE(kindOf(folder / none), std::string());
        const DataSpec spec = dataSpecFromText((folder / "photos").string());
        QCOMPARE(spec.kind, std::string("folder"));
        QCOMPARE(spec.folder, folder / "photos");
        QCOMPARE(dataSpecFromText((folder / "photos/").string()), spec);
    }
};

QTEST_GUILESS_MAIN(DataKindsTest)
#include "tst_data_kinds.moc"
