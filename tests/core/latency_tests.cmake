# SPDX-License-Identifier: MIT
pathloom_test(tst_latency_table LABEL core SOURCES tst_latency_table.cpp LIBS Pathloom::Core)
pathloom_test(tst_latency_model LABEL core SOURCES tst_latency_model.cpp LIBS Pathloom::Core)
pathloom_test(tst_targets LABEL core SOURCES tst_targets.cpp LIBS Pathloom::Core)
