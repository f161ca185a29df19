import Foundation
import Testing

@Suite(
  "A session in a real terminal", .enabled(if: TerminalHarness.isAvailable, Comment(rawValue: TerminalHarness.skipReason)), .serialized)
struct TerminalSessionTests {
  private let probe = TerminalHarness.builtProgram("terminal-probe")

  @Test("every key arrives as itself")
  func keys() throws {
    let terminal = try TerminalHarness(width: 100, height: 50)
    try terminal.start(probe)
    try terminal.wait(for: "depth")
    let keys = [
      ("Up", "up"), ("Down", "down"), ("Left", "left"), ("Right", "right"), ("Home", "home"), ("End", "end"), ("PageUp", "pageUp"),
      ("PageDown", "pageDown"), ("IC", "insert"), ("DC", "delete"), ("BSpace", "backspace"), ("Tab", "tab"), ("BTab", "backTab"),
      ("Enter", "enter"), ("F1", "function(1)"), ("F12", "function(12)"), ("C-r", "control(\"r\")"), ("M-x", "alt(\"x\")"),
      ("Space", "character(\" \")"),
    ]
    for (key, event) in keys {
      try terminal.press(key)
      try terminal.wait(for: "\(event) ")
    }
    try terminal.send("界é")
    try terminal.wait(for: "character(\"界\")")
    try terminal.wait(for: "character(\"é\")")
    try terminal.press("Escape")
    try terminal.wait(for: "escape ")
    try terminal.press("q")
    #expect(try terminal.exitStatus() == 0)
  }

  @Test("the mouse is heard when it is asked for")
  func mouse() throws {
    let terminal = try TerminalHarness(width: 180, height: 24)
    try terminal.start(probe)
    try terminal.wait(for: "depth")
    try terminal.press("m")
    try terminal.wait(for: "character(\"m\")")
    // tmux's terminal reports in the old way: three bytes, each 32 more than button, column and row from 1.
    try terminal.send("\u{1B}[M +(")
    try terminal.wait(for: "press")
    #expect(try terminal.screen().contains("x: 10, y: 7"))
    // A movement with the button down has 32 more; without a button down there is none.
    try terminal.send("\u{1B}[M@,(")
    try terminal.wait(for: "drag")
    #expect(try terminal.screen().contains("x: 11, y: 7"))
    try terminal.send("\u{1B}[M#,(")
    try terminal.wait(for: "release")
    try terminal.press("q")
    #expect(try terminal.exitStatus() == 0)
  }

  @Test("a new size is drawn at once, however small")
  func resizing() throws {
    let terminal = try TerminalHarness(width: 120, height: 36)
    try terminal.start(probe)
    for (width, height) in [(120, 36), (200, 60), (80, 24), (40, 10), (20, 3), (200, 60)] {
      try terminal.resize(width: width, height: height)
      // The narrowest has no room for its size; what is left of the line is cut.
      try terminal.wait(for: width < 40 ? " term…" : " terminal-probe  \(width)×\(height)")
    }
    try terminal.press("q")
    #expect(try terminal.exitStatus() == 0)
    #expect(try terminal.remains() == [])
  }

  @Test("only what changed is written")
  func difference() throws {
    let terminal = try TerminalHarness(width: 120, height: 36)
    try terminal.start(probe)
    try terminal.wait(for: "depth")
    try terminal.recordOutput()
    try terminal.press("x")
    try terminal.wait(for: "character(\"x\")")
    let bytes = try terminal.poll("output to be recorded") { terminal.bytesRecorded() > 0 ? terminal.bytesRecorded() : nil }
    #expect(bytes < 300)
    try terminal.press("q")
    #expect(try terminal.exitStatus() == 0)
  }

  #if os(Linux)
    @Test("an idle program sleeps without a limit")
    func idle() throws {
      let terminal = try TerminalHarness()
      try terminal.start(probe)
      try terminal.wait(for: "depth")
      let process = try terminal.processIdentifier()
      // The kernel tells which call the process waits in: pselect6, whose fifth argument is the time limit.
      let call: [Substring] = try terminal.poll("the program to sleep") {
        let words = try? String(contentsOfFile: "/proc/\(process)/syscall", encoding: .utf8).split(separator: " ")
        return words.flatMap { $0.count > 5 && ["270", "72"].contains($0[0]) ? $0 : nil }
      }
      #expect(call[5] == "0x0")
    }
  #endif

  @Test(
    "as many colours are used as are asked for and there are",
    arguments: [
      ("auto", [:], "indexed256"), ("auto", ["NO_COLOR": "1"], "monochrome"), ("16", ["NO_COLOR": "1"], "ansi16"),
      ("never", [:], "monochrome"),
      ("auto", ["TERM": "screen"], "ansi16"), ("auto", ["TERM": "vt100"], "monochrome"), ("always", ["TERM": "vt100"], "monochrome"),
    ])
  func colors(choice: String, environment: [String: String], depth: String) throws {
    let terminal = try TerminalHarness(environment: environment)
    try terminal.start(probe, "dark", choice)
    try terminal.wait(for: "depth \(depth)")
    try terminal.press("t", "t", "q")
    #expect(try terminal.exitStatus() == 0)
    #expect(try terminal.remains() == [])
  }

  @Test("24-bit colour is used where the terminal database has it for this terminal, and 256 colours where not")
  func trueColor() throws {
    let places = ["/usr/share/terminfo", "/usr/lib/terminfo", "/lib/terminfo", "/etc/terminfo"]
    let hasDirect = places.contains { FileManager.default.fileExists(atPath: "\($0)/t/tmux-direct") }
    let terminal = try TerminalHarness(environment: ["COLORTERM": "truecolor"])
    try terminal.start(probe)
    try terminal.wait(for: "depth \(hasDirect ? "trueColor" : "indexed256")")
    try terminal.press("t", "t", "q")
    #expect(try terminal.exitStatus() == 0)
    #expect(try terminal.remains() == [])
  }

  @Test("a locale without more than ASCII gets ASCII", arguments: ["C", "xx_YY.nonsense"])
  func ascii(locale: String) throws {
    let terminal = try TerminalHarness(locale: locale)
    try terminal.start(probe)
    try terminal.wait(for: "+- Votes . index 7 ---")
    #expect(try terminal.screen().contains("ceil(3*5/4)"))
    try terminal.press("q")
    #expect(try terminal.exitStatus() == 0)
  }

  @Test(
    "a terminal that cannot be drawn on gets one clear line and nothing drawn",
    arguments: [
      ("nonsense", "TERM is 'nonsense', which the terminal database does not know; set it to the terminal's type, such as xterm-256color"),
      ("dumb", "TERM is 'dumb', a terminal that cannot be drawn on; set it to the terminal's type, such as xterm-256color"),
      ("", "TERM is not set; set it to the terminal's type, such as xterm-256color"),
    ])
  func unusable(term: String, message: String) throws {
    let terminal = try TerminalHarness(width: 180, height: 10)
    try terminal.start("sh", "-c", "\(probe) 2> \(terminal.file("errors").path)", environment: ["TERM": term])
    #expect(try terminal.exitStatus() == 2)
    #expect(try String(contentsOf: terminal.file("errors"), encoding: .utf8) == "terminal-probe: \(message)\n")
    #expect(try terminal.remains() == [])
  }

  @Test("without a terminal there is one clear line")
  func noTerminal() throws {
    let terminal = try TerminalHarness(width: 180, height: 10)
    try terminal.start("sh", "-c", "\(probe) < /dev/null")
    #expect(try terminal.exitStatus() == 2)
    try terminal.wait(for: "terminal-probe: standard input is not a terminal; the screen needs one to read keys from")
    try terminal.start("sh", "-c", "\(probe) | cat; exec \(probe) > /dev/null")
    #expect(try terminal.exitStatus() == 2)
    try terminal.wait(for: "terminal-probe: standard output is not a terminal; the screen needs one to draw on")
    #expect(try terminal.remains() == [])
  }
}
