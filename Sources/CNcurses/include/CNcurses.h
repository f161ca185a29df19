// The only place that knows ncurses. Its macros, variadic functions and global variables do not import into Swift, so what is needed of them is
// wrapped in plain functions over plain values.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What is known of a kind of terminal before a screen is opened on it.
struct terminal_description {
  /// Whether the terminal database has it.
  bool is_known;
  /// Whether it can be drawn on: the cursor can be moved to a place.
  bool can_be_drawn_on;
  /// Whether colours are 24-bit values there.
  bool is_direct_color;
  /// How many colours; 0 or less for none.
  int color_count;
};

/// Looks a terminal up in the database by its name.
struct terminal_description terminal_describe(const char *name);

/// Whether the file descriptor is a terminal.
bool terminal_is_at(int descriptor);

/// Whether characters are more than one byte in the locale of the environment. Sets the locale.
bool terminal_locale_is_multibyte(void);

/// Opens the screen on standard input and output with the description of that name: alternate screen, no echo, no line buffering, no cursor.
/// Returns false when the terminal cannot be set up.
bool terminal_open(const char *name);

/// Gives the terminal back.
void terminal_close(void);

/// The bytes that give a terminal of that name back without ncurses, from its description. Returns their number, at most `capacity`. To be called
/// before the screen is opened.
size_t terminal_restore_bytes(const char *name, char *bytes, size_t capacity);

/// Rows and columns now.
void terminal_size(int *rows, int *columns);

/// Starts colours with the terminal's own as default. False when there are none; then no pair may be asked for.
bool terminal_start_color(void);

/// The number of a pair of colours, -1 for the terminal's own; 0 when there is no pair left.
int terminal_color_pair(int foreground, int background);

/// What can be done to a cell.
enum terminal_attributes {
  terminal_bold = 1,
  terminal_underline = 2,
  terminal_reverse = 4,
  terminal_dim = 8,
};

/// Puts a spacing character with its marks in a cell. `width` is the columns it is meant to take: where the C library thinks otherwise something
/// is put that keeps the columns true.
void terminal_put(int row, int column, const uint32_t *scalars, int count, int width, int attributes, int pair);

/// Sends what changed. The cursor goes to a place, or is hidden when `row` is negative.
void terminal_refresh(int row, int column);

/// Takes over the terminal's size if it is another than ncurses thinks. Returns whether it was.
bool terminal_follow_size(void);

/// Forgets what the terminal shows, so that the next refresh sends everything.
void terminal_redraw(void);

/// Turns reports of the mouse on or off.
void terminal_mouse(bool is_on);

enum terminal_input_kind {
  terminal_input_none,
  terminal_input_character,
  terminal_input_key,
  terminal_input_resize,
  terminal_input_mouse,
};

enum terminal_key {
  terminal_key_up, terminal_key_down, terminal_key_left, terminal_key_right, terminal_key_home, terminal_key_end, terminal_key_page_up,
  terminal_key_page_down, terminal_key_insert, terminal_key_delete, terminal_key_backspace, terminal_key_back_tab, terminal_key_enter,
  /// The function key n is this plus n.
  terminal_key_function = 100,
};

enum terminal_mouse_action {
  terminal_mouse_press, terminal_mouse_release, terminal_mouse_drag, terminal_mouse_wheel_up, terminal_mouse_wheel_down,
};

/// One thing that was typed or done.
struct terminal_input {
  enum terminal_input_kind kind;
  /// The scalar of a character, a `terminal_key`, or a `terminal_mouse_action`.
  uint32_t value;
  /// The mouse's button, 1 to 3.
  int button;
  int row, column;
};

/// The next input that is there already, without waiting.
struct terminal_input terminal_read(void);

/// What ended a wait.
enum terminal_wait_result { terminal_wait_timeout, terminal_wait_input, terminal_wait_signal, terminal_wait_closed };

/// Waits until there is input, the pipe becomes readable, a signal was handled, or so many milliseconds have passed; negative waits for ever. The
/// signals that ncurses handles by drawing are let in here and nowhere else.
enum terminal_wait_result terminal_wait(int signal_pipe, int milliseconds);

#endif
