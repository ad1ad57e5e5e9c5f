// SPDX-License-Identifier: MIT
#include "core/export/onnx_export.h"

#include "core/export/onnx_compare.h"
#include "core/export/samples.h"
#include "core/onnx/onnx_check.h"
#include "core/onnx/onnx_graph.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <limits>

namespace pathloom {

OnnxReport exportOnnx(const NetworkDescription& network, const Weights& weights, const OnnxOptions& options,
                      const OnnxMetadata& metadata, const std::filesystem::path& file, std::stop_token stop)
{
    const auto checkStop = [&stop] {
        if (stop.stop_requested())
            throw Cancelled();
    };
    NetworkDescription checked = network;
    inferShapes(checked);
    const OnnxGraph graph = buildOnnxGraph(checked, weights, options, metadata);
    OnnxReport report{.nodes = graph.model.graph().node_size(), .bytes = std::int64_t(graph.model.ByteSizeLong())};
    if (report.bytes > std::numeric_limits<std::int32_t>::max())
        throw Error("the network is larger than the 2 GiB that one ONNX file can hold", network.name);
    writeFileAtomically(file, [&](const std::filesystem::path& temporary) {
        {
            std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
            if (!stream || !graph.model.SerializeToOstream(&stream) || !stream.flush())
                throw Error(std::string("cannot be written: ") + std::strerror(errno), file.string());
        }
        checkStop();
        const onnx::ModelProto written = readOnnxFile(temporary);
        checkOnnxModel(written, graph.shapes);
        checkStop();
        compareWithNetwork(written, checked, weights, options, metadata, report, stop);
        checkStop();
    });
    if (options.samples)
        report.samples = writeSamples(std::filesystem::absolute(file).parent_path());
    return report;
}

} // namespace pathloom
