// SPDX-License-Identifier: MIT
#pragma once

#include "tests/widgets/support/shown_page.h"
#include "widgets/plots/curve.h"
#include "widgets/plots/plot_legend.h"
#include "widgets/plots/plot_link.h"

#include <QToolTip>

#include <qcustomplot.h>

namespace pathloom::test {

inline constexpr int firstSteps = 400, secondSteps = 700;

/// A page that shows a run of 400 steps, and another one of 700 that can be laid over it.
template<typename Page>
struct TwoRuns : Shown<Page>
{
    SyntheticRun other;
    RunView& second = *PlotLink::of(&this->view)->second();
    double key = 0; ///< under the mouse

    explicit TwoRuns(const std::string& otherSpace = "small") : other(otherSpace, 5)
    {
        this->view.apply(this->run.steps(firstSteps));
        this->settle();
    }
    RunHeader otherHeader() const
    {
        RunHeader header = other.header();
        header.folder = QStringLiteral("/runs/other.pathloom");
        header.info.name = "long one";
        return header;
    }
    void add()
    {
        second.setRun(otherHeader());
        second.apply(other.steps(secondSteps));
        this->settle();
    }
    std::vector<Curve*> curvesOf(PlottedRun run) const
    {
        std::vector<Curve*> curves;
        for (const auto& curve : this->page.curves())
            if (curve->run() == run)
                curves.push_back(curve.get());
        return curves;
    }
    QStringList legend() const
    {
        QStringList names;
        for (const QCPLegend* legend : {this->page.plot()->legend, this->page.runLegend()})
            for (const QCPAbstractPlottable* entry : legendPlottables(legend))
                names << entry->name();
        return names;
    }
    void clickLegend(int entry)
    {
        this->page.plot()->replot();
        const int curves = this->page.plot()->legend->itemCount();
        const QCPLegend* legend = entry < curves ? this->page.plot()->legend : this->page.runLegend();
        const QPoint place = legend->item(entry < curves ? entry : entry - curves)->outerRect().center();
        QTest::mouseClick(this->page.windowHandle(), Qt::LeftButton, {}, this->page.plot()->mapTo(&this->page, place));
    }
    /// What stands at the cursor when the mouse is at a step.
    QString readoutAt(double step)
    {
        QCustomPlot* plot = this->page.plot();
        plot->replot();
        const QPoint place(qRound(plot->xAxis->coordToPixel(step)), plot->axisRect()->center().y());
        key = plot->xAxis->pixelToCoord(place.x());
        QTest::mouseMove(plot, place - QPoint(3, 0));
        QTest::mouseMove(plot, place);
        return QTest::qWaitFor([] { return QToolTip::isVisible(); }) ? QToolTip::text() : QString();
    }
};

} // namespace pathloom::test
