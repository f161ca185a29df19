import Raft

extension InteractionEnvironment {
  /// `compact 1 11`: the node drops its log up to and including the index, and shows what is left.
  mutating func compact(_ directive: Directive) throws(CommandFailure) {
    let position = try firstPosition(directive)
    guard directive.arguments.count == 2, directive.arguments[1].values == nil else {
      throw .malformed(directive.error("expected a node and an index"))
    }
    let index: LogIndex = try understanding { () throws(TranscriptError) in
      try directive.number(directive.arguments[1].key, of: "an index")
    }
    try refusing { try nodes[position].raft.storage.memory.compact(to: index) }
    try showLog(position)
  }
}
