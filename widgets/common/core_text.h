// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string>

namespace pathloom {

/// What core says, which knows no other language than English, in the person's: meanings of settings, names of
/// operators and devices, notes, reasons and errors. A text that is not in the table stays as it is.
namespace CoreText {
/// @param english a whole text of core's; of an Error's, what is wrong and what to do are looked up one by one
QString of(const std::string& english);
/// What core says in the middle of a sentence, as one of its own: with a capital and a full stop.
QString asSentence(const std::string& english);
/// True if the table has this text.
bool knows(const std::string& english);
} // namespace CoreText

} // namespace pathloom
