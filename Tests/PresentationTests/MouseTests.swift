import RaftSimulation
import TerminalUI
import Testing

import Presentation

/// A stage with a mouse: clicks go where a text stands on the screen that was drawn last.
private struct Pointer {
  let stage: Stage
  var size = Size(width: 120, height: 36)

  private func cells() -> [[Cell]] {
    let frame = stage.application.frame(size: size, glyphs: .unicode)
    return (0..<size.height).map { Array(frame.row($0)) }
  }

  func picture() -> String { stage.application.frame(size: size, glyphs: .unicode).picture() }

  /// The place of a text's first letter: the lowest on the screen, where most hints are.
  func place(of text: String) -> Point? {
    let wanted = Array(text)
    for (y, row) in cells().enumerated().reversed() {
      let characters = row.map(\.character)
      for x in 0..<max(characters.count - wanted.count + 1, 0) where Array(characters[x..<x + wanted.count]) == wanted {
        return Point(x: x, y: y)
      }
    }
    return nil
  }

  func press(_ point: Point) {
    _ = stage.application.frame(size: size, glyphs: .unicode)
    stage.application.handle(.mouse(MouseEvent(.press(.left), at: point)))
    stage.application.handle(.mouse(MouseEvent(.release(.left), at: point)))
  }

  func click(_ text: String, offset: Int = 0, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let point = place(of: text) else {
      #expect(picture().contains(text), sourceLocation: sourceLocation)
      return
    }
    press(Point(x: point.x + offset, y: point.y))
  }
}

@Suite("The mouse, when it is on, reaches everything") struct MouseTests {
  private func pointer(_ keys: String = "") throws -> Pointer {
    let stage = try Stage()
    stage.type(keys)
    return Pointer(stage: stage)
  }

  @Test("every hint in the last line does what its key does", arguments: [0, 1, 2, 3])
  func hints(tabs: Int) throws {
    let tabKeys = Array(repeating: KeyEvent.tab, count: tabs)
    let model = try pointer()
    for key in tabKeys { model.stage.press(key) }
    let line = try #require(model.picture().split(separator: "\n").last)
    let hints = String(line).hints
    #expect(hints.count > 8)
    for hint in hints {
      let key = try #require(hint.split(separator: " ").first.map(String.init))
      let (clicked, typed) = (try pointer(), try pointer())
      for key in tabKeys {
        clicked.stage.press(key)
        typed.stage.press(key)
      }
      clicked.click(hint, offset: 0)
      typed.stage.press(key == "Space" ? .character(" ") : key == "Tab" ? .tab : .character(Character(key)))
      #expect(clicked.picture() == typed.picture(), "\(hint)")
      #expect(clicked.picture() != model.picture(), "\(hint) does something")
    }
  }

  @Test("nodes, cells, messages, events and panes")
  func panes() throws {
    let pointer = try pointer("p")
    pointer.stage.press(.enter)
    pointer.click(" S4  F", offset: 1)
    #expect(pointer.picture().contains("▸S4"))
    pointer.click("(a1)")
    #expect(pointer.picture().contains("S2 holds a at 2, self-approved, term 1"))
    pointer.click("MsgFastProp")
    let number = pointer.stage.application.run.cursor
    #expect(pointer.stage.application.run.cursor == number)
    // The selected message is delivered by a second click.
    pointer.click("MsgFastProp")
    #expect(pointer.stage.application.run.cursor == number + 1)
    pointer.click("asked to propose")
    #expect(pointer.stage.application.run.cursor == number)
    pointer.stage.type("G")
    pointer.click("d drop")
    #expect(pointer.picture().contains(":drop"))
    pointer.click("─ Votes ")
    pointer.stage.press(.tab)
    #expect(pointer.picture().contains("Events"))
  }

  @Test("tabs, the hint beside them, and the status line")
  func tabs() throws {
    var pointer = try pointer()
    pointer.size = Size(width: 80, height: 24)
    pointer.click(" Events ", offset: 1)
    #expect(!pointer.picture().contains("─ In flight"))
    pointer.click(" Votes ", offset: 1)
    #expect(pointer.picture().contains("╭─ Votes"))
    pointer.click("Tab next pane")
    pointer.click("manual")
    #expect(pointer.picture().contains("playing"))
    pointer.click("playing")
    let wide = Pointer(stage: pointer.stage)
    wide.click("dark  ?")
    #expect(wide.picture().contains("╭─ Theme"))
    wide.stage.press(.escape)
    wide.click("  ? ", offset: 2)
    #expect(wide.picture().contains("╭─ Help"))
  }

  @Test("the timeline: every mark goes to its event, and a drag takes the run along, wherever the pointer strays")
  func timeline() throws {
    let stage = try Stage()
    try stage.application.load(scenario: try #require(BuiltInScenario.named("leader-dies-after-fast-commit")).text, from: "s")
    let pointer = Pointer(stage: stage)
    let milestones = stage.application.run.milestones
    let line = try #require(pointer.place(of: "├"))
    for x in line.x + 1..<118 {
      let row = pointer.picture().split(separator: "\n", omittingEmptySubsequences: false)[line.y]
      let mark = Array(row)[x]
      guard mark.isLetter || mark == "!" || mark == "=" else { continue }
      pointer.press(Point(x: x, y: line.y))
      let kinds = milestones.filter { $0.event == stage.application.run.cursor }.map { $0.kind.mark }
      #expect(kinds.contains(mark), "\(mark) at column \(x) leads to event \(stage.application.run.cursor)")
    }
    _ = pointer.picture()
    stage.application.handle(.mouse(MouseEvent(.press(.left), at: Point(x: line.x + 1, y: line.y))))
    #expect(stage.application.run.cursor == 0)
    var cursors: [Int] = []
    for x in stride(from: line.x + 1, to: 119, by: 7) {
      stage.application.handle(.mouse(MouseEvent(.drag, at: Point(x: x, y: x % 36))))
      cursors.append(stage.application.run.cursor)
    }
    #expect(cursors == cursors.sorted() && Set(cursors).count > 10)
    stage.application.handle(.mouse(MouseEvent(.drag, at: Point(x: 200, y: 0))))
    #expect(stage.application.run.isAtHead)
    stage.application.handle(.mouse(MouseEvent(.release(.left), at: Point(x: 0, y: 0))))
    stage.application.handle(.mouse(MouseEvent(.drag, at: Point(x: line.x + 1, y: line.y))))
    #expect(stage.application.run.isAtHead, "nothing is held any more")
  }

  @Test("branches below the timeline and in their list")
  func branches() throws {
    let pointer = try pointer("p")
    pointer.stage.press(.enter)
    pointer.stage.type("4l2h")
    pointer.stage.command("crash 4")
    #expect(pointer.stage.application.run.branch == 1)
    pointer.click("└ main", offset: 2)
    #expect(pointer.stage.application.run.branch == 0)
    pointer.stage.type("B")
    let row = try #require(pointer.place(of: pointer.stage.application.run.branches[1].name))
    pointer.press(row)
    #expect(pointer.stage.application.run.branch == 0, "the first click selects")
    pointer.press(row)
    #expect(pointer.stage.application.run.branch == 1, "the second one goes there")
  }

  @Test("the link matrix: a click cuts that direction, another mends it; hints and Esc are there too")
  func links() throws {
    let pointer = try pointer("c")
    let header = try #require(pointer.place(of: "S1   S2   S3"))
    let cell = Point(x: header.x + 10, y: header.y + 2)
    pointer.press(cell)
    #expect(pointer.picture().contains("S2-/>S3"))
    pointer.press(cell)
    #expect(!pointer.picture().contains("S2-/>S3"))
    pointer.click("i isolate")
    #expect(pointer.picture().contains("8 directions cut"))
    pointer.click("C heal all")
    #expect(!pointer.picture().contains("-/-"))
    pointer.click("Esc close")
    #expect(!pointer.picture().contains("╭─ Links"))
  }

  @Test("lists: themes show at the first click, members do at the second, a click beside closes")
  func lists() throws {
    let pointer = try pointer("T")
    pointer.click("│ light", offset: 2)
    #expect(pointer.stage.effects() == [.theme("light")])
    pointer.click("│ light", offset: 2)
    #expect(!pointer.picture().contains("╭─ Theme"))
    pointer.stage.type("M")
    pointer.click("snapshot 2")
    pointer.click("snapshot 2")
    #expect(pointer.picture().contains(":snapshot 2"))
    pointer.stage.type("?")
    pointer.press(Point(x: 2, y: 2))
    #expect(!pointer.picture().contains("╭─ Help"))
    #expect(!pointer.picture().contains("▸S1"), "what lies below a text is not reached")
  }

  @Test("reasons: lines, causes, subjects and what the notes name")
  func reasons() throws {
    let pointer = try pointer("p")
    pointer.stage.press(.enter)
    pointer.stage.type("7lw")
    let event = pointer.stage.application.run.cursor
    let first = try #require(pointer.place(of: "\(event) "))
    _ = first
    pointer.click("  1 event")
    #expect(pointer.stage.application.run.cursor < event)
    pointer.click("Esc closes")
    pointer.stage.type("GP3lW")
    pointer.click(" fast track ", offset: 1)
    #expect(!pointer.picture().contains("╭─ Why, event"))
    pointer.stage.press(.escape)
    pointer.stage.type(":de")
    pointer.click("deliver")
    #expect(pointer.picture().contains(":deliver"))
  }

  @Test("a lesson: options answer, hints go on and back")
  func lesson() throws {
    let playback = try LessonPlayback(try #require(BuiltInLesson.named("the-fast-track")).lesson(), file: "l")
    let stage = try Stage()
    stage.application = Presentation.Application(
      lesson: playback, themeName: "dark", themeNames: ["dark"], isMouseOn: true, keyMap: .standard)
    let pointer = Pointer(stage: stage)
    for _ in 0..<3 { pointer.click("Enter goes on") }
    pointer.click("3  three")
    #expect(pointer.picture().contains("you said: three   the answer: two"))
    pointer.click("h back   ")
    #expect(pointer.picture().contains("One more vote arrives"))
  }

  @Test("race mode and transcripts have their hints too")
  func race() throws {
    let pointer = try pointer("F")
    pointer.click("p propose")
    #expect(pointer.picture().contains(":propose"))
    pointer.click(" S4 ", offset: 1)
    #expect(pointer.picture().contains("▸S4"))
    pointer.click("q back")
    #expect(pointer.picture().contains("In flight"))
  }

  @Test("the wheel scrolls what lies on top, or the pane under the pointer")
  func wheel() throws {
    let pointer = try pointer("?")
    let before = pointer.picture()
    pointer.stage.application.handle(.mouse(MouseEvent(.wheelDown, at: Point(x: 60, y: 20))))
    #expect(pointer.picture() != before)
    pointer.stage.application.handle(.mouse(MouseEvent(.wheelUp, at: Point(x: 60, y: 20))))
    #expect(pointer.picture() == before)
    pointer.stage.press(.escape)
    _ = pointer.picture()
    pointer.stage.application.handle(.mouse(MouseEvent(.wheelDown, at: Point(x: 5, y: 4))))
    #expect(pointer.picture().contains("▸S3"))
  }

  @Test("a text that is scrolled beyond its end comes back with one key")
  func scrolling() throws {
    let pointer = try pointer("?")
    for _ in 0..<200 {
      pointer.stage.type("j")
      _ = pointer.picture()
    }
    let end = pointer.picture()
    pointer.stage.type("k")
    #expect(pointer.picture() != end)
  }

  @Test("a click anywhere, at any moment and size, is safe")
  func anywhere() throws {
    for keys in ["", "?", "c", "T", "M", ":de", "F", "v", "I", "w", "B"] {
      for size in [Size(width: 80, height: 24), Size(width: 30, height: 8)] {
        let stage = try Stage()
        stage.type(keys)
        let pointer = Pointer(stage: stage, size: size)
        for y in stride(from: 0, to: size.height, by: 5) {
          for x in stride(from: y % 7, to: size.width, by: 29) { pointer.press(Point(x: x, y: y)) }
        }
        _ = pointer.picture()
      }
    }
  }
}

extension String {
  /// The parts between runs of two and more spaces.
  fileprivate var hints: [String] {
    var parts: [String] = [""]
    var spaces = 0
    for character in self {
      if character == " " {
        spaces += 1
        continue
      }
      if spaces >= 2 && !parts[parts.count - 1].isEmpty { parts.append("") }
      if spaces == 1 && !parts[parts.count - 1].isEmpty { parts[parts.count - 1].append(" ") }
      spaces = 0
      parts[parts.count - 1].append(character)
    }
    return parts.filter { !$0.isEmpty }
  }
}
