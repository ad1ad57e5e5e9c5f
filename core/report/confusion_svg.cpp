// SPDX-License-Identifier: MIT
#include "core/evaluate/class_names.h"
#include "core/report/colors.h"
#include "core/report/report.h"
#include "core/report/svg.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr double margin = 28, titleHeight = 58, mostCell = 40, wantedSide = 640;
constexpr double leastLabelled = 9;  ///< cells of this size have room for a name beside them
constexpr double leastNumbered = 22; ///< and these for a number in them
constexpr std::size_t mostCharacters = 24;

/// Cut off between two characters.
std::string shortened(std::string name)
{
    std::size_t characters = 0;
    for (std::size_t i = 0; i < name.size(); ++i)
        if ((name[i] & 0xc0) != 0x80 && ++characters == mostCharacters) {
            name.resize(i);
            return name + "…";
        }
    return name;
}

class ConfusionPicture
{
public:
    ConfusionPicture(const ConfusionMatrix& matrix, const std::vector<std::string>& names)
        : m_matrix(matrix), m_cell(std::clamp(wantedSide / std::max(1, matrix.classes()), 1.0, mostCell))
    {
        for (int number = 0; number < matrix.classes(); ++number)
            m_names.push_back(shortened(shownClassName(names, number)));
        std::size_t longest = 4;
        for (const std::string& name : m_names)
            longest = std::max(longest, name.size());
        m_labels = isLabelled() ? 10 + 6.2 * double(std::min(longest, mostCharacters)) : 14;
        m_left = margin + m_labels;
        m_top = titleHeight + 26;
    }

    std::string draw(const std::string& title)
    {
        const double side = m_cell * m_matrix.classes(), right = m_left + side;
        m_svg.text({margin, 24}, title + ": confusion matrix of the test images",
                   {.size = 14, .anchor = TextStyle::Anchor::Start, .bold = true});
        std::string figures = fmt::format("{:.2f} % of {} images right, {:.2f} % balanced", 100 * m_matrix.accuracy(),
                                          m_matrix.images(), 100 * m_matrix.balancedAccuracy());
        if (m_matrix.classes() >= leastClassesForTopFive)
            figures += fmt::format(", {:.2f} % among the first five", 100 * m_matrix.topFiveAccuracy());
        m_svg.text({margin, 42}, figures, {.size = 10.5, .anchor = TextStyle::Anchor::Start});
        m_svg.text({m_left + side / 2, m_top - 10}, "predicted class, in the order of the rows", {.size = 10});
        m_svg.box({m_left + side / 2, m_top + side / 2}, side, side, 0, "#f6f7f9", "#9aa3ad");
        for (int truth = 0; truth < m_matrix.classes(); ++truth)
            drawRow(truth, right);
        const double height = m_top + side + margin + 22;
        m_svg.text(
            {margin, height - margin + 10},
            "rows: true class; shade and number: share of the true class in %; at the right: accuracy of the class",
            {.size = 9.5, .anchor = TextStyle::Anchor::Start});
        return m_svg.document(std::max(620.0, right + 70 + margin), height, "Confusion matrix of " + title);
    }

private:
    bool isLabelled() const { return m_cell >= leastLabelled; }

    void drawRow(int truth, double right)
    {
        const double y = m_top + (truth + 0.5) * m_cell;
        const TextStyle label{.size = std::min(10.5, m_cell), .anchor = TextStyle::Anchor::End};
        if (isLabelled()) {
            m_svg.text({m_left - 6, y + 3.5}, m_names[std::size_t(truth)], label);
            if (const auto accuracy = m_matrix.ofClass(truth).accuracy())
                m_svg.text({right + 6, y + 3.5}, fmt::format("{:.1f} %", 100 * *accuracy),
                           {.size = label.size, .anchor = TextStyle::Anchor::Start});
        }
        for (const ConfusionCell& cell : m_matrix.row(truth)) {
            const double share = double(cell.images) / double(m_matrix.ofClass(truth).images);
            const double x = m_left + (cell.predicted + 0.5) * m_cell;
            m_svg.box({x, y}, m_cell, m_cell, 0, probabilityShade(share), "none",
                      fmt::format("{} taken for {}: {} of {} images", m_names[std::size_t(truth)],
                                  m_names[std::size_t(cell.predicted)], cell.images, m_matrix.ofClass(truth).images));
            if (m_cell >= leastNumbered)
                m_svg.text({x, y + 3.5}, fmt::format("{:.0f}", 100 * share),
                           {.size = 10, .color = share > 0.2 ? "#ffffff" : "#333333"});
        }
    }

    const ConfusionMatrix& m_matrix;
    const double m_cell;
    double m_labels = 0, m_left = 0, m_top = 0;
    std::vector<std::string> m_names;
    SvgWriter m_svg;
};

} // namespace

std::string confusionSvg(const ConfusionMatrix& matrix, const std::vector<std::string>& classNames,
                         const std::string& title)
{
    return ConfusionPicture(matrix, classNames).draw(title);
}

} // namespace pathloom
