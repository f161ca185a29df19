extension NodeID {
  /// The node as etcd/raft's messages and log lines name it: in hexadecimal; a storage thread by its name; ``noNode`` as `None`.
  public var targetName: String {
    switch self {
    case noNode: "None"
    case localAppendThread: "AppendThread"
    case localApplyThread: "ApplyThread"
    default: hexadecimalName
    }
  }

  /// The number in hexadecimal, as etcd/raft's log lines name nodes.
  package var hexadecimalName: String { self < 10 ? String(self) : String(self, radix: 16) }
}
