// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/resume_loss.h"

#include <functional>

class QWidget;

namespace pathloom {

// Questions above a window that is not held up by them. The answer that changes nothing is the default; the other one
// calls goOn.

/// Whether to go on with a run although much of it is done again.
void askToResume(QWidget* window, const ResumeLoss& loss, const std::function<void()>& goOn);
/// Whether to close the window although that ends its search.
/// @param queued searches that wait behind it, which closing drops
void askToClose(QWidget* window, int queued, const std::function<void()>& goOn);
/// Whether to delete what nobody can bring back then.
/// @param what,size in words
void askToDeleteForGood(QWidget* window, const QString& what, const QString& size, const std::function<void()>& goOn);
/// Whether to close the page of a search space that was changed and not saved.
void askToDiscardSpace(QWidget* window, const std::function<void()>& goOn);

} // namespace pathloom
