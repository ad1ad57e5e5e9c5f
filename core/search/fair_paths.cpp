// SPDX-License-Identifier: MIT
#include "core/search/fair_paths.h"

namespace pathloom {

std::vector<int> FairPaths::next(const PathMask& mask, RandomStream& random)
{
    m_left.resize(std::size_t(mask.blocks()));
    std::vector<int> path;
    for (int block = 0; block < mask.blocks(); ++block) {
        std::vector<int>& left = m_left[std::size_t(block)];
        std::erase_if(left, [&](int candidate) {
            return !mask.contains({block, candidate}) || !mask.isOpen({block, candidate});
        });
        if (left.empty()) {
            left = mask.open(block);
            shuffle(left, random);
        }
        path.push_back(left.back());
        left.pop_back();
    }
    return path;
}

} // namespace pathloom
