// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <exception>

namespace pathloom {

/// What went wrong in one sentence for people: no backtrace, no repeated lines. The full text goes to the log.
QString errorSentence(const std::exception_ptr& error);

} // namespace pathloom
