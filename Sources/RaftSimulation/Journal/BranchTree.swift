/// The branches of a run as a tree: each below the one that it left, in the order of leaving.
///
/// ```
/// main
/// ├ branch 1
/// │ └ branch 3
/// └ branch 2
/// ```
public struct BranchTree: Hashable, Sendable {
  /// A line of the picture.
  public struct Row: Hashable, Sendable {
    /// The branch.
    public var branch: Branch
    /// For each ancestor but the first, whether more branches of it follow below this line; the last is the branch's own.
    public var follows: [Bool]
  }

  /// The lines, from the top.
  public private(set) var rows: [Row] = []

  /// Arranges branches.
  public init(_ branches: [Branch]) {
    for branch in branches where branch.parent == nil { add(branch, [], branches) }
  }

  private mutating func add(_ branch: Branch, _ follows: [Bool], _ branches: [Branch]) {
    rows.append(Row(branch: branch, follows: follows))
    let children = branches.filter { $0.parent == branch.id }.sorted { ($0.forkEvent, $0.id) < ($1.forkEvent, $1.id) }
    for (position, child) in children.enumerated() { add(child, follows + [position < children.count - 1], branches) }
  }
}
