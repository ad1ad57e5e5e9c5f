// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_config.h"
#include "widgets/models/roles.h"

#include <QAbstractTableModel>
#include <QMap>

namespace pathloom {

/// Every setting of a search, editable. A value that core refuses is not taken; the sentence why is signalled.
class SettingsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Key, Value, Help, ColumnCount };

    explicit SettingsModel(QObject* parent = nullptr);

    const SearchConfig& config() const { return m_config; }
    /// Shows these settings; those that differ from `defaults` are marked.
    void setConfig(const SearchConfig& config, const SearchConfig& defaults);
    /// This word of a setting cannot be had here, for the reason given; empty = it can.
    void setUnavailable(const QString& key, const QString& word, const QString& reason);

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
    bool isChanged(std::size_t row) const;

    SearchConfig m_config;
    std::vector<SettingInfo> m_settings, m_defaults;
    QMap<QString, QVariantMap> m_unavailable; ///< key -> word -> reason
};

} // namespace pathloom
