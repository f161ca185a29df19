import TerminalUI
import Testing

@Suite("A buffer holds a screen that is not painted yet")
struct CellBufferTests {
  @Test("text is clipped to its rectangle on every side and tells where it would end")
  func clipping() {
    var buffer = CellBuffer(size: Size(width: 10, height: 3))
    let room = Rect(x: 2, y: 1, width: 5, height: 1)
    #expect(buffer.write("abcdefgh", row: 0, column: -1, in: room) == 7)
    buffer.write("above", row: -1, in: room)
    buffer.write("below", row: 1, in: room)
    #expect(buffer.picture() == "\n  bcdef\n")
  }

  @Test("a wide character that an edge would halve leaves a blank")
  func wideAtEdges() {
    var buffer = CellBuffer(size: Size(width: 7, height: 2))
    let room = Rect(x: 1, y: 0, width: 5, height: 2)
    buffer.write("界界界", row: 0, in: room)
    buffer.write("界界界", row: 1, column: -1, in: room)
    #expect(buffer.picture(trimsLines: false) == " 界界  \n  界界 ")
  }

  @Test("overwriting one half of a wide character blanks the other")
  func overwritingHalves() {
    var buffer = CellBuffer(size: Size(width: 6, height: 1))
    buffer.write("界界界", row: 0, in: buffer.bounds)
    buffer.write("x", row: 0, column: 1, in: buffer.bounds)
    buffer.write("y", row: 0, column: 4, in: buffer.bounds)
    #expect(buffer.picture(trimsLines: false) == " x界y ")
    #expect((0..<6).allSatisfy { buffer[$0, 0].width != 0 || buffer[$0 - 1, 0].width == 2 })
  }

  @Test("nothing that could move the terminal's cursor gets into a cell")
  func controlCharacters() {
    var buffer = CellBuffer(size: Size(width: 12, height: 1))
    buffer.write("a\u{1B}[2J\tb\u{202E}\r\nc", row: 0, in: buffer.bounds)
    #expect(buffer.picture() == "a\u{FFFD}[2J b c")
  }

  @Test("marks sit on their base, and a tower of them is cut")
  func marks() {
    var buffer = CellBuffer(size: Size(width: 4, height: 1))
    buffer.write("e" + String(repeating: "\u{301}", count: 40) + "x", row: 0, in: buffer.bounds)
    #expect(buffer[0, 0].character.unicodeScalars.count == 5)
    #expect(buffer[1, 0].character == "x")
  }

  @Test("a cut line ends in its ellipsis")
  func ellipsis() {
    var buffer = CellBuffer(size: Size(width: 6, height: 2))
    buffer.write("leader dies", row: 0, in: buffer.bounds, ellipsis: "…")
    buffer.write("leader", row: 1, in: buffer.bounds, ellipsis: "…")
    #expect(buffer.picture() == "leade…\nleader")
  }

  @Test("text keeps the surface that it is written on, and a fill replaces it")
  func surfaces() {
    var buffer = CellBuffer(size: Size(width: 8, height: 2))
    buffer.fill(buffer.bounds.row(0), surface: .statusBar)
    buffer.write("ok", .success, row: 0, column: 1, in: buffer.bounds)
    buffer.write("ok", .success, row: 1, column: 1, in: buffer.bounds)
    let bar = Role.statusBar.letter
    #expect(buffer.surfacePicture() == String(repeating: bar, count: 8) + "\n")
    #expect(buffer[1, 0].style == Style(.success, on: .statusBar))
    buffer.fill(buffer.bounds)
    #expect(buffer == CellBuffer(size: buffer.size))
  }

  @Test("the cursor's row keeps its bold and underline")
  func selection() {
    var buffer = CellBuffer(size: Size(width: 4, height: 1))
    buffer.write("[a]", .committedFast, [.bold, .underline], row: 0, in: buffer.bounds)
    buffer.select(Rect(x: 0, y: 0, width: 4, height: 1))
    #expect(buffer.rolePicture() == String(repeating: Role.selection.letter, count: 4))
    #expect(buffer.attributePicture() == "333")
  }

  @Test("every role has a letter of its own")
  func letters() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    #expect(Role.text.letter == ".")
  }
}
