// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QTemporaryDir>

#include <filesystem>
#include <memory>

namespace pathloom::test {

/// For initTestCase(): the program's data folder is an empty one until the test program ends, and numbers are written
/// the same way on every machine.
inline void useScratchData()
{
    static const QTemporaryDir data;
    qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

/// A data folder for every test function: what one keeps is not there for the next.
class OwnData
{
public:
    /// For init(). @return the folder, which is empty
    std::filesystem::path renew()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("PATHLOOM_DATA", m_folder->path().toLocal8Bit());
        return m_folder->path().toStdString();
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace pathloom::test
