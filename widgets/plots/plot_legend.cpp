// SPDX-License-Identifier: MIT
#include "widgets/plots/plot_legend.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr int gap = 24;
constexpr double asSmallAsPossible = 1e-4; ///< stretch; QCustomPlot wants more than zero
constexpr int leastOfARunName = 150;       ///< pixels
constexpr int leastForLines = 150;         ///< pixels

/// The legend is a grid and counts its empty cells as items too.
std::vector<QCPAbstractLegendItem*> itemsOf(const QCPLegend* legend)
{
    std::vector<QCPAbstractLegendItem*> items;
    for (int i = 0; i < legend->itemCount(); ++i) {
        if (QCPAbstractLegendItem* item = legend->item(i))
            items.push_back(item);
    }
    return items;
}

/// Shortens its text where there is no room for it, and strikes it out while its curve is hidden.
class ElidedItem final : public QCPPlottableLegendItem
{
public:
    ElidedItem(QCPLegend* legend, QCPAbstractPlottable* plottable, Qt::TextElideMode mode)
        : QCPPlottableLegendItem(legend, plottable), m_mode(mode)
    {
    }

    void setMostWidth(int width) { m_mostWidth = width; }
    bool isElided() const { return QCPPlottableLegendItem::minimumOuterSizeHint().width() > mOuterRect.width(); }
    QSize minimumOuterSizeHint() const override
    {
        const QSize whole = QCPPlottableLegendItem::minimumOuterSizeHint();
        return {std::min(whole.width(), m_mostWidth), whole.height()};
    }

protected:
    void draw(QCPPainter* painter) override
    {
        const bool hidden = !mPlottable->visible();
        mFont.setStrikeOut(hidden);
        painter->setOpacity(hidden ? 0.5 : 1);
        if (!isElided()) {
            QCPPlottableLegendItem::draw(painter);
            return;
        }
        // Only the base may draw the sign, so it is lent the shortened name.
        const QString whole = mPlottable->name();
        const int room = mRect.width() - mParentLegend->iconSize().width() - mParentLegend->iconTextPadding();
        mPlottable->setName(QFontMetrics(getFont()).elidedText(whole, m_mode, std::max(0, room)));
        QCPPlottableLegendItem::draw(painter);
        mPlottable->setName(whole);
    }

private:
    Qt::TextElideMode m_mode;
    int m_mostWidth = QWIDGETSIZE_MAX;
};

/// Puts items that shorten their text in the place of those that QCustomPlot adds by itself.
void replaceItems(QCPLegend* legend, Qt::TextElideMode mode)
{
    std::vector<QCPAbstractPlottable*> plottables;
    bool allElided = true;
    for (QCPAbstractLegendItem* item : itemsOf(legend)) {
        auto* plain = qobject_cast<QCPPlottableLegendItem*>(item);
        if (!plain)
            return; // entries of another kind
        allElided = allElided && dynamic_cast<ElidedItem*>(plain);
        plottables.push_back(plain->plottable());
    }
    if (allElided)
        return;
    legend->clearItems();
    for (QCPAbstractPlottable* plottable : plottables)
        legend->addItem(new ElidedItem(legend, plottable, mode));
}

/// Numbers like 12,500 stand side by side only with some room.
int tickCount(int width)
{
    return std::clamp(width / 65, 2, 8);
}

int widthOf(QCPLayoutElement* element)
{
    return element->minimumOuterSizeHint().width();
}

int lineOf(const QCPLegend* legend, const std::vector<QCPAbstractLegendItem*>& items)
{
    int line = 0;
    for (QCPAbstractLegendItem* item : items)
        line += widthOf(item) + legend->columnSpacing();
    return line;
}

int widestOf(const std::vector<QCPAbstractLegendItem*>& items)
{
    int widest = 0;
    for (QCPAbstractLegendItem* item : items)
        widest = std::max(widest, widthOf(item));
    return widest;
}

void setMostWidth(const std::vector<QCPAbstractLegendItem*>& items, int most)
{
    for (QCPAbstractLegendItem* item : items)
        if (auto* elided = dynamic_cast<ElidedItem*>(item))
            elided->setMostWidth(std::max(1, most));
}

/// How many columns fit beside each other when the items are set in lines; at least one.
int columnsIn(int width, int spacing, const std::vector<QCPAbstractLegendItem*>& items)
{
    for (std::size_t columns = items.size(); columns > 1; --columns) {
        std::vector<int> widest(columns, 0);
        for (std::size_t i = 0; i < items.size(); ++i)
            widest[i % columns] = std::max(widest[i % columns], widthOf(items[i]));
        const int whole = std::accumulate(widest.begin(), widest.end(), static_cast<int>(columns) * spacing);
        if (whole <= width)
            return static_cast<int>(columns);
    }
    return 1;
}

void release(QCPLayoutElement* element)
{
    if (element->layout())
        element->layout()->take(element);
}

/// @param columns 0 = all in one line
void setInLines(QCPLegend* legend, int columns)
{
    legend->setWrap(columns);
    legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
}

/// An element outside every layout would be drawn at a stale place; here it takes no room that shows.
void putAway(QCPLayoutElement* element, QCPAxisRect* axes)
{
    axes->insetLayout()->addElement(element, Qt::AlignTop | Qt::AlignRight);
}

} // namespace

void placeLegend(QCustomPlot* plot, QCPTextElement* title, const QSize& size, QCPLegend* runs)
{
    QCPLegend* legend = plot->legend;
    QCPAxisRect* axes = plot->axisRect();
    QCPLayoutGrid* grid = plot->plotLayout();
    release(legend);
    if (runs)
        release(runs);
    release(title);
    release(axes);
    grid->clear();
    grid->simplify();

    auto* head = new QCPLayoutGrid;
    head->setMargins(QMargins(10, 6, 10, 0));
    // An empty cell would end the program: QCustomPlot looks at each.
    const int rest = title->visible() ? 1 : 0;
    if (title->visible()) {
        head->addElement(0, 0, title);
        head->setColumnStretchFactor(0, asSmallAsPossible);
    } else {
        putAway(title, axes);
    }
    head->addElement(0, rest, new QCPLayoutElement(plot)); // takes the space that is left over
    grid->addElement(0, 0, head);
    grid->setRowStretchFactor(0, asSmallAsPossible);
    grid->addElement(1, 0, axes);
    grid->setRowSpacing(0);
    grid->setColumnSpacing(4);
    axes->axis(QCPAxis::atBottom)->ticker()->setTickCount(tickCount(size.width()));

    const int free = size.width() - 20;
    replaceItems(legend, Qt::ElideRight);
    const auto items = itemsOf(legend);
    setMostWidth(items, free);
    std::vector<QCPAbstractLegendItem*> names;
    if (runs) {
        replaceItems(runs, Qt::ElideMiddle); // runs differ at the end of their names
        names = itemsOf(runs);
        setMostWidth(names, free);
        runs->setVisible(!names.empty());
        if (names.empty())
            putAway(runs, axes);
    }
    const auto line = [&] {
        return (title->visible() ? widthOf(title) + gap : 0) + lineOf(legend, items) + lineOf(legend, names);
    };
    // In a low plot lines of names would leave the curves no room: then the readout names them.
    const bool hasRoom = size.height() >= leastForLines || line() <= free;
    legend->setVisible(items.size() + names.size() > 1 && hasRoom);
    if (!legend->visible()) {
        putAway(legend, axes);
        if (runs && !names.empty()) {
            runs->setVisible(false);
            putAway(runs, axes);
        }
        return;
    }
    const auto place = [&](QCPLayoutGrid* into, int row, int column, int nextRow, int nextColumn) {
        into->addElement(row, column, legend);
        if (!names.empty())
            into->addElement(nextRow, nextColumn, runs);
    };

    const int nameBesideCurves = std::min(free, std::max({leastOfARunName, widestOf(items), size.width() / 4}));
    if (line() > free)
        setMostWidth(names, nameBesideCurves);
    if (line() <= free) {
        setInLines(legend, 0);
        if (runs)
            setInLines(runs, 0);
        place(head, 0, rest + 1, 0, rest + 2);
        head->setColumnSpacing(legend->columnSpacing());
        for (int column = rest + 1; column < head->columnCount(); ++column)
            head->setColumnStretchFactor(column, asSmallAsPossible);
    } else if (items.size() + names.size() > 4 && size.width() >= 480) {
        for (QCPLegend* each : {legend, runs}) {
            if (!each)
                continue;
            each->setWrap(0);
            each->setFillOrder(QCPLayoutGrid::foRowsFirst);
        }
        auto* beside = new QCPLayoutGrid;
        beside->setMargins(QMargins(0, 4, 10, 0));
        beside->setRowSpacing(0);
        place(beside, 0, 0, 1, 0);
        const int rows = beside->rowCount();
        beside->addElement(rows, 0, new QCPLayoutElement(plot));
        for (int row = 0; row < rows; ++row)
            beside->setRowStretchFactor(row, asSmallAsPossible);
        grid->addElement(1, 1, beside);
        grid->setColumnStretchFactor(1, asSmallAsPossible);
        axes->axis(QCPAxis::atBottom)
            ->ticker()
            ->setTickCount(tickCount(size.width() - std::max(widestOf(items), widestOf(names))));
    } else {
        setInLines(legend, columnsIn(free, legend->columnSpacing(), items));
        const int half = (free - legend->columnSpacing()) / 2;
        setMostWidth(names, half >= leastOfARunName ? half : free);
        if (runs)
            setInLines(runs, half >= leastOfARunName ? 2 : 1);
        auto* below = new QCPLayoutGrid;
        below->setMargins(QMargins(10, 0, 10, 0));
        below->setRowSpacing(0);
        place(below, 0, 0, 1, 0);
        below->addElement(0, 1, new QCPLayoutElement(plot));
        if (!names.empty())
            below->addElement(1, 1, new QCPLayoutElement(plot));
        below->setColumnStretchFactor(0, asSmallAsPossible);
        grid->insertRow(1);
        grid->addElement(1, 0, below);
        grid->setRowStretchFactor(1, asSmallAsPossible);
        grid->setRowStretchFactor(2, 1);
    }
}

QCPLegend* addLegend(QCustomPlot* plot)
{
    auto* legend = new QCPLegend;
    putAway(legend, plot->axisRect()); // entries need a plot
    legend->setLayer(QStringLiteral("legend"));
    legend->setVisible(false);
    legend->setBorderPen(Qt::NoPen);
    legend->setBrush(Qt::NoBrush);
    legend->setIconSize(plot->legend->iconSize());
    legend->setMargins(plot->legend->margins());
    legend->setRowSpacing(plot->legend->rowSpacing());
    legend->setColumnSpacing(plot->legend->columnSpacing());
    return legend;
}

std::vector<QCPAbstractPlottable*> legendPlottables(const QCPLegend* legend)
{
    std::vector<QCPAbstractPlottable*> plottables;
    for (QCPAbstractLegendItem* item : itemsOf(legend)) {
        if (auto* entry = qobject_cast<QCPPlottableLegendItem*>(item))
            plottables.push_back(entry->plottable());
    }
    return plottables;
}

QCPAbstractPlottable* legendEntryAt(const QCPLegend* legend, const QPoint& position)
{
    if (!legend->visible())
        return nullptr;
    for (QCPAbstractLegendItem* item : itemsOf(legend)) {
        auto* entry = qobject_cast<QCPPlottableLegendItem*>(item);
        if (entry && entry->outerRect().contains(position))
            return entry->plottable();
    }
    return nullptr;
}

QCPAbstractPlottable* legendEntryAt(const QCustomPlot* plot, const QPoint& position)
{
    return legendEntryAt(plot->legend, position);
}

} // namespace pathloom
