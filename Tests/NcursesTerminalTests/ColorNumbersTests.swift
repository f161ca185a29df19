import NcursesTerminal
import TerminalUI
import Testing

@Suite("Colours have the numbers of the terminal at hand")
struct ColorNumbersTests {
  @Test("24 bits are used only where the terminal's description has them")
  func depths() {
    #expect(ColorNumbers(count: 1 << 24, isDirect: true).depth(wanted: .trueColor) == .trueColor)
    #expect(ColorNumbers(count: 256, isDirect: false).depth(wanted: .trueColor) == .indexed256)
    #expect(ColorNumbers(count: 8, isDirect: false).depth(wanted: .trueColor) == .ansi16)
    #expect(ColorNumbers(count: 256, isDirect: false).depth(wanted: .monochrome) == .monochrome)
  }

  @Test("direct colours keep clear of the numbers that mean something else")
  func direct() {
    let numbers = ColorNumbers(count: 1 << 24, isDirect: true)
    #expect(numbers.background(.rgb(RGB(hex: "#E69F00")!)).number == 0xE69F00)
    #expect(numbers.background(.rgb(RGB(hex: "#000003")!)).number == 8)
    #expect(numbers.background(.rgb(RGB(hex: "#000000")!)).number == 0)
    #expect(numbers.background(.terminalDefault).number == -1)
  }

  @Test("eight colours stand for sixteen, and grey never vanishes into its background")
  func eightColors() {
    let numbers = ColorNumbers(count: 8, isDirect: false)
    #expect(numbers.background(.ansi(.brightCyan)).number == 6)
    #expect(numbers.foreground(.ansi(.brightBlack), on: .init(number: -1)) == .init(number: -1, attributes: .dim))
    #expect(numbers.foreground(.ansi(.brightBlack), on: .init(number: 0)).number == 7)
    #expect(numbers.foreground(.ansi(.brightBlack), on: .init(number: 7)).number == 0)
    #expect(ColorNumbers(count: 16, isDirect: false).foreground(.ansi(.brightBlack), on: .init(number: 0)).number == 8)
  }
}
