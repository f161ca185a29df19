#ifndef FASTRAFT_ALLOCATION_COUNTER_H
#define FASTRAFT_ALLOCATION_COUNTER_H

#include <stdint.h>

// How many blocks of memory this process has asked for since it started.
uint64_t fastraft_allocation_count(void);

// How many bytes of memory are in use, with what the allocator adds to each block; 0 where the C library cannot tell.
uint64_t fastraft_bytes_in_use(void);

#endif
