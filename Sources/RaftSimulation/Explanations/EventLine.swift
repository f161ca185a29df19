import Raft

/// One line of the event log.
public struct EventLine: Hashable, Sendable {
  /// The event.
  public var event: Int
  /// 0 for the input itself, then one for each thing that it set off.
  public var part: Int
  /// Whose line it is; nil for the cluster's.
  public var node: NodeID?
  /// What happened, without the node's name.
  public var text: String
  /// What it is about.
  public var kind: LineKind
  /// The rule to cite.
  public var rule: Rule?

  /// The number of the line: `41` or `41.2`.
  public var label: String { part == 0 ? "\(event)" : "\(event).\(part)" }

  /// The line as plain text: `41.2  S1  COMMITS 6 = d …`.
  public var plainText: String {
    let who = node.map { nodeName($0) + "  " } ?? ""
    return "\(label)  \(who)\(text)"
  }
}
