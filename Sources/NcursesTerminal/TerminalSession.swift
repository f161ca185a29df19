import CCrashGuard
import CNcurses
import TerminalUI

/// The terminal while the program has it: the one screen of the process.
///
/// Open it before other threads start, use it on the thread that opened it, and close it before the program ends. Whatever happens in between
/// (an error, SIGINT, SIGTERM, SIGHUP, Ctrl-Z, `exit`, a crash) the terminal is given back as it was. Standard error is held back while the screen
/// is open and written when it is closed.
public final class TerminalSession {
  /// The characters that the locale can show.
  public let glyphs: GlyphSet
  /// How many colours are drawn with.
  public let depth: ColorDepth
  /// Whether reports of the mouse are asked for. Off at first, so that text can be selected.
  public private(set) var isMouseOn = false
  private var painter: Painter
  private var input = Input()
  private let signalPipe: Int32
  private var isOpen = true

  /// Opens the screen.
  /// - Parameters:
  ///   - environment: Looks up a variable of the environment; `TERM`, `COLORTERM` and `NO_COLOR` are asked for.
  ///   - wantsASCII: Draws in ASCII whatever the locale can show.
  /// - Throws: ``TerminalError`` when there is no terminal or one that cannot be drawn on; nothing has been drawn then.
  public init(
    theme: Theme, color: ColorChoice = .auto, wantsASCII: Bool = false, environment: (String) -> String?
  ) throws(TerminalError) {
    guard terminal_is_at(0) else { throw .inputIsNotATerminal }
    guard terminal_is_at(1) else { throw .outputIsNotATerminal }
    let kind = try TerminalKind(environment: environment, choice: color)
    let isMultibyte = terminal_locale_is_multibyte()
    glyphs = isMultibyte && !wantsASCII ? .unicode : .ascii
    signalPipe = try Self.open(kind)
    let hasColor = kind.depth > .monochrome && terminal_start_color()
    depth = hasColor ? kind.depth : .monochrome
    painter = Painter(theme: theme, depth: depth, colors: kind.colors)
  }

  deinit { close() }

  /// The guard is armed first: should anything die while the screen is being opened, the terminal is given back all the same.
  private static func open(_ kind: TerminalKind) throws(TerminalError) -> Int32 {
    guard crash_guard_remember(1) else { throw .outputIsNotATerminal }
    var bytes = [CChar](repeating: 0, count: 1024)
    let length = terminal_restore_bytes(kind.name, &bytes, bytes.count)
    let signalPipe = exit_signals_catch()
    guard signalPipe >= 0 else { throw .cannotBeSetUp(kind.name) }
    standard_error_divert()
    crash_guard_arm(bytes, length)
    guard terminal_open(kind.name) else {
      crash_guard_disarm()
      standard_error_give_back()
      exit_signals_release()
      throw .cannotBeSetUp(kind.name)
    }
    exit_signals_watch_resize()
    return signalPipe
  }

  /// The terminal's size now.
  public var size: Size { Self.screenSize() }

  static func screenSize() -> Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    terminal_size(&rows, &columns)
    return Size(width: Int(columns), height: Int(rows))
  }

  /// Puts a buffer on the screen, sending only what differs from what is there.
  public func paint(_ buffer: CellBuffer) {
    guard isOpen else { return }
    painter.paint(buffer, screen: size)
  }

  /// Sends the whole screen again with the next painting, for when something else has written on it.
  public func redraw() {
    painter.forget()
    terminal_redraw()
  }

  /// Draws with another theme from the next painting on.
  public func setTheme(_ theme: Theme) { painter.theme = theme }

  /// Asks for reports of the mouse, or for none.
  public func setMouse(_ isOn: Bool) {
    isMouseOn = isOn
    terminal_mouse(isOn)
  }

  /// Waits for the next event; without a limit for as long as it takes, using no processor time. With a limit it may end early with
  /// ``TerminalEvent/timeout``, so whoever keeps time looks at a clock.
  public func nextEvent(timeoutMilliseconds: Int? = nil) -> TerminalEvent {
    while true {
      if let signal = ExitSignal(rawValue: exit_signal_received()) { return .ended(signal) }
      if let key = input.next() { return .key(noticingSize(key)) }
      switch terminal_wait(signalPipe, Int32(clamping: timeoutMilliseconds ?? -1)) {
      case terminal_wait_input: continue
      case terminal_wait_closed: return .ended(.hangup)
      case terminal_wait_signal:
        exit_signals_drain()
        // The size may have changed while the program was stopped, and nobody told it.
        _ = terminal_follow_size()
      default: return .timeout
      }
    }
  }

  private func noticingSize(_ key: KeyEvent) -> KeyEvent {
    if case .resize = key { painter.forget() }
    return key
  }

  /// Gives the terminal back and writes what standard error held back. Does nothing the second time.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    terminal_close()
    crash_guard_disarm()
    standard_error_give_back()
    exit_signals_release()
  }
}
