// SPDX-License-Identifier: MIT
#include "core/graph/layout.h"

#include "core/util/error.h"

#include <clocale>
#include <mutex>

#include <gvc.h>
#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr double pointsPerInch = 72;

/// LC_NUMERIC "C" for this thread: Graphviz would read "0.5" as 0 under a locale with decimal commas.
class NumericLocaleC
{
public:
    NumericLocaleC() : m_locale(::newlocale(LC_NUMERIC_MASK, "C", nullptr))
    {
        if (m_locale)
            m_previous = ::uselocale(m_locale);
    }
    ~NumericLocaleC()
    {
        if (!m_locale)
            return;
        ::uselocale(m_previous);
        ::freelocale(m_locale);
    }
    NumericLocaleC(const NumericLocaleC&) = delete;
    NumericLocaleC& operator=(const NumericLocaleC&) = delete;

private:
    locale_t m_locale;
    locale_t m_previous = nullptr;
};

/// The C handles, freed in the only order that Graphviz allows: layout, graph, context.
class DotGraph
{
public:
    DotGraph() : m_context(gvContext()), m_graph(agopen(name("pathloom"), Agstrictdirected, nullptr))
    {
        if (!m_context || !m_graph)
            throw Error("Graphviz could not be started");
    }
    ~DotGraph()
    {
        if (m_laidOut)
            gvFreeLayout(m_context, m_graph);
        if (m_graph)
            agclose(m_graph);
        if (m_context)
            gvFreeContext(m_context);
    }
    DotGraph(const DotGraph&) = delete;
    DotGraph& operator=(const DotGraph&) = delete;

    Agraph_t* get() const { return m_graph; }

    void layout()
    {
        if (gvLayout(m_context, m_graph, "dot") != 0) {
            const char* reason = aglasterr();
            throw Error(std::string("Graphviz could not lay out the graph") +
                        (reason ? std::string(": ") + reason : ""));
        }
        m_laidOut = true;
    }

    /// cgraph's functions take char* without writing to it.
    static char* name(const char* text) { return const_cast<char*>(text); }
    void set(void* object, const char* key, const std::string& value) const
    {
        agsafeset(object, name(key), name(value.c_str()), name(""));
    }

private:
    GVC_t* m_context = nullptr;
    Agraph_t* m_graph = nullptr;
    bool m_laidOut = false;
};

std::string inches(double points)
{
    return fmt::format("{:.4f}", points / pointsPerInch);
}

class GraphvizLayouter final : public Layouter
{
public:
    Layout layout(const Graph& graph) const override
    {
        static std::mutex oneAtATime;
        if (graph.nodes.empty())
            return {};
        const std::scoped_lock guard(oneAtATime);
        const NumericLocaleC locale;
        agseterr(AGMAX); // what goes wrong is told by an Error, not on stderr
        DotGraph dot;
        describeGraph(dot);
        std::vector<Agnode_t*> nodes;
        for (std::size_t i = 0; i < graph.nodes.size(); ++i)
            nodes.push_back(addNode(dot, graph.nodes[i], i));
        std::vector<Agedge_t*> edges;
        for (std::size_t i = 0; i < graph.edges.size(); ++i)
            edges.push_back(addEdge(dot, graph, nodes, i));
        dot.layout();
        return readLayout(dot, nodes, edges);
    }

private:
    static void describeGraph(const DotGraph& dot)
    {
        dot.set(dot.get(), "rankdir", "LR");
        dot.set(dot.get(), "dpi", "72");
        dot.set(dot.get(), "splines", "spline");
        dot.set(dot.get(), "ordering", "out"); // candidates keep their order from top to bottom
        dot.set(dot.get(), "nodesep", "0.04");
        dot.set(dot.get(), "ranksep", "0.16");
    }

    static Agnode_t* addNode(const DotGraph& dot, const GraphNode& node, std::size_t index)
    {
        Agnode_t* added = agnode(dot.get(), DotGraph::name(std::to_string(index).c_str()), 1);
        dot.set(added, "label", ""); // texts are drawn by the views; here only the size counts
        dot.set(added, "shape", "box");
        dot.set(added, "fixedsize", "true");
        dot.set(added, "width", inches(node.width));
        dot.set(added, "height", inches(node.height));
        return added;
    }

    static Agedge_t* addEdge(const DotGraph& dot, const Graph& graph, const std::vector<Agnode_t*>& nodes,
                             std::size_t index)
    {
        const GraphEdge& edge = graph.edges[index];
        // The key keeps parallel edges apart.
        Agedge_t* added =
            agedge(dot.get(), nodes.at(static_cast<std::size_t>(edge.from)),
                   nodes.at(static_cast<std::size_t>(edge.to)), DotGraph::name(std::to_string(index).c_str()), 1);
        dot.set(added, "dir", "none"); // the path reaches the node's border instead of an arrow's tail
        if (edge.shortcut) {
            dot.set(added, "weight", "0");
        } else {
            dot.set(added, "weight", edge.choice >= 0 ? "2" : "20");
            dot.set(added, "tailport", "e");
            dot.set(added, "headport", "w");
        }
        return added;
    }

    static Layout readLayout(const DotGraph& dot, const std::vector<Agnode_t*>& nodes,
                             const std::vector<Agedge_t*>& edges)
    {
        const boxf bounds = GD_bb(dot.get());
        const auto turned = [&](pointf p) { return Point{p.x - bounds.LL.x, bounds.UR.y - p.y}; };
        Layout layout{.width = bounds.UR.x - bounds.LL.x, .height = bounds.UR.y - bounds.LL.y};
        for (Agnode_t* node : nodes)
            layout.nodeCenters.push_back(turned(ND_coord(node)));
        for (Agedge_t* edge : edges) {
            std::vector<Point>& path = layout.edgePaths.emplace_back();
            const splines* all = ED_spl(edge);
            for (int i = 0; all && i < all->size; ++i)
                for (int k = path.empty() ? 0 : 1; k < all->list[i].size; ++k)
                    path.push_back(turned(all->list[i].list[k]));
        }
        return layout;
    }
};

} // namespace

std::unique_ptr<Layouter> graphvizLayouter()
{
    return std::make_unique<GraphvizLayouter>();
}

} // namespace pathloom
