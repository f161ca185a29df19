import NcursesTerminal
import Testing

@Suite("Why there is no screen is said in one line")
struct TerminalErrorTests {
  @Test("a strange value of TERM brings neither line breaks nor escapes into it")
  func hostileNames() {
    let message = TerminalError.typeUnknown("x\n\u{1B}[2J" + String(repeating: "y", count: 100)).description
    #expect(!message.contains("\n") && !message.contains("\u{1B}"))
    #expect(message.count < 200)
  }

  @Test("signals end the program with the statuses that shells know")
  func statuses() {
    #expect([ExitSignal.hangup, .interrupt, .terminate].map(\.exitStatus) == [129, 130, 143])
    #expect(TerminalError.typeNotSet.exitStatus == 2)
  }
}
