// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QTemporaryDir>

namespace pathloom::test {

/// For initTestCase(): the program's data folder is an empty one until the test program ends, and numbers are written
/// the same way on every machine.
inline void useScratchData()
{
    static const QTemporaryDir data;
    qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

} // namespace pathloom::test
