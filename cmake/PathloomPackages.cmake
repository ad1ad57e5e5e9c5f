# SPDX-License-Identifier: MIT
# Every package the project stands on, found in one place, each with its purpose. A missing one is one clear message
# that names the Debian package; the found ones are listed at the end of the configure step.

set(_pathloom_packages "")

# pathloom_package(<find_package name> DEBIAN <package> PURPOSE <sentence> [COMPONENTS ...])
macro(pathloom_package name)
    cmake_parse_arguments(_p "" "DEBIAN;PURPOSE" "COMPONENTS" ${ARGN})
    if(_p_COMPONENTS)
        find_package(${name} QUIET COMPONENTS ${_p_COMPONENTS})
    else()
        find_package(${name} QUIET)
    endif()
    if(NOT ${name}_FOUND)
        message(FATAL_ERROR "${name} is missing (${_p_PURPOSE}). On Debian: apt-get install ${_p_DEBIAN}")
    endif()
    list(APPEND _pathloom_packages "${name} ${${name}_VERSION}: ${_p_PURPOSE}")
endmacro()

function(pathloom_print_packages)
    message(STATUS "Pathloom ${PROJECT_VERSION} stands on:")
    foreach(line IN LISTS _pathloom_packages)
        message(STATUS "  ${line}")
    endforeach()
endfunction()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pathloom_package(Torch DEBIAN "libtorch-dev libopenblas-dev" PURPOSE "tensors and autograd")
pathloom_package(spdlog DEBIAN libspdlog-dev PURPOSE "logs")
pathloom_package(nlohmann_json DEBIAN nlohmann-json3-dev PURPOSE "JSON files")
pathloom_package(SQLiteCpp DEBIAN "libsqlitecpp-dev libsqlite3-dev" PURPOSE "run folders")
pathloom_package(yaml-cpp DEBIAN libyaml-cpp-dev PURPOSE "look-up tables in YAML")
if(NOT TARGET yaml-cpp::yaml-cpp) # up to version 0.7 the target has no namespace
    add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()
pathloom_package(CLI11 DEBIAN libcli11-dev PURPOSE "command line")
pathloom_package(ZLIB DEBIAN zlib1g-dev PURPOSE "gzipped IDX files")
pathloom_package(OpenCV DEBIAN libopencv-dev PURPOSE "running ONNX files independently of LibTorch" COMPONENTS core dnn)
pathloom_package(ONNX DEBIAN libonnx-dev PURPOSE "ONNX messages, checker and shape inference")
pathloom_package(Protobuf DEBIAN libprotobuf-dev PURPOSE "serialisation of ONNX files")
pkg_check_modules(GRAPHVIZ REQUIRED IMPORTED_TARGET libgvc libcgraph)
list(APPEND _pathloom_packages "Graphviz ${GRAPHVIZ_libgvc_VERSION}: layout of the supernet graph")

if(PATHLOOM_GUI)
    pathloom_package(Qt6 DEBIAN "qt6-base-dev qt6-svg-dev qt6-tools-dev" PURPOSE "window and tests"
                     COMPONENTS Core Gui Widgets PrintSupport Svg Test LinguistTools)
    pathloom_package(QCustomPlotQt6 DEBIAN libqcustomplot-dev PURPOSE "plots")
elseif(PATHLOOM_TESTS)
    pathloom_package(Qt6 DEBIAN qt6-base-dev PURPOSE "tests (QtTest, no GUI module)" COMPONENTS Core Test)
endif()
