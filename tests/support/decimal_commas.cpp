// SPDX-License-Identifier: MIT
// Part of every test program. Where a test is run under a locale with decimal commas (see tests/CMakeLists.txt), a locale
// that is not there, or a program that was not told, must fail instead of passing for nothing.
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

const bool checked = [] {
    if (!std::getenv("PATHLOOM_TEST_DECIMAL_COMMAS"))
        return false;
    if (std::setlocale(LC_ALL, "") && std::strcmp(std::localeconv()->decimal_point, ",") == 0)
        return true;
    std::fputs("No locale with decimal commas: is the Debian package 'locales' installed?\n", stderr);
    std::_Exit(1);
}();

} // namespace
