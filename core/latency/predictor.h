// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/estimate_model.h"
#include "core/latency/prediction.h"
#include "core/space/search_space.h"

#include <memory>

namespace pathloom {

/// A part of a network as it enters the sum.
struct PredictedPart
{
    LatencyItem item;
    std::optional<LatencyEntry> entry; ///< none: inside the table's constant, left out, or not to be had
    double ms = 0;                     ///< the entry's time, corrected
    bool leftOut = false;              ///< stem or head that the table's constant does not stand for
    std::string reason;                ///< why it is left out or not to be had; empty inside the constant
};

/// Latency of operators and networks on one target: look-up where the table has the entry, else the model fitted to
/// that table; whole networks as corrected sum.
class LatencyPredictor
{
public:
    /// Networks are corrected as the table's corrections say for their input size.
    explicit LatencyPredictor(LatencyTable table);

    const LatencyTable& table() const { return m_table; }
    /// None if the table is too small for one. Read or fitted at the first need.
    const EstimateModel* model() const;

    /// The table's entry, or an estimate (method "estimated"). Throws Error naming the shape where neither can be had;
    /// a table of differences to reference blocks gives no estimates.
    LatencyEntry entry(const LatencyKey& key) const;
    /// What each part of a network adds to its latency, in order.
    std::vector<PredictedPart> parts(const NetworkDescription& network) const;
    /// Throws Error naming the shapes that neither table nor model covers.
    PredictedLatency network(const NetworkDescription& network) const;
    /// The table with an entry for every shape of the space, estimates marked; what a search stores and uses. Throws
    /// Error naming the shapes that cannot be had.
    LatencyTable completedFor(const SearchSpace& space) const;
    /// How many shapes of the space the table has, the model can estimate, and neither covers.
    struct Coverage
    {
        int inTable = 0, estimated = 0, missing = 0;
        std::vector<LatencyKey> missingKeys;
    };
    Coverage coverage(const SearchSpace& space) const;

private:
    /// Differences to reference blocks and the constant that holds these mean something only for networks all of whose
    /// searched parts stand in the table.
    bool isOwnSpace(const std::vector<LatencyKey>& searchedKeys) const;
    LatencyEntry part(const LatencyKey& key, bool ownSpace) const;

    LatencyTable m_table;
    bool m_relative; ///< it holds differences
    mutable std::shared_ptr<const EstimateModel> m_model;
    mutable bool m_fitted = false;
};

} // namespace pathloom
