// SPDX-License-Identifier: MIT
#include "core/onnx/onnx_options.h"

#include "core/util/error.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

OnnxInput onnxInputFromText(const std::string& text)
{
    const auto found = std::ranges::find(onnxInputForms, text, &OnnxInputForm::id);
    if (found != onnxInputForms.end())
        return found->input;
    std::string known;
    for (const OnnxInputForm& form : onnxInputForms)
        known += (known.empty() ? "" : ", ") + std::string(form.id);
    throw UsageError(fmt::format("'{}' is no input of an ONNX file; there are {}", text, known));
}

} // namespace pathloom
