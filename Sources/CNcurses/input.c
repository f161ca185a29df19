#include "shared.h"

#include <string.h>
#include <term.h>

static const struct {
  int code;
  enum terminal_key key;
} keys[] = {
    {KEY_UP, terminal_key_up},           {KEY_DOWN, terminal_key_down},        {KEY_LEFT, terminal_key_left},
    {KEY_RIGHT, terminal_key_right},     {KEY_HOME, terminal_key_home},        {KEY_END, terminal_key_end},
    {KEY_PPAGE, terminal_key_page_up},   {KEY_NPAGE, terminal_key_page_down},  {KEY_IC, terminal_key_insert},
    {KEY_DC, terminal_key_delete},       {KEY_BACKSPACE, terminal_key_backspace}, {KEY_BTAB, terminal_key_back_tab},
    {KEY_ENTER, terminal_key_enter},     {KEY_SR, terminal_key_up},            {KEY_SF, terminal_key_down},
    {KEY_SLEFT, terminal_key_left},      {KEY_SRIGHT, terminal_key_right},     {KEY_A1, terminal_key_home},
    {KEY_A3, terminal_key_page_up},      {KEY_C1, terminal_key_end},           {KEY_C3, terminal_key_page_down},
};

// ncurses asks for clicks only. Movements are asked for while a button is down, so that whatever may stop the program meanwhile finds the
// terminal as ncurses knows it. Terminals that do not know the request ignore it.
static bool is_dragging;

static void report_movements(bool is_on) {
  if (is_on == is_dragging) return;
  const char *prefix = tigetstr("kmous");
  bool is_xterm = prefix && prefix != (char *)-1 && strncmp(prefix, "\033[", 2) == 0;
  if (is_on && !is_xterm) return;
  is_dragging = is_on;
  putp(is_on ? "\033[?1002h" : "\033[?1002l\033[?1000h");
  fflush(stdout);
}

void terminal_mouse(bool is_on) {
  report_movements(false);
  mousemask(is_on ? ALL_MOUSE_EVENTS | REPORT_MOUSE_POSITION : 0, NULL);
}

static struct terminal_input mouse_input(void) {
  MEVENT event;
  struct terminal_input input = {0};
  if (getmouse(&event) != OK) return input;
  input.kind = terminal_input_mouse;
  input.row = event.y;
  input.column = event.x;
  static const mmask_t pressed[] = {BUTTON1_PRESSED, BUTTON2_PRESSED, BUTTON3_PRESSED};
  static const mmask_t released[] = {BUTTON1_RELEASED, BUTTON2_RELEASED, BUTTON3_RELEASED};
  for (int i = 0; i < 3; i++) {
    if (event.bstate & (pressed[i] | released[i])) {
      input.value = event.bstate & pressed[i] ? terminal_mouse_press : terminal_mouse_release;
      input.button = i + 1;
      report_movements(input.value == terminal_mouse_press);
      return input;
    }
  }
  if (event.bstate & BUTTON4_PRESSED) {
    input.value = terminal_mouse_wheel_up;
  } else if (event.bstate & BUTTON5_PRESSED) {
    input.value = terminal_mouse_wheel_down;
  } else if (event.bstate & REPORT_MOUSE_POSITION) {
    input.value = terminal_mouse_drag;
  } else {
    input.kind = terminal_input_none;
  }
  return input;
}

static struct terminal_input key_input(int code) {
  struct terminal_input input = {.kind = terminal_input_key};
  if (code == KEY_RESIZE) return (struct terminal_input){.kind = terminal_input_resize};
  if (code == KEY_MOUSE) return mouse_input();
  if (code >= KEY_F(1) && code <= KEY_F(63)) {
    input.value = terminal_key_function + (uint32_t)(code - KEY_F0);
    return input;
  }
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    if (keys[i].code == code) {
      input.value = keys[i].key;
      return input;
    }
  }
  // A key of the terminal's that means nothing to us: it is passed over, not taken for something else.
  input.kind = terminal_input_none;
  return input;
}

struct terminal_input terminal_read(void) {
  wint_t value;
  for (;;) {
    switch (get_wch(&value)) {
    case OK: return (struct terminal_input){.kind = terminal_input_character, .value = (uint32_t)value};
    case KEY_CODE_YES: {
      struct terminal_input input = key_input((int)value);
      if (input.kind != terminal_input_none) return input;
      break;
    }
    default: return (struct terminal_input){0};
    }
  }
}
