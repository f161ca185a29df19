/// A set of nodes, kept ascending, so that going through it never depends on hashing.
///
/// Complexity: clusters are small; lookups and changes are linear in the number of nodes.
public struct NodeIDSet: Hashable, Sendable {
  /// The nodes, ascending and without repetition.
  public private(set) var ids: [NodeID]

  /// Makes an empty set.
  public init() { ids = [] }

  /// Makes a set of the given nodes, in any order; repetitions count once.
  public init(_ nodes: some Sequence<NodeID>) {
    ids = []
    for id in nodes { insert(id) }
  }

  /// Whether the node is a member.
  @inlinable
  public func contains(_ id: NodeID) -> Bool {
    // Nodes are mostly numbered one after the other.
    guard !ids.isEmpty, id >= ids[0] else { return false }
    let guess = Int(clamping: id - ids[0])
    return (guess < ids.count && ids[guess] == id) || ids.contains(id)
  }

  /// Adds a node, if it is not there.
  public mutating func insert(_ id: NodeID) {
    let position = ids.firstIndex { $0 >= id } ?? ids.endIndex
    if position < ids.endIndex && ids[position] == id { return }
    ids.insert(id, at: position)
  }

  /// Removes a node, if it is there.
  public mutating func remove(_ id: NodeID) {
    if let position = ids.firstIndex(of: id) { ids.remove(at: position) }
  }

  /// The nodes of both sets.
  public func union(_ other: NodeIDSet) -> NodeIDSet {
    if other.isEmpty { return self }
    var result = self
    for id in other.ids { result.insert(id) }
    return result
  }
}

extension NodeIDSet: RandomAccessCollection {
  /// The position of the lowest node.
  @inlinable public var startIndex: Int { 0 }
  /// The position after the highest node.
  @inlinable public var endIndex: Int { ids.count }
  /// The node at a position.
  @inlinable public subscript(position: Int) -> NodeID { ids[position] }
}

extension NodeIDSet: ExpressibleByArrayLiteral {
  /// Makes a set of the listed nodes.
  public init(arrayLiteral elements: NodeID...) { self.init(elements) }
}

extension NodeIDSet: CustomStringConvertible {
  /// The nodes in parentheses: `(1 2 3)`.
  public var description: String { "(" + ids.map(String.init).joined(separator: " ") + ")" }
}
