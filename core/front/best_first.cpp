// SPDX-License-Identifier: MIT
#include "core/front/best_first.h"

#include "core/util/error.h"

#include <algorithm>

namespace pathloom {

BestFirst::BestFirst(std::vector<CostBound> bounds, std::stop_token stop)
    : m_bounds(std::move(bounds)), m_stop(std::move(stop))
{
    Node root;
    const std::vector<std::int64_t> nothing(m_bounds.size(), 0);
    if (!setBounds(root, nothing))
        return;
    m_nodes.push_back(root);
    m_spent = nothing;
    m_waiting.push_back(0);
}

std::optional<std::vector<int>> BestFirst::next()
{
    const auto later = [this](std::int32_t a, std::int32_t b) { return comesAfter(a, b); };
    const auto blocks = static_cast<std::int32_t>(options().size());
    while (!m_waiting.empty()) {
        if (m_stop.stop_requested())
            throw Cancelled();
        std::ranges::pop_heap(m_waiting, later);
        const std::int32_t node = m_waiting.back();
        m_waiting.pop_back();
        const std::int32_t depth = m_nodes[static_cast<std::size_t>(node)].depth;
        if (depth == blocks) {
            std::vector<int> choices;
            const std::vector<std::int32_t> taken = optionsOf(node);
            for (std::size_t i = 0; i < taken.size(); ++i)
                choices.push_back(options()[i][static_cast<std::size_t>(taken[i])].candidate);
            return choices;
        }
        if (m_bounds.size() > 1 && !m_joint && m_nodes.size() > nodesBeforeJoint)
            boundJointly();
        const std::size_t count = options()[static_cast<std::size_t>(depth)].size();
        for (std::size_t option = 0; option < count; ++option)
            reach(node, static_cast<std::int32_t>(option));
        if (m_nodes.size() > mostNodes)
            throw Error("the limits are so entangled that the best network was not found among millions of beginnings",
                        "", "loosen one of them, or prune paths");
    }
    return {};
}

void BestFirst::reach(std::int32_t parent, std::int32_t option)
{
    Node node = m_nodes[static_cast<std::size_t>(parent)];
    const auto block = static_cast<std::size_t>(node.depth), index = static_cast<std::size_t>(option);
    node.parent = parent;
    node.option = option;
    ++node.depth;
    node.score += options()[block][index].score;
    std::vector<std::int64_t> spentNow(m_bounds.size());
    for (std::size_t i = 0; i < m_bounds.size(); ++i)
        spentNow[i] = spent(parent)[i] + m_bounds[i].cost->options[block][index].cost;
    if (!setBounds(node, spentNow))
        return;
    m_nodes.push_back(node);
    m_spent.insert(m_spent.end(), spentNow.begin(), spentNow.end());
    m_waiting.push_back(static_cast<std::int32_t>(m_nodes.size()) - 1);
    std::ranges::push_heap(m_waiting, [this](std::int32_t a, std::int32_t b) { return comesAfter(a, b); });
}

bool BestFirst::setBounds(Node& node, std::span<const std::int64_t> spentNow) const
{
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < m_bounds.size(); ++i) {
        const SuffixLists::Point* reached = m_bounds[i].cost->lists.within(node.depth, m_bounds[i].most - spentNow[i]);
        if (!reached)
            return false;
        best = std::min(best, reached->score);
    }
    if (m_joint) {
        if (!m_joint->isReachable(node.depth, spentNow))
            return false;
        best = std::min(best, m_joint->bestScore(node.depth, spentNow));
    }
    node.bestScore = node.score + best;
    node.leastCost = spentNow.front() + m_bounds.front().cost->lists.costOf(node.depth, best);
    return true;
}

void BestFirst::boundJointly()
{
    m_joint.emplace(m_bounds);
    std::erase_if(m_waiting, [this](std::int32_t node) {
        return !setBounds(m_nodes[static_cast<std::size_t>(node)], spent(node));
    });
    std::ranges::make_heap(m_waiting, [this](std::int32_t a, std::int32_t b) { return comesAfter(a, b); });
}

bool BestFirst::comesAfter(std::int32_t a, std::int32_t b) const
{
    const Node &first = m_nodes[static_cast<std::size_t>(a)], &second = m_nodes[static_cast<std::size_t>(b)];
    if (first.bestScore != second.bestScore)
        return first.bestScore < second.bestScore;
    if (first.leastCost != second.leastCost)
        return first.leastCost > second.leastCost;
    // The beginning that all of its ends come before: a shorter one may still end before the longer one does.
    return std::ranges::lexicographical_compare(optionsOf(b), optionsOf(a));
}

std::vector<std::int32_t> BestFirst::optionsOf(std::int32_t node) const
{
    std::vector<std::int32_t> taken(static_cast<std::size_t>(m_nodes[static_cast<std::size_t>(node)].depth));
    for (std::size_t i = taken.size(); i-- > 0;) {
        taken[i] = m_nodes[static_cast<std::size_t>(node)].option;
        node = m_nodes[static_cast<std::size_t>(node)].parent;
    }
    return taken;
}

} // namespace pathloom
