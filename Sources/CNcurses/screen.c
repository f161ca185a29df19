#include "shared.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static SCREEN *screen;

bool terminal_locale_is_multibyte(void) {
  setlocale(LC_CTYPE, "");
  return MB_CUR_MAX > 1;
}

bool terminal_open(const char *name) {
  hold_drawing_signals();
  set_escdelay(25);
  screen = newterm(name, stdout, stdin);
  if (!screen) {
    release_drawing_signals();
    return false;
  }
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  mouseinterval(0);
  curs_set(0);
  // The first read would refresh the window; nothing is drawn yet, and so nothing must be.
  refresh();
  return true;
}

void terminal_close(void) {
  if (!screen) return;
  terminal_mouse(false);
  curs_set(1);
  endwin();
  delscreen(screen);
  screen = NULL;
  release_drawing_signals();
}

void terminal_size(int *rows, int *columns) { getmaxyx(stdscr, *rows, *columns); }

bool terminal_follow_size(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  if (!is_term_resized(size.ws_row, size.ws_col)) return false;
  resizeterm(size.ws_row, size.ws_col);
  return true;
}

bool terminal_start_color(void) { return has_colors() && start_color() == OK && use_default_colors() == OK; }

int terminal_color_pair(int foreground, int background) {
  int pair = alloc_pair(foreground, background);
  return pair > 0 ? pair : 0;
}

static attr_t attributes_of(int attributes) {
  attr_t result = WA_NORMAL;
  if (attributes & terminal_bold) result |= WA_BOLD;
  if (attributes & terminal_underline) result |= WA_UNDERLINE;
  if (attributes & terminal_reverse) result |= WA_REVERSE;
  if (attributes & terminal_dim) result |= WA_DIM;
  return result;
}

static void put(int row, int column, const wchar_t *text, attr_t attributes, int pair) {
  cchar_t cell;
  if (setcchar(&cell, text, attributes, 0, &pair) == OK) mvadd_wch(row, column, &cell);
}

void terminal_put(int row, int column, const uint32_t *scalars, int count, int width, int attributes, int pair) {
  wchar_t text[CCHARW_MAX + 1] = {0};
  int length = count < CCHARW_MAX ? count : CCHARW_MAX;
  for (int i = 0; i < length; i++) text[i] = (wchar_t)scalars[i];
  attr_t all = attributes_of(attributes);
  int own_width = wcwidth(text[0]);
  if (own_width < 1 || own_width > width) {
    // Unknown here, or wider than its place: a question mark takes the place in any locale.
    text[0] = L'?';
    text[1] = 0;
    own_width = 1;
  }
  if (own_width < width) put(row, column + 1, L" ", all, pair);
  put(row, column, text, all, pair);
}

void terminal_refresh(int row, int column) {
  curs_set(row >= 0 ? 1 : 0);
  if (row >= 0) move(row, column);
  leaveok(stdscr, row < 0);
  refresh();
}

void terminal_redraw(void) { clearok(curscr, TRUE); }
