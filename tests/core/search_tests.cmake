# SPDX-License-Identifier: MIT
pathloom_test(tst_search_math LABEL core SOURCES tst_search_math.cpp LIBS Pathloom::Core)
