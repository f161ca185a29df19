extension EntryKind: CustomStringConvertible {
  /// etcd/raft's name, such as `EntryNormal`.
  public var description: String {
    switch self {
    case .normal: "EntryNormal"
    case .confChange: "EntryConfChange"
    case .confChangeV2: "EntryConfChangeV2"
    }
  }
}
