import TerminalUI
import Testing

@Suite("Widgets draw as text pictures")
struct WidgetTests {
  @Test("a panel frames its room, with title and note, in both glyph sets")
  func panel() {
    var buffer = CellBuffer(size: Size(width: 24, height: 4))
    let room = Panel("Votes · index 7", note: "1/9", isFocused: true).draw(in: buffer.bounds, glyphs: .unicode, on: &buffer)
    buffer.write("e", row: 0, in: room)
    #expect(
      buffer.picture() == """
        ╭─ Votes · index 7 ────╮
        │ e                    │
        │                      │
        ╰──────────────── 1/9 ─╯
        """)
    #expect(buffer[0, 0].style.role == .borderFocused)
    Panel("Votes · index 7").draw(in: buffer.bounds, glyphs: .ascii, on: &buffer)
    #expect(
      buffer.picture() == """
        +- Votes . index 7 ----+
        |                      |
        |                      |
        +----------------------+
        """)
  }

  @Test("a panel of any size draws without harm", arguments: 0...6, 0...4)
  func smallPanels(width: Int, height: Int) {
    var buffer = CellBuffer(size: Size(width: width, height: height))
    let room = Panel("Title", note: "note").draw(in: buffer.bounds, glyphs: .unicode, on: &buffer)
    #expect(room.intersection(buffer.bounds) == room || room.isEmpty)
  }

  @Test("a list's window follows the selection and moves no more than it must")
  func listWindow() {
    var cursor = ListCursor()
    cursor.move(by: 5, count: 10)
    #expect(cursor.window(count: 10, height: 4) == 2..<6)
    cursor.settle(count: 10, height: 4)
    cursor.move(by: -2, count: 10)
    #expect(cursor.window(count: 10, height: 4) == 2..<6)
    cursor.move(by: -2, count: 10)
    #expect(cursor.window(count: 10, height: 4) == 1..<5)
    cursor.move(by: .max, count: 10)
    #expect(cursor.selected == 9)
    #expect(cursor.window(count: 3, height: 4) == 0..<3)
    #expect(cursor.window(count: 0, height: 4).isEmpty)
  }

  @Test("a list shows what is visible, the selected row, and that there is more")
  func list() {
    var buffer = CellBuffer(size: Size(width: 8, height: 3))
    let rows = (0..<9).map { StyledText("row \($0)") }
    ScrollingList(rows, cursor: ListCursor(selected: 4, offset: 3)).draw(in: buffer.bounds, glyphs: .unicode, on: &buffer)
    #expect(buffer.picture() == "row 3  ↑\nrow 4\nrow 5  ↓")
    #expect(buffer.rolePicture().split(separator: "\n")[1] == Substring(String(repeating: Role.selection.letter, count: 8)))
  }

  @Test("a gauge shows votes in, on their way and missing, and never more than there can be")
  func gauge() {
    #expect(Gauge(filled: 2, pending: 1, total: 5).text(glyphs: .unicode).plain == "██▒░░")
    #expect(Gauge(filled: 2, pending: 1, total: 5).text(glyphs: .ascii).plain == "##+..")
    #expect(Gauge(filled: 7, pending: 3, total: 5).text(glyphs: .unicode).plain == "█████")
  }

  @Test("a bar gives the right end its room and cuts the left")
  func bar() {
    var buffer = CellBuffer(size: Size(width: 20, height: 1))
    Bar(.statusBar, left: "fastraft  term 2", right: "seed 42").draw(in: buffer.bounds, glyphs: .unicode, on: &buffer)
    #expect(buffer.picture() == " fastraft … seed 42")
    #expect(buffer.surfacePicture() == String(repeating: Role.statusBar.letter, count: 20))
  }

  @Test("hints that do not fit whole are left out")
  func keyHints() {
    var buffer = CellBuffer(size: Size(width: 24, height: 1))
    let hints = [KeyHint("l", "step"), KeyHint("h", "back"), KeyHint("Space", "play")]
    let places = KeyHintBar(hints).draw(in: buffer.bounds, glyphs: .unicode, on: &buffer)
    #expect(buffer.picture() == " l step  h back")
    #expect(places == [Rect(x: 1, y: 0, width: 6, height: 1), Rect(x: 9, y: 0, width: 6, height: 1)])
  }

  @Test("a paragraph scrolls and says how long it is")
  func paragraph() {
    var buffer = CellBuffer(size: Size(width: 10, height: 2))
    let text = Paragraph("one two three four five six")
    #expect(text.draw(firstLine: 1, in: buffer.bounds, glyphs: .unicode, on: &buffer) == 3)
    #expect(buffer.picture() == "three four\nfive six")
  }
}
