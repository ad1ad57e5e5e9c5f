# SPDX-License-Identifier: MIT
pathloom_test(tst_search_math LABEL core SOURCES tst_search_math.cpp LIBS Pathloom::Core)
pathloom_test(tst_search_engine LABEL core SOURCES tst_search_engine.cpp LIBS Pathloom::Core TIMEOUT 240)
# Units of their own that see LibTorch: they use core's private headers.
function(pathloom_torch_test name)
    pathloom_test(${name} LABEL core SOURCES ${name}.cpp LIBS Pathloom::Core ${TORCH_LIBRARIES})
    target_include_directories(${name} SYSTEM PRIVATE ${TORCH_INCLUDE_DIRS})
    target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS)
endfunction()
pathloom_torch_test(tst_supernet)
pathloom_test(tst_strategies LABEL core SOURCES tst_strategies.cpp LIBS Pathloom::Core)
