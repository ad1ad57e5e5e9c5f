// SPDX-License-Identifier: MIT
// A tiny search that stops in its middle, and what its record is compared with in the end.
#pragma once

#include "tests/support/tiny_search.h"

#include <QByteArray>

namespace tinysearch {

inline void stopInTheMiddle(const TinySearch& search, const std::string& name,
                            const std::vector<std::string>& settings = {})
{
    std::stop_source stop;
    SearchEngine engine(search.job(settings), search.path(name), [&](const Event& event) {
        if (event.step == 25)
            stop.request_stop();
    });
    engine.run(stop.get_token());
}

/// The first line in which two records differ.
inline QByteArray difference(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        const std::string left = i < a.size() ? a[i] : "(end)", right = i < b.size() ? b[i] : "(end)";
        if (left != right)
            return QByteArray::fromStdString("line " + std::to_string(i) + ":\n" + left + "\n" + right);
    }
    return {};
}

} // namespace tinysearch
