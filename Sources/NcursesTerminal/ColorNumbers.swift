import TerminalUI

/// The numbers by which a kind of terminal knows its colours.
package struct ColorNumbers: Hashable, Sendable {
  /// A colour's number, -1 for the terminal's own, and what has to be added for lack of a better one.
  package struct Answer: Hashable, Sendable {
    /// The number.
    package var number: Int32
    /// Attributes that stand in for brightness.
    package var attributes: Attributes = []

    /// A number with what stands in for brightness.
    package init(number: Int32, attributes: Attributes = []) {
      self.number = number
      self.attributes = attributes
    }
  }

  /// How many colours the terminal has.
  package var count: Int
  /// Whether numbers are 24-bit values.
  package var isDirect: Bool

  /// The numbering of a terminal.
  package init(count: Int, isDirect: Bool) {
    self.count = count
    self.isDirect = isDirect
  }

  /// The depth that the terminal can show of what is wanted: 24 bits only where its description has them. The colours of a palette are never redefined,
  /// since putting them back would lose those that a person had set.
  package func depth(wanted: ColorDepth) -> ColorDepth {
    if wanted == .trueColor && !isDirect { return count >= 256 ? .indexed256 : .ansi16 }
    return wanted
  }

  /// The number of a foreground colour on a background of that number. On eight colours there is no grey: it is the terminal's own colour, faint, or
  /// on a background that the theme brings whichever of black and white can be seen there.
  package func foreground(_ color: ResolvedColor, on background: Answer) -> Answer {
    guard case .ansi(.brightBlack) = color, count < 16 else { return Answer(number: number(color)) }
    switch background.number {
    case -1: return Answer(number: -1, attributes: .dim)
    case 0: return Answer(number: Int32(ANSIColor.white.rawValue), attributes: .dim)
    default: return Answer(number: Int32(ANSIColor.black.rawValue))
    }
  }

  /// The number of a background colour. On eight colours there is no grey to lie on; the terminal's own background is used.
  package func background(_ color: ResolvedColor) -> Answer {
    if case .ansi(.brightBlack) = color, count < 16 { return Answer(number: -1) }
    return Answer(number: number(color))
  }

  private func number(_ color: ResolvedColor) -> Int32 {
    switch color {
    case .terminalDefault: -1
    case .ansi(let color): Int32(count < 16 ? color.rawValue % 8 : color.rawValue)
    case .indexed(let index): Int32(index)
    case .rgb(let color):
      // The lowest eight numbers of a direct-colour terminal still mean the ANSI colours: the blackest blues become the next one. Black is black.
      color.value == 0 ? 0 : Int32(max(8, color.value))
    }
  }
}
