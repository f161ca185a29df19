import TerminalUI
import Testing

@Suite("Running text is broken into lines")
struct WrappingTests {
  @Test("at spaces, and inside a word only when it is longer than a line")
  func words() {
    let text = StyledText("a node votes only while unreasonably-long it may")
    #expect(text.wrapped(toColumns: 10).map(\.plain) == ["a node", "votes only", "while", "unreasonab", "ly-long it", "may"])
  }

  @Test("newlines always break, and spaces at the start of a line of the author's stay")
  func newlines() {
    #expect(StyledText("one\n\n  two").wrapped(toColumns: 8).map(\.plain) == ["one", "", "  two"])
  }

  @Test("later lines hang in, and styles go with their words")
  func hanging() {
    let text = StyledText("R2 ", .key) + StyledText("the voter's gate", .explanation)
    let lines = text.wrapped(toColumns: 10, hangingIndent: 3)
    #expect(lines.map(\.plain) == ["R2 the", "   voter's", "   gate"])
    #expect(lines[1].spans.last?.style == Style(.explanation))
  }

  @Test("no line is wider than asked, whatever the text", arguments: 1...12)
  func neverTooWide(width: Int) {
    let text = StyledText("界界 wide and e\u{301}e\u{301} narrow  words-that-are-long 界界界界界界界 end")
    for line in text.wrapped(toColumns: width, hangingIndent: 2) { #expect(line.columns <= max(2, width)) }
  }

  @Test("no width, no lines")
  func noWidth() {
    #expect(StyledText("x").wrapped(toColumns: 0).isEmpty)
  }
}
