# SPDX-License-Identifier: MIT
pathloom_test(tst_compare LABEL core SOURCES tst_compare.cpp LIBS Pathloom::Core)
pathloom_test(tst_cross_table LABEL core SOURCES tst_cross_table.cpp LIBS Pathloom::Core)
pathloom_test(tst_yardsticks LABEL core SOURCES tst_yardsticks.cpp LIBS Pathloom::Core)
