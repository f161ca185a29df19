import Raft

/// A value for each direction between two nodes. Nodes are few, so a square is cheaper than anything clever.
struct LinkTable<Value: Hashable & Sendable>: Hashable, Sendable {
  /// One more than the highest identifier of a node.
  static var side: Int { ClusterSettings.nodeCountMax + 1 }

  private var values: [Value]

  init(repeating value: Value) {
    values = Array(repeating: value, count: Self.side * Self.side)
  }

  subscript(link: Link) -> Value {
    get { values[Int(link.from) * Self.side + Int(link.to)] }
    set { values[Int(link.from) * Self.side + Int(link.to)] = newValue }
  }
}
