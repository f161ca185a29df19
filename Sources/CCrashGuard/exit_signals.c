#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t received;

static const int exit_signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { exit_signal_count = sizeof exit_signals / sizeof exit_signals[0] };
static struct sigaction previous_actions[exit_signal_count];
static struct sigaction resize_action;
static bool watches_resize;

static void wake(void) {
  int error = errno;
  char byte = 0;
  // A full pipe is readable already.
  ssize_t ignored = write(pipe_ends[1], &byte, 1);
  (void)ignored;
  errno = error;
}

static void on_exit_signal(int signal_number) {
  if (received) {
    crash_guard_give_back();
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(signal_number, &standard, NULL);
    raise(signal_number);
    return;
  }
  received = signal_number;
  wake();
}

static void on_resize(int signal_number, siginfo_t *info, void *context) {
  if (resize_action.sa_flags & SA_SIGINFO) {
    resize_action.sa_sigaction(signal_number, info, context);
  } else if (resize_action.sa_handler != SIG_DFL && resize_action.sa_handler != SIG_IGN) {
    resize_action.sa_handler(signal_number);
  }
  wake();
}

static bool open_pipe(void) {
  if (pipe_ends[0] >= 0) return true;
  if (pipe(pipe_ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK);
  }
  return true;
}

int exit_signals_catch(void) {
  if (!open_pipe()) return -1;
  received = 0;
  struct sigaction action = {.sa_handler = on_exit_signal};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < exit_signal_count; i++) {
    sigaction(exit_signals[i], NULL, &previous_actions[i]);
    // Started by nohup or in the background: the signal stays ignored.
    if (previous_actions[i].sa_handler != SIG_IGN) sigaction(exit_signals[i], &action, NULL);
  }
  return pipe_ends[0];
}

int exit_signal_received(void) { return received; }

void exit_signals_drain(void) {
  char chunk[64];
  while (read(pipe_ends[0], chunk, sizeof chunk) > 0) continue;
}

void exit_signals_watch_resize(void) {
  struct sigaction action = {.sa_sigaction = on_resize, .sa_flags = SA_SIGINFO | SA_RESTART};
  sigemptyset(&action.sa_mask);
  if (!watches_resize && sigaction(SIGWINCH, &action, &resize_action) == 0) watches_resize = true;
}

void exit_signals_release(void) {
  for (int i = 0; i < exit_signal_count; i++) sigaction(exit_signals[i], &previous_actions[i], NULL);
  if (watches_resize) {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(SIGWINCH, &standard, NULL);
    watches_resize = false;
  }
}
