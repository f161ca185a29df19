#include "shared.h"

#include <errno.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <unistd.h>

static sigset_t mask_before;
static bool holds;

void hold_drawing_signals(void) {
  sigset_t drawing;
  sigemptyset(&drawing);
  sigaddset(&drawing, SIGTSTP);
  sigaddset(&drawing, SIGWINCH);
  if (!holds && pthread_sigmask(SIG_BLOCK, &drawing, &mask_before) == 0) holds = true;
}

void release_drawing_signals(void) {
  if (holds) pthread_sigmask(SIG_SETMASK, &mask_before, NULL);
  holds = false;
}

// A terminal that has gone away is readable for ever and has nothing to read.
static bool is_closed(void) {
  int waiting = 0;
  return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

enum terminal_wait_result terminal_wait(int signal_pipe, int milliseconds) {
  fd_set readable;
  FD_ZERO(&readable);
  FD_SET(STDIN_FILENO, &readable);
  FD_SET(signal_pipe, &readable);
  struct timespec limit = {.tv_sec = milliseconds / 1000, .tv_nsec = (long)(milliseconds % 1000) * 1000000};
  int ready = pselect(signal_pipe + 1, &readable, NULL, NULL, milliseconds < 0 ? NULL : &limit, holds ? &mask_before : NULL);
  if (ready == 0) return terminal_wait_timeout;
  if (ready < 0) return errno == EINTR ? terminal_wait_signal : terminal_wait_closed;
  if (FD_ISSET(signal_pipe, &readable)) return terminal_wait_signal;
  return is_closed() ? terminal_wait_closed : terminal_wait_input;
}
