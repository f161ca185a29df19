/// Where a node's log lines go. They are etcd/raft's, word for word.
public protocol RaftLogger: AnyObject, Sendable {
  /// Takes a line, whose text is made only if the level is wanted.
  func log(_ level: LogLevel, _ message: @autoclosure () -> String)
}
