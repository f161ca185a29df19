/// What a person asked for with `--color`.
public enum ColorChoice: String, CaseIterable, Hashable, Sendable {
  /// As many colours as the terminal has, none when `NO_COLOR` is set.
  case auto
  /// As many as the terminal has, even when `NO_COLOR` is set.
  case always
  /// None.
  case never
  /// The sixteen ANSI colours at most.
  case ansi16 = "16"
  /// 256 colours at most.
  case indexed256 = "256"
  /// 24-bit colour.
  case trueColor = "true"

  /// Reads the option's value.
  /// - Throws: ``ColorChoiceError`` when it is none of the accepted ones.
  public init(parsing value: String) throws(ColorChoiceError) {
    guard let choice = ColorChoice(rawValue: value) else { throw ColorChoiceError(value: value) }
    self = choice
  }

  /// The depth to draw with.
  ///
  /// `NO_COLOR` counts when it is set and not empty (no-color.org) and is overruled by a choice on the command line. A terminal that has no
  /// colours gets none whatever was asked: there would be nothing to send. 24-bit colour is taken for granted when `COLORTERM` says `truecolor` or
  /// `24bit`, or when the terminal's own description has it.
  /// - Parameters:
  ///   - environment: Looks a variable up; nothing when it is not set.
  ///   - terminalColorCount: How many colours the terminal's description names; 0 or less for none.
  public func depth(environment: (String) -> String?, terminalColorCount: Int) -> ColorDepth {
    let most = Self.mostDepth(environment: environment, terminalColorCount: terminalColorCount)
    guard most > .monochrome else { return .monochrome }
    switch self {
    case .auto: return environment("NO_COLOR").map(\.isEmpty) ?? true ? most : .monochrome
    case .always: return most
    case .never: return .monochrome
    case .ansi16: return .ansi16
    case .indexed256: return min(.indexed256, most)
    case .trueColor: return most >= .indexed256 ? .trueColor : most
    }
  }

  private static func mostDepth(environment: (String) -> String?, terminalColorCount: Int) -> ColorDepth {
    let says24Bit = ["truecolor", "24bit"].contains(environment("COLORTERM") ?? "")
    return switch terminalColorCount {
    case ..<8: .monochrome
    case 8..<256: .ansi16
    case 256...0xFFFF: says24Bit ? .trueColor : .indexed256
    default: .trueColor
    }
  }
}
