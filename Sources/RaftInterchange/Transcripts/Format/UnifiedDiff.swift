/// The difference between two texts, line by line, in the format of `diff -u`.
struct UnifiedDiff {
  fileprivate enum Step {
    case same(String)
    case removed(String)
    case added(String)
  }

  private static let contextLines = 3
  private let steps: [Step]

  init(from old: String, to new: String) {
    let (old, new) = (old.lines, new.lines)
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
    let changed = Self.steps(Array(old[prefix..<(old.count - suffix)]), Array(new[prefix..<(new.count - suffix)]))
    steps = old[..<prefix].map(Step.same) + changed + old[(old.count - suffix)...].map(Step.same)
  }

  /// By the longest common subsequence. Outputs are short, so that the table of its lengths may be quadratic.
  private static func steps(_ old: [String], _ new: [String]) -> [Step] {
    let width = new.count + 1
    var lengths = [Int](repeating: 0, count: (old.count + 1) * width)
    for row in old.indices.reversed() {
      for column in new.indices.reversed() {
        lengths[row * width + column] =
          old[row] == new[column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var steps: [Step] = []
    var (row, column) = (0, 0)
    while row < old.count || column < new.count {
      if row < old.count && column < new.count && old[row] == new[column] {
        steps.append(.same(old[row]))
        (row, column) = (row + 1, column + 1)
      } else if row < old.count
        && (column == new.count || lengths[(row + 1) * width + column] >= lengths[row * width + column + 1])
      {
        steps.append(.removed(old[row]))
        row += 1
      } else {
        steps.append(.added(new[column]))
        column += 1
      }
    }
    return steps
  }

  /// The hunks, with numbers counted from `firstLine`; empty when there is no difference.
  func hunks(firstLine: Int) -> String {
    var text = ""
    var (old, new) = (firstLine, firstLine)
    var position = 0
    while let change = steps[position...].firstIndex(where: \.isChange) {
      let start = max(position, change - Self.contextLines)
      let end = endOfHunk(from: change)
      for step in steps[position..<start] where !step.isChange { (old, new) = (old + 1, new + 1) }
      let removed = steps[start..<end].count { if case .added = $0 { false } else { true } }
      let added = steps[start..<end].count { if case .removed = $0 { false } else { true } }
      text += "@@ -\(range(old, removed)) +\(range(new, added)) @@\n"
      for step in steps[start..<end] { text += step.line + "\n" }
      (old, new) = (old + removed, new + added)
      position = end
    }
    return text
  }

  /// The lines side by side.
  var rows: [AlignedRow] {
    var rows: [AlignedRow] = []
    var (removed, added): ([String], [String]) = ([], [])
    for step in steps {
      switch step {
      case .removed(let line): removed.append(line)
      case .added(let line): added.append(line)
      case .same(let line):
        rows += Self.paired(removed, added) + [AlignedRow(expected: line, actual: line)]
        (removed, added) = ([], [])
      }
    }
    return rows + Self.paired(removed, added)
  }

  private static func paired(_ removed: [String], _ added: [String]) -> [AlignedRow] {
    (0..<max(removed.count, added.count)).map { position in
      AlignedRow(
        expected: position < removed.count ? removed[position] : nil, actual: position < added.count ? added[position] : nil)
    }
  }

  /// Lines as a hunk's heading names them: an empty range by the line before it.
  private func range(_ first: Int, _ count: Int) -> String { "\(count == 0 ? first - 1 : first),\(count)" }

  /// A hunk goes on as long as the next change is so near that their contexts touch.
  private func endOfHunk(from change: Int) -> Int {
    var last = change
    for position in steps.indices[change...] where steps[position].isChange && position - last <= 2 * Self.contextLines + 1 {
      last = position
    }
    return min(steps.count, last + 1 + Self.contextLines)
  }
}

extension UnifiedDiff.Step {
  fileprivate var isChange: Bool { if case .same = self { false } else { true } }

  fileprivate var line: String {
    switch self {
    case .same(let line): " " + line
    case .removed(let line): "-" + line
    case .added(let line): "+" + line
    }
  }
}
