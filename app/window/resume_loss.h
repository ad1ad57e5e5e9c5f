// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_store.h"

#include <QCoreApplication>

namespace pathloom {

/// What going on with a stored run does again.
struct ResumeLoss
{
    Q_DECLARE_TR_FUNCTIONS(pathloom::ResumeLoss)

public:
    std::int64_t lastStep = 0;            ///< of the record
    std::optional<std::int64_t> goesOnAt; ///< step of the checkpoint; none = from the beginning
    bool damaged = false;                 ///< a newer checkpoint cannot be used

    /// Reads whole checkpoints: not for the GUI thread. Throws Error.
    static ResumeLoss of(const RunStore& run);
    /// Steps of the record that are done again.
    std::int64_t repeated() const;
    /// More is lost than what lies between two checkpoints anyway: not without asking.
    bool isToBeAsked() const;
    QString question() const;
    /// For the button that goes on.
    QString consent() const;
};

} // namespace pathloom
