// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace pathloom::test {

/// A trivial layouter: columns by depth, nodes of a column below each other, edges straight lines.
class GridLayouter : public Layouter
{
public:
    explicit GridLayouter(std::chrono::milliseconds duration = {}) : m_duration(duration) {}

    Layout layout(const Graph& graph) const override
    {
        ++calls;
        std::this_thread::sleep_for(m_duration);
        std::vector<std::size_t> depth(graph.nodes.size(), 0), filled;
        for (std::size_t pass = 0; pass < graph.nodes.size(); ++pass) {
            for (const GraphEdge& edge : graph.edges) {
                auto& to = depth[static_cast<std::size_t>(edge.to)];
                to = std::max(to, depth[static_cast<std::size_t>(edge.from)] + 1);
            }
        }
        Layout layout;
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            if (filled.size() <= depth[i])
                filled.resize(depth[i] + 1, 0);
            const Point center{100.0 * double(depth[i]) + 50, 30.0 * double(filled[depth[i]]++) + 15};
            layout.nodeCenters.push_back(center);
            layout.width = std::max(layout.width, center.x + 50);
            layout.height = std::max(layout.height, center.y + 15);
        }
        for (const GraphEdge& edge : graph.edges) {
            const Point a = layout.nodeCenters[static_cast<std::size_t>(edge.from)];
            const Point b = layout.nodeCenters[static_cast<std::size_t>(edge.to)];
            layout.edgePaths.push_back({a, a, b, b});
        }
        return layout;
    }

    mutable std::atomic<int> calls = 0;

private:
    std::chrono::milliseconds m_duration;
};

} // namespace pathloom::test
