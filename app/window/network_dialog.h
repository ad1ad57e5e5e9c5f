// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/models/network_table_model.h"

class QWidget;

namespace pathloom {

/// Draws a derived network in a window of its own, with its figures and a way to save the picture.
void showNetworkPicture(const NetworkRow& network, QWidget* parent);

} // namespace pathloom
