// SPDX-License-Identifier: MIT
// Which parts of the program know which: read from what the sources include.
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

class TestLayers : public QObject
{
    Q_OBJECT

private:
    /// Headers that files of a folder include, by file.
    static QMap<QString, QStringList> includesOf(const QString& folder)
    {
        static const QRegularExpression include(QStringLiteral("^#include [\"<]([^\">]+)[\">]"),
                                                QRegularExpression::MultilineOption);
        const QDir root(QStringLiteral(PATHLOOM_SOURCE));
        QMap<QString, QStringList> includes;
        QDirIterator files(root.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s cannot be read", qPrintable(file.fileName()));
            auto matches = include.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext())
                includes[root.relativeFilePath(file.fileName())] << matches.next().captured(1);
        }
        return includes;
    }

private Q_SLOTS:
    void arrowsGoOneWay()
    {
        const auto check = [](const QString& folder, const QRegularExpression& forbidden) {
            const auto includes = includesOf(folder);
            QVERIFY(includes.size() > 20);
            for (auto file = includes.begin(); file != includes.end(); ++file)
                for (const QString& header : file.value())
                    QVERIFY2(!forbidden.match(header).hasMatch(), qPrintable(file.key() + u' ' + header));
        };
        check(QStringLiteral("core"), QRegularExpression(QStringLiteral("^(widgets/|app/|Q[A-Z])")));
        check(QStringLiteral("widgets"), QRegularExpression(QStringLiteral("^(app/|torch/|core/nn/torch.h)")));
        check(QStringLiteral("app/window"), QRegularExpression(QStringLiteral("^(app/cli/|torch/|core/nn/torch.h)")));
        check(QStringLiteral("app/cli"), QRegularExpression(QStringLiteral("^(app/window/|widgets/|Q[A-Z])")));
    }

    /// Qt 6.4's own way to hide a row of a form writes past its list of rows; see widgets/common/form_row.h.
    void rowsOfFormsAreShownByOneFunction()
    {
        const QDir root(QStringLiteral(PATHLOOM_SOURCE));
        QStringList callers;
        for (const char* folder : {"app", "widgets"}) {
            QDirIterator files(root.filePath(QLatin1String(folder)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                if (file.readAll().contains("->setRowVisible("))
                    callers << root.relativeFilePath(file.fileName());
            }
        }
        QCOMPARE(callers, QStringList{QStringLiteral("widgets/common/form_row.cpp")});
    }

    /// No two folders of core include each other, but for these, which are still to be untied.
    void foldersOfCoreAreInAnOrder()
    {
        const QSet<QString> tied = {QStringLiteral("derive search"), QStringLiteral("run search")};
        static const QRegularExpression inCore(QStringLiteral("^core/([a-z]+)/"));
        QSet<QString> arrows, found;
        const auto includes = includesOf(QStringLiteral("core"));
        for (auto file = includes.begin(); file != includes.end(); ++file) {
            const QString from = inCore.match(file.key()).captured(1);
            for (const QString& header : file.value())
                if (const QString to = inCore.match(header).captured(1); !to.isEmpty() && to != from)
                    arrows.insert(from + u' ' + to);
        }
        for (const QString& arrow : std::as_const(arrows)) {
            const QString from = arrow.section(u' ', 0, 0), to = arrow.section(u' ', 1);
            if (from < to && arrows.contains(to + u' ' + from))
                found.insert(arrow);
        }
        QCOMPARE(found, tied);
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
