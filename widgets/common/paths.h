// SPDX-License-Identifier: MIT
// File paths between Qt and the standard library, whatever characters they hold.
#pragma once

#include <QString>

#include <filesystem>

namespace pathloom {

inline std::filesystem::path pathOf(const QString& text)
{
    return std::filesystem::path(text.toStdU16String());
}

inline QString textOf(const std::filesystem::path& path)
{
    return QString::fromStdU16String(path.u16string());
}

} // namespace pathloom
