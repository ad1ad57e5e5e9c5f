// SPDX-License-Identifier: MIT
#ifndef __AVX512F__
#error "compile this file for AVX-512"
#endif
#define PATHLOOM_KERNEL_TARGET avx512
#include "core/kernels/target.h"
