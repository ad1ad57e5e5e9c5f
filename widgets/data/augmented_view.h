// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/augmented_preview.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;

namespace pathloom {

class PictureList;

/// One picture as training sees it: the original, and what several draws of the augmentation made of it.
class AugmentedView final : public QWidget
{
    Q_OBJECT

public:
    /// So many draws of one picture.
    static constexpr int draws = 11;

    /// What is shown: the picture, and a loader's batch that holds it again and again.
    struct Shown
    {
        QString picture; ///< which one: "3 of the class Dress"
        Image original;
        Batch batch;
        Normalization normalization;
        AugmentationSettings settings;
    };

    explicit AugmentedView(QWidget* parent = nullptr);

    void showPicture(const Shown& shown);
    /// Nothing to show, and why.
    void showEmpty(const QString& sentence);
    std::uint64_t seed() const;
    const PictureList& pictures() const { return *m_list; }

Q_SIGNALS:
    /// Another seed, or another picture: so many further on, or back.
    void seedChanged();
    void pictureWanted(int further);

private:
    void setAnyShown(bool any);

    QLabel* m_picture;
    QSpinBox* m_seed;
    QPushButton *m_previous, *m_next, *m_again;
    PictureList* m_list;
    QLabel* m_text;
};

} // namespace pathloom
