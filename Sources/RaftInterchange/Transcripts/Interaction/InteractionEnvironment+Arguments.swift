import Raft

extension InteractionEnvironment {
  /// The position of a node that a directive names. A node that is down refuses most commands.
  func position(of text: String, _ directive: Directive, mayBeDown: Bool = false) throws(CommandFailure) -> Int {
    let id: Int = try understanding { () throws(TranscriptError) in try directive.number(text, of: "a node") }
    guard (1...max(1, nodes.count)).contains(id), !nodes.isEmpty else {
      let expectation = nodes.isEmpty ? "expected add-nodes before it" : "expected a node from 1 to \(nodes.count), not \(id)"
      throw .malformed(directive.error(expectation))
    }
    if nodes[id - 1].isDown && !mayBeDown { throw .refused("node \(id) is down") }
    return id - 1
  }

  /// The position of the node that is the first argument.
  func firstPosition(_ directive: Directive, mayBeDown: Bool = false) throws(CommandFailure) -> Int {
    guard let argument = directive.arguments.first, argument.values == nil else {
      throw .malformed(directive.error("expected a node as the first argument"))
    }
    return try position(of: argument.key, directive, mayBeDown: mayBeDown)
  }

  /// The positions of all nodes that are named, in their order.
  func positions(_ directive: Directive) throws(CommandFailure) -> [Int] {
    var positions: [Int] = []
    for argument in directive.arguments where argument.values == nil { positions.append(try position(of: argument.key, directive)) }
    return positions
  }
}
