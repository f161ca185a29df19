import TerminalUI
import Testing

@Suite("How many colours there are to draw with")
struct ColorChoiceTests {
  private func depth(_ choice: ColorChoice, _ variables: [String: String] = [:], colors: Int) -> ColorDepth {
    choice.depth(environment: { variables[$0] }, terminalColorCount: colors)
  }

  @Test("by itself as many as the terminal has")
  func automatic() {
    #expect(depth(.auto, colors: -1) == .monochrome)
    #expect(depth(.auto, colors: 8) == .ansi16)
    #expect(depth(.auto, colors: 256) == .indexed256)
    #expect(depth(.auto, ["COLORTERM": "truecolor"], colors: 256) == .trueColor)
    #expect(depth(.auto, ["COLORTERM": "yes"], colors: 256) == .indexed256)
    #expect(depth(.auto, colors: 1 << 24) == .trueColor)
    #expect(depth(.auto, ["COLORTERM": "truecolor"], colors: 8) == .ansi16)
  }

  @Test("NO_COLOR takes them away unless it is empty or the command line says otherwise")
  func noColor() {
    #expect(depth(.auto, ["NO_COLOR": "1"], colors: 256) == .monochrome)
    #expect(depth(.auto, ["NO_COLOR": ""], colors: 256) == .indexed256)
    #expect(depth(.always, ["NO_COLOR": "1"], colors: 256) == .indexed256)
    #expect(depth(.ansi16, ["NO_COLOR": "1"], colors: 256) == .ansi16)
  }

  @Test("a choice is a ceiling, and a terminal without colours stays without")
  func choices() {
    #expect(depth(.never, colors: 256) == .monochrome)
    #expect(depth(.ansi16, ["COLORTERM": "truecolor"], colors: 256) == .ansi16)
    #expect(depth(.indexed256, ["COLORTERM": "truecolor"], colors: 256) == .indexed256)
    #expect(depth(.indexed256, colors: 8) == .ansi16)
    #expect(depth(.trueColor, colors: 256) == .trueColor)
    #expect(depth(.trueColor, colors: 0) == .monochrome)
  }

  @Test("an unknown choice is told what is accepted")
  func unknown() throws {
    #expect(try ColorChoice(parsing: "256") == .indexed256)
    let error = #expect(throws: ColorChoiceError.self) { try ColorChoice(parsing: "blue") }
    #expect(error?.description == "--color 'blue' is unknown; accepted are auto, always, never, 16, 256, true")
  }
}
