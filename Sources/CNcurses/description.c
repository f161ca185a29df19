#include "shared.h"

#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

bool terminal_is_at(int descriptor) { return isatty(descriptor) == 1; }

static bool has_string(const char *capability) {
  char *text = tigetstr(capability);
  return text && text != (char *)-1;
}

struct terminal_description terminal_describe(const char *name) {
  struct terminal_description description = {0};
  int status = 0;
  // A status of 0 with a description at hand means a generic type: known, but not one to draw on.
  if (setupterm(name, STDOUT_FILENO, &status) != OK && status != 1) return description;
  description.is_known = true;
  description.can_be_drawn_on = has_string("cup") && has_string("clear");
  description.is_direct_color = tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || has_string("RGB");
  description.color_count = tigetnum("colors");
  del_curterm(cur_term);
  return description;
}

// tputs hands over one character at a time and has no room for a context.
static char *sink;
static size_t sink_length, sink_capacity;

static int sink_character(int character) {
  if (sink_length < sink_capacity) sink[sink_length++] = (char)character;
  return character;
}

static void add(const char *text) {
  if (text && text != (char *)-1) tputs(text, 1, sink_character);
}

size_t terminal_restore_bytes(const char *name, char *bytes, size_t capacity) {
  int status = 0;
  if (setupterm(name, STDOUT_FILENO, &status) != OK) return 0;
  sink = bytes;
  sink_length = 0;
  sink_capacity = capacity;
  char *mouse_mode = tigetstr("XM");
  if (mouse_mode && mouse_mode != (char *)-1) {
    add(tiparm(mouse_mode, 0));
  } else if (has_string("kmous")) {
    // Old descriptions do not say how the mouse is turned off; this is what ncurses itself sends for them.
    add("\033[?1000l");
  }
  // A button may be down; see report_movements.
  if (has_string("kmous")) add("\033[?1002l");
  add(tigetstr("rmkx"));
  add(tigetstr("rmacs"));
  add(tigetstr("sgr0"));
  add(tigetstr("op"));
  add(tigetstr("cnorm"));
  add(tigetstr("rmcup"));
  del_curterm(cur_term);
  return sink_length;
}
