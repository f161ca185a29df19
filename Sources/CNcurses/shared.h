// What the files of this target share.
#ifndef CNCURSES_SHARED_H
#define CNCURSES_SHARED_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <wchar.h>

#include "CNcurses.h"

/// Keeps the signals that ncurses answers by drawing (SIGTSTP, SIGWINCH) from coming while it draws already; ``terminal_wait`` lets them in.
void hold_drawing_signals(void);

/// Puts the signal mask back.
void release_drawing_signals(void);

#endif
