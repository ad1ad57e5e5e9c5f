// SPDX-License-Identifier: MIT
#include "app/window/fuzzy_match.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace pathloom {

std::optional<int> fuzzyScore(const QString& pattern, const QString& text)
{
    QString wanted = pattern.toCaseFolded();
    wanted.remove(QLatin1Char(' '));
    const QString folded = text.toCaseFolded();
    constexpr int wordStart = 8, neighbour = 5, found = 1;
    constexpr int impossible = std::numeric_limits<int>::min() / 2;

    // best[j] = best score with the pattern's letters so far, the last one at text position j.
    std::vector<int> best(static_cast<std::size_t>(folded.size()), 0);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        std::vector<int> next(best.size(), impossible);
        int bestBefore = i == 0 ? 0 : impossible;
        for (qsizetype j = 0; j < folded.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            if (folded[j] == wanted[i]) {
                const bool startsWord = j == 0 || !folded[j - 1].isLetterOrNumber();
                const int base = found + (startsWord ? wordStart : 0);
                int score = bestBefore + base;
                if (i > 0 && j > 0)
                    score = std::max(score, best[at - 1] + base + neighbour);
                next[at] = score;
            }
            if (i > 0)
                bestBefore = std::max(bestBefore, best[at]);
        }
        best = std::move(next);
    }
    if (wanted.isEmpty())
        return 0;
    const int score = best.empty() ? impossible : *std::max_element(best.begin(), best.end());
    if (score <= 0)
        return std::nullopt;
    // Among equals the shorter text is the closer one.
    return score * 64 - static_cast<int>(std::min<qsizetype>(folded.size(), 63));
}

} // namespace pathloom
