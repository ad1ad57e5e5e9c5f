// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/search_request.h"

#include <QWidget>

class QFormLayout;

namespace pathloom {

class FormRows;
class HardwareRows;

/// The first page of the New search dialog: what nearly every search is told. It only holds its groups of rows
/// together, each of which knows its own fields.
class SearchForm final : public QWidget
{
    Q_OBJECT

public:
    explicit SearchForm(QWidget* parent = nullptr);

    void setTargets(const std::vector<HardwareTarget>& targets);
    /// Checks this target alone.
    void selectTarget(const QString& id);
    /// Shows name, data, space, target, folder; the settings come with setConfig().
    void setRequest(const SearchRequest& request);
    /// All of the request but its settings.
    SearchRequest request() const;

    void setConfig(const SearchConfig& config);
    /// Puts what stands in the form into config.
    void applyTo(SearchConfig& config) const;

    /// What was found out about the chosen data, space and target.
    void showFacts(const PreparedSearch& prepared);
    void clearFacts();

    /// One sentence for each thing that is wrong in this form.
    QStringList problems() const;
    /// Those of data, space and targets, without which nothing can be looked up.
    QStringList sourceProblems() const;
    /// What was found to be wrong with targets, by id; counts as a problem of those that are chosen. @param looking more
    /// will be found
    void setTargetProblems(const QMap<QString, QString>& problems, bool looking);
    /// Beside the fields they are about.
    /// @param budget what was found to be wrong with the budget; may be empty
    void showProblems(const QString& budget);

Q_SIGNALS:
    /// Data, space or target changed: they have to be looked up.
    void sourcesChanged();
    void configEdited();
    /// Something changed that needs no look-up and is no setting.
    void requestEdited();
    void importTargetRequested();
    /// A person wants to look at the space, or change it.
    void editSpaceRequested();
    void lookAtImagesRequested();

private:
    template<typename Rows>
    Rows* addRows(QFormLayout* form);
    void alignLabels();

    std::vector<FormRows*> m_rows;
    std::vector<FormRows*> m_sources; ///< those of data, space and targets
    HardwareRows* m_hardware;
};

} // namespace pathloom
