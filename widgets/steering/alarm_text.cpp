// SPDX-License-Identifier: MIT
// What alarms say and suggest.
#include "widgets/common/format.h"
#include "widgets/steering/steering_text.h"

#include <QLocale>

#include <algorithm>

namespace pathloom {

namespace {

/// The numbers of an alarm; one that is missing is shown as such.
class Arguments
{
public:
    Arguments(const SearchSpace& space, const Json& json) : m_space(space), m_json(json) {}

    std::optional<double> value(const char* key) const
    {
        const auto found = m_json.is_object() ? m_json.find(key) : m_json.end();
        return found != m_json.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
    }
    QString number(const char* key, int digits = 3) const
    {
        const auto found = value(key);
        return found ? QLocale().toString(*found, 'g', digits) : Format::none();
    }
    QString count(const char* key) const
    {
        const auto found = value(key);
        return found ? QLocale().toString(static_cast<qlonglong>(*found)) : Format::none();
    }
    QString text(const char* key) const
    {
        const auto found = m_json.is_object() ? m_json.find(key) : m_json.end();
        return found != m_json.end() && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                           : Format::none();
    }
    /// How many paths it is about beside the one it names.
    int others() const { return static_cast<int>(std::clamp(value("paths").value_or(1), 1.0, 1e6)) - 1; }
    /// The path that the alarm is about.
    QString path() const
    {
        const auto index = [this](const char* key) {
            constexpr double most = 1e6;
            const double number = value(key).value_or(-1);
            return number >= 0 && number < most ? static_cast<int>(number) : -1;
        };
        const Path path{index("block"), index("candidate")};
        return PathMask(m_space).contains(path) ? SteeringText::path(m_space, path) : Format::none();
    }

private:
    const SearchSpace& m_space;
    const Json& m_json;
};

} // namespace

QString SteeringText::alarm(const SearchSpace& space, const Alarm& alarm)
{
    const Arguments with(space, alarm.arguments);
    if (alarm.kind == "loss_not_finite")
        return tr("The loss is no longer a finite number: the weights diverged at a learning rate of %1. The search "
                  "has ended; its last good checkpoint is kept.")
            .arg(with.number("learning_rate"));
    if (alarm.kind == "entropy_collapsed") {
        const QString entropy = Format::nats(with.value("entropy").value_or(0));
        return with.value("share")
                   ? tr("The search has decided early: the mean entropy of the paths is down to %1 after %2 of the "
                        "search. What has been trained least may never get its chance.")
                         .arg(entropy, Format::percent(with.value("share"), 0))
                   : tr("The search has decided early: the mean entropy of the paths is down to %1. What has been "
                        "trained least may never get its chance.")
                         .arg(entropy);
    }
    if (alarm.kind == "entropy_stuck")
        return tr("The search does not decide: the mean entropy of the paths has stayed at %1 for %2 architecture "
                  "steps.")
            .arg(Format::nats(with.value("entropy").value_or(0)), with.count("steps"));
    if (alarm.kind == "latency_not_approaching")
        return tr("The expected latency stays at %1 and does not approach the budget of %2: latency counts too little "
                  "against accuracy, or the budget is out of reach.")
            .arg(Format::ms(with.value("expected_ms")), Format::ms(with.value("budget_ms")));
    if (alarm.kind == "latency_only") {
        const QString gained = tr("%1 gained %2 of probability only because it is fast: without the latency term it "
                                  "would not have gained.")
                                   .arg(with.path(), Format::percent(with.value("gained")));
        if (!with.value("pull")) // of a run that an older version made
            return gained;
        const int others = with.others();
        //: "stage1.block0: skip gained 40 % of probability only because it is fast …"
        const QString all =
            others > 0 ? tr("%1 %Ln other path(s) gained in the same way.", nullptr, others).arg(gained) : gained;
        //: what happened
        return tr("%1 Latency counts for too much: it pulls at the paths %2 times as strongly as cross entropy, and "
                  "%3 are expected of a budget of %4.")
            .arg(all, with.number("pull", 2), Format::ms(with.value("expected_ms")),
                 Format::ms(with.value("budget_ms")));
    }
    if (alarm.kind == "held_out_diverging")
        return tr("The loss on held-out images rises (%1) while that of training falls (%2): the weights begin to "
                  "learn "
                  "the training images by heart.")
            .arg(with.number("held_out_loss"), with.number("training_loss"));
    if (alarm.kind == "loss_diverging")
        return tr("The training loss runs away: it has been far above what guessing gives for %1 steps and is at %2 "
                  "now, after %3 at its best. The weights unlearn what they have learned.")
            .arg(with.count("steps"), with.value("loss").value_or(0) < 100 ? with.number("loss") : with.count("loss"),
                 with.number("best"));
    if (alarm.kind == "hardly_sampled") {
        const QString worst = tr("%1 was sampled in only %2 of %3 steps: its weights are hardly trained, and its "
                                 "probability says little about it.")
                                  .arg(with.path(), with.count("samples"), with.count("steps"));
        const int others = with.others();
        //: "stage1.block0: k3e6 was sampled in only 3 of 90 steps …"
        const QString all =
            others > 0 ? tr("%1 %Ln other path(s) were hardly sampled, too.", nullptr, others).arg(worst) : worst;
        //: what happened
        return tr("%1 Do not prune by it yet; in the next search a longer warm-up helps.").arg(all);
    }
    if (alarm.kind == "chance_level")
        return tr("The supernet guesses: over the last %1 training images %2 were right, and guessing gets %3. At a "
                  "learning rate of %4 its weights learn nothing; if another one does not help, the labels may not "
                  "belong to the images.")
            .arg(with.count("images"), Format::percent(with.value("accuracy")), Format::percent(with.value("chance")),
                 with.number("learning_rate"));
    if (alarm.kind == "network_at_chance") {
        const QString name = with.text("name");
        if (with.text("of") == QLatin1String("test"))
            return tr("%1 guesses on the test images: %2 of %3 are right, and guessing gets %4. Train it again with "
                      "more epochs or from the supernet's weights; if it was right on the training images, the test "
                      "images may belong to other classes.")
                .arg(name, Format::percent(with.value("accuracy")), with.count("images"),
                     Format::percent(with.value("chance")));
        return tr("%1 guesses: over %2 training images %3 were right, and guessing gets %4. Cancel its training and "
                  "train it again with another learning rate or from the supernet's weights.")
            .arg(name, with.count("images"), Format::percent(with.value("accuracy")),
                 Format::percent(with.value("chance")));
    }
    return tr("The search gives the alarm “%1”.").arg(QString::fromStdString(alarm.kind));
}

QString SteeringText::alarmKind(const std::string& kind)
{
    if (kind == "loss_not_finite")
        return tr("Loss is no number");
    if (kind == "entropy_collapsed")
        return tr("Decided early");
    if (kind == "entropy_stuck")
        return tr("Does not decide");
    if (kind == "latency_not_approaching")
        return tr("Latency misses the budget");
    if (kind == "latency_only")
        return tr("Only fast paths gain");
    if (kind == "held_out_diverging")
        return tr("Images learned by heart");
    if (kind == "loss_diverging")
        return tr("Training loss runs away");
    if (kind == "hardly_sampled")
        return tr("Hardly sampled paths");
    if (kind == "chance_level")
        return tr("The supernet guesses");
    if (kind == "network_at_chance")
        return tr("A trained network guesses");
    return QString::fromStdString(kind);
}

std::optional<Command> SteeringText::suggestion(const Alarm& alarm)
{
    if (!alarm.arguments.is_object() || !alarm.arguments.contains("suggest"))
        return std::nullopt;
    try {
        return commandFromJson(alarm.arguments.at("suggest"), "suggest");
    } catch (const std::exception&) {
        return std::nullopt; // a run of a newer version may suggest what this one cannot do
    }
}

QString SteeringText::suggestionText(const SearchSpace& space, const Command& command, const SearchConfig& config)
{
    using Kind = Command::Kind;
    switch (command.kind) {
    case Kind::Set: {
        double present = command.value;
        for (const SettingInfo& setting : listSettings(config))
            if (setting.key == command.key && setting.value.is_number())
                present = setting.value.get<double>();
        const QString name = setting(command.key), value = settingValue(command.key, command.value);
        return command.value < present   ? tr("Lower the %1 to %2").arg(name, value)
               : command.value > present ? tr("Raise the %1 to %2").arg(name, value)
                                         : tr("Set the %1 to %2").arg(name, value);
    }
    case Kind::Prune:
        return tr("Prune %1").arg(paths(space, command.paths));
    case Kind::Pin:
        return tr("Pin %1").arg(paths(space, command.paths));
    case Kind::Restore:
        return tr("Restore %1").arg(paths(space, command.paths));
    case Kind::PruneBelow:
        return tr("Prune below %1").arg(Format::percent(command.value));
    case Kind::FixStage:
        return tr("Fix %1").arg(stage(space, command.stage));
    case Kind::Undo:
        return tr("Undo the last change");
    case Kind::Redo:
        return tr("Redo the last change");
    case Kind::Derive:
        return tr("Derive a network now");
    case Kind::Checkpoint:
        return tr("Write a checkpoint now");
    case Kind::Pause:
        return tr("Pause the search");
    case Kind::Stop:
        return tr("Stop the search");
    case Kind::Resume:
        return tr("Resume the search");
    }
    return {};
}

} // namespace pathloom
