// SPDX-License-Identifier: MIT
#include "widgets/models/settings_model.h"

#include "core/util/error.h"

#include <QFont>

namespace pathloom {

namespace {

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

/// As it would be typed: no grouping, the point as decimal sign, for it goes back through core's reader.
QString toText(const Json& value)
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (value.is_number_float())
        return QString::number(value.get<double>(), 'g', 12);
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
    : QAbstractTableModel(parent), m_settings(listSettings(m_config)), m_defaults(m_settings)
{
}

void SettingsModel::setConfig(const SearchConfig& config, const SearchConfig& defaults)
{
    beginResetModel();
    m_config = config;
    m_settings = listSettings(config);
    m_defaults = listSettings(defaults);
    endResetModel();
}

void SettingsModel::setUnavailable(const QString& key, const QString& word, const QString& reason)
{
    if (reason.isEmpty())
        m_unavailable[key].remove(word);
    else
        m_unavailable[key][word] = reason;
}

bool SettingsModel::isChanged(std::size_t row) const
{
    return m_settings[row].value != m_defaults[row].value;
}

int SettingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_settings.size());
}

int SettingsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SettingsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const SettingInfo& setting = m_settings[row];
    const QString key = QString::fromStdString(setting.key), help = QString::fromStdString(setting.help);
    const QString value = toText(setting.value);
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return index.column() == Key ? key : index.column() == Value ? value : help;
    case Qt::EditRole:
        return index.column() == Value ? toVariant(setting.value) : data(index, Qt::DisplayRole);
    case Qt::ToolTipRole: {
        QStringList sentences{help};
        if (const QString allowed = range(setting); !allowed.isEmpty())
            sentences << allowed;
        const QVariantMap unavailable = m_unavailable.value(key);
        for (auto word = unavailable.begin(); word != unavailable.end(); ++word)
            sentences << tr("Not %1: %2.").arg(word.key(), word.value().toString());
        sentences << tr("Default: %1.").arg(toText(m_defaults[row].value));
        return sentences.join(u'\n');
    }
    case Qt::AccessibleTextRole:
        return index.column() == Value ? tr("%1: %2").arg(key, value) : data(index, Qt::DisplayRole);
    case Qt::FontRole: {
        if (index.column() == Help || !isChanged(row))
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
    if (role != Qt::EditRole || index.column() != Value || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const auto row = static_cast<std::size_t>(index.row());
    const std::string key = m_settings[row].key;
    const QString text = value.typeId() == QMetaType::Bool
                             ? (value.toBool() ? QStringLiteral("true") : QStringLiteral("false"))
                         : value.typeId() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 17)
                                                               : value.toString().trimmed();
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
        Q_EMIT valueRefused(QString::fromStdString(key), QString::fromUtf8(error.what()));
        return false;
    }
    m_settings[row].value = listSettings(m_config)[row].value;
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    Q_EMIT configChanged();
    return true;
}

Qt::ItemFlags SettingsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Value ? base | Qt::ItemIsEditable : base;
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
    case Help:
        return tr("Meaning");
    default:
        return {};
    }
}

} // namespace pathloom
