// SPDX-License-Identifier: MIT
// Nothing of its own: see pathloom_core_tests.
