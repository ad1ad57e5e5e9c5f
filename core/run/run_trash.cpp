// SPDX-License-Identifier: MIT
#include "core/run/run_trash.h"

#include "core/run/run_lock.h"
#include "core/util/error.h"
#include "core/util/trash.h"

namespace pathloom {

namespace fs = std::filesystem;

fs::path removeRun(const fs::path& folder, const std::string& name)
{
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored))
        throw Error("does not exist", folder.string());
    const RunLock nobodyElse(folder); // goes on holding it where it is moved
    const fs::path whole = folder.has_filename() ? folder : folder.parent_path(); // "run/" has none
    return moveToTrash("run", name.empty() ? whole.stem().string() : name, {whole});
}

fs::path restoreRun(const fs::path& removed)
{
    return bringBack(removed).front();
}

} // namespace pathloom
