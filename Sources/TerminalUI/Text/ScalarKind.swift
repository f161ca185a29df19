/// What a scalar does in a grid of cells.
enum ScalarKind: Hashable, Sendable {
  /// Takes one or two columns of its own.
  case spacing(width: Int)
  /// Sits on the scalar before it.
  case mark
  /// Has no picture and no width, and is left out.
  case dropped
  /// Must not reach a terminal as it is.
  case unshowable

  /// Sorts a scalar by its general category and width.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20..<0x7F:
      self = .spacing(width: 1)
    case 0x1160...0x11FF, 0xD7B0...0xD7FF:
      // Vowels and final consonants of conjoining Hangul are drawn inside the initial consonant's two columns.
      self = .mark
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF:
      self = .dropped
    default:
      self = Self.kind(byCategoryOf: scalar)
    }
  }

  private static func kind(byCategoryOf scalar: Unicode.Scalar) -> ScalarKind {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: .mark
    case .format: .dropped
    case .control, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: .unshowable
    default: .spacing(width: WideScalars.contains(scalar) ? 2 : 1)
    }
  }
}
