// A terminal that exists in the kernel only: what is written at one end is read at the other. Linked into the benchmark only.
#ifndef FASTRAFT_PSEUDO_TERMINAL_H
#define FASTRAFT_PSEUDO_TERMINAL_H

#include <stdbool.h>

/// Opens both ends of a terminal of some size: the program's, which is a terminal, and the one that a terminal emulator would hold.
bool pseudo_terminal_open(int columns, int rows, int *program_end, int *emulator_end);

#endif
