# SPDX-License-Identifier: MIT
pathloom_test(tst_random LABEL core SOURCES tst_random.cpp LIBS Pathloom::Core)
pathloom_test(tst_working_memory LABEL core SOURCES tst_working_memory.cpp LIBS Pathloom::Core Pathloom::Allocator)
pathloom_test(tst_idx_data LABEL core SOURCES tst_idx_data.cpp LIBS Pathloom::Core ZLIB::ZLIB)
pathloom_test(tst_idx_forms LABEL core SOURCES tst_idx_forms.cpp LIBS Pathloom::Core ZLIB::ZLIB)
pathloom_test(tst_idx_values LABEL core SOURCES tst_idx_values.cpp LIBS Pathloom::Core ZLIB::ZLIB)
pathloom_test(tst_data_kinds LABEL core SOURCES tst_data_kinds.cpp LIBS Pathloom::Core ZLIB::ZLIB ${OpenCV_LIBS})
pathloom_test(tst_image_folder LABEL core SOURCES tst_image_folder.cpp LIBS Pathloom::Core ZLIB::ZLIB ${OpenCV_LIBS})
pathloom_test(tst_picture_index LABEL core SOURCES tst_picture_index.cpp LIBS Pathloom::Core ZLIB::ZLIB ${OpenCV_LIBS})
pathloom_test(tst_archives LABEL core SOURCES tst_archives.cpp
              LIBS Pathloom::Core ZLIB::ZLIB LibArchive::LibArchive ${OpenCV_LIBS})
pathloom_test(tst_tables_of_pictures LABEL core SOURCES tst_tables_of_pictures.cpp
              LIBS Pathloom::Core ZLIB::ZLIB ${OpenCV_LIBS})
pathloom_test(tst_size_advice LABEL core SOURCES tst_size_advice.cpp LIBS Pathloom::Core)
pathloom_test(tst_shared_opening LABEL core SOURCES tst_shared_opening.cpp LIBS Pathloom::Core)
pathloom_test(tst_loader LABEL core SOURCES tst_loader.cpp LIBS Pathloom::Core)

# Pictures that tests make: written by libjpeg, OpenCV and by hand.
add_library(pathloom_made_pictures STATIC ${PROJECT_SOURCE_DIR}/tests/support/made_pictures.cpp)
target_link_libraries(pathloom_made_pictures PUBLIC Pathloom::Core JPEG::JPEG ZLIB::ZLIB)
target_include_directories(pathloom_made_pictures SYSTEM PRIVATE ${OpenCV_INCLUDE_DIRS})
pathloom_test(tst_resize LABEL core SOURCES tst_resize.cpp LIBS pathloom_made_pictures)
pathloom_test(tst_jpeg_decoder LABEL core SOURCES tst_jpeg_decoder.cpp LIBS pathloom_made_pictures)
pathloom_test(tst_decode_picture LABEL core SOURCES tst_decode_picture.cpp LIBS pathloom_made_pictures)
pathloom_test(tst_augmentation LABEL core SOURCES tst_augmentation.cpp LIBS pathloom_made_pictures)
pathloom_test(tst_packed_cache LABEL core SOURCES tst_packed_cache.cpp LIBS pathloom_made_pictures)
