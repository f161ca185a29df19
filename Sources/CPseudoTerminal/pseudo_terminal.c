#include "CPseudoTerminal.h"

#include <stddef.h>
#include <sys/ioctl.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

bool pseudo_terminal_open(int columns, int rows, int *program_end, int *emulator_end) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return openpty(emulator_end, program_end, NULL, NULL, &size) == 0;
}
