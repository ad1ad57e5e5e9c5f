# SPDX-License-Identifier: MIT
pathloom_test(tst_space LABEL core SOURCES tst_space.cpp LIBS Pathloom::Core)
pathloom_test_with_decimal_commas(tst_space)
pathloom_test(tst_network_module LABEL core SOURCES tst_network_module.cpp LIBS Pathloom::Core)
pathloom_test(tst_front LABEL core SOURCES tst_front.cpp LIBS Pathloom::Core)
