// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QToolBar;

namespace pathloom {

/// Keeps all of a tool bar within reach: where its buttons do not fit with their words, they show their icons alone
/// (the words are in their tooltips), and nothing goes behind the arrow at its end.
class ToolBarFit final : public QObject
{
    Q_OBJECT

public:
    explicit ToolBarFit(QToolBar* bar);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    int neededWidth() const;

    QToolBar* m_bar;
    int m_withWords = 0; ///< width that it needs with words, when it showed them last
};

} // namespace pathloom
