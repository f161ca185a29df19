import TerminalUI
import Testing

@Suite("A line is edited")
struct LineEditorTests {
  private func editor(_ text: String, _ keys: [KeyEvent]) -> LineEditor {
    var editor = LineEditor(text: text)
    for key in keys { _ = editor.handle(key) }
    return editor
  }

  @Test("characters go in at the cursor and out on either side of it")
  func inserting() {
    #expect(editor("drp", [.left, .character("o")]).text == "drop")
    #expect(editor("drop", [.backspace]).text == "dro")
    #expect(editor("drop", [.home, .delete]).text == "rop")
    #expect(editor("", [.backspace, .delete, .left, .right]).text == "")
    #expect(editor("e", [.character("\u{301}"), .backspace]).text == "")
  }

  @Test("control keys do what they do in a shell")
  func controlKeys() {
    #expect(editor("deliver 14", [.control("w")]).text == "deliver ")
    #expect(editor("deliver 14", [.control("a"), .control("k")]).text == "")
    #expect(editor("deliver 14", [.left, .left, .control("u")]).text == "14")
    #expect(editor("ab", [.control("a"), .control("f"), .character("x")]).text == "axb")
  }

  @Test("history is walked with the arrows and comes back to the draft")
  func history() {
    var line = LineEditor(history: ["crash leader", "heal"])
    _ = line.handle(.character("t"))
    _ = line.handle(.up)
    #expect(line.text == "heal")
    _ = line.handle(.up)
    _ = line.handle(.up)
    #expect(line.text == "crash leader")
    _ = line.handle(.down)
    _ = line.handle(.down)
    #expect(line.text == "t")
  }

  @Test("Enter hands the line over, and remembering it clears it")
  func submitting() {
    var line = editor("heal", [])
    #expect(line.handle(.enter) == .submitted("heal"))
    line.remember()
    #expect(line.text.isEmpty && line.history == ["heal"])
    line.replace(with: "heal")
    line.remember()
    #expect(line.history == ["heal"])
    #expect(line.handle(.escape) == .cancelled)
    #expect(line.handle(.tab) == .ignored)
  }

  @Test("a long line scrolls with its cursor")
  func drawing() {
    var buffer = CellBuffer(size: Size(width: 8, height: 1))
    LineEditor(text: "propose 3").draw(prompt: ":", in: buffer.bounds, glyphs: .unicode, on: &buffer)
    #expect(buffer.picture() == ":pose 3")
    #expect(buffer.cursor == Point(x: 7, y: 0))
    var other = CellBuffer(size: Size(width: 12, height: 1))
    LineEditor().draw(prompt: "value ", suggestion: "a", in: other.bounds, glyphs: .unicode, on: &other)
    #expect(other.picture() == "value a")
    #expect(other.cursor == Point(x: 6, y: 0))
  }
}
