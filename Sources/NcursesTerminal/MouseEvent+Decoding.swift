import CNcurses
import TerminalUI

extension MouseEvent {
  /// The event of ncurses'.
  init(_ input: terminal_input) {
    let button: Button =
      switch input.button {
      case 2: .middle
      case 3: .right
      default: .left
      }
    let action: Action =
      switch terminal_mouse_action(input.value) {
      case terminal_mouse_press: .press(button)
      case terminal_mouse_release: .release(button)
      case terminal_mouse_wheel_up: .wheelUp
      case terminal_mouse_wheel_down: .wheelDown
      default: .drag
      }
    self.init(action, at: Point(x: Int(input.column), y: Int(input.row)))
  }
}
