/// The scalars that a terminal shows two columns wide.
///
/// Swift's standard library knows general categories and emoji, but not the East Asian Width property (Unicode Standard Annex 11), and this
/// module may not ask the C library: it must give the same picture on every machine. The blocks below are those whose assigned scalars are
/// `W` or `F`; unassigned ones inside them count as wide too, as the annex asks. Wide emoji are found by their property, not by this table.
enum WideScalars {
  private static let ranges: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul Jamo, initial consonants
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E,  // radicals, ideographic description, CJK punctuation
    0x3041...0x3247,  // kana, bopomofo, Hangul compatibility, enclosed
    0x3250...0x4DBF,  // enclosed CJK, extension A
    0x4E00...0xA4CF,  // unified ideographs, Yi
    0xA960...0xA97F,  // Hangul Jamo extended A
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // compatibility ideographs
    0xFE10...0xFE19,  // vertical forms
    0xFE30...0xFE6F,  // compatibility forms, small forms
    0xFF01...0xFF60,  // full-width forms
    0xFFE0...0xFFE6,  // full-width signs
    0x16FE0...0x18CFF,  // ideographic symbols, Tangut, Khitan
    0x1AFF0...0x1B2FF,  // kana extensions, Nushu
    0x1F200...0x1F2FF,  // enclosed ideographic supplement
    0x20000...0x2FFFD,  // plane 2
    0x30000...0x3FFFD,  // plane 3
  ]

  /// Whether the scalar takes two columns. A binary search; below U+1100 nothing is wide.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x1100 { return false }
    if scalar.properties.isEmojiPresentation && !isRegionalIndicator(scalar) { return true }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(scalar.value)
  }

  /// The letters that flags are made of are drawn one by one, each in one column.
  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar.value) }
}
