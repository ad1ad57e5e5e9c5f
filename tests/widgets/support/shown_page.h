// SPDX-License-Identifier: MIT
#pragma once

#include "tests/widgets/support/synthetic_run.h"
#include "widgets/common/run_view.h"

#include <QTest>

namespace pathloom::test {

/// A page of plots on the screen, with a run that has no steps yet.
template<typename Page>
struct Shown
{
    Shown() : page(&view)
    {
        view.setRun(run.header());
        page.resize(700, 300);
        page.show();
        exposed = QTest::qWaitForWindowExposed(&page);
    }
    /// Brings the page up to date without waiting for its share of the time.
    void settle() { page.resetZoom(); }

    SyntheticRun run;
    RunView view;
    Page page;
    bool exposed = false;
};

} // namespace pathloom::test
