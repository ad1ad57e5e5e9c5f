// SPDX-License-Identifier: MIT
// Settings of jemalloc, which both programs are linked with; it reads this while the program is loaded. A training step
// allocates and frees hundreds of megabytes in blocks of up to some tens, and jemalloc can keep them (see
// core/util/working_memory.h) and use huge pages for them, where glibc maps each large one anew.
extern "C" {
// One arena, so that what one thread frees serves every other; no arena of its own for large blocks, which would give
// them back at once; address space is not kept either, because free neighbours grow together only without that; a block
// may be taken out of any larger one, where jemalloc otherwise leaves alone what is 64 times as large, and maps more
// memory with each step once all that is free has grown together; huge pages where the system offers them.
extern const char* malloc_conf;
const char* malloc_conf = "narenas:1,oversize_threshold:0,retain:false,lg_extent_max_active_fit:64,thp:always";
}
