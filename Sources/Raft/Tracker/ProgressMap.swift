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
    // Members are mostly numbered one after the other.
    guard !ids.isEmpty, id >= ids[0] else { return nil }
    let guess = Int(clamping: id - ids[0])
    if guess < ids.count && ids[guess] == id { return guess }
    for position in ids.indices where ids[position] >= id { return ids[position] == id ? position : nil }
    return nil
  }

  /// The progress at a position, to read or to change in place.
  public package(set) subscript(at position: Int) -> Progress {
    _read { yield values[position] }
    _modify { yield &values[position] }
  }

  /// Whether nothing is to be appended to a member for now; see ``Progress/isPaused``.
  func isPaused(at position: Int) -> Bool { values[position].state == .snapshot || values[position].messageAppendFlowPaused }

  /// Whether a member's window is full, so that it gets empty appends only.
  func isThrottled(at position: Int) -> Bool { values[position].state == .replicate && values[position].inflights.isFull }

  /// Up to where a member's log is known to be the leader's.
  func match(at position: Int) -> LogIndex { values[position].match }

  /// The first index of the next append to a member.
  func next(at position: Int) -> LogIndex { values[position].next }

  /// The highest index that at least so many members with a vote match.
  ///
  /// Complexity: quadratic, which for a handful of members beats sorting; nothing is copied.
  func indexMatched(byAtLeast quorum: Int) -> LogIndex {
    var best: LogIndex = 0
    for position in values.indices where values[position].match > best && !values[position].isLearner {
      let index = values[position].match
      if countMatching(beyond: index - 1) >= quorum { best = index }
    }
    return best
  }

  /// How many members with a vote match beyond the index. Outside of a joint configuration these are the voters.
  func countMatching(beyond index: LogIndex) -> Int {
    var count = 0
    for position in values.indices where values[position].match > index && !values[position].isLearner { count += 1 }
    return count
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
