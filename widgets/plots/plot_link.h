// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>

#include <optional>

class QMenu;

namespace pathloom {

class RunView;

/// What all plots over the steps of a run have in common: the steps that they show, once a person has zoomed or moved
/// one of them, the step under the mouse, and a second run whose curves lie over those of the first.
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

    /// The second run; whoever chooses one fills this view, and clears it to take the curves away again. It stays while
    /// other runs are shown.
    RunView* second() const { return m_second; }
    /// False also while the second run itself is the one on show.
    bool hasSecond() const;
    /// Of one of the two, as people know it; the two differ.
    QString nameOf(const RunView& run) const;
    /// The menu in which the second run is chosen, for the menus of the plots; null = there is none.
    QMenu* secondMenu() const;
    void setSecondMenu(QMenu* menu);

Q_SIGNALS:
    void rangeChanged();
    void cursorChanged();

private:
    explicit PlotLink(RunView* view);

    const RunView* m_first;
    RunView* m_second;
    QPointer<QMenu> m_secondMenu;
    std::optional<Range> m_range;
    std::optional<double> m_cursor;
};

} // namespace pathloom
