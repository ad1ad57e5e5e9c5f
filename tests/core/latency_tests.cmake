# SPDX-License-Identifier: MIT
pathloom_test(tst_latency_table LABEL core SOURCES tst_latency_table.cpp LIBS Pathloom::Core)
pathloom_test(tst_latency_model LABEL core SOURCES tst_latency_model.cpp LIBS Pathloom::Core)
pathloom_test(tst_targets LABEL core SOURCES tst_targets.cpp LIBS Pathloom::Core)
pathloom_test(tst_table_import LABEL core SOURCES tst_table_import.cpp LIBS Pathloom::Core)
pathloom_test(tst_table_import_errors LABEL core SOURCES tst_table_import_errors.cpp LIBS Pathloom::Core)
pathloom_test(tst_shipped_tables LABEL core SOURCES tst_shipped_tables.cpp LIBS Pathloom::Core)
pathloom_test(tst_measuring LABEL core SOURCES tst_measuring.cpp LIBS Pathloom::Core)
pathloom_test(tst_predictor LABEL core SOURCES tst_predictor.cpp LIBS Pathloom::Core)
