# SPDX-License-Identifier: MIT
pathloom_test(tst_compare LABEL core SOURCES tst_compare.cpp LIBS Pathloom::Core)
pathloom_test(tst_yardsticks LABEL core SOURCES tst_yardsticks.cpp LIBS Pathloom::Core)
