# SPDX-License-Identifier: MIT
pathloom_test(tst_random LABEL core SOURCES tst_random.cpp LIBS Pathloom::Core)
