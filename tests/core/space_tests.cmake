# SPDX-License-Identifier: MIT
pathloom_test(tst_space LABEL core SOURCES tst_space.cpp LIBS Pathloom::Core)
