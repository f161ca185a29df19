import Foundation
import Testing

@Suite(
  "fastraft's manners in a terminal", .enabled(if: TerminalHarness.isAvailable, Comment(rawValue: TerminalHarness.skipReason)), .serialized)
struct MannersTests {
  @Test(
    "signals that ask to end do, with the status that says so",
    arguments: [(SIGTERM, 143), (SIGINT, 130), (SIGHUP, 129)] as [(Int32, Int32)])
  func signals(signal: Int32, status: Int32) throws {
    let terminal = try LiveScreen("--mouse").terminal
    kill(try terminal.processIdentifier(), signal)
    #expect(try terminal.exitStatus() == status)
    #expect(try terminal.remains() == [])
  }

  @Test("Ctrl-C ends it, in play mode and with a question open too")
  func interrupt() throws {
    let terminal = try LiveScreen().terminal
    try terminal.press("Space")
    try terminal.wait(for: "playing")
    try terminal.press("p")
    try terminal.wait(for: "propose at")
    try terminal.press("C-c")
    #expect(try terminal.exitStatus() == 130)
    #expect(try terminal.remains() == [])
  }

  @Test("Ctrl-Z gives the shell its terminal, and fg brings the screen back as it was")
  func stopping() throws {
    let screen = try LiveScreen()
    let terminal = screen.terminal
    try terminal.press("P")
    try terminal.wait(for: ":contend")
    let before = try terminal.settledScreen()
    for _ in 0..<2 {
      try terminal.press("C-z")
      #expect(try terminal.exitStatus() == 148)
      #expect(try terminal.remains() == [])
      try terminal.resume()
      let _: Bool = try terminal.poll("the same screen as before") { try terminal.screen() == before ? true : nil }
    }
    try terminal.press("Q")
    #expect(try terminal.exitStatus() == 0)
    #expect(try terminal.remains() == [])
  }

  @Test("Ctrl-L draws again what something else has written over")
  func redrawing() throws {
    let terminal = try LiveScreen().terminal
    let before = try terminal.settledScreen()
    try terminal.writeOverScreen("garbage from elsewhere")
    try terminal.wait(for: "garbage from elsewhere")
    try terminal.press("C-l")
    let _: Bool = try terminal.poll("the same screen as before") { try terminal.screen() == before ? true : nil }
    try terminal.press("q")
    #expect(try terminal.exitStatus() == 0)
  }

  #if os(Linux)
    @Test("idle it sleeps without a limit; only while it plays, or is stopped from playing, does time wake it")
    func idle() throws {
      let terminal = try LiveScreen().terminal
      let process = try terminal.processIdentifier()
      // The kernel tells which call the process waits in: pselect6, whose fifth argument is the time limit; 0 is none.
      func waitUntilAsleep(limited: Bool) throws {
        let _: Bool = try terminal.poll("the program to sleep \(limited ? "for a while" : "without a limit")") {
          let words = try? String(contentsOfFile: "/proc/\(process)/syscall", encoding: .utf8).split(separator: " ")
          guard let words, words.count > 5, ["270", "72"].contains(words[0]) else { return nil }
          return (words[5] != "0x0") == limited ? true : nil
        }
      }
      try waitUntilAsleep(limited: false)
      try terminal.press("Space")
      try terminal.wait(for: "playing")
      try waitUntilAsleep(limited: true)
      try terminal.press("Space")
      try terminal.wait(for: "paused")
      try waitUntilAsleep(limited: false)
      try terminal.press("q")
      #expect(try terminal.exitStatus() == 0)
    }
  #endif

  @Test(
    "a terminal that cannot be drawn on gets one line, status 2, and nothing drawn",
    arguments: [
      ("nonsense", "TERM is 'nonsense', which the terminal database does not know; set it to the terminal's type, such as xterm-256color"),
      ("dumb", "TERM is 'dumb', a terminal that cannot be drawn on; set it to the terminal's type, such as xterm-256color"),
      ("", "TERM is not set; set it to the terminal's type, such as xterm-256color"),
    ])
  func unusable(term: String, message: String) throws {
    let terminal = try TerminalHarness(width: 180, height: 10)
    let errors = terminal.file("errors")
    try terminal.start("sh", "-c", "\(Fastraft.path) 2> \(errors.path)", environment: ["TERM": term])
    #expect(try terminal.exitStatus() == 2)
    #expect(try String(contentsOf: errors, encoding: .utf8) == "fastraft: \(message)\n")
    #expect(try terminal.remains() == [])
  }

  @Test("without a terminal there is one line and status 2")
  func noTerminal() throws {
    let result = try Fastraft.run([])
    #expect(result.errors == "fastraft: standard input is not a terminal; the screen needs one to read keys from\n")
    #expect(result.output == "")
    #expect(result.status == 2)
    let terminal = try TerminalHarness(width: 180, height: 10)
    let (output, errors) = (terminal.file("output"), terminal.file("errors"))
    try terminal.start("sh", "-c", "\(Fastraft.path) > \(output.path) 2> \(errors.path)")
    #expect(try terminal.exitStatus() == 2)
    #expect(
      try String(contentsOf: errors, encoding: .utf8)
        == "fastraft: standard output is not a terminal; the screen needs one to draw on\n")
    #expect(try Data(contentsOf: output).isEmpty)
    #expect(try terminal.remains() == [])
  }
}
