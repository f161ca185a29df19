/// How a configuration change is carried out (etcd/raft's `ConfChangeTransition`).
public enum ConfChangeTransition: UInt8, Hashable, Sendable, CaseIterable {
  /// The simple protocol where it is enough, else a joint configuration that the leader leaves by itself.
  case auto
  /// A joint configuration that the leader leaves by itself.
  case jointImplicit
  /// A joint configuration that the application leaves by proposing an empty change.
  case jointExplicit
}
