// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

#include <QAbstractListModel>
#include <QImage>
#include <QListView>

namespace pathloom {

/// Grey or RGB, as it is; of other numbers of channels the first one.
QImage toQImage(const Image& image);

/// A picture and what is said of it.
struct ShownPicture
{
    QImage image;
    QString caption; ///< below it
    QString about;   ///< the same in a sentence: its tooltip, and what a screen reader says
};

/// Pictures in an order.
class PictureListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setPictures(QList<ShownPicture> pictures);
    const ShownPicture& picture(int row) const { return m_pictures[row]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<ShownPicture> m_pictures;
};

/// Small pictures one beside the other, as many in a row as there is room for; the arrow keys go from one to the next.
/// None is coloured or smoothed: what is enlarged shows its pixels.
class PictureList final : public QListView
{
    Q_OBJECT

public:
    explicit PictureList(QWidget* parent = nullptr);

    void setPictures(QList<ShownPicture> pictures);
    /// What is said where there are none.
    void setEmptyText(const QString& text);
    const PictureListModel& pictures() const { return *m_pictures; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitCells();

    PictureListModel* m_pictures;
    QString m_emptyText;
};

} // namespace pathloom
