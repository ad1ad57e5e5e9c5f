// SPDX-License-Identifier: MIT
#include "widgets/plots/plot_legend.h"

#include <algorithm>
#include <vector>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr int gap = 24;
constexpr double asSmallAsPossible = 1e-4; ///< stretch; QCustomPlot wants more than zero
constexpr int leastOfARunName = 150;       ///< pixels
constexpr const char* runNameMark = "pathloomRunName";

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
    using QCPPlottableLegendItem::QCPPlottableLegendItem;

    void setMostWidth(int width) { m_mostWidth = width; }
    bool isRunName() const { return mPlottable->property(runNameMark).toBool(); }
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
        const auto mode = isRunName() ? Qt::ElideMiddle : Qt::ElideRight; // runs differ at the end of their names
        mPlottable->setName(QFontMetrics(getFont()).elidedText(whole, mode, std::max(0, room)));
        QCPPlottableLegendItem::draw(painter);
        mPlottable->setName(whole);
    }

private:
    int m_mostWidth = QWIDGETSIZE_MAX;
};

/// Puts items that shorten their text in the place of those that QCustomPlot adds by itself.
void replaceItems(QCPLegend* legend)
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
        legend->addItem(new ElidedItem(legend, plottable));
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

/// To what the curves' names take anyway.
void shortenRunNames(const std::vector<QCPAbstractLegendItem*>& items, int free)
{
    std::vector<QCPAbstractLegendItem*> others;
    std::vector<ElidedItem*> names;
    for (QCPAbstractLegendItem* item : items) {
        auto* elided = dynamic_cast<ElidedItem*>(item);
        if (elided && elided->isRunName())
            names.push_back(elided);
        else
            others.push_back(item);
    }
    const int most = std::max(1, std::min(free, std::max(leastOfARunName, widestOf(others))));
    for (ElidedItem* name : names)
        name->setMostWidth(most);
}

void release(QCPLayoutElement* element)
{
    if (element->layout())
        element->layout()->take(element);
}

/// An element outside every layout would be drawn at a stale place; here it takes no room that shows.
void putAway(QCPLayoutElement* element, QCPAxisRect* axes)
{
    axes->insetLayout()->addElement(element, Qt::AlignTop | Qt::AlignRight);
}

} // namespace

void placeLegend(QCustomPlot* plot, QCPTextElement* title, const QSize& size)
{
    QCPLegend* legend = plot->legend;
    QCPAxisRect* axes = plot->axisRect();
    QCPLayoutGrid* grid = plot->plotLayout();
    release(legend);
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

    // Numbers like 12,500 stand side by side only with some room.
    axes->axis(QCPAxis::atBottom)->ticker()->setTickCount(std::clamp(size.width() / 65, 2, 8));

    const int free = size.width() - 20;
    replaceItems(legend);
    const int titleWidth = title->visible() ? widthOf(title) + gap : 0;
    const auto items = itemsOf(legend);
    for (QCPAbstractLegendItem* item : items)
        if (auto* elided = dynamic_cast<ElidedItem*>(item))
            elided->setMostWidth(std::max(1, free));
    if (titleWidth + lineOf(legend, items) > free)
        shortenRunNames(items, free);
    const int line = lineOf(legend, items);
    const int widest = std::max(1, widestOf(items));
    legend->setVisible(items.size() > 1);
    if (!legend->visible()) {
        putAway(legend, axes);
        return;
    }

    if (titleWidth + line <= free) {
        legend->setWrap(0);
        legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
        head->addElement(0, rest + 1, legend);
        head->setColumnStretchFactor(rest + 1, asSmallAsPossible);
    } else if (items.size() > 4 && size.width() >= 480) {
        legend->setWrap(0);
        legend->setFillOrder(QCPLayoutGrid::foRowsFirst);
        auto* beside = new QCPLayoutGrid;
        beside->setMargins(QMargins(0, 4, 10, 0));
        beside->addElement(0, 0, legend);
        beside->addElement(1, 0, new QCPLayoutElement(plot));
        beside->setRowStretchFactor(0, asSmallAsPossible);
        grid->addElement(1, 1, beside);
        grid->setColumnStretchFactor(1, asSmallAsPossible);
    } else {
        const int columns = std::max(1, free / (widest + legend->columnSpacing()));
        legend->setWrap(columns);
        legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
        auto* below = new QCPLayoutGrid;
        below->setMargins(QMargins(10, 0, 10, 0));
        below->addElement(0, 0, legend);
        below->addElement(0, 1, new QCPLayoutElement(plot));
        below->setColumnStretchFactor(0, asSmallAsPossible);
        grid->insertRow(1);
        grid->addElement(1, 0, below);
        grid->setRowStretchFactor(1, asSmallAsPossible);
        grid->setRowStretchFactor(2, 1);
    }
}

void markAsRunName(QCPAbstractPlottable* entry)
{
    entry->setProperty(runNameMark, true);
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

QCPAbstractPlottable* legendEntryAt(const QCustomPlot* plot, const QPoint& position)
{
    if (!plot->legend->visible())
        return nullptr;
    for (QCPAbstractLegendItem* item : itemsOf(plot->legend)) {
        auto* entry = qobject_cast<QCPPlottableLegendItem*>(item);
        if (entry && entry->outerRect().contains(position))
            return entry->plottable();
    }
    return nullptr;
}

} // namespace pathloom
