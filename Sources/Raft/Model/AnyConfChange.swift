/// A configuration change of either version (etcd/raft's `ConfChangeI`).
public enum AnyConfChange: Hashable, Sendable {
  /// The first version: a single member.
  case v1(ConfChange)
  /// The second version: any number of members.
  case v2(ConfChangeV2)

  /// The change in terms of the second version.
  public var asV2: ConfChangeV2 {
    switch self {
    case .v1(let change):
      ConfChangeV2(changes: [ConfChangeSingle(kind: change.kind, node: change.node)], context: change.context)
    case .v2(let change): change
    }
  }
}
