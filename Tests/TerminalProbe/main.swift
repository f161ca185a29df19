// A small program for the tests of the terminal: it draws, shows what keys it gets, and dies in several ways when told to.
//
// Usage: terminal-probe [THEME [COLOR]]

import Foundation
import NcursesTerminal
import TerminalUI
import UserFiles

/// Ends the program with one line on standard error.
func fail(_ message: String, status: Int32) -> Never {
  FileHandle.standardError.write(Data("terminal-probe: \(message)\n".utf8))
  exit(status)
}

/// Calls itself until the stack is full; the sum keeps the compiler from turning it into a loop.
@inline(never)
func overflow(_ depth: Int) -> Int { depth == .max ? 0 : overflow(depth + 1) + [depth].count }

/// Does what a key says beyond being shown.
func act(on key: KeyEvent, _ screen: inout ProbeScreen, _ session: TerminalSession, _ library: ThemeLibrary) throws {
  switch key {
  case .character("C"): fatalError("the probe was told to crash")
  case .character("A"): abort()
  case .character("E"): exit(7)
  case .character("O"): print(overflow(0))
  case .character("w"): FileHandle.standardError.write(Data("a line held back\n".utf8))
  case .character("m"): session.setMouse(!session.isMouseOn)
  case .character("c"): screen.showsCursor.toggle()
  case .character("t"):
    let names = ThemeLibrary.builtInNames
    screen.theme = names[((names.firstIndex(of: screen.theme) ?? 0) + 1) % names.count]
    session.setTheme(try library.theme(named: screen.theme))
  case .control("l"): session.redraw()
  case .up: screen.cursor.move(by: -1, count: 3)
  case .down: screen.cursor.move(by: 1, count: 3)
  default: break
  }
}

let environment = { (name: String) in ProcessInfo.processInfo.environment[name] }
let arguments = CommandLine.arguments
let library = ThemeLibrary(environment: environment)
do {
  var screen = ProbeScreen(theme: arguments.count > 1 ? arguments[1] : ThemeLibrary.defaultName)
  let color = try ColorChoice(parsing: arguments.count > 2 ? arguments[2] : "auto")
  let session = try TerminalSession(theme: try library.theme(named: screen.theme), color: color, environment: environment)
  screen.events.append("depth \(session.depth)")
  while true {
    var buffer = CellBuffer(size: session.size)
    screen.draw(glyphs: session.glyphs, on: &buffer)
    session.paint(buffer)
    switch session.nextEvent() {
    case .key(.character("q")):
      session.close()
      exit(0)
    case .key(let key):
      screen.events.append("\(key)")
      try act(on: key, &screen, session, library)
    case .timeout: break
    case .ended(let signal):
      session.close()
      exit(signal.exitStatus)
    }
  }
} catch let error as TerminalError {
  fail("\(error)", status: error.exitStatus)
} catch let error as UserFileError {
  fail("\(error)", status: 2)
} catch {
  fail("\(error)", status: 64)
}
