# SPDX-License-Identifier: MIT
# The one place for language level, warnings, sanitizers and definitions shared by all targets.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(pathloom_options INTERFACE)
add_library(Pathloom::Options ALIAS pathloom_options)
target_compile_features(pathloom_options INTERFACE cxx_std_20)
target_compile_options(pathloom_options INTERFACE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>) # GCC 12 warns of plain string concatenations (GCC bug 105651)
if(PATHLOOM_WERROR)
    # GCC's flow analysis of std::variant claims uninitialised use where there is none: a warning, but no error
    target_compile_options(pathloom_options INTERFACE -Werror $<$<CXX_COMPILER_ID:GNU>:-Wno-error=maybe-uninitialized>)
endif()
if(PATHLOOM_SANITIZE)
    target_compile_options(pathloom_options INTERFACE -fsanitize=${PATHLOOM_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(pathloom_options INTERFACE -fsanitize=${PATHLOOM_SANITIZE})
endif()
target_include_directories(pathloom_options INTERFACE ${PROJECT_SOURCE_DIR})
# A test takes seconds to link with GNU ld, and there are well over a hundred.
find_program(PATHLOOM_MOLD mold)
if(PATHLOOM_MOLD)
    target_link_options(pathloom_options INTERFACE -fuse-ld=mold)
endif()

# Definitions for targets that use Qt.
add_library(pathloom_qt_options INTERFACE)
add_library(Pathloom::QtOptions ALIAS pathloom_qt_options)
target_link_libraries(pathloom_qt_options INTERFACE pathloom_options)
target_compile_definitions(pathloom_qt_options INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_USE_QSTRINGBUILDER)

# For programs that train: jemalloc as their allocator, with our settings. Sanitizers bring an allocator of their own.
add_library(pathloom_allocator INTERFACE)
add_library(Pathloom::Allocator ALIAS pathloom_allocator)
if(NOT PATHLOOM_SANITIZE)
    target_sources(pathloom_allocator INTERFACE ${PROJECT_SOURCE_DIR}/app/allocator.cpp)
    target_link_libraries(pathloom_allocator INTERFACE PkgConfig::JEMALLOC)
endif()
