// SPDX-License-Identifier: MIT
#include "core/report/block_box.h"

#include "core/space/kernel_text.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

struct Kernel
{
    int size;
    const char* fill;
    const char* border;
};
/// Tints of three of the colour-blind-safe colours, dark text on them stays readable.
constexpr Kernel kernels[] = {{3, "#c9e0f0", "#0072b2"}, {5, "#f9dcc0", "#d55e00"}, {7, "#bfe5d8", "#009e73"}};

double boxHeight(int kernel)
{
    return 20 + 6 * std::min(kernel, 9);
}

double boxWidth(double expand)
{
    return 46 + 5 * std::min(expand, 8.0);
}

std::vector<std::string> labelOf(const Operator& op)
{
    switch (op.kind) {
    case OperatorKind::MBConv:
        return {kernelText(op.kernel), fmt::format("expand {}", op.expand)};
    case OperatorKind::Conv:
        return {kernelText(op.kernel), "conv"};
    case OperatorKind::MaxPool:
        return {kernelText(op.kernel), "max pool"};
    case OperatorKind::GlobalPool:
        return {"average", "pool"};
    case OperatorKind::Linear:
        return {"linear"};
    case OperatorKind::Skip:
        break;
    }
    return {displayName(op)};
}

} // namespace

BoxSize blockBoxSize(const Operator& op)
{
    switch (op.kind) {
    case OperatorKind::MBConv:
        return {boxWidth(op.expand), boxHeight(op.kernel)};
    case OperatorKind::Conv:
        return {46, boxHeight(op.kernel)};
    case OperatorKind::Skip:
        return {34, 16};
    default:
        return {52, 26};
    }
}

void drawBlockBox(SvgWriter& svg, const Block& block, Point center, const BoxSize& size, bool outlined)
{
    const Operator& op = block.op;
    if (op.kind == OperatorKind::Skip) {
        svg.line({center.x - size.width / 2, center.y}, {center.x + size.width / 2, center.y}, outlined ? 2.6 : 1.6,
                 outlined ? "#000000" : "#555555");
        svg.text({center.x, center.y - 5}, "skip", {.size = 8, .color = "#777777"});
        return;
    }
    const Kernel* kernel = std::ranges::find(kernels, op.kernel, &Kernel::size);
    const bool known = op.kind == OperatorKind::MBConv && kernel != std::end(kernels);
    const std::string tooltip = fmt::format("{}: {}, {}x{}x{}", block.name, displayName(op), block.output.channels,
                                            block.output.height, block.output.width);
    const char* border = known ? kernel->border : "#9aa3ad";
    svg.box(center, size.width, size.height, 4, known ? kernel->fill : "#eceff3", outlined ? "#000000" : border,
            tooltip, outlined ? 2.4 : 1);
    const auto lines = labelOf(op);
    const double top = center.y + 3.2 - 5.0 * static_cast<double>(lines.size() - 1);
    for (std::size_t i = 0; i < lines.size(); ++i)
        svg.text({center.x, top + 10.5 * static_cast<double>(i)}, lines[i], {.size = i == 0 ? 10.0 : 8.0});
}

double drawBoxLegend(SvgWriter& svg, Point start)
{
    const TextStyle small{.size = 9.5, .color = "#555555", .anchor = TextStyle::Anchor::Start};
    svg.text(start, "Height and colour: kernel", small);
    double x = start.x + 138;
    for (const Kernel& kernel : kernels) {
        svg.box({x + 6, start.y - 3.5}, 12, 12, 2, kernel.fill, kernel.border);
        svg.text({x + 16, start.y}, kernelText(kernel.size), small);
        x += 48;
    }
    svg.text({x + 14, start.y}, "Width: expansion", small);
    return x + 118;
}

} // namespace pathloom
