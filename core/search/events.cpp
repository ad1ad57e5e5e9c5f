// SPDX-License-Identifier: MIT
#include "core/search/events.h"

#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pathloom {

namespace {

constexpr std::array phaseNames = {"preparing", "measuring", "warm_up",  "joint",   "selecting",
                                   "training",  "paused",    "finished", "stopped", "failed"};
constexpr std::array levelNames = {"info", "warning", "error"};
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

template<typename Names>
int indexOf(const Names& names, const std::string& text, const std::string& what)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (text == names[i])
            return static_cast<int>(i);
    throw Error("'" + text + "' is no " + what);
}

template<typename Names>
bool isOneOf(const Names& names, const std::string& text)
{
    return std::ranges::find(names, text) != names.end();
}

/// JSON knows no NaN and writes it as null: a diverged loss must read back as what it was.
double number(const JsonReader& json, const std::string& key)
{
    if (json.at(key).is_null())
        return std::numeric_limits<double>::quiet_NaN();
    return json.number(key, std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max());
}

Json toJsonBody(const WeightStep& b)
{
    return {{"loss", b.loss}, {"accuracy", b.accuracy}, {"learning_rate", b.learningRate}, {"sampled", b.sampled}};
}

Json toJsonBody(const ArchitectureStep& b)
{
    return {{"loss", b.loss},         {"cross_entropy", b.crossEntropy}, {"latency_term", b.latencyTerm},
            {"accuracy", b.accuracy}, {"expected_ms", b.expectedMs},     {"entropy", b.entropy}};
}

/// Error and origin of a predicted latency, where they are known.
template<typename Body>
void addPrediction(Json& json, const Body& b)
{
    if (b.latencyErrorMs)
        json["latency_error_ms"] = *b.latencyErrorMs;
    if (b.latencyOrigin)
        json["latency_origin"] = toText(*b.latencyOrigin);
}

template<typename Body>
Body withPrediction(Body body, const JsonReader& json)
{
    if (json.has("latency_error_ms"))
        body.latencyErrorMs = number(json, "latency_error_ms");
    if (json.has("latency_origin"))
        body.latencyOrigin = latencyOriginFromText(json.text("latency_origin"));
    return body;
}

Json toJsonBody(const Evaluation& b)
{
    Json json = {{"epoch", b.epoch},
                 {"loss", b.loss},
                 {"accuracy", b.accuracy},
                 {"latency_ms", b.latencyMs},
                 {"architecture", b.architecture}};
    addPrediction(json, b);
    return json;
}

Json toJsonBody(const PhaseChanged& b)
{
    return {{"phase", toText(b.phase)}, {"message", b.message}};
}

Json toJsonBody(const NetworkDerived& b)
{
    Json json = {{"network", b.network}, {"architecture", b.architecture}, {"latency_ms", b.latencyMs}};
    addPrediction(json, b);
    return json;
}

Json toJsonBody(const TrainingEpoch& b)
{
    return {{"network", b.network}, {"epoch", b.epoch},       {"epochs", b.epochs},
            {"loss", b.loss},       {"accuracy", b.accuracy}, {"learning_rate", b.learningRate}};
}

Json toJsonBody(const CommandAccepted& b)
{
    return {{"command", b.command}, {"arguments", b.arguments}};
}

Json toJsonBody(const Alarm& b)
{
    return {{"kind", b.kind}, {"arguments", b.arguments}};
}

Json toJsonBody(const CheckpointWritten& b)
{
    return {{"bytes", b.bytes}, {"seconds", b.seconds}, {"kept", b.kept}};
}

Json toJsonBody(const Resumed& b)
{
    return {{"repeated", b.repeated}, {"exact", b.exact}, {"reason", b.reason}};
}

Json toJsonBody(const UnknownEvent& b)
{
    return b.body;
}

Json toJsonBody(const Message& b)
{
    return {{"level", levelNames[static_cast<std::size_t>(b.level)]}, {"text", b.text}};
}

[[noreturn]] Json noJsonForm(const EventBody& body)
{
    throw Error("an event of kind '" + kindOf(body) + "' has no JSON form");
}

std::vector<int> indices(const JsonReader& json, const std::string& key)
{
    std::vector<int> result;
    for (const std::int64_t entry :
         json.integers(key, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()))
        result.push_back(static_cast<int>(entry));
    return result;
}

EventBody readBody(const std::string& kind, const Json& body)
{
    const JsonReader json(body, "event '" + kind + "'");
    if (kind == "weight_step")
        return WeightStep{.loss = number(json, "loss"),
                          .accuracy = number(json, "accuracy"),
                          .learningRate = number(json, "learning_rate"),
                          .sampled = indices(json, "sampled")};
    if (kind == "architecture_step")
        return ArchitectureStep{.loss = number(json, "loss"),
                                .crossEntropy = number(json, "cross_entropy"),
                                .latencyTerm = number(json, "latency_term"),
                                .accuracy = number(json, "accuracy"),
                                .expectedMs = number(json, "expected_ms"),
                                .entropy = number(json, "entropy")};
    if (kind == "evaluation")
        return withPrediction(Evaluation{.epoch = json.integer("epoch", 0, largest),
                                         .loss = number(json, "loss"),
                                         .accuracy = number(json, "accuracy"),
                                         .latencyMs = number(json, "latency_ms"),
                                         .architecture = json.text("architecture"),
                                         .latencyErrorMs = {},
                                         .latencyOrigin = {}},
                              json);
    if (kind == "phase_changed" && isOneOf(phaseNames, json.text("phase")))
        return PhaseChanged{.phase = phaseFromText(json.text("phase")), .message = json.text("message")};
    if (kind == "network_derived")
        return withPrediction(NetworkDerived{.network = json.integer("network", 0, largest),
                                             .architecture = json.text("architecture"),
                                             .latencyMs = number(json, "latency_ms"),
                                             .latencyErrorMs = {},
                                             .latencyOrigin = {}},
                              json);
    if (kind == "training_epoch") {
        constexpr int most = std::numeric_limits<int>::max();
        return TrainingEpoch{.network = json.integer("network", 0, largest),
                             .epoch = static_cast<int>(json.integer("epoch", 0, most)),
                             .epochs = static_cast<int>(json.integer("epochs", 0, most)),
                             .loss = number(json, "loss"),
                             .accuracy = number(json, "accuracy"),
                             .learningRate = number(json, "learning_rate")};
    }
    if (kind == "command_accepted")
        return CommandAccepted{.command = json.text("command"), .arguments = json.at("arguments")};
    if (kind == "alarm")
        return Alarm{.kind = json.text("kind"), .arguments = json.at("arguments")};
    if (kind == "checkpoint_written")
        return CheckpointWritten{
            .bytes = json.integer("bytes", 0, largest), .seconds = number(json, "seconds"), .kept = json.text("kept")};
    if (kind == "resumed")
        return Resumed{.repeated = json.integer("repeated", 0, largest),
                       .exact = json.boolean("exact", true),
                       .reason = json.text("reason")};
    if (kind == "message" && isOneOf(levelNames, json.text("level")))
        return Message{.level = static_cast<MessageLevel>(indexOf(levelNames, json.text("level"), "message level")),
                       .text = json.text("text")};
    return UnknownEvent{kind, body};
}

} // namespace

std::string toText(Phase phase)
{
    return phaseNames[static_cast<std::size_t>(phase)];
}

Phase phaseFromText(const std::string& text)
{
    return static_cast<Phase>(indexOf(phaseNames, text, "phase of a run"));
}

std::string kindOf(const EventBody& body)
{
    // In the order of the variant's alternatives.
    static constexpr std::array names = {"weight_step",
                                         "architecture_step",
                                         "probability_snapshot",
                                         "evaluation",
                                         "phase_changed",
                                         "progress",
                                         "network_derived",
                                         "training_epoch",
                                         "command_accepted",
                                         "message",
                                         "alarm",
                                         "checkpoint_written",
                                         "resumed"};
    static_assert(names.size() + 1 == std::variant_size_v<EventBody>);
    if (const auto* unknown = std::get_if<UnknownEvent>(&body))
        return unknown->kind;
    return names[body.index()];
}

Json bodyToJson(const EventBody& body)
{
    return std::visit(
        [&](const auto& value) -> Json {
            if constexpr (requires { toJsonBody(value); })
                return toJsonBody(value);
            else
                return noJsonForm(body);
        },
        body);
}

EventBody bodyFromJson(const std::string& kind, const Json& json)
{
    return json.is_object() ? readBody(kind, json) : UnknownEvent{kind, json};
}

} // namespace pathloom
