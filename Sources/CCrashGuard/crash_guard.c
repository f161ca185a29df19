#include "internal.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Room for the longest sequence that terminal descriptions give; more is cut, which then loses the last capability only.
static char restore_bytes[1024];
static size_t restore_length;
static int terminal = -1;
static struct termios modes_at_start;
static volatile sig_atomic_t is_armed;

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS, SIGQUIT};
enum { fatal_signal_count = sizeof fatal_signals / sizeof fatal_signals[0] };
static struct sigaction previous_actions[fatal_signal_count];
static bool handlers_are_installed;

void write_all(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    } else if (errno != EINTR) {
      return;
    }
  }
}

void crash_guard_give_back(void) {
  if (!is_armed) return;
  is_armed = 0;
  write_all(terminal, restore_bytes, restore_length);
  tcsetattr(terminal, TCSADRAIN, &modes_at_start);
  standard_error_give_back();
}

// The handler that was there before runs as if it had been called first. Should it return, or should there have been none, the signal's own effect
// follows as soon as this handler returns.
static void chain(const struct sigaction *previous, int signal_number, siginfo_t *info, void *context) {
  if (previous->sa_flags & SA_SIGINFO) {
    previous->sa_sigaction(signal_number, info, context);
  } else if (previous->sa_handler != SIG_DFL && previous->sa_handler != SIG_IGN) {
    previous->sa_handler(signal_number);
  }
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(signal_number, &standard, NULL);
  raise(signal_number);
}

static void on_fatal_signal(int signal_number, siginfo_t *info, void *context) {
  crash_guard_give_back();
  for (int i = 0; i < fatal_signal_count; i++) {
    if (fatal_signals[i] == signal_number) chain(&previous_actions[i], signal_number, info, context);
  }
}

static void install_handlers(void) {
  if (handlers_are_installed) return;
  handlers_are_installed = true;
  atexit(crash_guard_give_back);
  // A stack overflow leaves no room for a handler: it runs on a stack of its own, unless the runtime has set one up already.
  static char alternate_stack[64 * 1024];
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
    stack_t own = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
    sigaltstack(&own, NULL);
  }
  struct sigaction action = {.sa_sigaction = on_fatal_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < fatal_signal_count; i++) sigaction(fatal_signals[i], &action, &previous_actions[i]);
}

bool crash_guard_remember(int tty) {
  if (tcgetattr(tty, &modes_at_start) != 0) return false;
  terminal = tty;
  return true;
}

void crash_guard_arm(const void *bytes, size_t length) {
  is_armed = 0;
  restore_length = length < sizeof restore_bytes ? length : sizeof restore_bytes;
  memcpy(restore_bytes, bytes, restore_length);
  install_handlers();
  is_armed = 1;
}

void crash_guard_disarm(void) { is_armed = 0; }
