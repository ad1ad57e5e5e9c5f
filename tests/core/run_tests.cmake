# SPDX-License-Identifier: MIT
pathloom_test(tst_events LABEL core SOURCES tst_events.cpp LIBS Pathloom::Core)
pathloom_test(tst_point_series LABEL core SOURCES tst_point_series.cpp LIBS Pathloom::Core)
pathloom_test(tst_history LABEL core SOURCES tst_history.cpp LIBS Pathloom::Core)
pathloom_test(tst_run_store LABEL core SOURCES tst_run_store.cpp LIBS Pathloom::Core)
pathloom_test(tst_run_trouble LABEL core SOURCES tst_run_trouble.cpp LIBS Pathloom::Core SQLiteCpp)
pathloom_test(tst_layout LABEL core SOURCES tst_layout.cpp LIBS Pathloom::Core)
pathloom_test(tst_report LABEL core SOURCES tst_report.cpp LIBS Pathloom::Core)
