#ifndef FASTRAFT_ALLOCATION_COUNTER_H
#define FASTRAFT_ALLOCATION_COUNTER_H

#include <stdint.h>

// How many blocks of memory this process has asked for since it started.
uint64_t fastraft_allocation_count(void);

#endif
