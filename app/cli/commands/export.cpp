// SPDX-License-Identifier: MIT
#include "app/cli/commands/commands.h"
#include "app/cli/common/exit_code.h"
#include "app/cli/common/interrupt.h"
#include "app/cli/common/options.h"
#include "app/cli/common/output.h"
#include "app/cli/common/search_stages.h"
#include "app/cli/common/subject.h"
#include "app/cli/common/training_record.h"
#include "app/cli/common/values.h"
#include "core/derive/export_derived.h"
#include "core/nn/inference.h"
#include "core/util/error.h"

#include <CLI/CLI.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom::cli {

namespace fs = std::filesystem;

namespace {

struct ExportOptions
{
    std::string subject, network, weights;
    fs::path onnx;
    OnnxOptions onnxOptions;
    std::string input = toText(OnnxInput::Float);
    bool json = false;
};

void printExport(const OnnxReport& report, const ExportOptions& options, const fs::path& file, OrderedJson subject)
{
    if (options.json) {
        subject["onnx"] = onnxJson(report, options.onnxOptions, file);
        printJson(subject);
    } else {
        std::string samples;
        for (const fs::path& sample : report.samples)
            samples += (samples.empty() ? "" : ", ") + sample.string();
        printFields({{"ONNX", fs::absolute(file).string()},
                     {"Checked", onnxCheckText(report, options.onnxOptions)},
                     {"Samples", samples}});
    }
}

int exportFromRun(const fs::path& folder, const ExportOptions& options)
{
    if (!options.weights.empty())
        throw UsageError("--weights belongs to network files; a run has its own");
    const std::shared_ptr<RunStore> run =
        openToExport(folder, options.onnx, [&] { return RunStore::open(folder, RunStore::Access::Write); });
    const DerivedNetwork network = chosenNetwork(*run, options.network);
    const OnnxReport report = exportDerived(*run, network.id, options.onnxOptions, options.onnx, interruptToken());
    printExport(report, options, onnxFileOf(*run, network, options.onnx),
                {{"network", derivedJson(*run, run->network(network.id))}});
    return Success;
}

/// Weights and what is known about them.
struct Trained
{
    Weights weights;
    OnnxMetadata metadata;
};

Trained trainedWeights(const fs::path& file)
{
    const TrainingRecord record = loadRecord(file);
    return {.weights = loadWeights(file),
            .metadata = {.classNames = record.classNames,
                         .normalization = record.normalization,
                         .facts = {{"trained_network", record.network},
                                   {"test_accuracy", fmt::format("{:.4f}", record.testAccuracy)}}}};
}

/// For timing a network elsewhere before anyone trains it.
Trained untrainedWeights(const NetworkDescription& network, const ExportOptions& options)
{
    if (options.onnxOptions.normalizesInside())
        throw UsageError(std::string(options.onnxOptions.withNormalization ? "--with-normalization" : "--input") +
                         " needs --weights FILE, which knows the normalisation");
    note("warning: without --weights the file gets random weights; it is good for timing only");
    return {.weights = randomWeights(network, 0), .metadata = {.facts = {{"weights", "random, untrained"}}}};
}

int exportFile(const fs::path& file, const ExportOptions& options)
{
    if (!options.network.empty())
        throw UsageError("--network belongs to runs; '" + options.subject + "' is a network");
    if (options.onnx.empty())
        throw UsageError("--onnx FILE is needed to export a network file");
    const NetworkDescription network = loadNetwork(file);
    Trained trained = options.weights.empty() ? untrainedWeights(network, options) : trainedWeights(options.weights);
    trained.metadata.producer = "Pathloom " PATHLOOM_VERSION;
    trained.metadata.facts["network"] = network.name;
    trained.metadata.facts["architecture"] = architectureText(network);
    const OnnxReport report =
        exportOnnx(network, trained.weights, options.onnxOptions, trained.metadata, options.onnx, interruptToken());
    printExport(report, options, options.onnx, {{"network", network.name}, {"trained", !options.weights.empty()}});
    return Success;
}

int exportSubject(ExportOptions options)
{
    options.onnxOptions.input = onnxInputFromText(options.input);
    const Subject subject = findRunOrNetwork(options.subject);
    if (subject.kind != SubjectKind::Run)
        return exportFile(subject.nameOrPath, options);
    return orInterrupted(subject.nameOrPath, [&] { return exportFromRun(subject.nameOrPath, options); });
}

} // namespace

void addExportCommand(CLI::App& app, Action& action)
{
    auto options = std::make_shared<ExportOptions>();
    CLI::App* command =
        app.add_subcommand("export", "Write a trained network as ONNX, checked and compared before it counts");
    command->add_option("subject", options->subject, "Run folder or its name; network file or a shipped network's name")
        ->required()
        ->type_name("RUN|NETWORK.json");
    command->add_option("--onnx", options->onnx, "File to write (default for a run: networks/NAME.onnx in it)");
    addNetworkOption(*command, options->network);
    command->add_option("--weights", options->weights,
                        "Network files: weights written by train; without them random ones, for timing");
    command->add_option("--opset", options->onnxOptions.opset, "ONNX operator set, 10 to 17")
        ->check(CLI::Range(10, 17))
        ->capture_default_str();
    command->add_flag("--fold-bn", options->onnxOptions.foldBatchNorm,
                      "Fold batch norm into the convolutions: fewer nodes, the same function");
    command->add_flag("--with-normalization", options->onnxOptions.withNormalization,
                      "Normalise inside the file: its input is then pixel values in 0..1");
    std::vector<std::string> inputs;
    for (const OnnxInputForm& form : onnxInputForms)
        inputs.emplace_back(form.id);
    command
        ->add_option("--input", options->input,
                     "What the file takes: normalised numbers, or bytes of pixels that it normalises itself, pixel by "
                     "pixel (NHWC) or channel by channel (NCHW)")
        ->check(CLI::IsMember(inputs))
        ->capture_default_str();
    command->add_flag("--samples", options->onnxOptions.samples,
                      "Also write classify.py and classify.cpp beside the file, which classify pictures by it");
    addJsonFlag(*command, options->json);
    command->callback([options, &action] { action = [options] { return exportSubject(*options); }; });
}

} // namespace pathloom::cli
