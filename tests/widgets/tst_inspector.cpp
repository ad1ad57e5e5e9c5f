// SPDX-License-Identifier: MIT
#include "core/front/front.h"
#include "tests/widgets/support/synthetic_run.h"
#include "widgets/common/format.h"
#include "widgets/common/inspector.h"
#include "widgets/common/log_view.h"
#include "widgets/models/block_model.h"
#include "widgets/models/roles.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QProxyStyle>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace pathloom;
using test::SyntheticRun;

namespace {

/// Keeps the texts of a table further apart than Qt's own styles, as the window's does.
class RoomyStyle : public QProxyStyle
{
public:
    RoomyStyle() : QProxyStyle(QStringLiteral("fusion")) {}
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override
    {
        return metric == PM_HeaderMargin       ? 5
               : metric == PM_FocusFrameHMargin ? 3
                                                : QProxyStyle::pixelMetric(metric, option, widget);
    }
};

} // namespace

class InspectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSelectedBlockIsExplained()
    {
        SyntheticRun run;
        RunView view;
        Inspector inspector(&view);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowExposed(&inspector));
        auto* table = inspector.findChild<QTableView*>(QStringLiteral("candidates"));
        QVERIFY(!table->isVisible());
        view.setRun(run.header());
        view.apply(run.steps(900));
        view.select(2, 3);
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), static_cast<int>(run.space().choice(2).candidates.size()));
        QCOMPARE(table->currentIndex().row(), 3);
        view.select(-1);
        QVERIFY(!table->isVisible());
    }

    void choosingARowSelectsTheCandidateEverywhere()
    {
        SyntheticRun run;
        RunView view;
        Inspector inspector(&view);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowExposed(&inspector));
        view.setRun(run.header());
        view.select(1);
        auto* table = inspector.findChild<QTableView*>(QStringLiteral("candidates"));
        table->setCurrentIndex(table->model()->index(4, 0));
        QCOMPARE(view.selectedChoice(), 1);
        QCOMPARE(view.selectedCandidate(), 4);
        view.select(3);
        QCOMPARE(view.selectedChoice(), 3);
        QCOMPARE(view.selectedCandidate(), -1);
        QVERIFY(!table->selectionModel()->hasSelection());
    }

    void theWholeTableIsSeenInTheUsualWidth_data()
    {
        QTest::addColumn<bool>("roomy");
        QTest::newRow("a style of Qt") << false;
        QTest::newRow("a roomier style") << true;
    }
    /// 31 % of the smallest window that is supported, 1280 pixels wide.
    void theWholeTableIsSeenInTheUsualWidth()
    {
        QFETCH(bool, roomy);
        QApplication::setStyle(roomy ? new RoomyStyle : new QProxyStyle(QStringLiteral("fusion")));
        SyntheticRun run;
        RunView view;
        Inspector inspector(&view);
        inspector.resize(1280 * 31 / 100, 500);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowExposed(&inspector));
        view.setRun(run.header());
        view.apply(run.steps(900));
        view.select(2, 3);
        auto* table = inspector.findChild<QTableView*>(QStringLiteral("candidates"));
        QTRY_VERIFY(table->isVisible());
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            const int width = table->columnWidth(column);
            const QString title = table->model()->headerData(column, Qt::Horizontal).toString();
            const int around = 2 * table->style()->pixelMetric(QStyle::PM_HeaderMargin);
            QVERIFY2(table->horizontalHeader()->fontMetrics().horizontalAdvance(title) + around <= width,
                     qPrintable(title));
            QVERIFY2(column == BlockModel::Probability ||
                         static_cast<QAbstractItemView*>(table)->sizeHintForColumn(column) <= width,
                     qPrintable(title));
        }
        QVERIFY(table->columnWidth(BlockModel::Probability) >= 80); // the number and a bar
    }

    void inANarrowOneTheBarsStayAndColumnsGo()
    {
        SyntheticRun run;
        RunView view;
        Inspector inspector(&view);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowExposed(&inspector));
        view.setRun(run.header());
        view.select(2, 3);
        auto* table = inspector.findChild<QTableView*>(QStringLiteral("candidates"));
        QTRY_VERIFY(table->isVisible());
        for (const int width : {240, 300, 340, 450}) {
            inspector.resize(width, 500);
            QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                const QString title = table->model()->headerData(column, Qt::Horizontal).toString();
                QVERIFY2(table->isColumnHidden(column) || table->horizontalHeader()->fontMetrics().horizontalAdvance(
                                                              title) < table->columnWidth(column),
                         qPrintable(QStringLiteral("%1 at %2").arg(title).arg(width)));
            }
            const int number = table->fontMetrics().horizontalAdvance(QStringLiteral("100.0 %"));
            QVERIFY(table->columnWidth(BlockModel::Probability) >= number + 36);
            QCOMPARE(table->isColumnHidden(BlockModel::Parameters), width < 400);
        }
    }

    void aClickSortsByProbabilityAndTheCandidateStaysSelected()
    {
        SyntheticRun run;
        RunView view;
        Inspector inspector(&view);
        inspector.resize(420, 500);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowExposed(&inspector));
        view.setRun(run.header());
        view.apply(run.steps(900));
        view.select(2, 3);
        auto* table = inspector.findChild<QTableView*>(QStringLiteral("candidates"));
        const auto shown = [&] {
            std::vector<double> probabilities;
            for (int row = 0; row < table->model()->rowCount(); ++row)
                probabilities.push_back(table->model()->index(row, BlockModel::Probability).data(SortRole).toDouble());
            return probabilities;
        };
        const QString selected = Format::word(run.space().choice(2).candidates[3]);
        QTRY_COMPARE(shown(), view.probabilities()[2]); // in the order of the space
        const QHeaderView* header = table->horizontalHeader();
        const QPoint title(header->sectionViewportPosition(BlockModel::Probability) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, title);
        QVERIFY(std::ranges::is_sorted(shown(), std::greater<>()));
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), selected);
        QCOMPARE(view.selectedCandidate(), 3);
        table->setCurrentIndex(table->model()->index(0, 0)); // the most probable one
        QCOMPARE(view.probabilities()[2][std::size_t(view.selectedCandidate())], shown().front());
    }

    void theLeadingArchitectureIsCopiedAsText()
    {
        SyntheticRun run;
        RunView view;
        Inspector inspector(&view);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowExposed(&inspector));
        view.setRun(run.header());
        view.apply(run.steps(1400));
        // The most probable that keeps the budget, which is not what is most probable in each block alone.
        const RunHeader& header = view.header();
        const Front front({.score = logProbabilities(view.probabilities()),
                           .cost = latencyCost(*header.latency),
                           .mask = view.mask(),
                           .limits = {}});
        const Architecture leading = front.best(header.info.config.budgetMs)->architecture;
        QVERIFY(leading != mostProbable(view.probabilities()));
        const QString text = QString::fromStdString(toText(run.space(), leading));
        QTRY_COMPARE(inspector.leadingArchitecture(), text);
        inspector.copyArchitecture();
        QCOMPARE(QApplication::clipboard()->text(), text);
        QCOMPARE(parseArchitecture(run.space(), text.toStdString()), leading);
    }

    /// Which is derived; the probabilities of a random search say nothing.
    void inARandomSearchTheEvaluatedArchitectureLeads()
    {
        SyntheticRun run;
        RunHeader header = run.header();
        header.info.config.method = SearchMethod::Random;
        RunView view;
        Inspector inspector(&view);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowExposed(&inspector));
        view.setRun(header);
        view.select(4);
        auto* table = inspector.findChild<QTableView*>(QStringLiteral("candidates"));
        const auto leader = [&] {
            int row = table->model()->rowCount();
            while (--row >= 0 && !table->model()->index(row, 0).data(LeadingRole).toBool()) {
            }
            return row;
        };
        view.apply(
            {{0, 0,
              ProbabilitySnapshot{std::make_shared<const PathProbabilities>(uniformProbabilities(run.space()))}}});
        QTRY_VERIFY(!view.leading() && inspector.leadingArchitecture().isEmpty());
        QCOMPARE(leader(), -1);
        const std::string text = "k3e6 k7e3 k5e3 skip k7e6 skip k7e6 skip k3e3";
        view.apply({{40, 9, ArchitectureStep{}}, {40, 9, Evaluation{.architecture = text}}});
        QTRY_COMPARE(inspector.leadingArchitecture(), QString::fromStdString(text));
        QTRY_COMPARE(leader(), parseArchitecture(run.space(), text).choices[4]);
    }

    void logLinesAreFilteredAndCopied()
    {
        SyntheticRun run;
        RunView view;
        view.setRun(run.header());
        view.apply(run.messages());
        LogView log(&view);
        log.findChild<QComboBox*>(QStringLiteral("logLevel"))->setCurrentIndex(2);
        log.copy();
        const QString copied = QApplication::clipboard()->text();
        QCOMPARE(copied.count(u'\n'), 0);
        QVERIFY(copied.contains(QStringLiteral("checkpoint could not be written")));
        QCOMPARE(copied.count(u'\t'), 3);
        log.findChild<QComboBox*>(QStringLiteral("logLevel"))->setCurrentIndex(0);
        log.findChild<QLineEdit*>(QStringLiteral("logFilter"))->setText(QStringLiteral("phase"));
        log.copy();
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 2);
    }
};

QTEST_MAIN(InspectorTest)
#include "tst_inspector.moc"
