import NcursesTerminal
import TerminalUI
import Testing

@Suite("Characters are the keys that send them")
struct KeyDecodingTests {
  @Test(
    "control characters", arguments: [(0, "@"), (1, "a"), (3, "c"), (18, "r"), (26, "z"), (28, "\\"), (31, "_")] as [(UInt32, Character)])
  func control(value: UInt32, letter: Character) {
    #expect(KeyEvent(scalar: value) == .control(letter))
  }

  @Test("keys with names of their own")
  func named() {
    #expect(KeyEvent(scalar: 9) == .tab)
    #expect(KeyEvent(scalar: 10) == .enter)
    #expect(KeyEvent(scalar: 13) == .enter)
    #expect(KeyEvent(scalar: 8) == .backspace)
    #expect(KeyEvent(scalar: 127) == .backspace)
    #expect(KeyEvent(scalar: 27) == .escape)
  }

  @Test("everything else is text, and what no key sends is nothing")
  func text() {
    #expect(KeyEvent(scalar: 0x20) == .character(" "))
    #expect(KeyEvent(scalar: 0x754C) == .character("界"))
    #expect(KeyEvent(scalar: 0x9B) == nil)
    #expect(KeyEvent(scalar: 0xD800) == nil)
  }
}
