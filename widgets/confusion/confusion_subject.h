// SPDX-License-Identifier: MIT
#pragma once

#include "core/evaluate/confusion.h"

#include <QStringList>

namespace pathloom {

/// The confusion matrix of a network and what its rows and columns are called.
struct ConfusionSubject
{
    QString network;        ///< its name
    ConfusionMatrix matrix; ///< without classes: nothing to show
    QStringList classNames; ///< one line each, of every class of the matrix

    QString className(int number) const { return classNames.value(number); }
};

} // namespace pathloom
