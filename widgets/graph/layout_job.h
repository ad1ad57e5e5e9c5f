// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/graph/row_placement.h"

#include <QObject>
#include <QString>

#include <memory>

namespace pathloom {

/// Lays a graph out in the background. A newer job makes the result of an older one worthless, and a result is dropped
/// when this object is gone; the work itself cannot be cut short.
class LayoutJob final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void start(Graph graph, std::shared_ptr<const Layouter> layouter, const RowRoom& room);
    /// Forgets the job under way.
    void cancel() { ++m_newest; }

Q_SIGNALS:
    void placed(const pathloom::PlacedGraph& result);
    void failed(const QString& sentence);

private:
    std::uint64_t m_newest = 0;
};

} // namespace pathloom
