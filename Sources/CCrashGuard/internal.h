// What the files of this target share.
#ifndef CCRASHGUARD_INTERNAL_H
#define CCRASHGUARD_INTERNAL_H

#include "CCrashGuard.h"

/// Writes all the bytes, whatever interrupts. Safe in a signal handler.
void write_all(int descriptor, const char *bytes, size_t length);

/// Gives the terminal back if that has not happened. Safe in a signal handler.
void crash_guard_give_back(void);

#endif
