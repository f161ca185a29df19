/// Where a node's ``TraceEvent``s go (etcd/raft's `TraceLogger`). Together with those of the other nodes they can be checked against the
/// TLA+ specification that etcd/raft publishes.
public protocol TraceLogger: AnyObject, Sendable {
  /// Takes an event, at the moment it happens.
  func trace(_ event: TraceEvent)
}
