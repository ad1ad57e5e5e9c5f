# SPDX-License-Identifier: MIT
pathloom_test(tst_machine LABEL core SOURCES tst_machine.cpp LIBS Pathloom::Core)
target_compile_definitions(tst_machine PRIVATE PATHLOOM_SOURCE="${PROJECT_SOURCE_DIR}")
