// SPDX-License-Identifier: MIT
#include "app/window/run_writers.h"

namespace pathloom {

std::shared_ptr<RunStore> RunWriters::open(const std::filesystem::path& folder)
{
    const std::filesystem::path key = folder.lexically_normal();
    std::unique_lock lock(m_mutex);
    for (auto known = m_open.find(key); known != m_open.end(); known = m_open.find(key)) {
        if (auto store = known->second.lock())
            return store;
        m_closed.wait(lock); // the last job has let go of it, but it is still writing
    }
    const auto close = [self = shared_from_this(), key](RunStore* store) {
        delete store;
        const std::lock_guard closing(self->m_mutex);
        self->m_open.erase(key);
        self->m_closed.notify_all();
    };
    const std::shared_ptr<RunStore> store(RunStore::open(folder, RunStore::Access::Write).release(), close);
    m_open[key] = store;
    return store;
}

bool RunWriters::isOpen(const std::filesystem::path& folder)
{
    const std::lock_guard lock(m_mutex);
    return m_open.contains(folder.lexically_normal());
}

} // namespace pathloom
