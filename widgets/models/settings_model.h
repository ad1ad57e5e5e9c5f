// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_config.h"
#include "widgets/models/roles.h"

#include <QAbstractItemModel>
#include <QMap>

#include <optional>

namespace pathloom {

/// Every setting of a search, editable, below the subjects they belong to. A value that core refuses is not taken; the
/// sentence why is signalled. The rows are the same for good, whatever is set.
class SettingsModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Key, Value, Default, Help, ColumnCount };

    explicit SettingsModel(QObject* parent = nullptr);

    const SearchConfig& config() const { return m_config; }
    /// Shows these settings; those that differ from `defaults` are marked.
    void setConfig(const SearchConfig& config, const SearchConfig& defaults);
    /// This word of a setting cannot be had here, for the reason given; empty = it can.
    void setUnavailable(const QString& key, const QString& word, const QString& reason);

    /// Invalid if there is no such setting.
    QModelIndex indexOf(const QString& key, int column = Key) const;
    /// False for subjects, too.
    bool isChanged(const QModelIndex& index) const;
    int changedCount() const;
    void resetToDefault(const QModelIndex& index);
    void resetAll();

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void configChanged();
    void valueRefused(const QString& key, const QString& sentence);

private:
    struct Group
    {
        QString title;
        std::vector<std::size_t> settings; ///< their places in m_settings
    };
    /// The place of a setting in m_settings; none for a subject.
    std::optional<std::size_t> settingAt(const QModelIndex& index) const;
    QModelIndex indexOf(std::size_t setting, int column) const;
    bool isChanged(std::size_t setting) const;
    QVariant groupData(const Group& group, int column, int role) const;
    void tellChanged(std::size_t setting);

    SearchConfig m_config;
    std::vector<SettingInfo> m_settings, m_defaults;
    std::vector<Group> m_groups;
    QMap<QString, QVariantMap> m_unavailable; ///< key -> word -> reason
};

} // namespace pathloom
