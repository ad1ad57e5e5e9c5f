// SPDX-License-Identifier: MIT
#include "widgets/models/settings_model.h"

#include "core/util/error.h"
#include "widgets/common/core_text.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace pathloom {

namespace {

/// What a setting is about: the first part of its key, or of those without one what they have to do with.
QString subjectOf(const std::string& key)
{
    const std::string part = key.substr(0, key.find('.'));
    if (part == "augmentation" || part == "held_out_fraction")
        return SettingsModel::tr("Images");
    if (part == "weights")
        return SettingsModel::tr("Weights of the supernet");
    if (part == "alpha")
        return SettingsModel::tr("Architecture parameters");
    if (part == "latency")
        return SettingsModel::tr("Latency");
    if (part == "reinforce")
        return SettingsModel::tr("REINFORCE");
    if (part == "prune")
        return SettingsModel::tr("Automatic pruning");
    if (part == "selection")
        return SettingsModel::tr("Choice of the network");
    if (part == "training")
        return SettingsModel::tr("Training of the network found");
    if (part.starts_with("checkpoint"))
        return SettingsModel::tr("Checkpoints");
    if (part == "threads" || part == "device" || part == "autocast" || part == "loader_threads" ||
        part == "evaluation_batch_size")
        return SettingsModel::tr("Computing");
    return SettingsModel::tr("Search");
}

QVariant toVariant(const Json& value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_number_integer())
        return static_cast<qlonglong>(value.get<std::int64_t>());
    if (value.is_number())
        return value.get<double>();
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    return {};
}

/// As it is typed: no grouping, the decimal sign of the person's language.
QString toText(const Json& value)
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_number_float())
        return QString::number(value.get<double>(), 'g', 12).replace(u'.', QLocale().decimalPoint());
    return QString::fromStdString(value.dump());
}

QString range(const SettingInfo& setting)
{
    const bool lower = setting.minimum.is_number(), upper = setting.maximum.is_number();
    if (lower && upper)
        return SettingsModel::tr("Allowed: %1 to %2.").arg(toText(setting.minimum), toText(setting.maximum));
    if (lower)
        return SettingsModel::tr("Allowed: %1 or more.").arg(toText(setting.minimum));
    if (upper)
        return SettingsModel::tr("Allowed: %1 or less.").arg(toText(setting.maximum));
    return {};
}

} // namespace

SettingsModel::SettingsModel(QObject* parent)
    : QAbstractItemModel(parent), m_settings(listSettings(m_config)), m_defaults(m_settings)
{
    for (std::size_t i = 0; i < m_settings.size(); ++i) {
        const QString subject = subjectOf(m_settings[i].key);
        auto group = std::ranges::find(m_groups, subject, &Group::title);
        if (group == m_groups.end())
            group = m_groups.insert(m_groups.end(), Group{subject, {}});
        group->settings.push_back(i);
    }
}

void SettingsModel::setConfig(const SearchConfig& config, const SearchConfig& defaults)
{
    m_config = config;
    const std::vector<SettingInfo> before = std::exchange(m_settings, listSettings(config));
    const std::vector<SettingInfo> defaultsBefore = std::exchange(m_defaults, listSettings(defaults));
    // Only those that changed: an editor that is open in another row stays as it is.
    for (std::size_t i = 0; i < m_settings.size(); ++i)
        if (m_settings[i].value != before[i].value || m_defaults[i].value != defaultsBefore[i].value)
            tellChanged(i);
}

void SettingsModel::setUnavailable(const QString& key, const QString& word, const QString& reason)
{
    if (reason.isEmpty())
        m_unavailable[key].remove(word);
    else
        m_unavailable[key][word] = reason;
}

std::optional<std::size_t> SettingsModel::settingAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return std::nullopt;
    return m_groups[index.internalId() - 1].settings[static_cast<std::size_t>(index.row())];
}

QModelIndex SettingsModel::indexOf(std::size_t setting, int column) const
{
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        const std::vector<std::size_t>& settings = m_groups[g].settings;
        if (const auto found = std::ranges::find(settings, setting); found != settings.end())
            return createIndex(static_cast<int>(found - settings.begin()), column, g + 1);
    }
    return {};
}

QModelIndex SettingsModel::indexOf(const QString& key, int column) const
{
    const auto found = std::ranges::find(m_settings, key.toStdString(), &SettingInfo::key);
    return found == m_settings.end() ? QModelIndex()
                                     : indexOf(static_cast<std::size_t>(found - m_settings.begin()), column);
}

bool SettingsModel::isChanged(std::size_t setting) const
{
    return m_settings[setting].value != m_defaults[setting].value;
}

bool SettingsModel::isChanged(const QModelIndex& index) const
{
    const std::optional<std::size_t> setting = settingAt(index);
    return setting && isChanged(*setting);
}

int SettingsModel::changedCount() const
{
    int count = 0;
    for (std::size_t i = 0; i < m_settings.size(); ++i)
        count += isChanged(i) ? 1 : 0;
    return count;
}

void SettingsModel::resetToDefault(const QModelIndex& index)
{
    const std::optional<std::size_t> setting = settingAt(index);
    if (!setting || !isChanged(*setting))
        return;
    setSetting(m_config, m_settings[*setting].key, m_defaults[*setting].value);
    m_settings[*setting].value = m_defaults[*setting].value;
    tellChanged(*setting);
    Q_EMIT configChanged();
}

void SettingsModel::resetAll()
{
    if (changedCount() == 0)
        return;
    for (std::size_t i = 0; i < m_settings.size(); ++i)
        if (isChanged(i)) {
            setSetting(m_config, m_settings[i].key, m_defaults[i].value);
            m_settings[i].value = m_defaults[i].value;
            tellChanged(i);
        }
    Q_EMIT configChanged();
}

void SettingsModel::tellChanged(std::size_t setting)
{
    const QModelIndex first = indexOf(setting, 0), group = first.parent();
    Q_EMIT dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
    Q_EMIT dataChanged(group, group.siblingAtColumn(ColumnCount - 1)); // it counts them
}

QModelIndex SettingsModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex SettingsModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr(0));
}

int SettingsModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].settings.size());
}

int SettingsModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant SettingsModel::groupData(const Group& group, int column, int role) const
{
    if (column != Key)
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        const auto changed =
            static_cast<int>(std::ranges::count_if(group.settings, [this](std::size_t i) { return isChanged(i); }));
        //: subject of settings, and how many of them differ from their defaults
        return changed == 0 ? group.title : tr("%1 (%Ln changed)", nullptr, changed).arg(group.title);
    }
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(true);
        return font;
    }
    return {};
}

QVariant SettingsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::optional<std::size_t> row = settingAt(index);
    if (!row)
        return groupData(m_groups[static_cast<std::size_t>(index.row())], index.column(), role);
    const SettingInfo& setting = m_settings[*row];
    const QString key = QString::fromStdString(setting.key), help = CoreText::of(setting.help);
    const QString value = toText(setting.value), defaultValue = toText(m_defaults[*row].value);
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        // A default stands there only where something else is set: that is the mark.
        return index.column() == Key       ? key
               : index.column() == Value   ? value
               : index.column() == Default ? (isChanged(*row) ? defaultValue : QString())
                                           : help;
    case Qt::EditRole:
        return index.column() == Value ? toVariant(setting.value) : data(index, Qt::DisplayRole);
    case Qt::ToolTipRole: {
        QStringList sentences{help};
        if (const QString allowed = range(setting); !allowed.isEmpty())
            sentences << allowed;
        const QVariantMap unavailable = m_unavailable.value(key);
        for (auto word = unavailable.begin(); word != unavailable.end(); ++word)
            sentences << tr("Not %1: %2.").arg(word.key(), word.value().toString());
        sentences << tr("Default: %1.").arg(defaultValue);
        return sentences.join(u'\n');
    }
    case Qt::AccessibleTextRole:
        if (index.column() != Value)
            return data(index, Qt::DisplayRole);
        return isChanged(*row) ? tr("%1: %2, changed from %3").arg(key, value, defaultValue)
                               : tr("%1: %2").arg(key, value);
    case Qt::FontRole: {
        if (index.column() > Value || !isChanged(*row))
            return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    case KeyRole:
        return key;
    case ChoicesRole: {
        QStringList words;
        for (const std::string& word : setting.choices)
            words << QString::fromStdString(word);
        return words;
    }
    case UnavailableRole:
        return m_unavailable.value(key);
    default:
        return {};
    }
}

bool SettingsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const std::optional<std::size_t> row =
        checkIndex(index, CheckIndexOption::IndexIsValid) ? settingAt(index) : std::nullopt;
    if (role != Qt::EditRole || index.column() != Value || !row)
        return false;
    const std::string key = m_settings[*row].key;
    QString text = value.typeId() == QMetaType::Bool
                       ? (value.toBool() ? QStringLiteral("true") : QStringLiteral("false"))
                   : value.typeId() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 17)
                                                         : value.toString().trimmed();
    if (m_settings[*row].value.is_number()) // core's reader knows the point only
        text.replace(QLocale().decimalPoint(), QStringLiteral("."));
    if (const QString reason = m_unavailable.value(QString::fromStdString(key)).value(text).toString();
        !reason.isEmpty()) {
        Q_EMIT valueRefused(QString::fromStdString(key), reason);
        return false;
    }
    try {
        SearchConfig changed = m_config;
        setSetting(changed, key + "=" + text.toStdString());
        m_config = changed;
    } catch (const Error& error) {
        Q_EMIT valueRefused(QString::fromStdString(key), CoreText::of(error.what()));
        return false;
    }
    m_settings[*row].value = listSettings(m_config)[*row].value;
    tellChanged(*row);
    Q_EMIT configChanged();
    return true;
}

Qt::ItemFlags SettingsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags base = QAbstractItemModel::flags(index);
    return settingAt(index) && index.column() == Value ? base | Qt::ItemIsEditable : base;
}

QVariant SettingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Key:
        return tr("Setting");
    case Value:
        return tr("Value");
    case Default:
        return tr("Default");
    case Help:
        return tr("Meaning");
    default:
        return {};
    }
}

} // namespace pathloom
