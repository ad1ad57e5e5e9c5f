// SPDX-License-Identifier: MIT
#pragma once

#include "prepared_search.h"

#include "app/window/new_search_dialog.h"

#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace pathloom {

inline SearchEstimate quickEstimate(const PreparedSearch& prepared, std::stop_token)
{
    return {.searchSeconds = 60.0 * prepared.job.config.epochs, .trainingSeconds = 0, .memoryBytes = 1 << 30};
}

/// The dialog on a search that is looked up without reading images.
struct ShownDialog
{
    JobRunner jobs;
    NewSearchDialog dialog;

    explicit ShownDialog(const SearchRequest& initial = {}, NewSearchDialog::LookUp lookUp = preparedSmall)
        : dialog(&jobs, initial, nullptr, std::move(lookUp), quickEstimate)
    {
        dialog.show();
    }
    QPushButton* start() const { return dialog.findChild<QPushButton*>(QStringLiteral("startSearch")); }
    template<typename Widget>
    Widget* field(const QString& accessibleName) const
    {
        for (Widget* widget : dialog.findChildren<Widget*>()) {
            if (widget->accessibleName() == accessibleName)
                return widget;
        }
        return nullptr;
    }
    bool showsText(const QString& part) const
    {
        const auto labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](QLabel* l) { return l->text().contains(part); });
    }
};

} // namespace pathloom
