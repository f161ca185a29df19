import Raft
import RaftSimulation
import TerminalUI

/// How wide the columns of the log matrix are.
struct MatrixColumns: Hashable, Sendable {
  /// The columns of the tag within a cell.
  var tagWidth = 1
  /// The columns of the term within a cell.
  var termWidth = 1

  /// The columns between two cells.
  var gap = 1

  /// The widths that the entries of a view need, within reason.
  init(_ view: ClusterView, gap: Int = 1) {
    self.gap = gap
    for row in view.rows {
      for case .entry(let entry) in row.cells {
        tagWidth = max(tagWidth, min(MatrixText.tag(of: entry).columns, 4))
        termWidth = max(termWidth, String(entry.term).count)
      }
    }
  }

  /// Brackets, tag, term, suffix and a gap.
  var cellWidth: Int { tagWidth + termWidth + 3 + gap }

  /// The columns before the first index.
  static func fieldsWidth(_ kind: ScreenLayout.Kind) -> Int {
    switch kind {
    case .tiny, .compact, .stage: 21
    case .medium, .wide: 37
    }
  }
}
