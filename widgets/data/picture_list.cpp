// SPDX-License-Identifier: MIT
#include "widgets/data/picture_list.h"

#include "widgets/common/theme.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace pathloom {

namespace {

constexpr int cellMargin = 6; ///< pixels around a picture and its caption
constexpr int linesOfPicture = 6;
constexpr int leastSide = 84; ///< pixels

int pictureSide(const QFontMetrics& metrics)
{
    return std::max(leastSide, linesOfPicture * metrics.height());
}

class PictureDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        const int side = pictureSide(option.fontMetrics) + 2 * cellMargin;
        return {side, side + option.fontMetrics.height() + 2};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        // The style draws the ground and the focus; an icon of its own it would tint where it is selected.
        const QString caption = cell.text;
        cell.text.clear();
        cell.icon = {};
        cell.features &= ~QStyleOptionViewItem::HasDecoration;
        const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

        const QImage image = index.data(Qt::DecorationRole).value<QImage>();
        const int side = pictureSide(cell.fontMetrics);
        const QSize size = image.size().scaled(side, side, Qt::KeepAspectRatio);
        const QRect place(QPoint(cell.rect.center().x() - size.width() / 2 + 1,
                                 cell.rect.top() + cellMargin + (side - size.height()) / 2),
                          size);
        painter->save();
        painter->setRenderHint(QPainter::SmoothPixmapTransform, image.width() > size.width());
        painter->drawImage(place, image);
        const bool isSelected = cell.state & QStyle::State_Selected;
        painter->setPen(cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->setFont(cell.font);
        const QRect line = cell.rect.adjusted(2, side + cellMargin, -2, 0);
        painter->drawText(line, Qt::AlignCenter, cell.fontMetrics.elidedText(caption, Qt::ElideMiddle, line.width()));
        painter->restore();
    }
};

} // namespace

QImage toQImage(const Image& image)
{
    const int width = image.shape.width, height = image.shape.height, channels = image.shape.channels;
    const bool isRgb = channels == 3;
    QImage result(width, height, isRgb ? QImage::Format_RGB888 : QImage::Format_Grayscale8);
    for (int y = 0; y < height; ++y) {
        const std::uint8_t* from = image.pixels.data() + std::size_t(y) * std::size_t(width) * std::size_t(channels);
        uchar* line = result.scanLine(y);
        if (isRgb)
            std::copy_n(from, std::size_t(width) * 3, line);
        else
            for (int x = 0; x < width; ++x)
                line[x] = from[x * channels];
    }
    return result;
}

void PictureListModel::setPictures(QList<ShownPicture> pictures)
{
    beginResetModel();
    m_pictures = std::move(pictures);
    endResetModel();
}

int PictureListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_pictures.size());
}

QVariant PictureListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ShownPicture& picture = m_pictures[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return picture.caption;
    case Qt::DecorationRole:
        return picture.image;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return picture.about;
    default:
        return {};
    }
}

PictureList::PictureList(QWidget* parent) : QListView(parent), m_pictures(new PictureListModel(this))
{
    setModel(m_pictures);
    setItemDelegate(new PictureDelegate(this));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    fitCells();
}

void PictureList::setPictures(QList<ShownPicture> pictures)
{
    const int row = currentIndex().row();
    const int count = static_cast<int>(pictures.size());
    m_pictures->setPictures(std::move(pictures));
    if (row >= 0 && row < count) // the keyboard stays where it was
        setCurrentIndex(m_pictures->index(row));
    viewport()->update();
}

void PictureList::setEmptyText(const QString& text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void PictureList::fitCells()
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    setGridSize(itemDelegate()->sizeHint(option, {}));
    setMinimumHeight(gridSize().height() + 2 * frameWidth());
}

void PictureList::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitCells();
}

void PictureList::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (m_pictures->rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(Theme::of(this).mutedText);
    painter.drawText(viewport()->rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

} // namespace pathloom
