import Foundation
import Testing

/// Every way in which a program with a screen can end gives the terminal back, shown with a small program that can die in all of them.
@Suite("The terminal is given back", .enabled(if: TerminalHarness.isAvailable, Comment(rawValue: TerminalHarness.skipReason)), .serialized)
struct TerminalMannersTests {
  private let probe = TerminalHarness.builtProgram("terminal-probe")

  private func started(width: Int = 100, height: Int = 24, _ arguments: String...) throws -> TerminalHarness {
    let terminal = try TerminalHarness(width: width, height: height)
    let theme = arguments.first ?? "dark"
    try terminal.start(probe, theme)
    try terminal.wait(for: "terminal-probe  \(width)×\(height)")
    return terminal
  }

  @Test("on quitting, with the mouse on and the cursor shown")
  func quitting() throws {
    let terminal = try started()
    try terminal.press("m", "c", "q")
    #expect(try terminal.exitStatus() == 0)
    #expect(try terminal.remains() == [])
  }

  @Test("on Ctrl-C")
  func interrupt() throws {
    let terminal = try started()
    try terminal.press("m", "C-c")
    #expect(try terminal.exitStatus() == 130)
    #expect(try terminal.remains() == [])
  }

  @Test("on signals that ask to end", arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)] as [(Int32, Int32)])
  func signals(signal: Int32, status: Int32) throws {
    let terminal = try started()
    kill(try terminal.processIdentifier(), signal)
    #expect(try terminal.exitStatus() == status)
    #expect(try terminal.remains() == [])
  }

  @Test(
    "on a crash, after which the reason can be read",
    arguments: [
      ("C", Int32(132), "Fatal error: the probe was told to crash"), ("A", 134, "a line held back"), ("O", 139, "a line held back"),
      ("E", 7, "a line held back"),
    ])
  func crashes(key: String, status: Int32, reason: String) throws {
    let terminal = try started()
    try terminal.press("m", "w", key)
    let expected = status == 132 ? [132, 133] : [status]  // ud2 is SIGILL on x86, brk is SIGTRAP on ARM
    #expect(expected.contains(try terminal.exitStatus()))
    try terminal.wait(for: "ready>")
    #expect(try terminal.screen().contains(reason))
    #expect(try terminal.remains() == [])
  }

  @Test("while stopped with Ctrl-Z, and back again with the size that the terminal has by then")
  func stopping() throws {
    let terminal = try started()
    try terminal.press("C-z")
    #expect(try terminal.exitStatus() == 148)
    #expect(try terminal.remains() == [])
    try terminal.resize(width: 80, height: 20)
    try terminal.resume()
    try terminal.wait(for: "terminal-probe  80×20")
    try terminal.press("x")
    try terminal.wait(for: "character(\"x\")")
    try terminal.press("q")
    #expect(try terminal.exitStatus() == 0)
    #expect(try terminal.remains() == [])
  }
}
