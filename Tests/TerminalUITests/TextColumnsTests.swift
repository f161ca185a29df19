import TerminalUI
import Testing

@Suite("Text takes the columns that a terminal gives it")
struct TextColumnsTests {
  @Test(
    "each character is as wide as terminals draw it",
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("界", 2), ("한", 2), ("ｗ", 2), ("→", 1), ("█", 1), ("⌈", 1), ("⚡", 2), ("\u{200B}", 0),
      ("\u{1B}", 1), ("\u{E000}", 1), ("か\u{3099}", 2), ("\u{1100}\u{1161}", 2), ("❤\u{FE0F}", 1), ("🇫🇷", 2), ("", 0),
    ])
  func widths(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test("text is cut between characters, with an ellipsis where there is room for one")
  func cutting() {
    #expect("committed".cut(toColumns: 6, ellipsis: "…") == "commi…")
    #expect("界界界".cut(toColumns: 5) == "界界")
    #expect("界界界".cut(toColumns: 4, ellipsis: "…") == "界…")
    #expect("e\u{301}e\u{301}".cut(toColumns: 1) == "e\u{301}")
    #expect("ab".cut(toColumns: 2, ellipsis: "…") == "ab")
    #expect("ab".cut(toColumns: 0, ellipsis: "…") == "")
  }

  @Test("padding fills to the exact width on the side that the alignment leaves")
  func padding() {
    #expect("ab".padded(toColumns: 5) == "ab   ")
    #expect("ab".padded(toColumns: 5, .right) == "   ab")
    #expect("ab".padded(toColumns: 5, .center) == " ab  ")
    #expect("界界".padded(toColumns: 3) == "界 ")
  }

  @Test("the ASCII set says in ASCII what the Unicode one says, and never reads a product as a fraction")
  func standIns() {
    #expect(GlyphSet.ascii.show("fast quorum is ⌈3·5/4⌉ = 4") == "fast quorum is ceil(3*5/4) = 4")
    #expect(GlyphSet.ascii.show("classic quorum is ⌊5/2⌋+1 · S1 → S2") == "classic quorum is floor(5/2)+1 . S1 > S2")
    #expect(GlyphSet.ascii.show("界ñ") == "???")
    #expect(GlyphSet.ascii.show("a\u{7}\u{1B}b") == "a??b")
    #expect(GlyphSet.unicode.show("⌈3·5/4⌉") == "⌈3·5/4⌉")
  }

  @Test("every glyph of the sets takes one column, and the ASCII ones are ASCII")
  func glyphSetsAgree() {
    for set in [GlyphSet.unicode, .ascii] {
      let glyphs = [
        set.arrowRight, set.arrowLeft, set.arrowUp, set.arrowDown, set.pointer, set.check, set.crossMark, set.ellipsis, set.middleDot,
        set.barFull,
        set.barHalf, set.barEmpty, set.timelineLine, set.timelineStart, set.timelineEnd, set.timelineHead, set.branch, set.branchTee,
        set.branchThrough, set.reach, String(set.border.topLeft), String(set.border.horizontal), String(set.border.cross),
      ]
      #expect(glyphs.allSatisfy { $0.columns == 1 })
      #expect(!set.isASCII || glyphs.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } && $0 != "?" })
    }
  }
}
