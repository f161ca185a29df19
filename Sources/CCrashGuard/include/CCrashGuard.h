// Gives the terminal back when the program dies, and turns polite signals into bytes on a pipe. Knows bytes and file descriptors only: what the
// bytes do is the caller's knowledge.
#ifndef CCRASHGUARD_H
#define CCRASHGUARD_H

#include <stdbool.h>
#include <stddef.h>

/// Remembers the modes that the terminal has now, before anyone changes them. Returns false when `tty` is not a terminal.
bool crash_guard_remember(int tty);

/// From now on a fatal signal, or an exit that forgot to close the screen, writes `length` bytes to the terminal, sets the remembered modes, gives
/// standard error back and then lets the handler run that was there before, so that its report is seen. The bytes are copied.
void crash_guard_arm(const void *bytes, size_t length);

/// The screen was given back properly: nothing is left to do.
void crash_guard_disarm(void);

/// Sends standard error into a file without a name while the screen is in use, if it would go to the terminal.
void standard_error_divert(void);

/// Ends the diversion and writes what was held back to where it belongs. Safe in a signal handler.
void standard_error_give_back(void);

/// Catches SIGINT, SIGTERM and SIGHUP (unless ignored already) and returns the end of a pipe that becomes readable when one came; -1 on failure.
/// A second signal, sent because the first had no effect, gives the terminal back and ends the program at once.
int exit_signals_catch(void);

/// The first of those signals that came, or 0.
int exit_signal_received(void);

/// Empties the pipe.
void exit_signals_drain(void);

/// Lets a change of the terminal's size make the pipe readable too, after the handler that is installed now has run.
void exit_signals_watch_resize(void);

/// Puts back the handlers that were there before.
void exit_signals_release(void);

#endif
