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

# pathloom_join_units(<target> [APART source ...])
# With PATHLOOM_JOIN_UNITS compiles about eight sources of a folder as one, since half of the time goes into reading the
# same headers; a change to one source then takes longer. What two of them have in an unnamed namespace must differ.
# APART names sources that stay by themselves.
function(pathloom_join_units target)
    if(NOT PATHLOOM_JOIN_UNITS)
        return()
    endif()
    cmake_parse_arguments(_j "" "" "APART" ${ARGN})
    get_target_property(_sources ${target} SOURCES)
    get_target_property(_home ${target} SOURCE_DIR)
    set(_folders "")
    foreach(_source IN LISTS _sources)
        if(NOT _source MATCHES "[.]cpp$")
            continue()
        endif()
        cmake_path(ABSOLUTE_PATH _source BASE_DIRECTORY ${_home} NORMALIZE)
        cmake_path(RELATIVE_PATH _source BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE _name)
        if(_name IN_LIST _j_APART)
            continue()
        endif()
        cmake_path(GET _name PARENT_PATH _folder)
        string(MAKE_C_IDENTIFIER "${_folder}" _folder)
        list(APPEND _folders ${_folder})
        list(APPEND _in_${_folder} ${_source})
    endforeach()
    list(REMOVE_DUPLICATES _folders)
    foreach(_folder IN LISTS _folders)
        list(LENGTH _in_${_folder} _count)
        math(EXPR _parts "(${_count} + 7) / 8")
        foreach(_source IN LISTS _in_${_folder})
            # By the name: a new source changes one part, not all that stand behind it in the list.
            cmake_path(GET _source FILENAME _name)
            string(MD5 _hash "${_name}")
            string(SUBSTRING "${_hash}" 0 6 _hash)
            math(EXPR _part "0x${_hash} % ${_parts}")
            set_source_files_properties(${_source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${_folder}_${_part})
        endforeach()
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    # Of classes that are only declared outside of their source; GCC sees one source's as a header's.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()

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
