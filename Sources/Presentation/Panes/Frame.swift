import Raft
import RaftSimulation
import TerminalUI

/// Everything that the panes of one frame are drawn from.
struct Frame: Sendable {
  var buffer: CellBuffer
  var hits: [Hit] = []
  /// How far the text that lies on top can be scrolled.
  var firstLineMax: Int?
  let application: Application
  let view: ClusterView
  let glyphs: GlyphSet
  let layout: ScreenLayout

  /// Draws the top border of a panel and remembers that a click there focuses it.
  mutating func panel(_ pane: Pane, _ title: StyledText, note: StyledText = StyledText(), in rect: Rect) -> Rect {
    hits.append(Hit(rect: rect, target: .pane(pane)))
    return Panel(title, note: note, isFocused: application.focus == pane).draw(in: rect, glyphs: glyphs, on: &buffer)
  }

  /// Writes one line, cut where the room ends.
  mutating func write(_ text: StyledText, row: Int, column: Int = 0, in rect: Rect) {
    guard row >= 0 && row < rect.height else { return }
    buffer.write(glyphs.show(text), row: row, column: column, in: rect, ellipsis: glyphs.ellipsis)
  }
}

extension Application {
  /// Draws the screen. What clicks mean is remembered for the mouse.
  public mutating func frame(size: Size, glyphs: GlyphSet) -> CellBuffer {
    if let raceScreen {
      let frame = raceFrame(raceScreen, size: size, glyphs: glyphs)
      hits = frame.hits
      return frame.buffer
    }
    let small = run.view(indexes: 1...1)
    let layout = ScreenLayout(
      size: size, nodeCount: small.rows.count, hasLesson: lesson != nil, isPresenting: presenter.isOn,
      hasMembership: !small.members.isPlain, isASCII: glyphs.isASCII)
    let view = run.view(indexes: indexWindow(layout, indexLast: small.indexLast))
    var frame = Frame(buffer: CellBuffer(size: size), application: self, view: view, glyphs: glyphs, layout: layout)
    frame.drawStatus()
    frame.drawMatrix()
    frame.drawMembership()
    if layout.kind == .tiny {
      frame.drawSizeNotice()
    } else {
      frame.drawPanes()
    }
    frame.drawOverlay()
    hits = frame.hits
    if let firstLineMax = frame.firstLineMax {
      reasonLine = min(reasonLine, firstLineMax)
      overlay?.limitScrolling(to: firstLineMax)
    }
    return frame.buffer
  }

  /// The indexes that the matrix has room for, the last one at the right.
  private func indexWindow(_ layout: ScreenLayout, indexLast last: LogIndex) -> ClosedRange<LogIndex> {
    let last = max(last, 1)
    let room = LogIndex(max((layout.matrix.width - MatrixColumns.fieldsWidth(layout.kind)) / (5 + layout.cellGap), 1))
    // One free column to the right, where the next entry is going to stand, while following the end.
    let end = min(indexLast ?? last + 1, last + 1)
    let first = end > room ? end - room + 1 : 1
    return first...max(first, first + room - 1)
  }
}

extension Frame {
  mutating func drawPanes() {
    if layout.kind == .stage {
      drawStage()
      return
    }
    if layout.kind == .compact {
      drawTabs()
      switch application.tab {
      case .matrix, .tally: drawTally()
      case .flow: drawFlow()
      case .events: drawEvents()
      case .lesson: drawLesson()
      }
      drawExplanation()
    } else {
      drawLegend()
      drawTally()
      drawFlow()
      if layout.kind == .wide {
        drawSequence()
        drawInspector(in: layout.inspector)
      }
      drawEvents()
      drawLesson()
    }
    drawTimeline()
    drawNotice()
    drawHints()
  }

  private mutating func drawTabs() {
    var column = 1
    for pane in application.panes where pane != .matrix {
      let isActive = pane == application.tab
      let text = StyledText(" \(pane.title) ", isActive ? .tabActive : .tab, isActive ? .bold : [])
      write(text, row: 0, column: column, in: layout.tabs)
      hits.append(Hit(rect: layout.tabs.columns(column, count: text.columns), target: .pane(pane)))
      column += text.columns + 1
    }
    let hint = StyledText("Tab", .text, .bold) + StyledText(" next pane", .dim)
    write(hint, row: 0, column: column + 1, in: layout.tabs)
    hits.append(Hit(rect: layout.tabs.columns(column + 1, count: hint.columns), target: .action(.nextPane)))
  }

  mutating func drawSizeNotice() {
    let size = buffer.size
    let forms = [
      "\(size.width)x\(size.height) is small: 80x24 shows all, q quits", "80x24 wanted, q quits", "needs 80x24; q quits", "80x24",
    ]
    let text = forms.first { $0.columns <= size.width } ?? ""
    write(StyledText(text, .warning), row: 0, in: layout.notice)
  }
}
