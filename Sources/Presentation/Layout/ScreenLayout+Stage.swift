import TerminalUI

extension ScreenLayout {
  /// Presenter mode: a banner and a sentence above the matrix, one pane or two below it, and the keys that were pressed.
  mutating func layStage(_ whole: Rect, _ nodeCount: Int, hasLesson: Bool, hasMembership: Bool, isASCII: Bool) {
    let isHigh = whole.height >= 32
    // Where rows are few, what a lesson says goes before the banner.
    let hasBanner = isHigh || !hasLesson
    let air = isHigh ? 1 : 0
    // ASCII has no half blocks: its letters take all five rows.
    if hasBanner { banner = whole.rows(1 + air, count: whole.height >= 48 || (isASCII && isHigh) ? 5 : 3) }
    explanation = whole.rows((hasBanner ? banner.maxY : 1) + (hasBanner ? 1 : 0), count: isHigh ? 3 : 2)
    hints = whole.row(whole.height - 1)
    notice = whole.row(whole.height - 2)
    timeline = whole.row(whole.height - 3)
    let nodes = min(nodeCount, 9)
    let top = explanation.maxY + air
    let room = timeline.y - air - top
    rowStep = room >= 2 * nodes + (hasLesson ? 16 : 10) ? 2 : 1
    cellGap = whole.width >= 100 ? 3 : 2
    matrix = whole.rows(top, count: min(1 + nodes * rowStep, max(room - 4, 2)))
    let below = timeline.y - air - matrix.maxY
    // A pane of fewer rows would say less than the line about the members.
    let membershipRows = hasMembership && below >= 6 ? 1 : 0
    membership = whole.rows(matrix.maxY, count: membershipRows)
    let pane = whole.rows(membership.maxY, count: max(below - membershipRows, 0))
    // Votes are short lines; a lesson wants lines that can be read.
    let left = hasLesson ? max(60, whole.width * 9 / 20) : max(48, whole.width * 2 / 5)
    let columns = whole.width >= 110 ? pane.splitColumns([.exactly(left), .share(1)], gap: 1) : [pane]
    if hasLesson { lesson = columns[0] } else { tally = columns[0] }
    if columns.count > 1 { sequence = columns[1] }
  }
}
