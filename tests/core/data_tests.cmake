# SPDX-License-Identifier: MIT
pathloom_test(tst_random LABEL core SOURCES tst_random.cpp LIBS Pathloom::Core)
pathloom_test(tst_working_memory LABEL core SOURCES tst_working_memory.cpp LIBS Pathloom::Core Pathloom::Allocator)
pathloom_test(tst_idx_data LABEL core SOURCES tst_idx_data.cpp LIBS Pathloom::Core ZLIB::ZLIB)
pathloom_test(tst_idx_forms LABEL core SOURCES tst_idx_forms.cpp LIBS Pathloom::Core ZLIB::ZLIB)
pathloom_test(tst_idx_values LABEL core SOURCES tst_idx_values.cpp LIBS Pathloom::Core ZLIB::ZLIB)
pathloom_test(tst_loader LABEL core SOURCES tst_loader.cpp LIBS Pathloom::Core)
