import Foundation

/// The program on a terminal, with a person's eyes and hands.
struct LiveScreen {
  /// The terminal.
  let terminal: TerminalHarness

  /// Opens a terminal and starts the program in it, ready for keys.
  init(
    width: Int = 120, height: Int = 36, term: String = "tmux-256color", locale: String = "C.UTF-8", environment: [String: String] = [:],
    _ arguments: String...
  ) throws {
    terminal = try TerminalHarness(width: width, height: height, term: term, locale: locale, environment: environment)
    try terminal.start(Fastraft.path, arguments)
    try terminal.wait(for: " event ")
  }

  /// The first line: what runs, who leads, where in time it stands.
  func status() throws -> String { try terminal.screen().split(separator: "\n").first.map(String.init) ?? "" }

  /// The event that the screen stands at, and the last one.
  func events() throws -> (current: Int, last: Int) {
    try terminal.poll("an event number") {
      let words = try status().split(separator: " ")
      guard let position = words.firstIndex(of: "event"), position + 1 < words.count else { return nil }
      let numbers = words[position + 1].split(separator: "/").compactMap { Int($0) }
      return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
  }

  /// What the row of a node shows in the log matrix, such as `L leader 1 S1 1 │ [·1]=`.
  func row(_ node: String) throws -> String {
    try terminal.poll("a row of \(node)") {
      try terminal.screen().split(separator: "\n").first { $0.dropFirst().hasPrefix("\(node)  ") }.map(String.init)
    }
  }

  /// Waits until the row of a node shows something.
  func wait(for text: String, inRowOf node: String) throws {
    let _: Bool = try terminal.poll("“\(text)” in the row of \(node)") { try row(node).contains(text) ? true : nil }
  }

  /// Presses `l`, one event at a time, until something is so.
  func step(until what: String, eventsMax: Int = 200, _ isSo: () throws -> Bool) throws {
    for _ in 0..<eventsMax {
      if try isSo() { return }
      let before = try events().current
      try terminal.press("l")
      let _: Bool = try terminal.poll("event \(before + 1)") { try events().current > before ? true : nil }
    }
    throw TerminalHarness.Failure(description: "stepped \(eventsMax) times for \(what) in vain; on the screen is\n\(try terminal.screen())")
  }

  /// Types a command into the palette.
  func command(_ line: String) throws {
    try terminal.press(":")
    try terminal.send(line)
    try terminal.wait(for: ":\(line)")
    try terminal.press("Enter")
  }
}
