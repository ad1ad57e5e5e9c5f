// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/probability_track.h"

namespace pathloom {

/// Points (key, value) with ascending keys, as a plot draws them. Looks at data that belong to a History: valid as long
/// as that lives, growing with it.
class PointSeries
{
public:
    virtual ~PointSeries() = default;
    virtual std::size_t size() const = 0;
    virtual double key(std::size_t i) const = 0;
    virtual double value(std::size_t i) const = 0;
    virtual Summary summary(std::size_t first, std::size_t last) const = 0;

    /// Number of points whose key is smaller, and smaller or equal.
    std::size_t countBelow(double key) const;
    std::size_t countUpTo(double key) const;
    /// Index of the point whose key is next to `key`, the earlier of two as near. The series must not be empty.
    std::size_t nearest(double key) const;
    /// The trend at the points [first, last): mean of the finite values among them and, up to `window` points, of as
    /// many before as after them, so that it does not lag; NaN if there are none. Towards the ends of the series the
    /// window narrows, but the newest points keep some before them.
    double trend(std::size_t first, std::size_t last, std::size_t window) const;
};

class SampleSeries final : public PointSeries
{
public:
    SampleSeries(const std::vector<double>& keys, const Samples& values) : m_keys(&keys), m_values(&values) {}
    std::size_t size() const override { return m_values->size(); }
    double key(std::size_t i) const override { return (*m_keys)[i]; }
    double value(std::size_t i) const override { return (*m_values)[i]; }
    Summary summary(std::size_t first, std::size_t last) const override { return m_values->summary(first, last); }

private:
    const std::vector<double>* m_keys;
    const Samples* m_values;
};

/// A path's probability over the steps.
class ProbabilitySeries final : public PointSeries
{
public:
    ProbabilitySeries(const ProbabilityTrack& track, int block, int candidate)
        : m_track(&track), m_block(block), m_candidate(candidate)
    {
    }
    std::size_t size() const override { return m_track->size(); }
    double key(std::size_t i) const override { return m_track->steps()[i]; }
    double value(std::size_t i) const override { return m_track->value(i, m_track->pathIndex(m_block, m_candidate)); }
    Summary summary(std::size_t first, std::size_t last) const override
    {
        return m_track->summary(m_track->pathIndex(m_block, m_candidate), first, last);
    }

private:
    const ProbabilityTrack* m_track;
    int m_block, m_candidate;
};

struct SeriesPoint
{
    double key = 0, value = 0;
    bool operator==(const SeriesPoint&) const = default;
};

/// What of a series can be seen between two keys on a screen with room for `buckets` columns. The neighbours beyond
/// both ends belong to it, so that lines run on to the border.
struct DecimatedSeries
{
    bool exact = true; ///< every point is there
    /// All points, or of each column the first, least, greatest and last one, in order: drawn as a line they cover the
    /// same pixels as all points would. A column without any finite value is one point that is NaN.
    std::vector<SeriesPoint> points;
    std::vector<SeriesPoint> means; ///< the trend at each point, or of each column
};

/// @param window points of the trend; 0 = none is wanted
DecimatedSeries decimate(const PointSeries& series, double firstKey, double lastKey, std::size_t buckets,
                         std::size_t window = 0);

} // namespace pathloom
