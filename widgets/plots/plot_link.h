// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <optional>

namespace pathloom {

class RunView;

/// What all plots over the steps of a run have in common: the steps that they show, once a person has zoomed or moved
/// one of them, and the step under the mouse.
class PlotLink final : public QObject
{
    Q_OBJECT

public:
    /// The plots that look at the same run share one, which lives as long as the view of the run.
    static PlotLink* of(RunView* view);

    struct Range
    {
        double lower = 0, upper = 0;
        bool operator==(const Range&) const = default;
    };
    /// None: every plot shows the whole run.
    const std::optional<Range>& range() const { return m_range; }
    void setRange(const std::optional<Range>& range);
    /// None: the mouse is nowhere.
    const std::optional<double>& cursor() const { return m_cursor; }
    void setCursor(const std::optional<double>& step);

Q_SIGNALS:
    void rangeChanged();
    void cursorChanged();

private:
    explicit PlotLink(RunView* view);

    std::optional<Range> m_range;
    std::optional<double> m_cursor;
};

} // namespace pathloom
