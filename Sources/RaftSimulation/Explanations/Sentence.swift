import Raft

/// The words for a fact, before they are numbered.
struct Sentence: Hashable, Sendable {
  var node: NodeID?
  var text: String
  var kind: LineKind
  var rule: Rule?

  init(_ node: NodeID?, _ text: String, _ kind: LineKind = .neutral, _ rule: Rule? = nil) {
    self.node = node
    self.text = text
    self.kind = kind
    self.rule = rule
  }
}
