import Foundation
#if canImport(FoundationXML)
  import FoundationXML
#endif
import Presentation
import RaftSimulation
import TerminalUI
import Testing

@Suite("Screens as pictures and recordings") struct PictureExportTests {
  private let theme = Theme(
    name: "test",
    styles: [
      .selfApproved: RoleStyle(foreground: ThemeColor(RGB(red: 0xE6, green: 0x9F, blue: 0))),
      .statusBar: RoleStyle(background: ThemeColor(RGB(red: 0x20, green: 0x30, blue: 0x40))),
    ])

  private func buffer(_ text: String, width: Int = 12) -> CellBuffer {
    var buffer = CellBuffer(size: Size(width: width, height: 2))
    buffer.write(text, .selfApproved, row: 0, column: 0, in: buffer.bounds, ellipsis: "…")
    buffer.fill(buffer.bounds.row(1), surface: .statusBar)
    return buffer
  }

  @Test("SVG: well-formed, every character of the screen in it, columns fixed, colours those of the theme") func svg() throws {
    let text = SVGExport.text(of: buffer("<a&b> (x1)"), theme: theme, ground: .dark, title: "T & U")
    let reader = SVGReader()
    #expect(reader.read(text))
    #expect(reader.texts == ["<a&b> (x1)"])
    #expect(text.contains("textLength=\"80\"") && text.contains("fill=\"#e69f00\""))
    #expect(text.contains("<rect x=\"0\" y=\"17\" width=\"96\" height=\"17\" shape-rendering=\"crispEdges\" fill=\"#203040\"/>"))
    #expect(text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"34\""))
  }

  @Test(
    "SVG: lines and blocks are shapes that fill their cells, words begin at their columns, and one colour behind a row is one rectangle")
  func svgShapes() throws {
    var buffer = CellBuffer(size: Size(width: 20, height: 3))
    buffer.write("╭──╮ a b  c", Style(.text), row: 0, in: buffer.bounds)
    buffer.write("█▒░│▀▄▔┼", Style(.text), row: 1, in: buffer.bounds)
    buffer.fill(buffer.bounds.row(2), surface: .statusBar)
    buffer.write(StyledText("one", .statusBar, .bold) + StyledText("two", .statusBar), row: 2, in: buffer.bounds)
    let text = SVGExport.text(of: buffer, theme: theme, ground: .dark, title: "t")
    let reader = SVGReader()
    #expect(reader.read(text))
    #expect(reader.texts == ["a b", "c", "one", "two"])
    #expect(text.contains("<text x=\"40\" y=\"13\" textLength=\"24\"") && text.contains("<text x=\"80\" y=\"13\" textLength=\"8\""))
    #expect(text.contains("d=\"M8.0 8.5H24.0\""), "two neighbours of a level line are one line")
    #expect(text.contains("d=\"M28.5 17.0V25.5M28.5 25.5V34.0\""), "an upright line goes from edge to edge")
    #expect(text.components(separatedBy: "y=\"34\" width=\"160\"").count == 2, "one rectangle behind a row")
    #expect(text.contains("fill-opacity=\"0.5\"") && text.contains("fill-opacity=\"0.25\""))
  }

  @Test("SVG: a whole screen has the words that the screen has") func wholeScreen() throws {
    var runner = ScenarioRunner(scenario: try #require(BuiltInScenario.named("fast-commit")).scenario(), file: "f")
    runner.runToEnd()
    var model = Application(run: runner.run)
    let frame = model.frame(size: Size(width: 120, height: 36), glyphs: .unicode)
    let reader = SVGReader()
    #expect(reader.read(SVGExport.text(of: frame, theme: theme, ground: .light, title: "t")))
    let words = frame.picture().split { $0.isWhitespace }
    let drawn = reader.texts.joined(separator: " ")
    for word in words where word.count > 3 && word.allSatisfy(\.isLetter) { #expect(drawn.contains(word), "\(word)") }
  }

  @Test("A recording that is played shows at each moment the screen that was recorded") func played() throws {
    var runner = ScenarioRunner(scenario: try #require(BuiltInScenario.named("fast-commit")).scenario(), file: "f")
    runner.runToEnd()
    let size = Size(width: 80, height: 24)
    var recording = ScreenRecording(size: size, theme: theme, title: "t")
    var pictures: [String] = []
    for event in 0...runner.run.eventCount {
      var state = runner.run
      state.seek(to: event)
      var model = Application(run: state)
      let frame = model.frame(size: size, glyphs: .unicode)
      pictures.append(frame.picture())
      recording.add(frame, atMilliseconds: event * 100)
    }
    var terminal = PlayedTerminal(size: size)
    for event in recording.cast.events {
      guard case .output(let text) = event.kind else { continue }
      terminal.play(text)
      #expect(terminal.picture == pictures[event.atMilliseconds / 100])
    }
    #expect(recording.cast.events.count > 20)
  }

  @Test("A recording writes all rows once, then those that changed, and marks what a player may jump to") func recording() {
    var recording = ScreenRecording(size: Size(width: 12, height: 2), theme: theme, title: "t")
    recording.add(buffer("one"), atMilliseconds: 0)
    recording.add(buffer("one"), atMilliseconds: 100)
    recording.add(buffer("two"), atMilliseconds: 250, marker: "2 election")
    let events = recording.cast.events
    #expect(events.map(\.atMilliseconds) == [0, 250, 250])
    guard case .output(let first) = events[0].kind, case .output(let second) = events[1].kind else {
      Issue.record("\(events)")
      return
    }
    #expect(first.hasPrefix("\u{1B}[?25l\u{1B}[2J\u{1B}[1;1H") && first.contains("\u{1B}[2;1H"))
    #expect(second == "\u{1B}[1;1H\u{1B}[0;38;2;230;159;0mtwo\u{1B}[0m         \u{1B}[0m")
    #expect(events[2].kind == .marker("2 election"))
  }
}

/// A terminal that understands what recordings write: places, looks and text.
private struct PlayedTerminal {
  private var rows: [[Character]]
  private var x = 0
  private var y = 0

  init(size: Size) { rows = Array(repeating: Array(repeating: " ", count: size.width), count: size.height) }

  mutating func play(_ text: String) {
    var rest = Substring(text)
    while let character = rest.first {
      guard character == "\u{1B}" else {
        if x < rows[y].count { rows[y][x] = character }
        x += 1
        rest = rest.dropFirst()
        continue
      }
      let parameters = rest.dropFirst(2).prefix { !$0.isLetter }
      let final = rest.dropFirst(2 + parameters.count).first
      if final == "H" {
        let numbers = parameters.split(separator: ";").compactMap { Int($0) }
        (y, x) = (numbers[0] - 1, numbers[1] - 1)
      }
      if final == "J" { rows = rows.map { $0.map { _ in " " } } }
      rest = rest.dropFirst(3 + parameters.count)
    }
  }

  var picture: String {
    rows.map { row in
      var line = String(row)
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}

/// Reads the texts of an SVG file with the parser that comes with Foundation.
private final class SVGReader: NSObject, XMLParserDelegate {
  private(set) var texts: [String] = []
  private var isInText = false

  func read(_ text: String) -> Bool {
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    return parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
  ) {
    isInText = name == "text"
    if isInText { texts.append("") }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { isInText = false }

  func parser(_ parser: XMLParser, foundCharacters text: String) { if isInText { texts[texts.count - 1] += text } }
}
