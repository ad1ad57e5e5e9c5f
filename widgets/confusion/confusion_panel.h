// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/confusion/confusion_view.h"
#include "widgets/data/picture_list.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;
class QTabWidget;

namespace pathloom {

class ClassFigureModel;
class ConfusedPairModel;
class FieldNote;

/// Whether pictures are shown as the network gets them, or as they are.
enum class PictureForm { Network, Original };

/// What a network does right and wrong: its confusion matrix, the pairs that are confused most, how it does on each
/// class, and the images of a cell that was asked for. Whoever owns it brings the images.
class ConfusionPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ConfusionPanel(QWidget* parent = nullptr);

    void setSubject(const ConfusionSubject& subject);
    /// There are files whose pictures can be shown as they are.
    void setHasOriginals(bool has);
    /// The images that were asked for last, or those of them that are there yet.
    /// @param note about them, such as that there are more; may be empty
    void setPictures(const QList<ShownPicture>& pictures, const QString& note);
    /// Why there are none.
    void setFailure(const QString& sentence);

    ConfusionView* view() const { return m_view; }
    PictureForm form() const;

Q_SIGNALS:
    void picturesWanted(int truth, int predicted, pathloom::PictureForm form);

private:
    QWidget* buildMatrix();
    QWidget* buildTables();
    QWidget* buildPictures();
    QTableView* buildTable(QAbstractItemModel* model, const char* name, const QString& title);
    void askForPictures(int truth, int predicted);

    ConfusionView* m_view;
    ConfusedPairModel* m_pairs;
    ClassFigureModel* m_classes;
    QLabel* m_figures;
    QLabel* m_current;
    QTabWidget* m_tabs;
    QTableView* m_classTable = nullptr;
    QLabel* m_heading;
    QComboBox* m_form;
    PictureList* m_pictures;
    FieldNote* m_note;
    ConfusionView::Place m_asked;
};

} // namespace pathloom
