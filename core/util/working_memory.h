// SPDX-License-Identifier: MIT
#pragma once

namespace pathloom {

/// While one of these lives, freed memory stays with the process. A training step frees hundreds of megabytes that the
/// next one asks for again; given back in between, they would cost a page fault for every few kilobytes, each step.
/// What is kept is about what was in use at the most; with the last of these objects it goes back to the system.
/// Works with jemalloc, which the programs are linked with (app/allocator.cpp); another allocator keeps what it likes
/// and is only asked to give back at the end. Thread-safe.
class WorkingMemory
{
public:
    WorkingMemory();
    ~WorkingMemory();
    WorkingMemory(const WorkingMemory&) = delete;
    WorkingMemory& operator=(const WorkingMemory&) = delete;
};

} // namespace pathloom
