/// A set of voters that decides by majority.
public struct MajorityConfig: Hashable, Sendable {
  /// The voters.
  public var voters: NodeIDSet

  /// Makes a configuration of the given voters.
  public init(_ voters: NodeIDSet = []) { self.voters = voters }

  /// Makes a configuration of the given voters, in any order.
  public init(_ voters: some Sequence<NodeID>) { self.voters = NodeIDSet(voters) }

  /// Whether there are no voters.
  public var isEmpty: Bool { voters.isEmpty }

  /// The highest index that a majority has acknowledged, or `LogIndex.max` when there are no voters, so that an empty half of a joint
  /// configuration never decides.
  ///
  /// - Parameter acknowledged: what a voter has acknowledged, nil when nothing is known. It is called once a voter, ascending.
  ///
  /// Complexity: an insertion sort of the voters' indexes on the stack; nothing is allocated for up to 128 voters.
  @inlinable
  public func committedIndex(of acknowledged: (NodeID) -> LogIndex?) -> LogIndex {
    let count = voters.count
    if count == 0 { return .max }
    return withUnsafeTemporaryAllocation(of: LogIndex.self, capacity: count) { sorted in
      for length in 0..<count {
        let index = acknowledged(voters[length]) ?? 0
        var position = length
        while position > 0 && sorted[position - 1] > index {
          sorted.initializeElement(at: position, to: sorted[position - 1])
          position -= 1
        }
        sorted.initializeElement(at: position, to: index)
      }
      return sorted[count - QuorumSize.classic(voters: count)]
    }
  }

  /// What the votes mean. Without voters they are won, so that an empty half of a joint configuration never decides.
  ///
  /// - Parameter granted: how a voter voted, nil when it did not. It is called once a voter, ascending.
  @inlinable
  public func voteResult(of granted: (NodeID) -> Bool?) -> VoteResult {
    let count = voters.count
    if count == 0 { return .won }
    var grants = 0
    var missing = 0
    for position in 0..<count {
      switch granted(voters[position]) {
      case .some(true): grants += 1
      case .some(false): break
      case .none: missing += 1
      }
    }
    let quorum = QuorumSize.classic(voters: count)
    if grants >= quorum { return .won }
    return grants + missing >= quorum ? .pending : .lost
  }
}

extension MajorityConfig: CustomStringConvertible {
  /// The voters in parentheses: `(1 2 3)`.
  public var description: String { voters.description }

  /// A picture of what the voters have acknowledged: the longer the bar, the more voters it is ahead of.
  public func describe(_ acknowledged: (NodeID) -> LogIndex?) -> String {
    if isEmpty { return "<empty majority quorum>" }
    let indexes = voters.map { (id: $0, index: acknowledged($0)) }
    var text = String(repeating: " ", count: voters.count) + "    idx\n"
    for (id, index) in indexes {
      let bar = indexes.count { ($0.index ?? 0) < (index ?? 0) }
      let head =
        index == nil
        ? "?" + String(repeating: " ", count: voters.count)
        : String(repeating: "x", count: bar) + ">" + String(repeating: " ", count: voters.count - bar)
      let digits = String(index ?? 0)
      text += head + " " + String(repeating: " ", count: max(0, 5 - digits.count)) + digits + "    (id=\(id))\n"
    }
    return text
  }
}
