# SPDX-License-Identifier: MIT
pathloom_test(tst_onnx_export LABEL core SOURCES tst_onnx_export.cpp
    LIBS Pathloom::Core onnx onnx_proto protobuf::libprotobuf)
pathloom_test(tst_onnx_errors LABEL core SOURCES tst_onnx_errors.cpp
    LIBS Pathloom::Core onnx onnx_proto protobuf::libprotobuf)
pathloom_test(tst_onnx_judges LABEL core SOURCES tst_onnx_judges.cpp
    LIBS Pathloom::Core onnx onnx_proto protobuf::libprotobuf)
