// SPDX-License-Identifier: MIT
#include "core/report/block_box.h"
#include "core/report/report.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr double lineWidth = 1060;
constexpr double margin = 28, rowNameWidth = 18, columnGap = 14;
constexpr double titleHeight = 124, textHeight = 24, rowGap = 12, lineGap = 26;

std::string signedText(double value, const std::string& unit)
{
    return fmt::format("{}{:.3g} {}", value < 0 ? "−" : "+", std::abs(value), unit);
}

double millions(std::int64_t value)
{
    return static_cast<double>(value) / 1e6;
}

class DifferencePicture
{
public:
    DifferencePicture(const NetworkDescription& left, const NetworkDescription& right,
                      const NetworkDifference& difference)
        : m_left(left), m_right(right), m_difference(difference)
    {
        const auto widthOf = [&](const BlockPair& pair) {
            return std::max({boxOf(left, pair.left).width, boxOf(right, pair.right).width, 46.0});
        };
        double total = 0;
        for (const BlockPair& pair : difference.pairs) {
            total += widthOf(pair) + columnGap;
            m_boxHeight = std::max({m_boxHeight, boxOf(left, pair.left).height, boxOf(right, pair.right).height});
        }
        // As few lines as the width asks for, of about equal length.
        const double share = total / std::ceil(total / (lineWidth - margin - rowNameWidth));
        double x = 0, before = 0;
        for (const BlockPair& pair : difference.pairs) {
            const double width = widthOf(pair);
            if (m_columns.empty() || before + width / 2 > m_lines * share) {
                x = margin + rowNameWidth;
                ++m_lines;
            }
            m_columns.push_back({.center = x + width / 2, .width = width, .line = m_lines - 1});
            x += width + columnGap;
            before += width + columnGap;
            m_width = std::max(m_width, x - columnGap + margin);
        }
    }

    std::string draw(const std::string& leftTitle, const std::string& rightTitle, const std::string& targetName)
    {
        for (int line = 0; line < m_lines; ++line)
            drawRowLines(line);
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            drawColumn(m_columns[i], m_difference.pairs[i]);
        drawTitle(leftTitle, rightTitle, targetName);
        return m_svg.document(m_width, top(m_lines) - lineGap + margin,
                              "Difference of " + leftTitle + " and " + rightTitle);
    }

private:
    struct Column
    {
        double center = 0, width = 0;
        int line = 0;
    };

    static BoxSize boxOf(const NetworkDescription& network, int block)
    {
        return block < 0 ? BoxSize{} : blockBoxSize(network.blocks[static_cast<std::size_t>(block)].op);
    }

    static constexpr int rows = 2;
    double rowHeight() const { return m_boxHeight + textHeight; }
    double top(int line) const { return titleHeight + line * (rows * rowHeight() + rowGap + lineGap); }
    double rowCenter(int line, int row) const { return top(line) + row * (rowHeight() + rowGap) + m_boxHeight / 2; }

    /// Name of each row and the line on which its blocks stand.
    void drawRowLines(int line)
    {
        double right = margin;
        for (const Column& column : m_columns)
            if (column.line == line)
                right = std::max(right, column.center + column.width / 2);
        for (int row = 0; row < rows; ++row) {
            const double y = rowCenter(line, row);
            m_svg.text({margin, y + 4}, row == 0 ? "A" : "B",
                       {.size = 12, .anchor = TextStyle::Anchor::Start, .bold = true});
            m_svg.line({margin + rowNameWidth - 4, y}, {right, y}, 1.2, "#bbbbbb");
        }
    }

    void drawColumn(const Column& column, const BlockPair& pair)
    {
        drawBlock(column, 0, m_left, pair.left, pair.leftMs, pair.leftEstimated, pair.changed());
        drawBlock(column, 1, m_right, pair.right, pair.rightMs, pair.rightEstimated, pair.changed());
    }

    void drawBlock(const Column& column, int row, const NetworkDescription& network, int index,
                   const std::optional<double>& ms, bool estimated, bool changed)
    {
        if (index < 0)
            return;
        const Block& block = network.blocks[static_cast<std::size_t>(index)];
        const Point center{column.center, rowCenter(column.line, row)};
        const BoxSize size = blockBoxSize(block.op);
        drawBlockBox(m_svg, block, center, size, changed);
        if (block.op.kind == OperatorKind::Skip)
            return;
        const TextStyle small{.size = 7, .color = "#777777"};
        const double below = center.y + size.height / 2;
        m_svg.text({center.x, below + 10},
                   fmt::format("{}@{}×{}", block.output.channels, block.output.height, block.output.width), small);
        if (ms)
            m_svg.text({center.x, below + 19}, fmt::format("{}{:.3g} ms", estimated ? "~" : "", *ms),
                       {.size = 7.5, .color = "#222222"});
    }

    void drawTitle(const std::string& leftTitle, const std::string& rightTitle, const std::string& targetName)
    {
        const TextStyle large{.size = 14, .anchor = TextStyle::Anchor::Start};
        const TextStyle small{.size = 9.5, .color = "#555555", .anchor = TextStyle::Anchor::Start};
        const NetworkDifference& d = m_difference;
        const auto facts = [](const std::string& name, const std::string& title, const Costs& cost,
                              const std::optional<PredictedLatency>& latency) {
            std::string text = fmt::format("{}: {}, {:.3g} million parameters, {:.3g} million MACs", name, title,
                                           millions(cost.parameters), millions(cost.macs));
            if (latency)
                text += fmt::format(", {:.3g} ms", latency->ms);
            return text;
        };
        m_svg.text({margin, 28}, facts("A", leftTitle, d.leftCosts, d.leftLatency), large);
        m_svg.text({margin, 48}, facts("B", rightTitle, d.rightCosts, d.rightLatency), large);
        std::string change =
            fmt::format("B against A: {}, {}",
                        signedText(millions(d.rightCosts.parameters - d.leftCosts.parameters), "million parameters"),
                        signedText(millions(d.rightCosts.macs - d.leftCosts.macs), "million MACs"));
        if (d.leftLatency && d.rightLatency)
            change += ", " + signedText(d.rightLatency->ms - d.leftLatency->ms, "ms");
        change += fmt::format("; blocks with another kernel {}, expansion {}, in one network only {}, other changes {}",
                              d.changedKernels, d.changedExpansions, d.changedDepths, d.otherChanges);
        m_svg.text({margin, 68}, change, small);
        const double x = drawBoxLegend(m_svg, {margin, 88});
        m_svg.text({x, 88}, "Black outline: changed", small);
        m_svg.text({margin, 104},
                   "Below a block: channels@height×width" +
                       (targetName.empty() ? "" : ", and its latency on " + targetName + " (~ estimated)"),
                   small);
    }

    const NetworkDescription& m_left;
    const NetworkDescription& m_right;
    const NetworkDifference& m_difference;
    std::vector<Column> m_columns;
    int m_lines = 0;
    double m_boxHeight = 0; ///< of the largest box
    double m_width = 880;   // room for the title
    SvgWriter m_svg;
};

} // namespace

std::string differenceSvg(const NetworkDescription& left, const NetworkDescription& right,
                          const NetworkDifference& difference, const std::string& leftTitle,
                          const std::string& rightTitle, const std::string& targetName)
{
    return DifferencePicture(left, right, difference).draw(leftTitle, rightTitle, targetName);
}

} // namespace pathloom
