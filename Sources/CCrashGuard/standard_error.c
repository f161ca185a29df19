#include "internal.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int held_back = -1;
static int true_standard_error = -1;

void standard_error_divert(void) {
  if (held_back >= 0 || !isatty(STDERR_FILENO)) return;
  FILE *file = tmpfile();
  if (!file) return;
  fflush(stderr);
  held_back = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);
  fclose(file);
  true_standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (held_back < 0 || true_standard_error < 0) return;
  dup2(held_back, STDERR_FILENO);
}

void standard_error_give_back(void) {
  if (held_back < 0 || true_standard_error < 0) return;
  int file = held_back;
  held_back = -1;
  dup2(true_standard_error, STDERR_FILENO);
  close(true_standard_error);
  true_standard_error = -1;
  char chunk[4096];
  ssize_t length;
  lseek(file, 0, SEEK_SET);
  while ((length = read(file, chunk, sizeof chunk)) > 0) write_all(STDERR_FILENO, chunk, (size_t)length);
  close(file);
}
