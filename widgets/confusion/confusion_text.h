// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/confusion/confusion_subject.h"

#include <QCoreApplication>

namespace pathloom {

/// Confusion matrices in words.
class ConfusionText
{
    Q_DECLARE_TR_FUNCTIONS(ConfusionText)

public:
    /// "dress taken for coat: 12 of 40 images, 30.0 % of the class".
    static QString cell(const ConfusionSubject& subject, int truth, int predicted);
    /// "91.20 % of 372 images are right, 88.14 % balanced, 99.10 % among the first five".
    static QString figures(const ConfusionMatrix& matrix);
};

} // namespace pathloom
