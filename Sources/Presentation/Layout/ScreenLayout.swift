import TerminalUI

/// Where each part of the screen goes, by the size of the terminal.
struct ScreenLayout: Hashable, Sendable {
  /// How much there is room for.
  enum Kind: Hashable, Sendable {
    /// Smaller than 80×24: the matrix and a word on the size wanted.
    case tiny
    /// From 80×24: the matrix above one tabbed pane.
    case compact
    /// From 110×32: votes beside messages, above the events.
    case medium
    /// From 180×50: an inspector beside them.
    case wide
    /// Presenter mode, from 80×24.
    case stage
  }

  var kind: Kind
  var status = Rect(x: 0, y: 0, width: 0, height: 0)
  var matrix = Rect(x: 0, y: 0, width: 0, height: 0)
  var membership = Rect(x: 0, y: 0, width: 0, height: 0)
  var legend = Rect(x: 0, y: 0, width: 0, height: 0)
  var tabs = Rect(x: 0, y: 0, width: 0, height: 0)
  var tally = Rect(x: 0, y: 0, width: 0, height: 0)
  var flow = Rect(x: 0, y: 0, width: 0, height: 0)
  var sequence = Rect(x: 0, y: 0, width: 0, height: 0)
  var inspector = Rect(x: 0, y: 0, width: 0, height: 0)
  var lesson = Rect(x: 0, y: 0, width: 0, height: 0)
  var events = Rect(x: 0, y: 0, width: 0, height: 0)
  var explanation = Rect(x: 0, y: 0, width: 0, height: 0)
  var timeline = Rect(x: 0, y: 0, width: 0, height: 0)
  var notice = Rect(x: 0, y: 0, width: 0, height: 0)
  var hints = Rect(x: 0, y: 0, width: 0, height: 0)
  var banner = Rect(x: 0, y: 0, width: 0, height: 0)
  /// The rows from one node of the matrix to the next.
  var rowStep = 1
  /// The columns between two cells of the matrix.
  var cellGap = 1

  init(size: Size, nodeCount: Int, hasLesson: Bool = false, isPresenting: Bool = false, hasMembership: Bool = false, isASCII: Bool = false)
  {
    if isPresenting && size.width >= 80 && size.height >= 24 {
      kind = .stage
    } else if size.width >= 180 && size.height >= 50 {
      kind = .wide
    } else if size.width >= 110 && size.height >= 32 {
      kind = .medium
    } else if size.width >= 80 && size.height >= 24 {
      kind = .compact
    } else {
      kind = .tiny
    }
    let whole = Rect(size)
    status = whole.row(0)
    switch kind {
    case .tiny: matrix = whole.rows(1, count: max(size.height - 2, 0))
    case .compact: layCompact(whole, nodeCount, hasMembership: hasMembership)
    case .stage: layStage(whole, nodeCount, hasLesson: hasLesson, hasMembership: hasMembership, isASCII: isASCII)
    case .medium, .wide: layRoomy(whole, nodeCount, hasLesson: hasLesson)
    }
    if hasLesson && (kind == .medium || kind == .wide) {
      let halves = events.splitColumns([.share(3), .share(2)], gap: 1)
      lesson = halves[0]
      events = halves[1]
    }
    if kind == .tiny { notice = whole.row(max(size.height - 1, 0)) }
  }

  private mutating func layCompact(_ whole: Rect, _ nodeCount: Int, hasMembership: Bool) {
    matrix = whole.rows(1, count: 1 + min(nodeCount, 9))
    if hasMembership { membership = whole.row(matrix.maxY) }
    let top = matrix.maxY + (hasMembership ? 1 : 0)
    hints = whole.row(whole.height - 1)
    notice = whole.row(whole.height - 2)
    timeline = whole.row(whole.height - 3)
    explanation = whole.rows(whole.height - 5, count: 2)
    tabs = whole.row(top)
    let pane = whole.rows(top + 1, count: whole.height - 5 - top - 1)
    tally = pane
    flow = pane
    events = pane
    lesson = pane
  }

  private mutating func layRoomy(_ whole: Rect, _ nodeCount: Int, hasLesson: Bool) {
    matrix = whole.rows(2, count: 2 + min(nodeCount, 9))
    membership = whole.row(matrix.maxY)
    legend = whole.row(matrix.maxY + 1)
    let top = legend.maxY + 1
    hints = whole.row(whole.height - 1)
    notice = whole.row(whole.height - 2)
    let timelineRows = kind == .wide ? 4 : 2
    timeline = whole.rows(whole.height - 2 - timelineRows, count: timelineRows)
    let room = whole.rows(top, count: timeline.y - top)
    // A lesson's text wants room to be read.
    let weights = hasLesson ? (4, 5) : kind == .wide ? (3, 2) : (1, 1)
    let panels = room.splitRows([.share(weights.0), .share(weights.1)])
    let columns =
      kind == .wide
      ? panels[0].splitColumns([.exactly(54), .share(1), .exactly(58)], gap: 1) : panels[0].splitColumns([.exactly(46), .share(1)], gap: 1)
    tally = columns[0]
    flow = columns[1]
    if kind == .wide {
      let middle = columns[1].splitRows([.share(2), .share(3)])
      flow = middle[0]
      sequence = middle[1]
      inspector = columns[2]
    }
    events = panels[1]
  }
}
