// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/resume_loss.h"

#include <functional>

class QWidget;

namespace pathloom {

/// Asks above a window whether to go on with a run although much of it is done again. The answer "Cancel" is the
/// default and does nothing; the other one calls goOn.
void askToResume(QWidget* window, const ResumeLoss& loss, const std::function<void()>& goOn);

} // namespace pathloom
