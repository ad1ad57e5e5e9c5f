# SPDX-License-Identifier: MIT
pathloom_test(tst_machine LABEL core SOURCES tst_machine.cpp LIBS Pathloom::Core)
target_compile_definitions(tst_machine PRIVATE PATHLOOM_SOURCE="${PROJECT_SOURCE_DIR}")
pathloom_test(tst_rank_statistics LABEL core SOURCES tst_rank_statistics.cpp LIBS Pathloom::Core)
pathloom_test(tst_trash LABEL core SOURCES tst_trash.cpp LIBS Pathloom::Core)
pathloom_test(tst_other_disk LABEL core SOURCES tst_other_disk.cpp LIBS Pathloom::Core)
