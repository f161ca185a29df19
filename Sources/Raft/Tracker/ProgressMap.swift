/// The progress of each member, ascending by node.
///
/// Kept as two arrays side by side: a lookup goes through a handful of numbers, and a progress is changed where it lies, so that its
/// in-flight window is never copied.
public struct ProgressMap: Hashable, Sendable {
  /// The nodes, ascending.
  public private(set) var ids: [NodeID] = []
  private var values: [Progress] = []

  /// Makes an empty map.
  public init() {}

  /// How many members there are.
  public var count: Int { ids.count }

  /// The positions of the members, for ``subscript(at:)``.
  public var indices: Range<Int> { ids.indices }

  /// Where the node stands, if it is a member. Positions change when the membership does.
  public func position(of id: NodeID) -> Int? {
    for position in ids.indices where ids[position] >= id { return ids[position] == id ? position : nil }
    return nil
  }

  /// The progress at a position, to read or to change in place.
  public package(set) subscript(at position: Int) -> Progress {
    _read { yield values[position] }
    _modify { yield &values[position] }
  }

  /// A copy of the progress of a node, if it is a member.
  public subscript(id: NodeID) -> Progress? { position(of: id).map { values[$0] } }

  /// Changes the progress of a node in place.
  ///
  /// - Returns: what `change` returns, or nil when the node is no member.
  @discardableResult
  package mutating func withProgress<Result>(_ id: NodeID, _ change: (inout Progress) -> Result) -> Result? {
    guard let position = position(of: id) else { return nil }
    return change(&values[position])
  }

  /// Adds a member, or replaces its progress.
  package mutating func set(_ id: NodeID, _ progress: Progress) {
    let position = ids.firstIndex { $0 >= id } ?? ids.endIndex
    if position < ids.endIndex && ids[position] == id {
      values[position] = progress
    } else {
      ids.insert(id, at: position)
      values.insert(progress, at: position)
    }
  }

  /// Removes a member, if it is there.
  package mutating func remove(_ id: NodeID) {
    guard let position = position(of: id) else { return }
    ids.remove(at: position)
    values.remove(at: position)
  }

  /// The nodes with their progress, ascending.
  public var pairs: [(id: NodeID, progress: Progress)] { zip(ids, values).map { ($0, $1) } }
}

extension ProgressMap: CustomStringConvertible {
  /// One line a member, ascending, each ended by a line feed: `1: StateProbe match=0 next=1`.
  public var description: String {
    pairs.reduce(into: "") { $0 += "\($1.id): \($1.progress)\n" }
  }
}
