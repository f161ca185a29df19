import RaftSimulation
import TerminalUI

extension Application {
  /// The branches as the overlay lists them.
  var branchTree: BranchTree { BranchTree(run.branches) }

  /// Opens the branches at the one that the cursor is on.
  mutating func openBranches() {
    overlay = .branches(ListCursor(selected: branchTree.rows.firstIndex { $0.branch.id == run.branch } ?? 0))
  }

  mutating func handleBranches(_ cursor: ListCursor, _ key: KeyEvent) {
    var cursor = cursor
    let rows = branchTree.rows
    switch key {
    case .down, .character("j"): cursor.move(by: 1, count: rows.count)
    case .up, .character("k"): cursor.move(by: -1, count: rows.count)
    case .enter:
      run.checkout(rows[cursor.selected].branch.id)
      overlay = nil
      settleCursors()
      return
    case .character("="):
      compare(with: rows[cursor.selected].branch)
      return
    default:
      if Self.leaves(key) || key == .character("B") {
        overlay = nil
        return
      }
    }
    overlay = .branches(cursor)
  }

  private mutating func compare(with branch: Branch) {
    if branch.id != run.branch {
      _ = compare("\(branch.id)")
    } else if let parent = branch.parent {
      // One's own branch has one thing to be compared with: what would have been.
      _ = compare("\(parent)")
    } else {
      problem("this is the branch you are on, and it left no other; = on another one compares the two")
    }
  }

  /// Compares two events of this branch, or this branch with another, by number or name.
  mutating func compare(_ words: String) -> Bool {
    let parts = words.split(separator: " ").map(String.init)
    if parts.count == 2, let one = Int(parts[0]), let other = Int(parts[1]) {
      guard (0...run.eventCount).contains(one), (0...run.eventCount).contains(other) else {
        problem("this branch has the events 0 to \(run.eventCount)")
        return true
      }
      show(run.compare(one, other))
      return true
    }
    guard !words.isEmpty else { return false }
    guard let branch = run.branches.last(where: { $0.name == words || "\($0.id)" == words }) else {
      problem("there is no branch \"\(words)\"; there are \(run.branches.map(\.name).joined(separator: ", "))")
      return true
    }
    if let comparison = run.compare(branch: branch.id) { show(comparison) }
    return true
  }

  private mutating func show(_ comparison: StateComparison) {
    overlay = .comparison(comparison, firstLine: 0)
    notice = nil
  }

  mutating func handleComparison(_ comparison: StateComparison, _ line: Int, _ key: KeyEvent) {
    switch key {
    case .down, .character("j"): overlay = .comparison(comparison, firstLine: line + 1)
    case .up, .character("k"): overlay = .comparison(comparison, firstLine: max(line - 1, 0))
    case .pageDown, .character(" "): overlay = .comparison(comparison, firstLine: line + 10)
    case .pageUp: overlay = .comparison(comparison, firstLine: max(line - 10, 0))
    case .enter:
      overlay = nil
      run.seek(to: comparison.parting?.event ?? comparison.one.event)
      settleCursors()
    default: if Self.leaves(key) { overlay = nil }
    }
  }
}
