// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

namespace pathloom {

/// The one exception of the project. what() is a clear sentence for people: where (a file, a key or a block), what is
/// wrong, and what to do, in this order; empty parts are left out.
class Error : public std::runtime_error
{
public:
    explicit Error(const std::string& what, const std::string& where = {}, const std::string& hint = {})
        : std::runtime_error((where.empty() ? "" : where + ": ") + what + (hint.empty() ? "" : " (" + hint + ")"))
    {
    }
};

/// A request that is wrong in itself (unknown option, value out of range): the command line exits with 2.
class UsageError : public Error
{
public:
    using Error::Error;
};

/// Thrown by long work when its stop token was set. Not a failure; nothing is shown for it.
class Cancelled : public Error
{
public:
    Cancelled() : Error("cancelled") {}
};

} // namespace pathloom
